/** What the tests of the rules share: the packs of this repository and their written cases. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Case, EnrolmentFacts, RefundFacts } from '../../src/main/rules/case.ts'
import { decideEnrolment } from '../../src/main/rules/decide-enrolment.ts'
import { decideRefund } from '../../src/main/rules/decide-refund.ts'
import { readPacks } from '../../src/main/rules/index.ts'
import type { Vocabulary } from '../../src/main/rules/vocabulary.ts'
import { dayNumberOf, getDay } from '../../src/shared/kernel/day.ts'
import type { DayNumber } from '../../src/shared/kernel/day.ts'

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
    /** Of the first finding. */
    readonly whyNot?: Readonly<Record<string, unknown>>
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

/** The amendments of the guide, which are about two packs, and one of each kind for the others. */
export const everyPackAmended = `${guideExample()}${anAmendment(
  `window: { from: 2024-09-01, to: 2025-02-28 }
price: { unit: fen, amounts: { 1: 40000 } }`,
).replace('amendments:\n', '')}  - policy: meishan-2024
    from: 2023-12-01
    documentNumber: null
    clause: 三（三）2（3）
    basis: 请示后照三种人办理
    coverageYears: [2024]
    subsidies:
      unit: fen
      rows:
        - term: 低收入救助对象
          amounts: [{ tier: 1, payable: 9500, subsidy: 28500, source: 财政专项资金 }]
  - policy: fangtai-2024
    from: 2024-02-01
    documentNumber: null
    clause: 四
    basis: 请示后告知
    routes:
      - change: perhaps-exempt
        row: { start: { at: next-day } }
`

/** The office's file that the guide shows. */
export function guideExample(): string {
  const guide = readFileSync(join(rulesFolder, 'README.md'), 'utf8')
  const example = /```yaml\n([^`]*amendments:[^`]*)```/u.exec(guide)?.[1]
  if (example === undefined) throw new Error('no example of an overlay in rules/README.md')
  return example
}

/** An enrolment whose facts were checked: somebody ordinary, inside the window of 2024. */
export function anEnrolment(facts: Partial<EnrolmentFacts> = {}): EnrolmentFacts {
  const paidOn = facts.paidOn ?? on('2023-10-20')
  return {
    coverageYear: 2024,
    paidOn,
    registeredOn: paidOn,
    tier: 1,
    birthDate: null,
    categories: [],
    circumstance: 'ordinary',
    eventOn: null,
    paidAtOrigin: false,
    freshman: false,
    enrolsAt: null,
    coveredThisYear: false,
    missedYears: 0,
    repairedYears: 0,
    waitingSince: null,
    ...facts,
  }
}

/** A refund whose facts were checked: a death before the coverage year, asked for in it. */
export function aRefund(facts: Partial<RefundFacts> = {}): RefundFacts {
  return {
    coverageYear: 2024,
    paidOn: on('2023-10-20'),
    paidFen: 38_000,
    appliedOn: on('2024-02-01'),
    ground: 'death',
    groundOn: on('2023-12-01'),
    benefitFrom: null,
    ...facts,
  }
}

/** The day number of a day written down in a test. */
export function on(day: string): DayNumber {
  return dayNumberOf(getDay(day))
}

/** What the conditions of a pack refer to, with no definitions yet. */
export function wordsOf(policy: string): Vocabulary {
  const { isOwnYear, findWindow, readings, categories, sourceOf } = shipped.packs.get(policy)
  return { isOwnYear, findWindow, readings, categories, sourceOf, definitions: new Map() }
}

/** The case of an enrolment once it is decided, by the pack's default readings. */
export function caseOf(policy: string, facts: Partial<EnrolmentFacts>): Case {
  return decideEnrolment(shipped.packs.get(policy), anEnrolment(facts), defaultsOf(policy)).c
}

/** The case of a refund once it is decided, by the pack's default readings. */
export function refundCaseOf(policy: string, facts: Partial<RefundFacts>): Case {
  return decideRefund(shipped.packs.get(policy), aRefund(facts), defaultsOf(policy)).c
}

/** The first option of each reading. */
export function defaultsOf(policy: string): readonly number[] {
  return shipped.packs.get(policy).readings.list.map(() => 0)
}

/** Facts of a question that is complete. */
export const aRefundQuestion = {
  coverageYear: 2024,
  paidOn: '2023-10-20',
  paidFen: 38_000,
  appliedOn: '2024-02-01',
  ground: { kind: 'death', on: '2023-12-01' },
}

/** Heads of a quota. */
export const aCount = {
  registered: 1000,
  fullySubsidised: 0,
  universityStudents: 0,
  employedInsured: 0,
  inService: 0,
  imprisoned: 0,
}
