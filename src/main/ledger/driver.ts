/**
 * Whether the database driver loads here at all. Its binary asks for a C library as new as the
 * machine that it was built on, and the systems of an office may be older.
 */
import Database from 'better-sqlite3'
import { Trouble } from '../kernel/trouble.ts'

/** Throws Trouble where it does not: before anybody has filled in a form for nothing. */
export function assertDriver(): void {
  try {
    new Database(':memory:').close()
  } catch (error) {
    throw driverTrouble(error) ?? error
  }
}

/** What the system's loader says, as a sentence; null where the error is another one. */
export function driverTrouble(error: unknown): Trouble | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? error.code : undefined
  const isMissing = code === 'MODULE_NOT_FOUND' && error.message.includes('better_sqlite3')
  if (code !== 'ERR_DLOPEN_FAILED' && !isMissing) return null
  return new Trouble('driver-unusable', sentenceFor(error.message), { cause: error })
}

function sentenceFor(message: string): string {
  const wanted = /version `(GLIBC(?:XX)?)_([\d.]+)' not found/.exec(message)
  const [, library, version] = wanted ?? []
  const otherWays =
    '请改用为麒麟、统信打的安装包或网页版压缩包，或者用这台电脑的浏览器打开另一台电脑上的参保柜台网址。'
  if (library !== undefined && version !== undefined) {
    const name = library === 'GLIBC' ? 'glibc' : 'libstdc++'
    return `这台电脑的系统库太旧，程序不能运行：数据库驱动需要 ${name} ${version} 以上。${otherWays}`
  }
  return `数据库驱动在这台电脑（${process.platform} ${process.arch}）上不能加载，程序不能运行，可能是安装包与电脑的处理器不符或文件不完整。请重新安装与电脑相符的安装包。`
}
