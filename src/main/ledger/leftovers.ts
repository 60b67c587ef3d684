/** What makers of a ledger leave behind when they are killed, and how it is told from their work. */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { listMakingFolders } from './data-folder.ts'
import type { DataFolder } from './data-folder.ts'
import { tryFileLock } from './file-lock.ts'
import type { FileLock } from './file-lock.ts'
import { storageTrouble } from './storage-trouble.ts'

/** Held in the making folder while its maker lives, so that nobody takes it for a leftover. */
const lockName = 'making.lock'

/** Removes what makers left that were killed; a maker at work keeps what is its own. */
export function removeLeftovers(data: DataFolder): void {
  const leftovers = listMakingFolders(data)
  const locks = leftovers.map(tryMakingLock)
  const allDead = locks.every((lock) => lock !== null)
  // Between mark and ledger a killed maker leaves the mark alone, and only its folder tells.
  if (leftovers.length > 0 && allDead && !existsSync(data.ledgerFile)) {
    rmSync(data.markFile, { force: true })
  }
  for (const [index, lock] of locks.entries()) {
    const folder = leftovers[index]
    if (lock === null || folder === undefined) continue
    lock.release()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Null also where the lock cannot even be tried: such a folder could not be removed either. */
export function tryMakingLock(folder: string): FileLock | null {
  try {
    return tryFileLock(join(folder, lockName))
  } catch (error) {
    if (storageTrouble(error, folder) !== null) return null
    throw error
  }
}
