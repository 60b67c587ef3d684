/** 以往参保: what a pack may ask of somebody's earlier cover. */
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { daySchema } from '../kernel/schemas.ts'
import type { PackSummary } from '../rules/model.ts'

export const pastCoverSchema = z.object({
  /** In any basic insurance this coverage year already. */
  coveredThisYear: z.boolean(),
  /** Consecutive coverage years just before this one without cover. */
  missedYears: z.int().min(0).max(99),
  /** Of those, the years that were paid for afterwards. */
  repairedYears: z.int().min(0).max(99),
  /** From when a wait of an earlier payment runs. */
  waitingSince: daySchema.nullable(),
})
export type PastCover = z.infer<typeof pastCoverSchema>

/** Covered all along: what registrations older than the question are read as. */
export const noPastCover: PastCover = {
  coveredThisYear: false,
  missedYears: 0,
  repairedYears: 0,
  waitingSince: null,
}

/** How many years may have been missed before a coverage year; null where the pack never asks. */
export function mostMissedYears(
  { asks }: Pick<PackSummary, 'asks'>,
  coverageYear: number,
): number | null {
  const { gapsSince } = asks
  return gapsSince === null || coverageYear < gapsSince ? null : coverageYear - gapsSince
}

/** What the ledger shows of somebody: when they were born, and the years they were enrolled for. */
export type KnownCover = {
  readonly birthDate: Day
  readonly coverageYears: readonly number[]
}

/**
 * The years without cover just before a coverage year, latest first: back to the last year
 * enrolled, the year of birth, or the first year that counts.
 */
export function listYearsMissed(
  known: KnownCover,
  { coverageYear, gapsSince }: { readonly coverageYear: number; readonly gapsSince: number },
): readonly number[] {
  const first = Math.max(gapsSince, Number(known.birthDate.slice(0, 4)))
  const missed: number[] = []
  for (let year = coverageYear - 1; year >= first; year -= 1) {
    if (known.coverageYears.includes(year)) break
    missed.push(year)
  }
  return missed
}

/**
 * What the ledger proposes to the counter of somebody whom it knows: the years missed, where the
 * pack asks for them. Whether any was repaired, or a wait runs, only the person can say.
 */
export function proposePastCover(
  known: KnownCover,
  { asks }: Pick<PackSummary, 'asks'>,
  coverageYear: number,
): { readonly pastCover: PastCover; readonly years: readonly number[] } {
  const { gapsSince } = asks
  const years = gapsSince === null ? [] : listYearsMissed(known, { coverageYear, gapsSince })
  return { pastCover: { ...noPastCover, missedYears: years.length }, years }
}

/**
 * For screens and sheets: `断保 5 年，已补缴 1 年`; null where there is nothing to say. Where gaps
 * were asked about, none is an answer too: benefits rest on it.
 */
export function pastCoverSentence(
  pastCover: PastCover,
  mostMissed: number | null = null,
): string | null {
  const { coveredThisYear, missedYears, repairedYears, waitingSince } = pastCover
  const asked = mostMissed !== null && mostMissed > 0
  const parts = [
    ...(coveredThisYear ? ['当年已参加过基本医保'] : []),
    ...(missedYears > 0 || asked ? [`断保 ${missedYears} 年`] : []),
    ...(repairedYears > 0 ? [`其中已补缴 ${repairedYears} 年`] : []),
    ...(waitingSince === null ? [] : [`等待期已从 ${waitingSince} 起算`]),
  ]
  return parts.length === 0 ? null : parts.join('，')
}
