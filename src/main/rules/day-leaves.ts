/** Conditions on days: between two days, or so long after birth or the circumstance's own day. */
import { getDefined } from '../../shared/kernel/assert.ts'
import type { Case } from './case.ts'
import { sayDays, unitWords } from './condition-words.ts'
import { readDayExpression } from './day-expression.ts'
import type { DayExpression } from './day-expression.ts'
import type { DayFact, Leaf } from './leaf.ts'
import type { ConditionDocument, QuantityDocument } from './pack-document.ts'
import { compileQuantity, compileSpan, quantityValue } from './quantity.ts'
import type { Terms } from './vocabulary.ts'

type RangeDocument = NonNullable<ConditionDocument['paidOn']>

type DayField = {
  readonly name: string
  readonly dayOf: (c: Case) => number | null
  /** Set where the person could have chosen another day. */
  readonly fact: DayFact | null
}

const fields = {
  paidOn: { name: '缴费日期', dayOf: (c) => c.paidOn, fact: 'paidOn' },
  bornOn: { name: '出生日期', dayOf: (c) => c.birthDate, fact: null },
  eventOn: { name: '情形发生的日期', dayOf: (c) => c.eventOn, fact: null },
  groundOn: { name: '退费事由发生的日期', dayOf: (c) => c.groundOn, fact: 'groundOn' },
} as const satisfies Readonly<Record<string, DayField>>

export function dayLeaves(when: ConditionDocument, terms: Terms): Leaf[] {
  const leaves: Leaf[] = []
  for (const key of ['paidOn', 'bornOn', 'eventOn', 'groundOn'] as const) {
    const range = when[key]
    if (range !== undefined) leaves.push(rangeLeaf(range, fields[key], terms))
  }
  return leaves
}

function rangeLeaf(
  range: RangeDocument,
  { name, dayOf, fact }: DayField,
  { words, clause }: Terms,
): Leaf {
  const from = compileEnd(range.from)
  const to = compileEnd(range.to)
  const ends = ({ coverageYear }: Case) =>
    [from?.(coverageYear) ?? -Infinity, to?.(coverageYear) ?? Infinity] as const
  const source = words.sourceOf(clause)
  return {
    test: (c) => {
      const day = dayOf(c)
      if (day === null) return false
      if (from !== null && day < from(c.coverageYear)) return false
      return to === null || day <= to(c.coverageYear)
    },
    turns:
      fact === null
        ? null
        : {
            fact,
            daysOf: (c) => {
              const [first, last] = ends(c)
              return [first, last + 1].filter(Number.isFinite)
            },
          },
    say: (c) => `${name}在 ${sayDays(...ends(c))}`,
    sayNot: null,
    values: [{ make: (c) => ({ name, value: sayDays(...ends(c)), clause, source }), readings: [] }],
    any: null,
    lasting: false,
  }
}

function compileEnd(text: string | undefined): DayExpression | null {
  return text === undefined ? null : getDefined(readDayExpression(text), `day ${text}`)
}

export function lengthLeaves(when: ConditionDocument, terms: Terms): Leaf[] {
  const leaves: Leaf[] = []
  const { sinceBirth, sinceEvent } = when
  if (sinceBirth !== undefined) {
    const both = sinceBirth.counting === 'registration-and-payment'
    const sinceOf = (c: Case) => c.birthDate
    const doneOf = both ? (c: Case) => Math.max(c.paidOn, c.registeredOn) : (c: Case) => c.paidOn
    const said = { after: '出生后', done: both ? '登记并缴费' : '缴费', name: '出生后期限' }
    leaves.push(lengthLeaf(sinceBirth, { sinceOf, doneOf, ...said }, terms))
  }
  if (sinceEvent !== undefined) {
    const said = { after: '情形发生后', done: '缴费', name: '情形发生后期限' }
    const sinceOf = (c: Case) => c.eventOn
    const doneOf = (c: Case) => c.paidOn
    leaves.push(lengthLeaf(sinceEvent, { sinceOf, doneOf, ...said }, terms))
  }
  return leaves
}

type LengthField = {
  readonly sinceOf: (c: Case) => number | null
  readonly doneOf: (c: Case) => number
  readonly after: string
  readonly done: string
  readonly name: string
}

function lengthLeaf(quantity: QuantityDocument, field: LengthField, terms: Terms): Leaf {
  const { sinceOf, doneOf, after, done, name } = field
  const { unit } = quantity
  const lastDay = compileSpan(quantity, terms.words.readings)
  const count = compileQuantity(quantity, terms.words.readings)
  return {
    test: (c) => {
      const since = sinceOf(c)
      return since !== null && doneOf(c) <= lastDay(c, since)
    },
    turns: {
      fact: 'paidOn',
      daysOf: (c) => {
        const since = sinceOf(c)
        return since === null ? [] : [lastDay(c, since) + 1]
      },
    },
    say: (c) => `在${after} ${count(c)} ${unitWords[unit]}内${done}`,
    sayNot: (c) => `不在${after} ${count(c)} ${unitWords[unit]}内${done}`,
    values: [quantityValue({ name, quantity, unit }, terms)],
    any: null,
    lasting: false,
  }
}
