/** The stand-in must not flatter: it refuses what Electron refuses, and what it does not carry out. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium } from '../../scripts/gate/chromium.mjs'
import { readTypings } from './stand-in/typings.ts'

const root = join(import.meta.dirname, '../..')

describe('the stand-in', () => {
  let home = ''
  let refusals: Readonly<Record<string, string>> = {}

  async function run(fixture: string): Promise<{ code: number; stdout: string; stderr: string }> {
    const register = join(root, 'tests/desktop/stand-in/register.ts')
    const script = join(root, 'tests/desktop/fixtures', fixture)
    const child = spawn(process.execPath, ['--import', register, script], {
      env: {
        ...process.env,
        XDG_CONFIG_HOME: home,
        STAND_IN_CHROMIUM: findChromium(process.env) ?? '/usr/bin/chromium',
      },
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk) => (stdout += chunk))
    child.stderr.on('data', (chunk) => (stderr += chunk))
    const [code] = await once(child, 'close')
    return { code, stdout, stderr }
  }

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'canbao-stand-in-test-'))
    const { stdout, stderr } = await run('attempts.mjs')
    expect(stderr).not.toContain('Error')
    refusals = JSON.parse(stdout)
  })
  afterAll(() => rmSync(home, { recursive: true, force: true }))

  test.each([
    ['early window', 'BrowserWindow can only be used after app is ready'],
    ['early session', 'session can only be used after app is ready'],
    ['early handler', 'protocol.handle can only be used after app is ready'],
    ['early utility process', 'utilityProcess can only be used after app is ready'],
    ['early keyring', 'safeStorage can only be used after app is ready'],
    ['early display', 'screen can only be used after app is ready'],
    ['late scheme', 'protocol.registerSchemesAsPrivileged should be called before app is ready'],
    ['late sandbox', 'app.enableSandbox() should be called before app is ready'],
    ['unknown call', 'Electron has no App.makeCoffee'],
    ['unknown property', 'Electron has no Dialog.showEverything'],
    ['unknown static', 'Electron has no class Session.fromNowhere'],
    ['known but not carried out', 'the stand-in does not carry out App.getLocale'],
    ['unknown window option', 'Electron has no window option colour'],
    ['unknown preference', 'Electron has no web preference app'],
    ['unknown menu option', 'Electron has no menu option key'],
    ['function in a message', 'An object could not be cloned.'],
    ['port used after it was sent', 'the port was transferred and is not here any more'],
    ['scheme nobody serves', 'app: has no origin: it is not standard'],
  ])('refuses: %s', (name, message) => {
    expect(refusals[name]).toBe(message)
  })

  test('nothing that was tried went through untested', () => {
    expect(Object.values(refusals)).not.toContain('nothing was refused')
  })

  test('an import that Electron does not have does not start', async () => {
    const { code, stderr } = await run('unknown-import.mjs')
    expect(code).not.toBe(0)
    expect(stderr).toContain("does not provide an export named 'coffee'")
  })
})

test('everything the stand-in exports is Electron’s own', () => {
  const file = join(root, 'tests/desktop/stand-in/main.ts')
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
  const names = source.statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map(({ name }) => name.getText(source))
    }
    if (!ts.isExportDeclaration(statement) || statement.exportClause === undefined) return []
    return ts.isNamedExports(statement.exportClause)
      ? statement.exportClause.elements.map(({ name }) => name.text)
      : []
  })
  expect(names).toContain('BrowserWindow')
  const known = readTypings().exportsOf('Main')
  expect(names.filter((name) => !known.has(name))).toEqual([])
})

test('the typings are read: inherited names, and statics apart', () => {
  const typings = readTypings()
  expect([...typings.membersOf('BrowserWindow')]).toEqual(
    expect.arrayContaining(['webContents', 'setBounds', 'once']),
  )
  expect(typings.membersOf('BrowserWindow').has('getAllWindows')).toBe(false)
  expect(typings.staticsOf('BrowserWindow').has('getAllWindows')).toBe(true)
  expect([...typings.exportsOf('Renderer')]).toContain('ipcRenderer')
  expect([...typings.exportsOf('Renderer')]).not.toContain('BrowserWindow')
})
