import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * @typedef {object} Places where one copy of the program keeps its files
 * @property {string} root the folder with package.json
 * @property {string} modules
 * @property {string} out the finished build
 * @property {string} work logs and half-finished builds, ignored by git
 * @property {string} cache what may be lost: lives and dies with node_modules
 */

/**
 * @param {string} root
 * @returns {Places}
 */
export function placesOf(root) {
  const modules = path.join(root, 'node_modules')
  return {
    root,
    modules,
    out: path.join(root, 'out'),
    work: path.join(root, '.canbao'),
    cache: path.join(modules, '.cache', 'canbao'),
  }
}

/** The copy of the program that this script belongs to. */
export const places = placesOf(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..'))
