/** Reads folders of packs. A broken pack becomes a list of problems; the others still load. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { assert, getDefined } from '../../shared/kernel/assert.ts'
import { compilePack } from './compile-pack.ts'
import { explainTooLong, limits } from './limits.ts'
import { lintCodes } from './lint-codes.ts'
import { lintPack } from './lint-pack.ts'
import { lintPlausible } from './plausible.ts'
import { packDocumentSchema } from './pack-document.ts'
import type { Pack, PackSet } from './pack.ts'
import type { PackProblem } from './problem.ts'
import { explainIssues, placeFirst, readYaml } from './read-yaml.ts'
import { readTaskTable } from './task-table.ts'
import type { TaskRow } from './task-table.ts'

/** The files of one pack's folder, by name. */
export type PackFiles = {
  /** The folder's name, which is the policy's. */
  readonly folder: string
  readonly packYaml: string
  readonly taskTable: string | null
}

export type ReadPack =
  | { readonly pack: Pack; readonly problems: readonly [] }
  | { readonly pack: null; readonly problems: readonly PackProblem[] }

/** Every pack under the folder, or the one named, and what is wrong with those that cannot be read. */
export function readPacks(
  folder: string,
  only?: string,
): {
  readonly packs: PackSet
  readonly problems: readonly PackProblem[]
} {
  const packs: Pack[] = []
  const problems: PackProblem[] = []
  for (const name of only === undefined ? listFolders(folder, problems) : [only]) {
    const files = readFiles(folder, name, problems)
    if (files === null) continue
    const read = readPack(files)
    if (read.pack === null) problems.push(...read.problems)
    else packs.push(read.pack)
  }
  return { packs: packSetOf(packs), problems }
}

/** A set of packs; the list keeps the order given. */
export function packSetOf(packs: readonly Pack[]): PackSet {
  const byPolicy = new Map(packs.map((pack) => [pack.policy, pack]))
  assert(byPolicy.size === packs.length, 'two packs of one policy')
  const summaries = packs.map((pack) => pack.summary)
  return {
    find: (policy) => byPolicy.get(policy),
    get: (policy) => getDefined(byPolicy.get(policy), `policy ${policy}`),
    list: () => summaries,
  }
}

/** One pack from the text of its files. */
export function readPack({ folder, packYaml, taskTable }: PackFiles): ReadPack {
  const file = `${folder}/pack.yaml`
  const tooLong = explainTooLong(packYaml, limits.packBytes)
  if (tooLong !== null)
    return { pack: null, problems: [{ file, line: 0, column: 0, text: tooLong }] }
  const text = plain(packYaml)
  const { yaml, problems: syntax } = readYaml(file, text)
  if (yaml === null) return { pack: null, problems: syntax }
  const decimals = yaml.decimals()
  if (decimals.length > 0) return { pack: null, problems: placeFirst(decimals, yaml) }
  const parsed = packDocumentSchema.safeParse(yaml.value, { reportInput: true })
  if (!parsed.success) {
    return { pack: null, problems: placeFirst(explainIssues(parsed.error.issues), yaml) }
  }
  const document = parsed.data
  const table = readTasks({ folder, taskTable, declared: document.taskTable !== undefined })
  // An amendment may name what it adds by a code of its own: what an office has entered stands.
  const found = [
    ...lintPack(document, { folder, taskTable: table.rows }),
    ...lintCodes(document),
    ...lintPlausible(document),
  ]
  const problems = [...placeFirst(found, yaml), ...table.problems]
  if (problems.length > 0) return { pack: null, problems }
  const hash = hashOf([text, plain(taskTable ?? '')])
  return { pack: compilePack({ document, taskTable: table.rows, hash }), problems: [] }
}

function readTasks(from: {
  readonly folder: string
  readonly taskTable: string | null
  readonly declared: boolean
}): { readonly rows: readonly TaskRow[]; readonly problems: readonly PackProblem[] } {
  const file = `${from.folder}/task-table.csv`
  if (from.taskTable === null) {
    if (!from.declared) return { rows: [], problems: [] }
    const text = 'pack.yaml 写了 taskTable，却没有 task-table.csv，请补上这个文件。'
    return { rows: [], problems: [{ file, line: 0, column: 0, text }] }
  }
  const tooLong = explainTooLong(from.taskTable, limits.taskTableBytes)
  if (tooLong !== null) return { rows: [], problems: [{ file, line: 0, column: 0, text: tooLong }] }
  const { rows, problems } = readTaskTable(plain(from.taskTable))
  return { rows, problems: problems.map((problem) => ({ file, ...problem })) }
}

function listFolders(folder: string, problems: PackProblem[]): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort()
  } catch {
    const text = '找不到政策包文件夹，请检查安装是否完整。'
    problems.push({ file: folder, line: 0, column: 0, text })
    return []
  }
}

function readFiles(folder: string, name: string, problems: PackProblem[]): PackFiles | null {
  const read = (file: string, mostBytes: number) => {
    const path = join(folder, name, file)
    // What is far too long is not even read: one byte more than may be makes it complained of.
    return statSync(path).size > mostBytes ? ' '.repeat(mostBytes + 1) : readFileSync(path, 'utf8')
  }
  let packYaml: string
  try {
    packYaml = read('pack.yaml', limits.packBytes)
  } catch {
    const text = '文件夹里没有可读的 pack.yaml，请补上，或删去这个文件夹。'
    problems.push({ file: `${name}/pack.yaml`, line: 0, column: 0, text })
    return null
  }
  try {
    return { folder: name, packYaml, taskTable: read('task-table.csv', limits.taskTableBytes) }
  } catch {
    // Most notices have no task table; whether this one needs it, the pack says.
    return { folder: name, packYaml, taskTable: null }
  }
}

/** Without byte order mark and carriage returns, so that a copy made on another system is the same. */
function plain(text: string): string {
  return text.replace(/^\u{FEFF}/u, '').replaceAll('\r\n', '\n')
}

function hashOf(texts: readonly string[]): string {
  const hash = createHash('sha256')
  // The length goes first, so that text cannot wander from one file to the next unnoticed.
  for (const text of texts) hash.update(`${Buffer.byteLength(text)}\n`).update(text)
  return hash.digest('hex')
}
