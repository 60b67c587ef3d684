import path from 'node:path'
import { ensureOwnPackages } from '../support/own-packages.mjs'
import { places } from '../support/places.mjs'

/** electron-builder and its hundreds of packages lie here: a counter never wants them. */
export const toolsFolder = path.join(places.root, 'scripts/packing')

export function ensurePackingTools() {
  const tool = 'electron-builder'
  return ensureOwnPackages({ folder: toolsFolder, tool, title: '打包工具', log: 'npm-packing.log' })
}
