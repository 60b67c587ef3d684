import { setTimeout as sleep } from 'node:timers/promises'
import { say, Trouble } from '../support/trouble.mjs'
import { runCaptured } from './captured-run.mjs'
import { findChromium, findProgram } from './chromium.mjs'

const lockSeconds = 600
const updateTries = 20
const waitMs = 10_000

/**
 * Makes sure of what the journeys need from the machine: a Chromium, and pdftoppm to look at what
 * is printed. As root on Debian they are installed; otherwise Trouble says what to install.
 */
export async function ensureMachine() {
  const missing = listMissing(process.env)
  if (missing.length === 0) return
  if (process.getuid?.() !== 0 || findProgram('apt-get', process.env) === null) {
    throw new Trouble(explainMissing(missing))
  }
  say(`正在安装测试所需的系统软件：${missing.join('、')}…`)
  await installPackages(missing)
  const stillMissing = listMissing(process.env)
  if (stillMissing.length > 0) throw new Trouble(explainMissing(stillMissing))
}

/**
 * The Debian packages that are missing.
 * @param {NodeJS.ProcessEnv} env
 * @returns {readonly string[]}
 */
export function listMissing(env) {
  const missing = []
  if (findChromium(env) === null) missing.push('chromium')
  if (findProgram('pdftoppm', env) === null) missing.push('poppler-utils')
  return missing
}

/** @param {readonly string[]} missing */
export function explainMissing(missing) {
  const names = missing.join(' ')
  return (
    `测试需要 ${missing.join(' 和 ')}，这台电脑上没有。请用管理员权限运行 apt-get install ${names}，` +
    '或者用环境变量 CHROMIUM_PATH 指明已有的 Chromium 或 Chrome 浏览器。'
  )
}

/** @param {readonly string[]} packages */
async function installPackages(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const wait = ['-o', `DPkg::Lock::Timeout=${lockSeconds}`]
  // The option does not cover the lock on the package lists, which update takes.
  for (let tries = 1; ; tries += 1) {
    const updated = await runCaptured('apt-get', [...wait, 'update'], { env })
    if (updated.code === 0 || tries === updateTries || !/lock/i.test(updated.output)) break
    await sleep(waitMs)
  }
  const install = [...wait, 'install', '-y', '--no-install-recommends', ...packages]
  const { code, output } = await runCaptured('apt-get', install, { env })
  if (code !== 0) say(output.trimEnd().split('\n').slice(-20).join('\n'))
}
