/** Conditions on facts that are no days of their own. */
import type { Case } from './case.ts'
import { sayCircumstances, sayCount, sayDays, sayGrounds } from './condition-words.ts'
import { formatDayNumber, yearStart } from './days.ts'
import type { Leaf, Test } from './leaf.ts'
import { circumstanceKinds } from './pack-document.ts'
import type { ConditionDocument } from './pack-document.ts'
import type { ValueMaker } from './values.ts'
import type { Terms } from './vocabulary.ts'

/** A condition that no day decides. */
function plain(
  test: Test,
  said: { readonly say: string; readonly sayNot: string; readonly lasting?: boolean },
): Leaf {
  const { say, sayNot, lasting = false } = said
  return { test, turns: null, say: () => say, sayNot: () => sayNot, values: [], any: null, lasting }
}

/** A yes or no of the question. */
function flag(wanted: boolean, of: (c: Case) => boolean, said: readonly [string, string]): Leaf {
  const [yes, no] = said
  const [say, sayNot] = wanted ? [yes, no] : [no, yes]
  return plain((c) => of(c) === wanted, { say, sayNot })
}

export function factLeaves(when: ConditionDocument, terms: Terms): Leaf[] {
  const leaves: Leaf[] = [...kindLeaves(when, terms)]
  const { window, paidAtOrigin, freshman, enrolsAt, coveredThisYear, waiting } = when
  if (window !== undefined) leaves.push(windowLeaf(window === 'concentrated', terms))
  if (paidAtOrigin !== undefined) {
    leaves.push(
      flag(paidAtOrigin, (c) => c.paidAtOrigin, ['在原户籍地缴过费', '没有在原户籍地缴费']),
    )
  }
  if (freshman !== undefined) {
    leaves.push(flag(freshman, (c) => c.freshman, ['是入学新生', '不是入学新生']))
  }
  if (enrolsAt !== undefined) {
    const said: readonly [string, string] = ['在学校参保', '在户籍地参保']
    leaves.push(flag(enrolsAt === 'school', (c) => c.enrolsAt === 'school', said))
  }
  if (coveredThisYear !== undefined) {
    const said: readonly [string, string] = ['当年参加过基本医保', '当年没有参加过任何基本医保']
    leaves.push(flag(coveredThisYear, (c) => c.coveredThisYear, said))
  }
  if (when.missedYears !== undefined) leaves.push(missedLeaf(when.missedYears, terms))
  if (waiting !== undefined) {
    const said: readonly [string, string] = ['已在等待期里', '没有正在计算的等待期']
    leaves.push(flag(waiting, (c) => c.waitingSince !== null, said))
  }
  if (when.beforeBenefit !== undefined) leaves.push(beforeBenefitLeaf(when.beforeBenefit))
  return leaves
}

/** Who comes, and for which coverage year. */
function kindLeaves(when: ConditionDocument, { words }: Terms): Leaf[] {
  const leaves: Leaf[] = []
  const { circumstance, ground, coverageYear, anotherYear } = when
  if (circumstance !== undefined) {
    const others = circumstanceKinds.filter((kind) => !circumstance.includes(kind))
    const say = sayCircumstances(circumstance)
    const sayNot = sayCircumstances(others)
    leaves.push(plain((c) => circumstance.includes(c.circumstance), { say, sayNot, lasting: true }))
  }
  if (ground !== undefined) {
    const say = sayGrounds(ground)
    const test: Test = (c) => c.ground !== null && ground.includes(c.ground)
    leaves.push(plain(test, { say, sayNot: `不${say.slice('退费事由'.length)}`, lasting: true }))
  }
  if (coverageYear !== undefined) {
    const years = coverageYear.join('、')
    const said = { say: `待遇年度是 ${years}`, sayNot: `待遇年度不是 ${years}`, lasting: true }
    leaves.push(plain((c) => coverageYear.includes(c.coverageYear), said))
  }
  if (anotherYear !== undefined) {
    const [say, sayNot] = anotherYear
      ? ['是其他待遇年度', '是本通知的待遇年度']
      : ['是本通知的待遇年度', '是其他待遇年度']
    const test: Test = (c) => words.isOwnYear(c.coverageYear) !== anotherYear
    leaves.push(plain(test, { say, sayNot, lasting: true }))
  }
  return leaves
}

function windowLeaf(wanted: boolean, { words }: Terms): Leaf {
  const inside = (c: Case) => `在集中缴费期（${sayDays(c.windowFrom, c.windowTo)}）内缴费`
  const outside = (c: Case) => `在集中缴费期（${sayDays(c.windowFrom, c.windowTo)}）以外缴费`
  return {
    test: (c) => c.inside === wanted,
    turns: { fact: 'paidOn', daysOf: (c) => [c.windowFrom, c.windowTo + 1] },
    say: wanted ? inside : outside,
    sayNot: wanted ? outside : inside,
    values: [windowValue(words)],
    any: null,
    lasting: false,
  }
}

/** The window of the coverage year, as its own document has it. */
export function windowValue({ findWindow, sourceOf }: Terms['words']): ValueMaker {
  return {
    readings: [],
    make: ({ coverageYear }) => {
      const { from, to, clause } = findWindow(coverageYear)
      return { name: '集中缴费期', value: sayDays(from, to), clause, source: sourceOf(clause) }
    },
  }
}

function missedLeaf(
  { from = 0, to = Infinity }: NonNullable<ConditionDocument['missedYears']>,
  { words, clause }: Terms,
): Leaf {
  const value = sayCount(from, to)
  const source = words.sourceOf(clause)
  return {
    ...plain((c) => c.missedYears >= from && c.missedYears <= to, {
      say: `断保年数是 ${value}`,
      sayNot: `断保年数不是 ${value}`,
    }),
    values: [{ make: () => ({ name: '断保年数', value, clause, source }), readings: [] }],
  }
}

/** Whether the refund was asked for before benefits began. */
function beforeBenefitLeaf(wanted: boolean): Leaf {
  const began = (c: Case) => c.benefitFrom ?? yearStart(c.coverageYear)
  const before = (c: Case) => `在进入待遇享受期（${formatDayNumber(began(c))}）以前申请`
  const after = (c: Case) => `在进入待遇享受期（${formatDayNumber(began(c))}）以后申请`
  return {
    test: (c) => c.appliedOn < began(c) === wanted,
    turns: { fact: 'appliedOn', daysOf: (c) => [began(c)] },
    say: wanted ? before : after,
    sayNot: wanted ? after : before,
    values: [],
    any: null,
    lasting: false,
  }
}
