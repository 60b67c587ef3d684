/** Every pack against the cases that were worked out by hand from its notice. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { decide } from '../../src/main/rules/index.ts'
import type { Answer } from '../../src/main/rules/index.ts'
import { answerSchema } from '../../src/shared/rules/model.ts'
import { listPolicies, readCases, rulesFolder, shipped } from './support.ts'
import type { WrittenCase } from './support.ts'

/** A row of one of the ordered tables. */
type Rule = { readonly code: string; readonly clause: string }

test('随程序的政策包都能装入', () => {
  expect(shipped.problems).toEqual([])
  expect(shipped.packs.list().map((summary) => summary.policy)).toEqual(listPolicies())
})

describe.each(listPolicies())('%s', (policy) => {
  const cases = readCases(policy)
  test.each(cases.map((each) => [each.note, each] as const))('%s', (_, written) => {
    const answer = answerTo(policy, written)
    const { code, clause, codes = [], unconfirmed, whyNot, ...fields } = written.expect
    expect(answer).toMatchObject(fields)
    if (code !== undefined) expect(answer.findings[0]?.code).toBe(code)
    if (clause !== undefined) expect(answer.findings[0]?.clause).toBe(clause)
    expect(answer.findings.map((finding) => finding.code)).toEqual(
      expect.arrayContaining([...codes]),
    )
    expectReason(answer)
    if (whyNot !== undefined) expect(answer.findings[0]?.whyNot).toMatchObject(whyNot)
    if (unconfirmed !== undefined) expect(listUnconfirmed(answer)).toEqual(unconfirmed)
    expect(answerSchema.safeParse(answer).error).toBeUndefined()
  })

  test('每一条规则、每一个条款至少有一个例子', () => {
    const said = new Set(
      cases.flatMap((each) =>
        answerTo(policy, each).findings.map((finding) => `${finding.code} ${finding.clause ?? ''}`),
      ),
    )
    const written: Readonly<Record<string, readonly Rule[] | undefined>> = parse(
      readFileSync(join(rulesFolder, policy, 'pack.yaml'), 'utf8'),
    )
    const rules = ['otherYears', 'routes', 'refund'].flatMap((table) => written[table] ?? [])
    expect([...said]).toEqual(
      expect.arrayContaining(rules.map(({ code, clause }) => `${code} ${clause}`)),
    )
  })

  test('每一类人员至少有一个例子', () => {
    const { rows, find } = shipped.packs.get(policy).categories
    const asked = new Set(cases.flatMap(listTerms).map((term) => find(term)?.row))
    expect(rows.filter((row) => !asked.has(row)).map((row) => row.term)).toEqual([])
  })
})

/** Only what refuses says why not, and every finding names its rule. */
function expectReason({ outcome, findings }: Answer): void {
  const reasons = findings.map((finding) => finding.whyNot)
  expect(reasons[0] !== undefined).toBe(outcome === 'refused')
  expect(reasons.slice(1).every((reason) => reason === undefined)).toBe(true)
  for (const { code, rule } of findings) {
    if (code !== 'bad-input') expect(rule).toMatch(/^[a-zA-Z]+(?:\/.+)?$/u)
  }
}

function answerTo(policy: string, { note, ask, facts, readings }: WrittenCase): Answer {
  const question = { id: note, policy, ask: ask ?? 'enrolment', facts }
  return decide(shipped.packs, readings === undefined ? question : { ...question, readings })
}

function listUnconfirmed(answer: Answer): readonly string[] {
  return answer.findings
    .filter((finding) => finding.code === 'reading-unconfirmed')
    .map((finding) => finding.path?.replace('readings.', '') ?? '')
}

function listTerms({ facts }: WrittenCase): readonly string[] {
  const person = facts['person'] as { readonly categories?: readonly unknown[] } | undefined
  return (person?.categories ?? []).map((entry) =>
    typeof entry === 'string' ? entry : (entry as { readonly term: string }).term,
  )
}
