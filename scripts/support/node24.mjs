import { existsSync } from 'node:fs'
import path from 'node:path'
import { places } from './places.mjs'
import { Trouble } from './trouble.mjs'

const neededMajor = 24

/**
 * Where the Node 24 that came with the packages should lie. Its own path and not `.bin`, because
 * npm 10 does not always link it there.
 * @param {{ modules: string, platform: string, arch: string }} where
 * @returns {string}
 */
export function bundledNodePath({ modules, platform, arch }) {
  const system = platform === 'win32' ? 'win' : platform
  const file = platform === 'win32' ? 'node.exe' : 'node'
  return path.join(modules, `node-${system}-${arch}`, 'bin', file)
}

/**
 * The Node that runs the program: the one from the packages, else this one where it is new enough.
 * @returns {string | null}
 */
export function findNode24() {
  const { platform, arch } = process
  const bundled = bundledNodePath({ modules: places.modules, platform, arch })
  if (existsSync(bundled)) return bundled
  return majorOf(process.versions.node) >= neededMajor ? process.execPath : null
}

/**
 * As findNode24; throws Trouble where there is none.
 * @returns {string}
 */
export function getNode24() {
  const node = findNode24()
  if (node !== null) return node
  throw new Trouble(
    `没有适合这台电脑（${process.platform} ${process.arch}）的 Node ${neededMajor}，程序无法运行。` +
      `请先安装 Node ${neededMajor} 再运行 npm start；如果 node_modules 是从别的电脑拷来的，删除它后重试。`,
  )
}

/**
 * The environment for the program's processes: Node 24 comes first in PATH, and compiled code is
 * cached, which halves the start of a bundle.
 * @returns {NodeJS.ProcessEnv}
 */
export function programEnv() {
  const env = { ...process.env }
  // Windows spells it Path; two spellings in one environment would hide one of them.
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  env[key] = [path.dirname(getNode24()), env[key]].filter(Boolean).join(path.delimiter)
  env['NODE_COMPILE_CACHE'] ??= path.join(places.cache, 'v8')
  return env
}

/**
 * @param {string} version
 * @returns {number}
 */
function majorOf(version) {
  return Number(version.split('.')[0])
}
