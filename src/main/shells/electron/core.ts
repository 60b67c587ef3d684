/**
 * The core of the window, in a process of its own, so that a roster of 78,000 rows never freezes
 * a window. The main process starts it, hands it one port a window, and tells it to close.
 */
import type { MessageEvent } from 'electron'
import { openApp } from '../../app.ts'
import type { App } from '../../app.ts'
import { Trouble } from '../../kernel/trouble.ts'
import { dataFolderAt, fileKeyStore } from '../../ledger/index.ts'
import type { KeyStore } from '../../ledger/index.ts'
import { makeDoorLog } from '../door-log.ts'
import { askedKeyring } from './asked-keyring.ts'
import type { CoreStart, FromCore, ToCore } from './core-messages.ts'
import { openKeyringKeys } from './keyring-keys.ts'
import type { Keyring } from './keyring-keys.ts'
import { openPortDoor } from './port-door.ts'

const { parentPort } = process

function tell(message: FromCore): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
  parentPort.postMessage(message)
}

async function run(): Promise<void> {
  // Written by our own main process one line before.
  const start = JSON.parse(process.argv[2] ?? '') as CoreStart
  const keyring = askedKeyring(tell)
  parentPort.on('message', (event: MessageEvent) => {
    const message = event.data as ToCore
    if (message.kind === 'sealed' || message.kind === 'unsealed') keyring.hear(message)
  })
  const app = await openApp({
    ...start,
    door: 'window',
    log: makeDoorLog(start.dataFolder),
    keys: await findKeys(start.dataFolder, keyring),
  })
  serve(app)
  tell({ kind: 'ready' })
}

/** A key file that was named by whoever started the program is taken at its word. */
function findKeys(dataFolder: string, keyring: Keyring): Promise<KeyStore> {
  const named = process.env['CANBAO_KEY_FILE']
  const files = fileKeyStore(named)
  if (named !== undefined) return Promise.resolve(files)
  return openKeyringKeys({ data: dataFolderAt(dataFolder), files, keyring })
}

function serve(app: App): void {
  const servePort = openPortDoor(app)
  parentPort.on('message', (event: MessageEvent) => {
    const message = event.data as ToCore
    switch (message.kind) {
      case 'serve':
        for (const port of event.ports) servePort(port)
        return
      case 'lock':
        app.lockSessions()
        return
      case 'sealed':
      case 'unsealed':
        return
      case 'close':
        app.close().then(
          () => process.exit(0),
          () => process.exit(1),
        )
    }
  })
}

try {
  await run()
} catch (error) {
  // A bug ends the process with its stack; the main process sees that and tells.
  if (!(error instanceof Trouble)) throw error
  tell({ kind: 'trouble', sentence: error.message })
}
