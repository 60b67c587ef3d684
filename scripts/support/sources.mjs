import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * What a build is made from. `rules/` is not in the list: the program reads it when it runs.
 * Reading all of it costs some 20 ms for 500 files, less than a wrong answer from file times would.
 */
const folders = ['src', 'resources']
const files = [
  'electron.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.json',
  'tsconfig.renderer.json',
  'tsconfig.shared.json',
]
/** Tests and notes do not change the program. */
const unbuilt = /\.test\.tsx?$|\.md$/

/**
 * The digest of everything that a build of this folder is made from.
 * @param {string} root
 * @returns {string}
 */
export function digestSources(root) {
  const hash = createHash('sha256')
  for (const file of listSources(root)) {
    hash.update(`${file}\0`)
    hash.update(readFileSync(path.join(root, file)))
    hash.update('\0')
  }
  return hash.digest('hex')
}

/**
 * The files that a build is made from, as paths from the root, in a fixed order.
 * @param {string} root
 * @returns {readonly string[]}
 */
export function listSources(root) {
  const inFolders = folders.flatMap((folder) => listFiles(root, folder))
  const alone = files.filter((file) => existsSync(path.join(root, file)))
  return [...inFolders, ...alone].toSorted()
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {readonly string[]}
 */
function listFiles(root, folder) {
  if (!existsSync(path.join(root, folder))) return []
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = `${folder}/${entry.name}`
    if (entry.isDirectory()) return listFiles(root, place)
    return unbuilt.test(entry.name) && folder.startsWith('src') ? [] : [place]
  })
}
