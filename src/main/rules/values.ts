/** The values that a rule works with, as an answer names them: what, how much, where it stands. */
import type { FindingValue } from '../../shared/rules/model.ts'
import type { Case } from './case.ts'

/** Says where a clause comes from: the pack, or the number of the document that amended it. */
export type SourceOf = (clause: string) => string

/** A value in one case: it may go with the coverage year and with the readings in force. */
export type ValueMaker = {
  readonly make: (c: Case) => FindingValue
  /** Readings that the value goes with, by index. */
  readonly readings: readonly number[]
}

/** Null where there is nothing to name. */
export type ValuesOf = (c: Case) => readonly FindingValue[] | undefined

/** More options than any reading has. */
const optionRoom = 64

/**
 * The values of a rule. They are made once a coverage year and reading and shared, frozen, between
 * all answers: a rehearsal names the same few a million times.
 */
export function compileValues(makers: readonly ValueMaker[]): ValuesOf {
  if (makers.length === 0) return () => undefined
  const readings = [...new Set(makers.flatMap((maker) => maker.readings))]
  const known = new Map<number, readonly FindingValue[]>()
  return (c) => {
    let key = c.coverageYear
    for (const reading of readings) key = key * optionRoom + (c.choices[reading] ?? 0)
    const found = known.get(key)
    if (found !== undefined) return found
    const made = makeValues(makers, c)
    known.set(key, made)
    return made
  }
}

function makeValues(makers: readonly ValueMaker[], c: Case): readonly FindingValue[] {
  // Naming a value is no reason to ask whether its reading is confirmed.
  const { touched } = c
  const values: FindingValue[] = []
  for (const { make } of makers) {
    const value = make(c)
    if (values.some((each) => each.name === value.name && each.value === value.value)) continue
    values.push(Object.freeze(value))
  }
  c.touched = touched
  return Object.freeze(values)
}
