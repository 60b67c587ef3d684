import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { exitCodeOf, startChild } from '../support/children.mjs'
import { makeWorkFolder } from '../support/logged-run.mjs'
import { getNode24, programEnv } from '../support/node24.mjs'
import { Trouble } from '../support/trouble.mjs'
import { ensurePackingTools } from './tools.mjs'
import { makeIcons } from './icons.mjs'
import { stageProgram } from './stage.mjs'

/**
 * @typedef {object} BuilderTask what `run-builder.mjs` reads
 * @property {'win32' | 'linux'} platform
 * @property {'x64' | 'arm64'} arch
 * @property {string | null} glibc
 * @property {readonly string[] | null} formats of electron-builder, null for the configuration's
 * @property {string} app the laid-out program
 * @property {string} icons
 * @property {string} output
 * @property {string} made where to write what came of it, a JSON list of files
 */

/**
 * Makes the packages of the window for one system and processor with electron-builder, which needs
 * a newer Node than the one that runs us.
 * @param {object} what
 * @param {import('./options.mjs').Target} what.target
 * @param {import('./driver.mjs').Driver} what.driver
 * @param {string} what.output
 * @param {boolean} what.unpacked
 * @returns {Promise<readonly string[]>} the files, or the folder, that were made
 */
export async function makeWindowPackages({ target, driver, output, unpacked }) {
  await ensurePackingTools()
  const work = mkdtempSync(path.join(makeWorkFolder(), 'dist-'))
  try {
    const app = path.join(work, 'app')
    const icons = path.join(work, 'icons')
    stageProgram({ folder: app, target, driver })
    await makeIcons(icons)
    const { platform, arch } = target
    const made = path.join(work, 'made.json')
    const formats = unpacked ? ['dir'] : null
    /** @type {BuilderTask} */
    const task = { platform, arch, glibc: driver.glibc, formats, app, icons, output, made }
    writeFileSync(path.join(work, 'task.json'), JSON.stringify(task))
    await runBuilder(path.join(work, 'task.json'))
    return JSON.parse(readFileSync(made, 'utf8'))
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** @param {string} task */
async function runBuilder(task) {
  const script = path.join(import.meta.dirname, 'run-builder.mjs')
  const child = startChild(getNode24(), [script, task], {
    // It would hand packages of the running npm on to an npm of its own.
    env: programEnv(),
    stdio: ['ignore', 2, 2],
    group: true,
  })
  const code = await exitCodeOf(child)
  if (code === 0) return
  throw new Trouble(
    '打包没有成功，原因见上面的最后几行。下载不到运行环境或打包工具时，设置 ELECTRON_MIRROR 和 ' +
      'ELECTRON_BUILDER_BINARIES_MIRROR 指定镜像后重试。',
  )
}
