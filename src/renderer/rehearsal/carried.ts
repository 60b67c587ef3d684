/**
 * An amendment on its way from 本单位确定 to its rehearsal and back: too long for an address, and not
 * recorded yet. Kept beside the page, for whoever is entering it.
 */
import { getDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Amendment } from '../../shared/rules/model.ts'
import { makeOwnSlot } from '../shell/own-slot.ts'

export type Carried = {
  /** As a file. */
  readonly text: string
  readonly policy: string
  readonly from: Day
  /** The first coverage year that it names; null where it names none. */
  readonly coverageYear: number | null
}

/** Of several that are entered together, the first says which pack, day and year. */
export function carriedFrom(text: string, amendment: Amendment): Carried {
  const { policy, from, coverageYears } = amendment
  const [year] = Array.isArray(coverageYears) ? (coverageYears as readonly unknown[]) : []
  const coverageYear = typeof year === 'number' ? year : null
  return { text, policy, from: getDay(from), coverageYear }
}

export const carriedAmendment = makeOwnSlot<Carried>('carried-amendment')
