import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { exitCodeOf, isEnding, startChild } from './children.mjs'
import { handleOf } from './lock.mjs'
import { places } from './places.mjs'
import { findErrorCode, Trouble } from './trouble.mjs'

/** What a log says, and what that means for the person who reads our sentence. First match wins. */
const causes = /** @type {const} */ ([
  [/ENOSPC|no space left/i, '磁盘已满，请腾出至少 2 GB 空间后重试'],
  [/EROFS|read-only file system/i, '程序文件夹是只读的，请换到可以写入的位置'],
  [/EACCES|EPERM|permission denied/i, '没有写入程序文件夹的权限，请用有权限的账户运行'],
  [
    /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|network/i,
    '连不上软件源，请检查网络或代理后重试',
  ],
  [/EINTEGRITY/, '下载的文件不完整，请重试'],
  [/EUSAGE|in sync/, 'package.json 与 package-lock.json 不一致，请恢复程序原来的文件'],
])

/**
 * @typedef {object} LoggedRun
 * @property {string} title what is being done, as it stands in the sentence: 安装依赖
 * @property {string} command
 * @property {readonly string[]} args
 * @property {string} log file name inside the work folder
 * @property {import('./lock.mjs').Lock} lock held by the child as well
 * @property {NodeJS.ProcessEnv} env
 */

/**
 * Runs a set-up step quietly, with its output in a log. Throws Trouble with one sentence where it
 * fails: what, why where the log tells, and where the log lies.
 * @param {LoggedRun} run
 */
export async function runLogged({ title, command, args, log, lock, env }) {
  const file = path.join(makeWorkFolder(), log)
  const output = openSync(file, 'w')
  try {
    const child = startChild(command, args, {
      cwd: places.root,
      env,
      stdio: ['ignore', output, output, handleOf(lock)],
      group: true,
    })
    const code = await exitCodeOf(child)
    if (code === 0) return
    if (isEnding()) throw new Trouble('已停止。', 130)
  } finally {
    closeSync(output)
  }
  throw new Trouble(`${title}没有成功：${explain(readFileSync(file, 'utf8'))}。详情见 ${file}`)
}

/**
 * The folder for logs and half-finished builds; Trouble where it cannot be made.
 * @returns {string}
 */
export function makeWorkFolder() {
  try {
    mkdirSync(places.work, { recursive: true })
  } catch (error) {
    throw new Trouble(
      `程序文件夹 ${places.root} 写不进去：${explain(findErrorCode(error) ?? String(error))}。`,
    )
  }
  return places.work
}

/**
 * @param {string} log
 * @returns {string}
 */
export function explain(log) {
  return causes.find(([pattern]) => pattern.test(log))?.[1] ?? '原因请看日志末尾'
}
