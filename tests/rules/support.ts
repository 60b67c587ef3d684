/** What the tests of the rules share: the packs of this repository and their written cases. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { readPacks } from '../../src/main/rules/index.ts'

export const rulesFolder = join(import.meta.dirname, '../../rules')

/** The packs as they ship. */
export const shipped = readPacks(rulesFolder)

/** The folders that hold a pack, as they stand on disk. */
export function listPolicies(): readonly string[] {
  return readdirSync(rulesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
}

export type WrittenCase = {
  readonly note: string
  readonly ask?: string
  readonly readings?: Readonly<Record<string, string>>
  readonly facts: Readonly<Record<string, unknown>>
  readonly expect: {
    /** Code and clause of the first finding. */
    readonly code?: string
    readonly clause?: string
    /** Codes that some finding must carry. */
    readonly codes?: readonly string[]
    /** All readings that must be confirmed, and no others. */
    readonly unconfirmed?: readonly string[]
  } & Readonly<Record<string, unknown>>
}

export function readCases(policy: string): readonly WrittenCase[] {
  const file: { policy: string; cases: readonly WrittenCase[] } = parse(
    readFileSync(join(rulesFolder, policy, 'cases.yaml'), 'utf8'),
  )
  if (file.policy !== policy) throw new Error(`cases.yaml of ${policy} names ${file.policy}`)
  return file.cases
}

/** One amendment of an overlay file: `more` are its fields, `head` what stands before them. */
export const anAmendment = (more: string, head = 'coverageYears: [2025]') =>
  `amendments:
  - policy: dongming-2024
    from: 2024-09-01
    documentNumber: 东政办字〔2024〕9号
    clause: 一
    basis: 照文件录入
    ${head}
${more
  .split('\n')
  .map((line) => `    ${line}`)
  .join('\n')}
`
