import type { PackSummary } from '../../shared/rules/model.ts'

/** What a reading asks; with an option, how it is read. The name where the pack does not know it. */
export function tellReading(pack: PackSummary, name: string, option?: string): string {
  const reading = pack.readings.find((each) => each.name === name)
  if (reading === undefined) return name
  if (option === undefined) return reading.question
  return reading.options.find((each) => each.name === option)?.label ?? option
}
