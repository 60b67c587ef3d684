import { Notice } from '../kit/Notice.tsx'
import { formatTime } from '../kit/instants.ts'
import { codeOf, dataOf, sentenceOf } from '../shell/trouble.ts'
import { words } from './words.ts'

/** Why the sign-in did not work, with the tries that are left. */
export function SignInTrouble({ error }: { readonly error: unknown }) {
  if (error === null) return null
  const extra = extraOf(error)
  return (
    <Notice kind="error">
      {sentenceOf(error)}
      {extra}
    </Notice>
  )
}

function extraOf(error: unknown): string {
  const { triesLeft, until } = dataOf(error)
  if (codeOf(error) === 'WRONG_PASSWORD' && typeof triesLeft === 'number') {
    return words.triesLeft(triesLeft)
  }
  if (codeOf(error) === 'LOCKED_OUT' && typeof until === 'string') {
    return words.lockedOutUntil(formatTime(until))
  }
  return ''
}
