/** Answers the system's dialogs as somebody at the counter would, and remembers what they said. */
import { expect } from '../../journeys/support/expect.ts'
import type { WindowProgram } from './window-program.ts'

/** From now on every message box is answered by the button of this name, as soon as it has it. */
export async function answerWith(program: WindowProgram, button: string): Promise<void> {
  await program.evaluate(({ dialog }, wanted) => {
    const seen: string[] = []
    Object.assign(globalThis, { seenDialogs: seen })
    type Options = { message: string; detail?: string; buttons?: string[] }
    const answer = (...args: readonly unknown[]) => {
      // The window, where there is one, stands first.
      const { message, detail = '', buttons = [] } = args.at(-1) as Options
      seen.push(`${message}${detail}`)
      const response = buttons.indexOf(wanted)
      if (response === -1) return new Promise<never>(() => undefined)
      return Promise.resolve({ response, checkboxChecked: false })
    }
    dialog.showMessageBox = answer
  }, button)
}

export async function dialogsOf(program: WindowProgram): Promise<readonly string[]> {
  return program.evaluate(
    () => (globalThis as unknown as { seenDialogs?: string[] }).seenDialogs ?? [],
    null,
  )
}

export async function expectDialog(program: WindowProgram, text: string): Promise<void> {
  await expect.poll(async () => (await dialogsOf(program)).join('\n')).toContain(text)
}
