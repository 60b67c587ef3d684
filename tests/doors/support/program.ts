/** The command line as a process of its own: the build where it is fresh, else the sources. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { isBuilt } from '../../../scripts/support/built.mjs'
import { findProgramFolders } from '../../../src/main/shells/program-folders.ts'

const root = dirname(findProgramFolders().rules)

export type Program = {
  /** Holds a copy of the sources, screens of one line, and whatever a test puts beside them. */
  readonly folder: string
  /** The copy itself. */
  readonly copy: string
  /** Where the installed packages really lie. */
  readonly modules: string
  run(args: readonly string[], options?: RunOptions): Promise<Ended>
  start(args: readonly string[], options?: RunOptions): Running
  remove(): void
}

/** Makes another command of one: `setpriv …`, `unshare …`. */
export type Under = (command: readonly string[]) => readonly string[]

export type RunOptions = {
  readonly input?: string
  readonly environment?: Readonly<Record<string, string>>
  readonly entry?: 'cli' | 'web'
  readonly under?: Under
}

export type Ended = {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export type Running = {
  readonly child: ChildProcess
  /** The first line on standard output; an error where the process ends before. */
  readonly firstLine: Promise<string>
  readonly ended: Promise<Ended>
}

/**
 * Takes seconds where many processes want the machine.
 */
export const processTestTimeout = 120_000

/** A copy, so that a build that is replaced meanwhile disturbs nobody. */
export function makeProgram({ linkModules = true } = {}): Program {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-program-'))
  const copy = join(folder, 'program')
  mkdirSync(join(copy, 'out', 'renderer'), { recursive: true })
  const code = isBuilt() ? ['out/main'] : ['src/main', 'src/shared']
  for (const name of [...code, 'rules', 'package.json']) {
    cpSync(join(root, name), join(copy, name), { recursive: true })
  }
  const modules = realpathSync(join(root, 'node_modules'))
  if (linkModules) symlinkSync(modules, join(copy, 'node_modules'), 'junction')
  else mkdirSync(join(copy, 'node_modules'))
  writeFileSync(join(copy, 'out', 'renderer', 'index.html'), '<!doctype html><title>x</title>')
  const entryOf = (entry: 'cli' | 'web') =>
    join(copy, code.length === 1 ? `out/main/${entry}.js` : `src/main/shells/${entry}/index.ts`)

  const start = (args: readonly string[], options: RunOptions = {}): Running => {
    const { under = (command) => command, entry = 'cli', environment = {}, input } = options
    const [command = '', ...rest] = under([process.execPath, entryOf(entry), ...args])
    const child = spawn(command, rest, {
      env: { PATH: process.env['PATH'], HOME: join(folder, 'home'), ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    child.stdin.on('error', () => undefined)
    child.stdin.end(input ?? '')
    return watch(child)
  }

  return {
    folder,
    copy,
    modules,
    start,
    run: (args, options) => start(args, options).ended,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function watch(child: ChildProcess): Running {
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
  const firstLine = new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const end = stdout.indexOf('\n')
      if (end >= 0) resolve(stdout.slice(0, end))
    })
    ended.then(
      (end) => reject(new Error(`ended with ${end.code}: ${end.stderr}`)),
      (error: unknown) => reject(error instanceof Error ? error : new Error(String(error))),
    )
  })
  // A test that does not wait for the line must not fail because of it.
  firstLine.catch(() => undefined)
  return { child, firstLine, ended }
}
