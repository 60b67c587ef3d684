import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { places } from '../support/places.mjs'
import { toolsFolder } from './tools.mjs'

/** Sizes in pixels that desktops ask for; Windows wants its own in one file. */
const pngSizes = [16, 24, 32, 48, 64, 128, 256, 512]
const icoSizes = [16, 24, 32, 48, 64, 128, 256]

/**
 * Draws the program's icons from `resources/icon/canbao.svg`: one PNG a size, and `icon.ico`.
 * The drawing is WebAssembly, so that it looks alike wherever packages are made.
 * @param {string} folder made here
 */
export async function makeIcons(folder) {
  const draw = await openDrawing(
    readFileSync(path.join(places.root, 'resources/icon/canbao.svg'), 'utf8'),
  )
  mkdirSync(path.join(folder, 'icons'), { recursive: true })
  for (const size of pngSizes) {
    writeFileSync(path.join(folder, 'icons', `${size}x${size}.png`), draw(size))
  }
  writeFileSync(
    path.join(folder, 'icon.ico'),
    joinIco(icoSizes.map((size) => ({ size, png: draw(size) }))),
  )
}

/**
 * @param {string} svg
 * @returns {Promise<(size: number) => Buffer>} makes a PNG of so many pixels a side
 */
async function openDrawing(svg) {
  const folder = path.join(toolsFolder, 'node_modules/@resvg/resvg-wasm')
  const { initWasm, Resvg } = await import(pathToFileURL(path.join(folder, 'index.mjs')).href)
  await (ready ??= initWasm(readFileSync(path.join(folder, 'index_bg.wasm'))))
  return (size) =>
    Buffer.from(new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng())
}

/** The drawing can be set up once in a process. @type {Promise<void> | undefined} */
let ready

/**
 * Windows' own format: a table of contents, then the pictures as they are. It takes PNG since Vista.
 * @param {readonly { size: number, png: Buffer }[]} pictures
 * @returns {Buffer}
 */
function joinIco(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  for (const [at, { size, png }] of pictures.entries()) {
    const entry = 6 + 16 * at
    // 256 is written as 0.
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(png.length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += png.length
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)])
}
