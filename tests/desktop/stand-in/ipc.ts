import { EventEmitter } from 'node:events'
import { guard } from './guard.ts'

export const ipcMain = guard('IpcMain', new EventEmitter())
