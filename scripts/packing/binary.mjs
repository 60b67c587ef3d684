import { readFileSync } from 'node:fs'

/**
 * @typedef {object} Binary what a program or library was built for
 * @property {'win32' | 'linux'} platform
 * @property {'x64' | 'arm64'} arch
 */

/** Numbers of the two formats' own lists: `e_machine` of ELF, `Machine` of PE. */
const elfMachines = new Map([
  [0x3e, 'x64'],
  [0xb7, 'arm64'],
])
const peMachines = new Map([
  [0x8664, 'x64'],
  [0xaa64, 'arm64'],
])

/**
 * Reads what a file was built for from its header; null where it is neither ELF nor PE, or for
 * another processor.
 * @param {string} file
 * @returns {Binary | null}
 */
export function readBinary(file) {
  const bytes = readFileSync(file)
  if (bytes.length < 64) return null
  if (bytes.readUInt32BE(0) === 0x7f454c46) {
    const arch = elfMachines.get(bytes.readUInt16LE(18))
    return arch === undefined ? null : /** @type {Binary} */ ({ platform: 'linux', arch })
  }
  if (bytes.toString('latin1', 0, 2) !== 'MZ') return null
  const header = bytes.readUInt32LE(60)
  if (header + 6 > bytes.length || bytes.toString('latin1', header, header + 4) !== 'PE\0\0')
    return null
  const arch = peMachines.get(bytes.readUInt16LE(header + 4))
  return arch === undefined ? null : /** @type {Binary} */ ({ platform: 'win32', arch })
}

/**
 * The oldest glibc and libstdc++ that an ELF file loads with, from the names of symbol versions in
 * it; null where it asks for none. A name that stands in it for another reason can only make the
 * answer too new, never too old.
 * @param {string} file
 * @returns {{ glibc: string | null, libstdcxx: string | null }}
 */
export function readNeededLibraries(file) {
  const bytes = readFileSync(file)
  return { glibc: newest(bytes, 'GLIBC_'), libstdcxx: newest(bytes, 'GLIBCXX_') }
}

/** Longer than any version that a name can end with. */
const versionBytes = 24

/**
 * The newest of the names that begin so, each of which stands between two zero bytes.
 * @param {Buffer} bytes
 * @param {string} start
 * @returns {string | null}
 */
function newest(bytes, start) {
  const found = []
  for (let at = bytes.indexOf(start); at !== -1; at = bytes.indexOf(start, at + 1)) {
    const from = at + start.length
    const name = bytes.toString('latin1', from, from + versionBytes)
    const version = /^(\d+(?:\.\d+)+)\0/.exec(name)?.[1]
    if (version !== undefined && bytes[at - 1] === 0) found.push(version)
  }
  return found.toSorted(compareVersions).at(-1) ?? null
}

/**
 * @param {string} a
 * @param {string} b
 * @returns {number} negative where a is older
 */
export function compareVersions(a, b) {
  const left = a.split('.').map(Number)
  const right = b.split('.').map(Number)
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
