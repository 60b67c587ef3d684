import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { places } from '../support/places.mjs'
import { say } from '../support/trouble.mjs'
import { readNeededLibraries } from './binary.mjs'
import { compileDriver, driverSources } from './compile-driver.mjs'

/**
 * The database driver that goes into a package. For Windows it is the binary that came with the
 * driver's own package. For Linux that one asks for glibc 2.34, which neither 麒麟 V10 (2.28 and
 * 2.31) nor 统信 20 (2.28) has, so it is compiled from the same package's sources.
 *
 * @typedef {object} Driver
 * @property {string} file
 * @property {string | null} glibc the oldest glibc it loads with, null on Windows
 *
 * @param {{ platform: 'win32' | 'linux', arch: 'x64' | 'arm64', prebuilt: boolean }} wanted
 * @returns {Promise<Driver>}
 */
export async function makeDriver({ platform, arch, prebuilt }) {
  const cameWithIt = path.join(driverSources, 'prebuilds', `${platform}-${arch}.node`)
  if (platform === 'win32') return { file: cameWithIt, glibc: null }
  if (prebuilt) {
    const { glibc } = readNeededLibraries(cameWithIt)
    say(`数据库驱动用现成的，需要 glibc ${glibc}：这样的包在麒麟 V10、统信 20 上不能运行。`)
    return { file: cameWithIt, glibc }
  }
  const compiled = path.join(places.cache, 'drivers', digestOf(), `linux-${arch}.node`)
  if (!existsSync(compiled)) await compileDriver(arch, compiled)
  return { file: compiled, glibc: readNeededLibraries(compiled).glibc }
}

/** The sources' version, with ours of how they are compiled. @returns {string} */
function digestOf() {
  const { version } = JSON.parse(readFileSync(path.join(driverSources, 'package.json'), 'utf8'))
  return `${version}-1`
}

/**
 * Puts the driver where the program looks for it.
 * @param {Driver} driver
 * @param {string} target
 */
export function placeDriver(driver, target) {
  mkdirSync(path.dirname(target), { recursive: true })
  copyFileSync(driver.file, target)
}
