/**
 * Keeps a core running for the windows. Where it ends by itself it is started again: what was saved
 * is in its ledger, and what is half filled in stands in the pages, which ask for a new port.
 */
import type { MessagePortMain } from 'electron'
import type { CoreProcess } from './core-process.ts'

export type CoreKeeper = {
  /** Handed on once the core is there. */
  serve(port: MessagePortMain): void
  lock(): void
  /** Resolves at once where there is none. */
  stop(): Promise<void>
}

export type KeeperOptions = {
  readonly start: (onDeath: () => void) => Promise<CoreProcess>
  /** True where it may be started once more, though it died a moment ago. */
  readonly mayStartAgain: () => Promise<boolean>
  /** It died and runs again. */
  readonly onRestarted: () => void
  /** It does not run and will not. */
  readonly onLost: (error: unknown) => void
  readonly now: () => number
}

/** Two deaths within it are no accident. */
const soonMilliseconds = 60_000

export async function keepCore(options: KeeperOptions): Promise<CoreKeeper> {
  let diedAt = Number.NEGATIVE_INFINITY
  let stopping = false
  let core: Promise<CoreProcess> = options.start(died)
  await core

  function died(): void {
    if (stopping) return
    const again = options.now() - diedAt < soonMilliseconds
    diedAt = options.now()
    core = restart(again)
    core.catch((error: unknown) => {
      if (!stopping) options.onLost(error)
    })
  }

  async function restart(again: boolean): Promise<CoreProcess> {
    if (again && !(await options.mayStartAgain())) throw new GivenUp()
    const started = await options.start(died)
    if (!again) options.onRestarted()
    return started
  }

  const withCore = (act: (running: CoreProcess) => void): void => {
    // Whoever waits while it cannot be started asks again.
    core.then(act).catch(() => undefined)
  }

  return {
    serve: (port) => withCore((running) => running.serve(port)),
    lock: () => withCore((running) => running.lock()),
    async stop() {
      stopping = true
      const running = await core.catch(() => null)
      await running?.stop()
    },
  }
}

/** Whoever sits there wants no further start. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp'
}
