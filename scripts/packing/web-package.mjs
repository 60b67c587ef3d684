import JSZip from 'jszip'
import {
  chmodSync,
  cpSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { runCaptured } from '../gate/captured-run.mjs'
import { explain, makeWorkFolder } from '../support/logged-run.mjs'
import { places } from '../support/places.mjs'
import { Trouble } from '../support/trouble.mjs'
import { readBinary } from './binary.mjs'
import { getNodePackage } from './node-package.mjs'
import { stageProgram } from './stage.mjs'

const texts = path.join(places.root, 'resources/web-package')

/**
 * Makes the package for the browser: the program with a Node of its own and a script that starts
 * it, one folder in one archive. Nothing is installed and nothing outside the folder is needed.
 * @param {object} what
 * @param {import('./options.mjs').Target} what.target
 * @param {import('./driver.mjs').Driver} what.driver
 * @param {string} what.output
 * @returns {Promise<readonly string[]>}
 */
export async function makeWebPackage({ target, driver, output }) {
  const node = await getNodePackage(target)
  const work = mkdtempSync(path.join(makeWorkFolder(), 'dist-'))
  try {
    const name = nameOf(target)
    const folder = path.join(work, name)
    stageProgram({ folder: path.join(folder, 'program'), target, driver })
    placeNode({ from: node, folder, target })
    placeTexts({ folder, target, driver })
    mkdirSync(output, { recursive: true })
    const archive = target.platform === 'win32' ? archiveZip : archiveTar
    return [await archive({ work, name, output })]
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** @param {import('./options.mjs').Target} target */
function nameOf({ platform, arch }) {
  const { version } = JSON.parse(readFileSync(path.join(places.root, 'package.json'), 'utf8'))
  return `canbao-${version}-web-${platform === 'win32' ? 'win' : platform}-${arch}`
}

/**
 * @param {object} what
 * @param {string} what.from the folder of the target's Node
 * @param {string} what.folder
 * @param {import('./options.mjs').Target} what.target
 */
function placeNode({ from, folder, target }) {
  const program = target.platform === 'win32' ? 'node.exe' : 'node'
  const place = path.join(folder, 'node', program)
  mkdirSync(path.dirname(place), { recursive: true })
  cpSync(path.join(from, 'bin', program), place)
  cpSync(getNodeLicence(from), path.join(folder, 'node', 'LICENSE'))
  const binary = readBinary(place)
  if (binary?.platform === target.platform && binary.arch === target.arch) return
  throw new Trouble(`${from} 里的 Node 不是 ${target.platform} ${target.arch} 的，没有打包。`)
}

/**
 * Node's licence is the same on every system, and the package for Windows comes without it.
 * @param {string} from
 * @returns {string}
 */
function getNodeLicence(from) {
  const installed = readdirSync(places.modules).filter((name) =>
    /^node-(?:linux|darwin)-/.test(name),
  )
  const folders = [from, ...installed.map((name) => path.join(places.modules, name))]
  const file = folders
    .map((folder) => path.join(folder, 'LICENSE'))
    .find((each) => existsSync(each))
  if (file !== undefined) return file
  throw new Trouble('没有找到 Node 的许可证，没有打包。请在 Linux 上打包。')
}

/**
 * The start script and the short manual, in the target's own line ends.
 * @param {object} what
 * @param {string} what.folder
 * @param {import('./options.mjs').Target} what.target
 * @param {import('./driver.mjs').Driver} what.driver
 */
function placeTexts({ folder, target, driver }) {
  const { platform, arch } = target
  const isWindows = platform === 'win32'
  const script = isWindows ? 'canbao.cmd' : 'canbao'
  const manual = isWindows ? '使用说明-Windows.txt' : '使用说明-Linux.txt'
  const read = (/** @type {string} */ name) =>
    readFileSync(path.join(texts, name), 'utf8').replaceAll('\r\n', '\n')
  const fill = (/** @type {string} */ text) =>
    text.replaceAll('{arch}', arch).replaceAll('{glibc}', driver.glibc ?? '')
  const write = (/** @type {string} */ name, /** @type {string} */ text) =>
    writeFileSync(path.join(folder, name), isWindows ? text.replaceAll('\n', '\r\n') : text)
  write(script, read(script))
  chmodSync(path.join(folder, script), 0o755)
  // Without the mark, older editors of Windows take it for GBK.
  write('使用说明.txt', `${isWindows ? '\uFEFF' : ''}${fill(read(manual))}`)
}

/**
 * @typedef {object} Archive
 * @property {string} work where the folder lies
 * @property {string} name of the folder, and so of the archive
 * @property {string} output
 *
 * @param {Archive} what
 * @returns {Promise<string>} the archive
 */
async function archiveTar({ work, name, output }) {
  const file = path.join(output, `${name}.tar.gz`)
  // Nobody's files: unpacked by root they would else belong to whoever has our number there.
  const rights = ['--owner=0', '--group=0', '--numeric-owner', '--mode=go=rX,u+rw']
  const { code, output: said } = await runCaptured('tar', [
    ...rights,
    '-czf',
    file,
    '-C',
    work,
    name,
  ])
  if (code !== 0) throw new Trouble(`打包没有成功：${explain(said)}。\n${said}`)
  return file
}

/**
 * @param {Archive} what
 * @returns {Promise<string>} the archive
 */
async function archiveZip({ work, name, output }) {
  const zip = new JSZip()
  const folder = path.join(work, name)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    const place = path.relative(work, file).split(path.sep).join('/')
    zip.file(place, readFileSync(file), { createFolders: false })
  }
  const file = path.join(output, `${name}.zip`)
  const bytes = zip.generateNodeStream({ compression: 'DEFLATE', streamFiles: true })
  await pipeline(bytes, createWriteStream(file))
  return file
}
