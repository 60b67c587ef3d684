/** The log of a program, beside its ledger. */
import { join } from 'node:path'
import { openLog, silentLog } from '../kernel/log.ts'
import type { Log } from '../kernel/log.ts'

/**
 * Opened by the first line: a folder that turns out unfit to hold a ledger gets no log either. A
 * log that cannot be written takes nobody's counter down.
 */
export function makeDoorLog(dataFolder: string): Log {
  let opened: Log | null = null
  const log = () => (opened ??= open(dataFolder))
  return {
    info: (fields, message) => log().info(fields, message),
    error: (fields, message) => log().error(fields, message),
  }
}

function open(dataFolder: string): Log {
  try {
    return openLog(join(dataFolder, 'logs'))
  } catch {
    return silentLog
  }
}
