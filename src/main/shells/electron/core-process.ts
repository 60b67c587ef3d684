/** Starts the core, watches it and starts it again when the operator says so. */
import { utilityProcess } from 'electron'
import type { MessagePortMain, UtilityProcess } from 'electron'
import { Trouble } from '../../kernel/trouble.ts'
import type { CoreStart, FromCore, KeyringQuestion, ToCore } from './core-messages.ts'
import { sealText, unsealText } from './keyring.ts'

export type CoreProcess = {
  /** Hands one end of a window's channel to the core. */
  readonly serve: (port: MessagePortMain) => void
  /** Locks every session. */
  readonly lock: () => void
  /** Lets the core close the ledger; cut after a second. */
  readonly stop: () => Promise<void>
}

export type CoreOptions = {
  /** The built `core.js`. */
  readonly entry: string
  readonly start: CoreStart
  /** The core ended although nobody had asked it to. */
  readonly onDeath: () => void
}

const stopWithin = 900

/** Ready to serve when it returns. A ledger that cannot be opened is a `Trouble`. */
export async function startCore(options: CoreOptions): Promise<CoreProcess> {
  const core = utilityProcess.fork(options.entry, [JSON.stringify(options.start)], {
    serviceName: '参保柜台 账本',
    stdio: 'inherit',
  })
  await untilReady(core)
  const watch = watchDeath(core, options.onDeath)
  return {
    serve(port) {
      core.postMessage({ kind: 'serve' } satisfies ToCore, [port])
    },
    lock() {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
      core.postMessage({ kind: 'lock' } satisfies ToCore)
    },
    async stop() {
      watch.expectEnd()
      await stop(core)
    },
  }
}

function untilReady(core: UtilityProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    core.on('message', (message: FromCore) => {
      switch (message.kind) {
        case 'ready':
          resolve()
          return
        case 'trouble':
          core.kill()
          reject(new Trouble('wrong-call', message.sentence))
          return
        case 'seal':
        case 'unseal':
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
          core.postMessage(askKeyring(message))
      }
    })
    core.once('exit', (code) => reject(new Error(`the core ended with code ${code} on its start`)))
  })
}

function askKeyring(question: KeyringQuestion): ToCore {
  const { askId } = question
  return question.kind === 'seal'
    ? { kind: 'sealed', askId, sealed: sealText(question.text) }
    : { kind: 'unsealed', askId, text: unsealText(question.sealed) }
}

function watchDeath(core: UtilityProcess, onDeath: () => void): { expectEnd(): void } {
  let expected = false
  core.once('exit', () => {
    if (!expected) onDeath()
  })
  return {
    expectEnd() {
      expected = true
    },
  }
}

function stop(core: UtilityProcess): Promise<void> {
  return new Promise((resolve) => {
    if (core.pid === undefined) {
      resolve()
      return
    }
    const cut = setTimeout(() => core.kill(), stopWithin)
    core.once('exit', () => {
      clearTimeout(cut)
      resolve()
    })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
    core.postMessage({ kind: 'close' } satisfies ToCore)
  })
}
