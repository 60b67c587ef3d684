import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { places } from '../support/places.mjs'
import { placeDriver } from './driver.mjs'

/** Built files that only the window runs. */
const ofTheWindow = new Set(['out/main/electron.js', 'out/main/core.js', 'out/preload'])
/** What tells one build from another, for us alone. */
const ofTheBuild = new Set(['out/sources.sha256'])
/** Other systems' ways to the driver's binary. */
const otherLoader = /^(?:darwin|linux|linuxmusl|win32)-(?:x64|arm64)\.js$/

/**
 * Lays out the program as it goes into a package: the build, the policy packs, the one package that
 * is no part of the build, with the target's binary, and the licences of what the build contains.
 * @param {object} what
 * @param {string} what.folder made here
 * @param {import('./options.mjs').Target} what.target
 * @param {import('./driver.mjs').Driver} what.driver
 */
export function stageProgram({ folder, target, driver }) {
  mkdirSync(folder, { recursive: true })
  const isLeftOut = (/** @type {string} */ place) =>
    ofTheBuild.has(place) || (target.kind === 'web' && ofTheWindow.has(place))
  copy('out', folder, (place) => !isLeftOut(place))
  copy('rules', folder)
  copyDriver(folder, target, driver)
  writeFileSync(
    path.join(folder, 'package.json'),
    `${JSON.stringify(manifestOf(target), null, 2)}\n`,
  )
  writeFileSync(path.join(folder, 'LICENSES.md'), licences())
}

/**
 * @param {string} place from the root, with slashes
 * @param {string} folder
 * @param {(place: string) => boolean} [isWanted]
 */
function copy(place, folder, isWanted = () => true) {
  cpSync(path.join(places.root, place), path.join(folder, place), {
    recursive: true,
    filter: (source) => isWanted(path.relative(places.root, source).split(path.sep).join('/')),
  })
}

/**
 * @param {string} folder
 * @param {import('./options.mjs').Target} target
 * @param {import('./driver.mjs').Driver} driver
 */
function copyDriver(folder, { platform, arch }, driver) {
  const place = 'node_modules/better-sqlite3'
  for (const part of ['LICENSE', 'package.json']) copy(`${place}/${part}`, folder)
  copy(`${place}/lib`, folder, (file) => !otherLoader.test(path.posix.basename(file)))
  placeDriver(driver, path.join(folder, place, 'prebuilds', `${platform}-${arch}.node`))
}

/**
 * What the program and the packer read of package.json: no scripts, nothing to install.
 * @param {import('./options.mjs').Target} target
 */
function manifestOf({ kind }) {
  const { name, version, description, license, type, main } = JSON.parse(
    readFileSync(path.join(places.root, 'package.json'), 'utf8'),
  )
  const common = { name, version, description, license, private: true, type }
  // The desktop file's name is how a desktop finds the icon of a running window.
  return kind === 'web' ? common : { ...common, main, desktopName: `${name}.desktop` }
}

const heading = `# 程序包含的开源软件

数据库驱动和运行环境的许可证在它们各自的文件夹里。打印用的思源宋体（Source Han Serif，© Adobe）
按 SIL Open Font License 1.1 使用，全文与下面的 Noto Sans SC 相同；下面列出的 @chinese-fonts/syst
是把它切成小块的包。
`

/** The builds' own lists, one after the other. */
function licences() {
  const texts = ['main', 'renderer'].map((part) =>
    readFileSync(path.join(places.out, part, 'licenses.md'), 'utf8'),
  )
  return [heading, ...texts].join('\n')
}
