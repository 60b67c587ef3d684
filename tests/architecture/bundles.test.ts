/** What was built: no door but the window needs Electron, and nothing tells where it was built. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { beforeAll, describe, expect, test } from 'vitest'

/** Stays a package, because its native part cannot be bundled. */
const native = 'better-sqlite3'

describe('the bundles', () => {
  // Does nothing where the build is as new as the sources.
  beforeAll(() => {
    execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'ignore' })
  }, 180_000)

  test('a bundle for every door', () => {
    const main = readdirSync('out/main')
    expect(main).toEqual(
      expect.arrayContaining(['electron.js', 'core.js', 'web.js', 'cli.js', 'rehearsal.js']),
    )
    expect(readdirSync('out/preload')).toEqual(['index.cjs'])
    expect(readdirSync('out/renderer')).toContain('index.html')
  })

  test('only the window and its preload script resolve electron', () => {
    const users = listFiles('out').filter((file) => listPackages(file).includes('electron'))
    expect(users.toSorted()).toEqual(['out/main/electron.js', 'out/preload/index.cjs'])
  })

  test('everything but the native module is in the bundles', () => {
    const needed = listFiles('out/main').flatMap(listPackages)
    expect([...new Set(needed)].toSorted()).toEqual([native, 'electron'])
    expect(listFiles('out/preload').flatMap(listPackages)).toEqual(['electron'])
  })

  test('nothing tells where it was built', () => {
    const places = [resolve('.'), `${homedir()}/`, 'file:///', 'sourceMappingURL=']
    const telling = listFiles('out').filter((file) => {
      // What the reader of .xls would write as the folder of a web page is nobody's machine.
      const text = readFileSync(file, 'latin1').replaceAll('file:///C:/SheetJS/', '')
      return places.some((place) => text.includes(place))
    })
    expect(telling).toEqual([])
  })
})

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Packages that a built script still imports or requires. */
function listPackages(file: string): readonly string[] {
  if (!/\.c?js$/.test(file) || file.startsWith('out/renderer')) return []
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, true)
  const names = importedFiles.map(({ fileName }) => fileName)
  return names.filter((name) => !name.startsWith('.') && !isBuiltin(name))
}
