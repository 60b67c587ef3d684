/** Making a ledger: it appears in its folder only when it is complete and on disk. */
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Trouble } from '../kernel/trouble.ts'
import { applicationId, openConnection } from './connection.ts'
import { findMark, makingFolderIn, syncFolder } from './data-folder.ts'
import type { DataFolder, LedgerMark } from './data-folder.ts'
import { keyCheckOf, makeKey } from './key.ts'
import type { LedgerKey } from './key.ts'
import { removeLeftovers, tryMakingLock } from './leftovers.ts'
import { migrate } from './migrate.ts'
import type { OpenOptions } from './open.ts'
import { storageTrouble } from './storage-trouble.ts'
import { makeWriter } from './writer.ts'
import type { Writer } from './writer.ts'

export type MakeOptions = OpenOptions & {
  readonly encrypted: boolean
  readonly practiceDate: string | null
  readonly fill: (writer: Writer) => Promise<void>
}

/** Makes a ledger and fills it with `fill`, all or nothing. */
export async function makeLedger(options: MakeOptions): Promise<void> {
  const { data, keys } = options
  try {
    removeLeftovers(data)
    refuseUsedFolder(data)
    const making = makingFolderIn(data, randomBytes(6).toString('hex'))
    const ledgerId = randomBytes(8).toString('hex')
    const key = options.encrypted ? makeKey() : null
    mkdirSync(making, { mode: 0o700 })
    const lock = tryMakingLock(making)
    try {
      const file = join(making, 'ledger.db')
      await fillFile(options, { file, key })
      if (key !== null) keys.keep(ledgerId, key)
      const keyCheck = key === null ? null : keyCheckOf(key, ledgerId)
      putInPlace(data, { file, mark: { ledgerId, keyCheck } })
    } finally {
      lock?.release()
      rmSync(making, { recursive: true, force: true })
    }
  } catch (error) {
    throw storageTrouble(error, data.folder) ?? error
  }
}

function refuseUsedFolder(data: DataFolder): void {
  if (findMark(data) !== null) throw officeExists(data)
  // A log that stayed behind would be played into the new ledger.
  const log = `${data.ledgerFile}-wal`
  if (existsSync(log) && statSync(log).size > 0) {
    throw new Trouble(
      'ledger-missing',
      `文件夹 ${data.folder} 中留有旧账本的 ledger.db-wal，账本文件却不见了，请先恢复旧账本，或换一个文件夹再建立。`,
    )
  }
  rmSync(log, { force: true })
  rmSync(`${data.ledgerFile}-shm`, { force: true })
}

async function fillFile(
  options: MakeOptions,
  { file, key }: { readonly file: string; readonly key: LedgerKey | null },
): Promise<void> {
  const connection = openConnection({ file, key, mode: 'make' })
  try {
    chmodSync(file, 0o600)
    connection.pragma(`application_id = ${applicationId}`)
    migrate(connection, options.migrations)
    const writer = makeWriter(connection, options.clockFor(options.practiceDate))
    await options.fill(writer)
    await writer.finish()
    connection.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    connection.close()
  }
}

/** Mark first, and only where there is none: of two makers at once the later one is refused. */
function putInPlace(
  data: DataFolder,
  { file, mark }: { readonly file: string; readonly mark: LedgerMark },
): void {
  try {
    writeFileSync(data.markFile, JSON.stringify(mark), { mode: 0o600, flag: 'wx', flush: true })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw officeExists(data, error)
    }
    rmSync(data.markFile, { force: true })
    throw error
  }
  try {
    syncFolder(data.folder)
    renameSync(file, data.ledgerFile)
    syncFolder(data.folder)
  } catch (error) {
    if (!existsSync(data.ledgerFile)) rmSync(data.markFile, { force: true })
    throw error
  }
}

function officeExists(data: DataFolder, cause?: unknown): Trouble {
  return new Trouble('office-exists', `文件夹 ${data.folder} 中已有账本，不能再建立。`, { cause })
}
