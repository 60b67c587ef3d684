/** The examples that stand beside a pack, tried against it: for whoever writes or reviews one. */
import { z } from 'zod'
import { isFields } from './check-fields.ts'
import { decide } from './decide.ts'
import type { PackSet } from './pack.ts'
import type { DocumentProblem, PackProblem } from './problem.ts'
import { explainIssues, readYaml } from './read-yaml.ts'

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
  }),
})
type WrittenCase = z.infer<typeof writtenCase>
const caseFile = z.strictObject({ policy: z.string(), cases: z.array(writtenCase) })

/** How many examples there are, and which of them the pack answers otherwise. */
export function checkCases(
  packs: PackSet,
  source: { readonly policy: string; readonly file: string; readonly text: string },
): { readonly count: number; readonly problems: readonly PackProblem[] } {
  const { yaml, problems } = readYaml(source.file, source.text)
  if (yaml === null) return { count: 0, problems }
  const parsed = caseFile.safeParse(yaml.value, { reportInput: true })
  if (!parsed.success) {
    return { count: 0, problems: explainIssues(parsed.error.issues).map(yaml.place) }
  }
  const { policy, cases } = parsed.data
  if (policy !== source.policy) {
    const text = `policy“${policy}”与文件夹名“${source.policy}”不同，请改成一致。`
    return { count: 0, problems: [yaml.place({ path: ['policy'], text })] }
  }
  const wrong = cases.flatMap((each, index) => checkCase(packs, policy, { each, index }))
  return { count: cases.length, problems: wrong.map(yaml.place) }
}

function checkCase(
  packs: PackSet,
  policy: string,
  { each, index }: { readonly each: WrittenCase; readonly index: number },
): readonly DocumentProblem[] {
  const { ask = 'enrolment', facts, readings } = each
  const answer = decide(packs, { id: null, policy, ask, facts, readings })
  const { code, clause, codes = [], unconfirmed, ...fields } = each.expect
  const [first] = answer.findings
  const open = answer.findings.flatMap((finding) =>
    finding.code === 'reading-unconfirmed' ? (finding.path?.replace('readings.', '') ?? []) : [],
  )
  const found = new Set(answer.findings.map((finding) => finding.code))
  const said: readonly (readonly [string, boolean, unknown])[] = [
    ['code', code === undefined || first?.code === code, first?.code],
    ['clause', clause === undefined || first?.clause === clause, first?.clause],
    ['codes', codes.every((name) => found.has(name)), [...found]],
    ['unconfirmed', unconfirmed === undefined || agrees(open, unconfirmed), open],
    ...Object.entries(fields).map(([key, wanted]) => {
      const value: unknown = Object.entries(answer).find(([name]) => name === key)?.[1]
      return [key, agrees(value, wanted), value] as const
    }),
  ]
  return said.flatMap(([key, holds, value]) => {
    if (holds) return []
    const text = `例子“${each.note}”：${key} 的答复是 ${JSON.stringify(value) ?? '没有'}，与写的不同；请核对是例子算错，还是规则写错。`
    return [{ path: ['cases', index, 'expect', key], text }]
  })
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
