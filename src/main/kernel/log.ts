/** The log: row ids and names of calls, never a name, an identity number or a bank account. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'

export type Log = {
  info(fields: LogFields, message: string): void
  error(fields: LogFields, message: string): void
}
export type LogFields = Readonly<Record<string, string | number | boolean | null>>

const keptDays = 30
const secretFields = ['name', 'idNumber', 'password', 'phone', 'bankAccount', 'payload', 'input']

/** One file a day in `folder`, the newest thirty kept. Falls silent where it cannot write. */
export function openLog(folder: string): Log {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const today = new Date().toISOString().slice(0, 10)
  const old = readdirSync(folder).filter((file) => /^canbao-\d{4}-\d{2}-\d{2}\.log$/.test(file))
  for (const file of old.sort().slice(0, -keptDays)) rmSync(join(folder, file), { force: true })
  const destination = pino.destination({
    dest: join(folder, `canbao-${today}.log`),
    sync: false,
    minLength: 0,
    mode: 0o600,
  })
  // A full disk must not take the counter down because of its log.
  destination.on('error', () => undefined)
  return pino(
    { base: { pid: process.pid }, redact: { paths: secretFields, remove: true } },
    destination,
  )
}

export const silentLog: Log = { info: () => undefined, error: () => undefined }
