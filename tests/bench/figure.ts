/** One measured figure, as `npm run bench` prints it: one JSON line. */
import { assert, getDefined } from '../../src/shared/kernel/assert.ts'

export type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: 'ms' | 'questions/s' | 'candidates/s' | 'share' | 'KB'
  /** The value divided by the floor that was measured in the same run in the same unit; a size has none. */
  readonly ratio?: number
  /** Peak of the process that did the work, and of the one that measured the floor. */
  readonly memoryMb?: number
  readonly floorMemoryMb?: number
}

export type Measured = {
  readonly value: number
  readonly floor: number
  readonly memoryMb?: number
  readonly floorMemoryMb?: number
}

export function makeFigure(name: string, unit: Figure['unit'], measured: Measured): Figure {
  const { value, floor, memoryMb, floorMemoryMb } = measured
  return {
    name,
    value: rounded(value),
    unit,
    ratio: rounded(value / floor),
    ...(memoryMb === undefined ? {} : { memoryMb: rounded(memoryMb) }),
    ...(floorMemoryMb === undefined ? {} : { floorMemoryMb: rounded(floorMemoryMb) }),
  }
}

export function makeSize(name: string, kilobytes: number): Figure {
  return { name, value: rounded(kilobytes), unit: 'KB' }
}

/** Three significant digits: more would be noise. */
function rounded(value: number): number {
  return Number(value.toPrecision(3))
}

/** The smallest value that at least `percent` of 100 do not exceed (nearest rank). */
export function percentile(values: readonly number[], percent: number): number {
  assert(values.length > 0, 'a percentile needs values')
  const sorted = values.toSorted((a, b) => a - b)
  return getDefined(sorted[Math.ceil((sorted.length * percent) / 100) - 1], 'percentile')
}

/** Milliseconds that the work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}
