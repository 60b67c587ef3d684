/**
 * A program of a few files around the real scripts: an npm that installs nothing and a builder that
 * copies, each slow enough to be caught at work, and each writing down when it begins and ends.
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  constants,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

export type FixtureProgram = {
  readonly root: string
  /** Writes a file of the program. */
  write(name: string, text: string): void
  /** Runs an entry script of the program. */
  run(script: string, args?: readonly string[], options?: RunOptions): Running
  /** What the npm and the builder wrote down, one word a line. */
  deeds(): readonly string[]
  remove(): void
}

export type RunOptions = {
  readonly env?: NodeJS.ProcessEnv
  readonly uid?: number
  /** The Node to run the script with, where that user may not run ours. */
  readonly node?: string
}

export type Running = {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** The first line on standard output, or null where it ended without one. */
  readonly line: Promise<string | null>
}

export type Ended = {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** How long the fixture's npm and builder take, so that two can meet. */
export const workMs = 400

const npmScript = `
import { appendFileSync, mkdirSync, symlinkSync, writeFileSync, readFileSync, existsSync, rmSync } from 'node:fs'
appendFileSync('deeds', 'npm-begins\\n')
if (existsSync('npm-fails')) { console.error(readFileSync('npm-fails', 'utf8')); process.exit(1) }
rmSync('node_modules', { recursive: true, force: true })
await new Promise((done) => setTimeout(done, ${workMs}))
const bin = 'node_modules/node-' + process.platform + '-' + process.arch + '/bin'
mkdirSync(bin, { recursive: true })
symlinkSync(process.env.FIXTURE_NODE, bin + '/node')
mkdirSync('node_modules/electron-vite')
writeFileSync('node_modules/electron-vite/package.json', '{"type":"module","bin":"cli.js"}')
writeFileSync('node_modules/electron-vite/cli.js', readFileSync('builder.js'))
mkdirSync('node_modules/electron')
writeFileSync('node_modules/electron/package.json', '{"version":"45.0.0"}')
writeFileSync('node_modules/electron/install.js', readFileSync('downloader.cjs'))
writeFileSync('node_modules/.package-lock.json', readFileSync('package-lock.json'))
appendFileSync('deeds', 'npm-ends\\n')
`

const builderScript = `
import { appendFileSync, cpSync, existsSync } from 'node:fs'
appendFileSync('deeds', 'build-begins\\n')
await new Promise((done) => setTimeout(done, ${workMs}))
if (existsSync('src/broken.ts')) { console.error('broken.ts: no such thing'); process.exit(1) }
const out = process.argv[process.argv.indexOf('--outDir') + 1]
cpSync('src/main', out + '/main', { recursive: true })
appendFileSync('deeds', 'build-ends\\n')
`

const doorScript = `
const timer = setInterval(() => {}, 1000)
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => clearInterval(timer))
console.log('参保柜台 http://127.0.0.1:1/#' + JSON.stringify(process.argv.slice(2)))
`

const commandScript = `
process.stdin.pipe(process.stdout)
process.stdin.on('end', () => {
  console.log(JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd() }))
  process.exitCode = Number(process.argv[2] ?? 0)
})
`

const files = {
  'package.json': JSON.stringify({
    name: 'fixture',
    type: 'module',
    scripts: { start: 'exec node scripts/start.mjs', canbao: 'exec node scripts/canbao.mjs' },
  }),
  'package-lock.json': JSON.stringify({
    packages: { '': {}, 'node_modules/a': { version: '1.0.0' } },
  }),
  'npm-cli.js': npmScript,
  'builder.js': builderScript,
  'downloader.cjs': "require('node:fs').appendFileSync('deeds', 'download\\n'); process.exit(1)",
  'src/main/web.js': doorScript,
  'src/main/cli.js': commandScript,
  deeds: '',
}

export function makeFixtureProgram(): FixtureProgram {
  const root = mkdtempSync(join(tmpdir(), 'canbao-start-'))
  // Some runs are another user's.
  chmodSync(root, 0o755)
  cpSync(resolve('scripts'), join(root, 'scripts'), { recursive: true })
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  for (const [name, text] of Object.entries(files)) write(name, text)
  return {
    root,
    write,
    run: (script, args = [], options = {}) => run({ root, script, args, options }),
    deeds: () => readFileSync(join(root, 'deeds'), 'utf8').split('\n').filter(Boolean),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** A Node 24 that any user may run, wherever the project's own lies. */
export function copyNode(folder: string): string {
  const copy = join(folder, 'node')
  copyFileSync(process.execPath, copy, constants.COPYFILE_FICLONE)
  chmodSync(copy, 0o755)
  return copy
}

/** What npm would tell its scripts, and a machine without a display. */
export function fixtureEnv(root: string, extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^npm_|^INIT_CWD$|DISPLAY$|^ELECTRON|^CANBAO|^XDG/i.test(name),
  )
  return {
    ...Object.fromEntries(inherited),
    npm_node_execpath: process.execPath,
    npm_execpath: join(root, 'npm-cli.js'),
    FIXTURE_NODE: process.execPath,
    ...extra,
  }
}

function run(what: {
  readonly root: string
  readonly script: string
  readonly args: readonly string[]
  readonly options: RunOptions
}): Running {
  const { root, script, args, options } = what
  const child = spawn(options.node ?? process.execPath, [join(root, 'scripts', script), ...args], {
    cwd: root,
    env: fixtureEnv(root, options.env),
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  })
  return watch(child)
}

/** Gathers what a process prints. */
export function watch(child: ChildProcess): Running {
  let stdout = ''
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = new Promise<Ended>((done) => {
    child.once('close', (code) => done({ code, stdout, stderr }))
  })
  const line = new Promise<string | null>((done) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      const end = stdout.indexOf('\n')
      if (end !== -1) done(stdout.slice(0, end))
    })
    child.once('close', () => done(null))
  })
  return { child, ended, line }
}

/** Waits until something holds; throws after ten seconds. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (holds()) return
    await new Promise((done) => setTimeout(done, 20))
  }
  throw new Error(`waited in vain until ${what}`)
}

/** Appends to a file of the program, as an editor would. */
export function append(program: FixtureProgram, name: string, text: string): void {
  appendFileSync(join(program.root, name), text)
}
