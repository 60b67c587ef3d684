/** One program works on a ledger at a time; the second hears who has it. */
import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { Trouble } from '../kernel/trouble.ts'
import { tryFileLock } from './file-lock.ts'
import { storageTrouble } from './storage-trouble.ts'

const holderSchema = z.object({
  processId: z.int(),
  host: z.string(),
  door: z.string(),
  address: z.string().nullable(),
  since: z.iso.datetime(),
})
export type LockHolder = z.infer<typeof holderSchema>

export type ProgramLock = {
  /** Told to a second program that asks who has the ledger. */
  setAddress(address: string): void
  release(): void
}

/** Takes the lock, or throws Trouble that says who has it. */
export function takeProgramLock(folder: string, door: string): ProgramLock {
  const holderFile = join(folder, 'program.json')
  const lock = getLock(folder, holderFile)
  const holder: LockHolder = {
    processId: process.pid,
    host: hostname(),
    door,
    address: null,
    since: new Date().toISOString(),
  }
  const write = (address: string | null) => {
    try {
      writeHolder(holderFile, { ...holder, address })
    } catch (error) {
      throw storageTrouble(error, folder) ?? error
    }
  }
  let held = true
  const release = () => {
    if (!held) return
    held = false
    rmSync(holderFile, { force: true })
    lock.release()
  }
  try {
    write(null)
  } catch (error) {
    release()
    throw error
  }
  return { setAddress: write, release }
}

function getLock(folder: string, holderFile: string) {
  const lockFile = join(folder, 'program.lock')
  try {
    const lock = tryLock(lockFile)
    if (lock !== null) {
      chmodSync(lockFile, 0o600)
      return lock
    }
  } catch (error) {
    throw storageTrouble(error, folder) ?? error
  }
  throw new Trouble('ledger-in-use', inUseSentence(findHolder(holderFile)))
}

/** The lock file holds nothing: one that has become no database is made anew. */
function tryLock(lockFile: string) {
  try {
    return tryFileLock(lockFile)
  } catch (error) {
    if (!isNoDatabase(error)) throw error
    rmSync(lockFile)
    return tryFileLock(lockFile)
  }
}

function isNoDatabase(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB'
}

/** Puts the whole text in place at once: a second program may be reading it. */
function writeHolder(file: string, holder: LockHolder): void {
  const next = `${file}.${holder.processId}`
  writeFileSync(next, JSON.stringify(holder), { mode: 0o600 })
  renameSync(next, file)
}

function findHolder(file: string): LockHolder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // The holder may not have written it yet; the refusal stands without the details.
    return null
  }
}

function inUseSentence(holder: LockHolder | null): string {
  if (holder === null) return '这个账本正由另一个程序使用，请先关闭那个程序再打开。'
  const where = holder.address === null ? '' : `，网址 ${holder.address}`
  const who = `进程 ${holder.processId}（主机 ${holder.host}${where}，${chinaTime(holder.since)} 起）`
  return `这个账本正由${who}使用，请在那个窗口办理，或先关闭它再打开。`
}

/** `2023-11-20 09:05` in China. */
function chinaTime(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
