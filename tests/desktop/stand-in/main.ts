/** `electron` for the main process. What is not exported here cannot be imported from it. */
import { guardClass } from './guard.ts'
import { makeChannel } from './ports.ts'

function MessageChannel(): object {
  return makeChannel()
}

export const MessageChannelMain = guardClass('MessageChannelMain', MessageChannel)
export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { ipcMain } from './ipc.ts'
export { protocol, session } from './session.ts'
export { Menu, dialog, powerMonitor, safeStorage, screen } from './system.ts'
export { utilityProcess } from './utility.ts'
