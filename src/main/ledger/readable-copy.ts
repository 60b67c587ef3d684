/** Reading a ledger that lies where nothing may be written: a disc, a stick with its switch on. */
import { accessSync, constants, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Trouble } from '../kernel/trouble.ts'
import type { DataFolder } from './data-folder.ts'
import { storageTrouble } from './storage-trouble.ts'

/**
 * Reads the folder's ledger where it lies, or a private copy of it where SQLite could not put its
 * shared memory beside it. The copy is as encrypted as the ledger and is gone afterwards; troubles
 * name the ledger and not the copy.
 */
export function readWhereverItLies<T>(data: DataFolder, read: (data: DataFolder) => T): T {
  if (!needsCopy(data)) return read(data)
  const folder = mkdtempSync(join(tmpdir(), 'canbao-reading-'))
  const copy = { ...data, folder, ledgerFile: join(folder, 'ledger.db') }
  try {
    for (const end of ['', '-wal']) {
      const file = `${data.ledgerFile}${end}`
      if (existsSync(file)) copyFileSync(file, `${copy.ledgerFile}${end}`)
    }
    return read(copy)
  } catch (error) {
    const trouble = storageTrouble(error, folder)
    if (trouble === null) throw error
    const message = trouble.message.replaceAll(copy.ledgerFile, data.ledgerFile)
    throw new Trouble(trouble.code, message, { cause: error })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Shared memory that is there already is shared: then somebody is at work on this very file. */
function needsCopy({ folder, ledgerFile }: DataFolder): boolean {
  if (existsSync(`${ledgerFile}-shm`)) return false
  try {
    accessSync(folder, constants.W_OK)
    return false
  } catch {
    // Not even root writes to a disc; for an ordinary user rights are enough.
    return true
  }
}
