/** Lengths and counts of a pack: fixed, or as a reading has them. */
import { assertNever, getDefined } from '../../shared/kernel/assert.ts'
import type { FindingValue } from '../../shared/rules/model.ts'
import type { Case } from './case.ts'
import { monthsAfter } from './days.ts'
import type { ChoosableDocument, QuantityDocument } from './pack-document.ts'
import { optionOf } from './readings.ts'
import type { ReadingTable } from './readings.ts'
import type { ValueMaker } from './values.ts'
import type { Terms } from './vocabulary.ts'

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

/** A quantity as an answer names it. */
export function quantityValue(
  named: {
    readonly name: string
    readonly quantity: ChoosableDocument
    readonly unit: FindingValue['unit']
  },
  { words, clause }: Terms,
): ValueMaker {
  const { name, quantity, unit } = named
  const count = compileQuantity(quantity, words.readings)
  const source = words.sourceOf(clause)
  const { byReading } = quantity
  return {
    make: (c) => ({ name, value: count(c), unit, clause, source }),
    readings: byReading === undefined ? [] : [words.readings.get(byReading).index],
  }
}
