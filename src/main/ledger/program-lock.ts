/**
 * One program works on a ledger at a time. The lock is an exclusive SQLite transaction on a file
 * of its own: the operating system drops it when the holder dies, however it dies.
 */
import Database from 'better-sqlite3'
import { readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { Trouble } from '../kernel/trouble.ts'

const holderSchema = z.object({
  processId: z.int(),
  host: z.string(),
  door: z.string(),
  address: z.string().nullable(),
  since: z.string(),
})
export type LockHolder = z.infer<typeof holderSchema>

export type ProgramLock = {
  /** Told to a second program that asks who has the ledger. */
  setAddress(address: string): void
  release(): void
}

/** Takes the lock, or throws Trouble that says who has it. */
export function takeProgramLock(folder: string, door: string): ProgramLock {
  const lockFile = join(folder, 'program.lock')
  const holderFile = join(folder, 'program.json')
  const connection = new Database(lockFile, { timeout: 0 })
  try {
    connection.pragma('journal_mode = DELETE')
    connection.exec('begin exclusive')
  } catch (error) {
    connection.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new Trouble('ledger-in-use', inUseSentence(readHolder(holderFile)))
    }
    throw error
  }
  const holder: LockHolder = {
    processId: process.pid,
    host: hostname(),
    door,
    address: null,
    since: new Date().toISOString(),
  }
  const write = (address: string | null) =>
    writeFileSync(holderFile, JSON.stringify({ ...holder, address }), { mode: 0o600 })
  write(null)
  return {
    setAddress: write,
    release() {
      connection.exec('rollback')
      connection.close()
    },
  }
}

function readHolder(file: string): LockHolder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // The holder may be writing it this moment; the refusal stands without the details.
    return null
  }
}

function inUseSentence(holder: LockHolder | null): string {
  if (holder === null) return '这个账本正由另一个程序使用，请先关闭那个程序再打开。'
  const where = holder.address === null ? '' : `，网址 ${holder.address}`
  const who = `进程 ${holder.processId}（主机 ${holder.host}${where}，${holder.since} 起）`
  return `这个账本正由${who}使用，请在那个窗口办理，或先关闭它再打开。`
}
