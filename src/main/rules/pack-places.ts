/** Where an office's packs come from: those installed, and those that it has brought in itself. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { tellWrongCases } from './check-cases.ts'
import { lintPolicy } from './lint-folder.ts'
import type { Pack, PackSet } from './pack.ts'
import type { PackProblem } from './problem.ts'
import { packSetOf, readPack, readPacks } from './read-pack.ts'
import { runCaseText, runCases } from './run-cases.ts'
import type { CaseFile } from './run-cases.ts'

/** The files of a pack as text: whoever hands them over has no folder. */
export type PackTexts = {
  readonly packYaml: string
  readonly casesYaml: string
  readonly taskTable: string | null
}

/** A pack in an office's ledger, with the hashes that it had when it was brought in. */
export type BroughtPack = PackTexts & {
  readonly policy: string
  /** SHA-256 of what is decided by: `pack.yaml` and the task table. */
  readonly packHash: string
  /** SHA-256 of the examples. */
  readonly casesHash: string
}

export type PackPlaces = {
  readonly rulesFolder: string
  readonly brought: readonly BroughtPack[]
}

export type ReadPacks = {
  readonly packs: PackSet
  readonly problems: readonly PackProblem[]
}

/** Every pack that may be used. */
export function readPackPlaces({ rulesFolder, brought }: PackPlaces): ReadPacks {
  return withBrought(readPacks(rulesFolder), brought)
}

/**
 * What an office has brought in comes before an installed one of the same code, and where its text
 * is no longer what it was, none of that code is used at all.
 */
export function withBrought(
  installed: ReadPacks,
  brought: readonly BroughtPack[],
  read: typeof readBrought = readBrought,
): ReadPacks {
  const problems = [...installed.problems]
  const byPolicy = new Map<string, Pack>()
  for (const { policy } of installed.packs.list()) byPolicy.set(policy, installed.packs.get(policy))
  for (const one of brought) {
    const before = byPolicy.get(one.policy)
    byPolicy.delete(one.policy)
    const { pack, problems: own } = read(one)
    problems.push(...own)
    if (pack === null) continue
    byPolicy.set(one.policy, pack)
    if (before !== undefined && before.hash !== one.packHash) {
      problems.push(whole(one.policy, installedDiffers))
    }
  }
  return { packs: packSetOf([...byPolicy.values()]), problems }
}

const altered =
  '账本里这份本单位带入的政策包与带入时不同，没有使用，凡涉及它的不能办理；请先核验账本，并告诉维护人员。'
const installedDiffers =
  '程序自带了同一代码、内容不同的政策包，仍按本单位带入的办理；要改用自带的，请告诉维护人员。'

export type ReadBrought = {
  readonly pack: Pack | null
  readonly problems: readonly PackProblem[]
}

/** The pack, where it can be read and is still what was brought in. */
export function readBrought(one: BroughtPack): ReadBrought {
  const { policy, packHash, casesHash, casesYaml } = one
  const { pack, problems } = readPack({ folder: policy, ...one })
  if (pack === null) return { pack, problems }
  if (pack.hash !== packHash || casesHashOf(casesYaml) !== casesHash) {
    return { pack: null, problems: [whole(policy, altered)] }
  }
  return { pack, problems: [] }
}

/** SHA-256 of a file of examples, whatever system it was saved on. */
export function casesHashOf(casesYaml: string): string {
  const plain = casesYaml.replace(/^\u{FEFF}/u, '').replaceAll('\r\n', '\n')
  return createHash('sha256').update(plain).digest('hex')
}

export type PackReport = {
  readonly pack: Pack | null
  readonly caseCount: number
  /** Of the pack, its task table and its examples. */
  readonly problems: readonly PackProblem[]
}

/** Everything that can be said of a pack that somebody hands over: read, linted, its examples run. */
export function lintPackTexts(texts: PackTexts): PackReport {
  // The folder is named after the policy; files that were chosen have none.
  const folder = /^policy:\s*['"]?([\w-]+)/mu.exec(texts.packYaml)?.[1] ?? '政策包'
  const { pack, problems } = readPack({ folder, ...texts })
  if (pack === null) return { pack, caseCount: 0, problems }
  const file = `${pack.policy}/cases.yaml`
  const run = runCaseText(packSetOf([pack]), { policy: pack.policy, file, text: texts.casesYaml })
  return { pack, caseCount: run.cases.length, problems: tellWrongCases(run) }
}

/** What is wrong with one pack and its examples, wherever it lies; a sentence each. */
export function lintPolicyIn(places: PackPlaces, policy: string): readonly string[] {
  const own = places.brought.find((one) => one.policy === policy)
  if (own === undefined) return lintPolicy(places.rulesFolder, policy)
  const read = readBrought(own)
  const problems = read.pack === null ? read.problems : lintPackTexts(own).problems
  return problems.map(({ file, line, text }) =>
    line === 0 ? text : `${file} 第 ${line} 行：${text}`,
  )
}

/** The examples of one pack, wherever it lies, answered by the pack as it is written. */
export function runCasesIn(places: PackPlaces, packs: PackSet, policy: string): CaseFile {
  const own = places.brought.find((one) => one.policy === policy)
  if (own === undefined) return runCases(packs, { folder: places.rulesFolder, policy })
  return runCaseText(packs, { policy, file: `${policy}/cases.yaml`, text: own.casesYaml })
}

/** Whether the program itself came with a pack of that code, sound or not. */
export function isInstalled(rulesFolder: string, policy: string): boolean {
  return /^[a-z0-9-]+$/u.test(policy) && existsSync(join(rulesFolder, policy))
}

const whole = (policy: string, text: string): PackProblem => ({
  file: `${policy}/pack.yaml`,
  line: 0,
  column: 0,
  text,
})
