import { callerFolder } from './support/caller-folder.mjs'
import { endChildrenWithUs, isEnding } from './support/children.mjs'
import { decideDoor, hasDisplay } from './support/doors.mjs'
import { setUp } from './support/set-up.mjs'
import { help, readStartOptions } from './support/start-options.mjs'
import { runEntry, say } from './support/trouble.mjs'
import { openWebDoor } from './support/web-door.mjs'
import { downloadRuntime, findRuntime, hasFailedLately } from './support/window-runtime.mjs'
import { openWindow } from './support/window.mjs'

/** `npm start`: sets up what is missing, then opens the window or, where that cannot be, the web door. */
async function main() {
  const options = readStartOptions(process.argv.slice(2))
  if (options.help) {
    process.stdout.write(`${help}\n`)
    return 0
  }
  endChildrenWithUs()
  await setUp()
  const cwd = callerFolder('start')
  const exitCode = await tryWindow(options, cwd)
  if (exitCode !== null) return exitCode
  const { platform, env } = process
  const opensBrowser = hasDisplay({ platform, env })
  return openWebDoor({ dir: options.dir, port: options.port, opensBrowser, cwd })
}

/**
 * Opens the window where that can be, and otherwise says in one line why not.
 * @param {import('./support/start-options.mjs').StartOptions} options
 * @param {string} cwd
 * @returns {Promise<number | null>} the window's exit code, null where there was no window
 */
async function tryWindow(options, cwd) {
  const door = decideDoor({
    platform: process.platform,
    env: process.env,
    isRoot: process.getuid?.() === 0,
    webWanted: options.web,
    windowWanted: options.window,
    hasRuntime: findRuntime() !== null,
    downloadFailedBefore: hasFailedLately(Date.now()),
  })
  if (door.kind === 'web') {
    if (door.why !== null) say(door.why)
    return null
  }
  if (door.kind === 'download') await downloadRuntime()
  const runtime = findRuntime()
  if (isEnding()) return 1
  if (runtime === null) {
    say('窗口程序没有下载成功，改用网页方式（以后不再自动下载；重新下载：npm start -- --window）。')
    return null
  }
  const { wasReady, exitCode } = await openWindow({ runtime, dir: options.dir, cwd })
  if (wasReady || isEnding()) return exitCode
  say(`窗口没有打开就退出了（代码 ${exitCode}），改用网页方式。`)
  return null
}

await runEntry(main)
