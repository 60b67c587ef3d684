/** The closed vocabulary of conditions, compiled once into a test of a case. */
import { assertNever, getDefined } from '../../shared/kernel/assert.ts'
import type { Case } from './case.ts'
import { readDayExpression } from './day-expression.ts'
import type { DayExpression } from './day-expression.ts'
import { monthsAfter, yearStart } from './days.ts'
import type { ChoosableDocument, ConditionDocument, QuantityDocument } from './pack-document.ts'
import type { CategoryTable } from './categories.ts'
import { optionOf } from './readings.ts'
import type { ReadingTable } from './readings.ts'

export type Test = (c: Case) => boolean

/** What the conditions of one pack refer to. */
export type Vocabulary = {
  /** Whether the pack serves the coverage year. */
  readonly isOwnYear: (coverageYear: number) => boolean
  readonly readings: ReadingTable
  readonly categories: CategoryTable
  /** Named combinations; a definition sees those before it. */
  readonly definitions: Map<string, Test>
}

type RangeDocument = NonNullable<ConditionDocument['paidOn']>

/** A test that holds where everything written holds. Readings are looked at last. */
export function compileCondition(when: ConditionDocument | undefined, words: Vocabulary): Test {
  if (when === undefined) return () => true
  const tests = [
    ...factTests(when, words),
    ...dayTests(when),
    ...lengthTests(when, words),
    ...namedTests(when, words),
  ]
  return (c) => {
    for (const test of tests) if (!test(c)) return false
    return true
  }
}

/** The number of a quantity in this case: fixed, or as the reading in force has it. */
export function compileQuantity(
  quantity: ChoosableDocument,
  readings: ReadingTable,
): (c: Case) => number {
  const { value, byReading, options } = quantity
  if (byReading === undefined) {
    const fixed = getDefined(value, 'quantity')
    return () => fixed
  }
  const reading = readings.get(byReading)
  const values = reading.options.map((name) => getDefined(options?.[name], `quantity of ${name}`))
  return (c) => getDefined(values[optionOf(c, reading.index)], 'option of a quantity')
}

/** Adds a quantity to a day: whole days, or months cut to the month's end. */
export function compileSpan(
  quantity: QuantityDocument,
  readings: ReadingTable,
): (c: Case, day: number) => number {
  const count = compileQuantity(quantity, readings)
  switch (quantity.unit) {
    case 'day':
      return (c, day) => day + count(c)
    case 'month':
      return (c, day) => monthsAfter(day, count(c))
    default:
      return assertNever(quantity.unit)
  }
}

function factTests(when: ConditionDocument, words: Vocabulary): Test[] {
  const tests: Test[] = []
  const { circumstance, ground, coverageYear, anotherYear, window, paidAtOrigin } = when
  if (circumstance !== undefined) tests.push((c) => circumstance.includes(c.circumstance))
  if (ground !== undefined) tests.push((c) => c.ground !== null && ground.includes(c.ground))
  if (coverageYear !== undefined) tests.push((c) => coverageYear.includes(c.coverageYear))
  if (anotherYear !== undefined) {
    tests.push((c) => words.isOwnYear(c.coverageYear) !== anotherYear)
  }
  if (window !== undefined) tests.push((c) => c.inside === (window === 'concentrated'))
  if (paidAtOrigin !== undefined) tests.push((c) => c.paidAtOrigin === paidAtOrigin)
  const { freshman, enrolsAt, coveredThisYear } = when
  if (freshman !== undefined) tests.push((c) => c.freshman === freshman)
  if (enrolsAt !== undefined) tests.push((c) => c.enrolsAt === enrolsAt)
  if (coveredThisYear !== undefined) tests.push((c) => c.coveredThisYear === coveredThisYear)
  const { missedYears, waiting, beforeBenefit } = when
  if (missedYears !== undefined) {
    const { from = 0, to = Infinity } = missedYears
    tests.push((c) => c.missedYears >= from && c.missedYears <= to)
  }
  if (waiting !== undefined) tests.push((c) => (c.waitingSince !== null) === waiting)
  if (beforeBenefit !== undefined) {
    tests.push((c) => {
      const began = c.benefitFrom ?? yearStart(c.coverageYear)
      return c.appliedOn < began === beforeBenefit
    })
  }
  return tests
}

function dayTests(when: ConditionDocument): Test[] {
  const tests: Test[] = []
  if (when.paidOn !== undefined) tests.push(rangeTest(when.paidOn, (c) => c.paidOn))
  if (when.bornOn !== undefined) tests.push(rangeTest(when.bornOn, (c) => c.birthDate))
  if (when.eventOn !== undefined) tests.push(rangeTest(when.eventOn, (c) => c.eventOn))
  if (when.groundOn !== undefined) tests.push(rangeTest(when.groundOn, (c) => c.groundOn))
  return tests
}

function rangeTest(range: RangeDocument, dayOf: (c: Case) => number | null): Test {
  const from = compileEnd(range.from)
  const to = compileEnd(range.to)
  return (c) => {
    const day = dayOf(c)
    if (day === null) return false
    if (from !== null && day < from(c.coverageYear)) return false
    return to === null || day <= to(c.coverageYear)
  }
}

function compileEnd(text: string | undefined): DayExpression | null {
  return text === undefined ? null : getDefined(readDayExpression(text), `day ${text}`)
}

function lengthTests(when: ConditionDocument, words: Vocabulary): Test[] {
  const tests: Test[] = []
  const { sinceBirth, sinceEvent } = when
  if (sinceBirth !== undefined) {
    const lastDay = compileSpan(sinceBirth, words.readings)
    const both = sinceBirth.counting === 'registration-and-payment'
    tests.push((c) => {
      if (c.birthDate === null) return false
      const done = both ? Math.max(c.paidOn, c.registeredOn) : c.paidOn
      return done <= lastDay(c, c.birthDate)
    })
  }
  if (sinceEvent !== undefined) {
    const lastDay = compileSpan(sinceEvent, words.readings)
    tests.push((c) => c.eventOn !== null && c.paidOn <= lastDay(c, c.eventOn))
  }
  return tests
}

function namedTests(when: ConditionDocument, words: Vocabulary): Test[] {
  const tests: Test[] = []
  if (when.holds !== undefined) {
    const rows = new Set(when.holds.map((term) => words.categories.getRow(term)))
    tests.push((c) => c.held.some((held) => rows.has(held.row)))
  }
  for (const name of when.is ?? []) {
    tests.push(getDefined(words.definitions.get(name), `definition ${name}`))
  }
  for (const [name, option] of Object.entries(when.reading ?? {})) {
    const reading = words.readings.get(name)
    const wanted = reading.options.indexOf(option)
    tests.push((c) => optionOf(c, reading.index) === wanted)
  }
  return tests
}
