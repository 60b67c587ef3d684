/** Clauses that a notice leaves open: which option is in force, and whether the office settled it. */
import { getDefined } from '../../shared/kernel/assert.ts'
import type { Reading, ReadingChoices } from '../../shared/rules/model.ts'
import type { Case } from './case.ts'

export type CompiledReading = {
  readonly index: number
  readonly reading: Reading
  /** Option names in order; the first is the default. */
  readonly options: readonly string[]
  /** How many options to try. A single option is tried against “something else”. */
  readonly optionCount: number
}

export type ReadingTable = {
  readonly list: readonly CompiledReading[]
  find(name: string): CompiledReading | undefined
  get(name: string): CompiledReading
}

/** The readings in force for one question. */
export type ChosenReadings = {
  readonly choices: readonly number[]
  /** A bit for each reading that the office has settled. */
  readonly settled: number
}

/** `touched` is a bit mask of 32 bits. */
export const mostReadings = 30

export function compileReadings(readings: readonly Reading[]): ReadingTable {
  const list = readings.map((reading, index) => ({
    index,
    reading,
    options: reading.options.map((option) => option.name),
    optionCount: Math.max(2, reading.options.length),
  }))
  const byName = new Map(list.map((entry) => [entry.reading.name, entry]))
  return {
    list,
    find: (name) => byName.get(name),
    get: (name) => getDefined(byName.get(name), `reading ${name}`),
  }
}

/** The number of the option in force; remembers that the reading was looked at. */
export function optionOf(c: Case, readingIndex: number): number {
  c.touched |= 1 << readingIndex
  return c.choices[readingIndex] ?? 0
}

/** Defaults, then the office's own choice, then the question's. Unknown names do nothing. */
export function chooseReadings(
  table: ReadingTable,
  office: ReadingChoices | undefined,
  asked: ReadingChoices | undefined,
): ChosenReadings {
  const choices = table.list.map(() => 0)
  let settled = 0
  for (const named of [office, asked]) {
    if (named === undefined) continue
    for (const { index, options, reading } of table.list) {
      if (!Object.hasOwn(named, reading.name)) continue
      const option = options.indexOf(named[reading.name] ?? '')
      if (option < 0) continue
      choices[index] = option
      settled |= 1 << index
    }
  }
  return { choices, settled }
}
