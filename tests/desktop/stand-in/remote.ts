/** The test's way into the main process: `evaluate`, as Playwright offers it for Electron. */

export type Asked = { readonly id: number; readonly source: string; readonly argument: unknown }
export type Answered = { readonly id: number; readonly value?: unknown; readonly error?: string }

export function answerTest(electron: object): void {
  process.on('message', (asked: Asked) => {
    void answer(electron, asked).then((answered) => process.send?.(answered))
  })
}

async function answer(electron: object, { id, source, argument }: Asked): Promise<Answered> {
  try {
    // A function of the test, as text: this is what `evaluate` means.
    // oxlint-disable-next-line typescript/no-implied-eval
    const run = new Function(`return (${source})`)() as (
      electron: object,
      argument: unknown,
    ) => unknown
    return { id, value: await run(electron, argument) }
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
