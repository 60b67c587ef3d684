/** Days, lengths and sentences of a pack as people say them. */
import type { Overlay } from '../../shared/rules/model.ts'
import type { ChoosableDocument, PackDocument, QuantityDocument } from './pack-document.ts'

/** What the words of one pack refer to. */
export type Telling = {
  readonly document: PackDocument
  /** The option in force for each reading. */
  readonly inForce: (reading: string) => string | undefined
  /** The office has settled the reading. */
  readonly isConfirmed: (reading: string) => boolean
  /** Of which year days that are counted from the coverage year are told. */
  readonly coverageYear: number
  /**
   * Sentences name the ends of the window instead of dating them: where rows are compared, one that
   * only tells the window has not changed with it.
   */
  readonly windowNamed?: boolean
}

/** The words of a pack under the readings that an office has chosen, for a coverage year. */
export function makeTelling(
  document: PackDocument,
  readings: Overlay['readings'],
  coverageYear: number,
): Telling {
  const choices = new Map(Object.entries(readings[document.policy] ?? {}))
  return {
    document,
    coverageYear,
    inForce: (name) => {
      const reading = document.readings.find((each) => each.name === name)
      const chosen = reading?.options.find((option) => option.name === choices.get(name))
      return (chosen ?? reading?.options[0])?.name
    },
    isConfirmed: (name) => choices.has(name),
  }
}

/** `2023-09-01`; a day counted from the coverage year becomes the day that it is in this one. */
export function tellDay(
  expression: string,
  { coverageYear }: Pick<Telling, 'coverageYear'>,
): string {
  return expression
    .replace('previous-year', String(coverageYear - 1))
    .replace('coverage-year', String(coverageYear))
}

/** `自 … 至 …`, with an end left open where none is written. */
export function tellDays(
  range: { readonly from?: string | undefined; readonly to?: string | undefined },
  telling: Pick<Telling, 'coverageYear'>,
): string {
  const from = range.from === undefined ? null : tellDay(range.from, telling)
  const to = range.to === undefined ? null : tellDay(range.to, telling)
  if (from !== null && to !== null) return `${from} 至 ${to}`
  if (from !== null) return `${from} 及以后`
  return to === null ? '任何一天' : `${to} 及以前`
}

/** Digits stand apart from the characters that follow. */
export function spaced(text: string): string {
  return /\d$/u.test(text) ? `${text} ` : text
}

/** `90 日`; where an open reading decides, what the other readings would make of it too. */
export function tellQuantity(quantity: QuantityDocument, telling: Telling): string {
  const unit = quantity.unit === 'day' ? '日' : '个月'
  return tellCount(quantity, unit, telling)
}

/** `1 年`, `1 年（另一种理解是 0 年）`: once the office has settled the reading, only its own. */
export function tellCount(count: ChoosableDocument, unit: string, telling: Telling): string {
  const { value, byReading, options = {} } = count
  if (byReading === undefined) return `${value ?? 0} ${unit}`
  const current = telling.inForce(byReading)
  const chosen = `${options[current ?? ''] ?? 0} ${unit}`
  if (telling.isConfirmed(byReading)) return chosen
  const others = Object.entries(options).flatMap(([name, number]) =>
    name === current ? [] : [`${number} ${unit}`],
  )
  return `${chosen}（另一种理解是 ${others.join('或 ')}）`
}

/** The option's own words. */
export function tellOption(reading: string, option: string, { document }: Telling): string {
  const found = document.readings.find(({ name }) => name === reading)
  return found?.options.find(({ name }) => name === option)?.label ?? option
}
