/** The examples of a pack put to the engine: what is asked, expected, answered. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Answer } from '../../shared/rules/model.ts'
import { isFields } from './check-fields.ts'
import { decide } from './decide.ts'
import { lintCases } from './lint-cases.ts'
import { explainTooLong, limits } from './limits.ts'
import type { PackSet } from './pack.ts'
import type { PackProblem } from './problem.ts'
import { explainIssues, placeFirst, readYaml } from './read-yaml.ts'
import type { YamlFile } from './read-yaml.ts'

const writtenCase = z.strictObject({
  note: z.string().min(1),
  ask: z.enum(['enrolment', 'refund', 'quota']).optional(),
  readings: z.record(z.string(), z.string()).optional(),
  facts: z.record(z.string(), z.unknown()),
  expect: z.looseObject({
    code: z.string().optional(),
    clause: z.string().optional(),
    codes: z.array(z.string()).optional(),
    unconfirmed: z.array(z.string()).optional(),
    whyNot: z.record(z.string(), z.unknown()).optional(),
  }),
})
type WrittenCase = z.infer<typeof writtenCase>
const caseFile = z.strictObject({ policy: z.string(), cases: z.array(writtenCase) })

/** One thing that an example says of its answer. */
export type Comparison = {
  readonly key: string
  readonly wanted: unknown
  /** Undefined where the answer has nothing of the kind. */
  readonly value: unknown
  readonly holds: boolean
}

export type RunCase = {
  readonly note: string
  readonly question: {
    readonly policy: string
    readonly ask: string
    readonly facts: Readonly<Record<string, unknown>>
    readonly readings?: Readonly<Record<string, string>>
  }
  readonly answer: Answer
  readonly comparisons: readonly Comparison[]
}

export type CaseFile = {
  readonly cases: readonly RunCase[]
  /** Null where the file is no YAML. */
  readonly yaml: YamlFile | null
  readonly problems: readonly PackProblem[]
}

const noCases = '没有 cases.yaml，请给每个日期、每类人员写上手工算好的例子。'

/** The examples that lie beside a pack, answered by the pack as it is written. */
export function runCases(
  packs: PackSet,
  place: { readonly folder: string; readonly policy: string },
): CaseFile {
  const file = `${place.policy}/cases.yaml`
  try {
    const text = readFileSync(join(place.folder, file), 'utf8')
    return runCaseText(packs, { policy: place.policy, file, text })
  } catch {
    return { cases: [], yaml: null, problems: [{ file, line: 0, column: 0, text: noCases }] }
  }
}

export function runCaseText(
  packs: PackSet,
  source: { readonly policy: string; readonly file: string; readonly text: string },
): CaseFile {
  if (source.text.trim() === '') {
    const problem = { file: source.file, line: 0, column: 0, text: noCases }
    return { cases: [], yaml: null, problems: [problem] }
  }
  const tooLong = explainTooLong(source.text, limits.casesBytes)
  if (tooLong !== null) {
    const problem = { file: source.file, line: 0, column: 0, text: tooLong }
    return { cases: [], yaml: null, problems: [problem] }
  }
  const { yaml, problems } = readYaml(source.file, source.text)
  if (yaml === null) return { cases: [], yaml, problems }
  const parsed = caseFile.safeParse(yaml.value, { reportInput: true })
  if (!parsed.success) {
    return { cases: [], yaml, problems: placeFirst(explainIssues(parsed.error.issues), yaml) }
  }
  const { policy, cases } = parsed.data
  if (policy !== source.policy) {
    const text = `policy“${policy}”与文件夹名“${source.policy}”不同，请改成一致。`
    return { cases: [], yaml, problems: [yaml.place({ path: ['policy'], text })] }
  }
  const strangers = placeFirst(lintCases(cases), yaml)
  return { cases: cases.map((each) => runCase(packs, policy, each)), yaml, problems: strangers }
}

function runCase(packs: PackSet, policy: string, each: WrittenCase): RunCase {
  const { note, ask = 'enrolment', facts, readings } = each
  const question = { policy, ask, facts, ...(readings === undefined ? {} : { readings }) }
  const answer = decide(packs, question)
  return { note, question, answer, comparisons: compare(answer, each.expect) }
}

function compare(answer: Answer, expect: WrittenCase['expect']): readonly Comparison[] {
  const { code, clause, codes, unconfirmed, whyNot, ...fields } = expect
  const [first] = answer.findings
  const open = answer.findings.flatMap((finding) =>
    finding.code === 'reading-unconfirmed' ? (finding.path?.replace('readings.', '') ?? []) : [],
  )
  const found = [...new Set(answer.findings.map((finding) => finding.code))]
  const said: Comparison[] = Object.entries(fields).map(([key, wanted]) => {
    const value: unknown = Object.entries(answer).find(([name]) => name === key)?.[1]
    return { key, wanted, value, holds: agrees(value, wanted) }
  })
  const listed: readonly (Comparison | null)[] = [
    code === undefined
      ? null
      : { key: 'code', wanted: code, value: first?.code, holds: first?.code === code },
    clause === undefined
      ? null
      : { key: 'clause', wanted: clause, value: first?.clause, holds: first?.clause === clause },
    codes === undefined
      ? null
      : { key: 'codes', wanted: codes, value: found, holds: codes.every((c) => found.includes(c)) },
    unconfirmed === undefined
      ? null
      : { key: 'unconfirmed', wanted: unconfirmed, value: open, holds: agrees(open, unconfirmed) },
    whyNot === undefined
      ? null
      : {
          key: 'whyNot',
          wanted: whyNot,
          value: first?.whyNot,
          holds: agrees(first?.whyNot, whyNot),
        },
  ]
  return [...listed.filter((each) => each !== null), ...said]
}

/** Everything written must be there with that value; lists must be as long. */
function agrees(value: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(value) || value.length !== wanted.length) return false
    const values: readonly unknown[] = value
    return wanted.every((each: unknown, index) => agrees(values[index], each))
  }
  if (!isFields(wanted)) return value === wanted
  return isFields(value) && Object.entries(wanted).every(([key, each]) => agrees(value[key], each))
}
