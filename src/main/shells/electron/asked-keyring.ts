/** The keyring as the core sees it: asked of the main process, answered by message. */
import type { KeyringQuestion, ToCore } from './core-messages.ts'
import type { Keyring } from './keyring-keys.ts'

type Answer = Extract<ToCore, { readonly kind: 'sealed' | 'unsealed' }>
type Ask = (question: KeyringQuestion) => void

export function askedKeyring(ask: Ask): Keyring & { hear(answer: Answer): void } {
  const waiting = new Map<number, (answer: Answer) => void>()
  let lastAskId = 0
  function asked(question: (askId: number) => KeyringQuestion): Promise<Answer> {
    lastAskId += 1
    const askId = lastAskId
    return new Promise((resolve) => {
      waiting.set(askId, resolve)
      ask(question(askId))
    })
  }
  return {
    hear(answer) {
      waiting.get(answer.askId)?.(answer)
      waiting.delete(answer.askId)
    },
    async seal(text) {
      const answer = await asked((askId) => ({ kind: 'seal', askId, text }))
      return answer.kind === 'sealed' ? answer.sealed : null
    },
    async unseal(sealed) {
      const answer = await asked((askId) => ({ kind: 'unseal', askId, sealed }))
      return answer.kind === 'unsealed' ? answer.text : null
    },
  }
}
