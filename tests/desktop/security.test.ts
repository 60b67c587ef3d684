/** Points of Electron's security checklist that stand in the built bundles and the packing. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { beforeAll, describe, expect, test } from 'vitest'
import { configFor } from '../../electron-builder.config.mjs'

const root = join(import.meta.dirname, '../..')

describe('the built main process', () => {
  let bundle: ts.SourceFile

  // Does nothing where the build is as new as the sources.
  beforeAll(() => {
    execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'ignore' })
    const file = join(root, 'out/main/electron.js')
    bundle = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  }, 180_000)

  function objectsNamed(name: string): readonly ts.ObjectLiteralExpression[] {
    const found: ts.ObjectLiteralExpression[] = []
    const look = (node: ts.Node): void => {
      if (
        ts.isPropertyAssignment(node) &&
        node.name.getText(bundle) === name &&
        ts.isObjectLiteralExpression(node.initializer)
      ) {
        found.push(node.initializer)
      }
      ts.forEachChild(node, look)
    }
    look(bundle)
    return found
  }

  /** Literal values; the minifier writes true and false as `!0` and `!1`. */
  function valuesOf(object: ts.ObjectLiteralExpression): Readonly<Record<string, unknown>> {
    return Object.fromEntries(
      object.properties.filter(ts.isPropertyAssignment).map(({ name, initializer }) => {
        const text = initializer.getText(bundle)
        return [name.getText(bundle), { '!0': true, '!1': false }[text] ?? text]
      }),
    )
  }

  test('2, 3, 4, 6, 8: every window has the safe preferences, written out', () => {
    const preferences = objectsNamed('webPreferences').map(valuesOf)
    expect(preferences).toHaveLength(1)
    expect(preferences[0]).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: false,
    })
  })

  test('9, 10: no experimental features, no Blink features', () => {
    const names = objectsNamed('webPreferences').flatMap((each) => Object.keys(valuesOf(each)))
    expect(names).not.toContain('experimentalFeatures')
    expect(names).not.toContain('enableBlinkFeatures')
    expect(bundle.text).not.toMatch(/appendSwitch|allowpopups/)
  })

  test('15, 18: nothing opens in other programs, nothing is loaded from files', () => {
    expect(electronImports(bundle)).not.toContain('shell')
    expect(bundle.text).not.toMatch(/openExternal|openPath|loadFile|file:\/\//)
  })

  test('developer tools are in no menu and opened by nothing', () => {
    expect(bundle.text).not.toMatch(/toggleDevTools|openDevTools/i)
  })

  test('what is imported from Electron is what the window needs', () => {
    expect([...electronImports(bundle)].toSorted()).toEqual([
      'BrowserWindow',
      'Menu',
      'MessageChannelMain',
      'app',
      'dialog',
      'ipcMain',
      'powerMonitor',
      'protocol',
      'safeStorage',
      'screen',
      'session',
      'utilityProcess',
    ])
  })

  test('20: the preload script hands over ports and a word, no function', () => {
    const preload = readFileSync(join(root, 'out/preload/index.cjs'), 'utf8')
    expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1)
    expect(preload).toMatch(/exposeInMainWorld\(.canbaoDoor.,.window.\)/)
    expect(preload).not.toMatch(/\binvoke\b|sendSync|eval|Function\(/)
  })
})

function electronImports(bundle: ts.SourceFile): readonly string[] {
  return bundle.statements.filter(ts.isImportDeclaration).flatMap((statement) => {
    if (!ts.isStringLiteral(statement.moduleSpecifier)) return []
    const bindings = statement.importClause?.namedBindings
    if (statement.moduleSpecifier.text !== 'electron' || bindings === undefined) return []
    if (!ts.isNamedImports(bindings)) throw new Error('everything of Electron is imported at once')
    return bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text)
  })
}

test('16: Electron is pinned, and no older than the version that was reviewed', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const version = /^(\d+)\.\d+\.\d+$/.exec(manifest.devDependencies.electron)
  expect(Number(version?.[1])).toBeGreaterThanOrEqual(45)
})

test.each(['linux', 'win32'] as const)(
  '19: the fuses are set, and the archive is checked: %s',
  (platform) => {
    const config = configFor({ platform, glibc: null })
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    })
    expect(config.asar).toBe(true)
  },
)
