import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import path from 'node:path'
import { withLock } from '../support/lock.mjs'
import { runLogged } from '../support/logged-run.mjs'
import { npmCommand } from '../support/npm.mjs'
import { places } from '../support/places.mjs'
import { say, Trouble } from '../support/trouble.mjs'

/**
 * The folder with the target's Node: the package that was installed, or, for another system than
 * this one, the same version fetched from the package registry and held against the lock file.
 * @param {import('./options.mjs').Target} target
 * @returns {Promise<string>}
 */
export async function getNodePackage({ platform, arch }) {
  const name = `node-${platform === 'win32' ? 'win' : platform}-${arch}`
  const installed = path.join(places.modules, name)
  if (existsSync(installed)) return installed
  const { version, integrity } = lockedEntry(name)
  const folder = path.join(places.cache, 'nodes', `${name}-${version}`)
  await withLock(`node ${places.root}`, {
    onWait: () => say('另一个程序正在下载 Node，等它完成…'),
    work: async (lock) => {
      if (existsSync(folder)) return
      say(`正在下载 ${name} ${version}…`)
      const work = `${folder}.fresh`
      mkdirSync(work, { recursive: true })
      const archive = path.join(work, `${name}-${version}.tgz`)
      const fetch = npmCommand(['pack', `${name}@${version}`, '--pack-destination', work])
      const common = { title: `下载 ${name}`, log: `${name}.log`, lock, env: process.env }
      await runLogged({ ...common, ...fetch })
      assertIntegrity(archive, integrity)
      await runLogged({ ...common, command: 'tar', args: ['-xzf', archive, '-C', work] })
      renameSync(path.join(work, 'package'), folder)
    },
  })
  return folder
}

/**
 * @param {string} name
 * @returns {{ version: string, integrity: string }}
 */
function lockedEntry(name) {
  const lock = JSON.parse(readFileSync(path.join(places.root, 'package-lock.json'), 'utf8'))
  const entry = lock.packages[`node_modules/${name}`]
  if (entry === undefined) throw new Trouble(`没有 ${name} 这个 Node，不能给这种电脑打包。`)
  return entry
}

/**
 * @param {string} file
 * @param {string} integrity as npm writes it: the digest's name, a dash, base64
 */
function assertIntegrity(file, integrity) {
  const [algorithm = '', wanted] = integrity.split('-', 2)
  const found = createHash(algorithm).update(readFileSync(file)).digest('base64')
  if (integrity === `${algorithm}-${found}` && wanted !== undefined) return
  throw new Trouble('下载的 Node 与 package-lock.json 登记的不一致，没有使用。请检查网络后重试。')
}
