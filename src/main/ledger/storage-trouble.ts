/** SQLite's and the system's own words for a disk that cannot be written, as a sentence. */
import Database from 'better-sqlite3'
import { Trouble } from '../kernel/trouble.ts'

/** The trouble behind an error, null where it is something else. `place` is for the sentence. */
export function storageTrouble(error: unknown, place: string): Trouble | null {
  if (error instanceof Trouble) return error
  const code = codeOf(error)
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') {
    return new Trouble('disk-full', `磁盘空间已满，${place} 没有写入，请清理磁盘后重试。`, {
      cause: error,
    })
  }
  if (
    /^SQLITE_(READONLY|IOERR|CANTOPEN|PERM)/.test(code) ||
    /^(EACCES|EPERM|EROFS|EIO)$/.test(code)
  ) {
    return new Trouble(
      'folder-unusable',
      `${place} 不能读写（${code}），没有写入，请检查磁盘和文件夹权限后重试。`,
      { cause: error },
    )
  }
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    return new Trouble(
      'ledger-damaged',
      `账本文件 ${place} 已损坏或不完整（${code}），本次没有写入，请停止办理，从最近的备份恢复。`,
      { cause: error },
    )
  }
  if (isBusy(error)) {
    return new Trouble('ledger-in-use', `${place} 正被其他程序占用，没有写入，请稍后重试。`, {
      cause: error,
    })
  }
  return null
}

/** Another connection holds the file this moment. */
export function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY')
}

function codeOf(error: unknown): string {
  if (error instanceof Database.SqliteError) return error.code
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return ''
}
