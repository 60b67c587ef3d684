/** Conditions in the clerk's words. */
import { circumstanceLabels } from '../../shared/rules/circumstance-words.ts'
import { groundLabels } from '../../shared/rules/ground-words.ts'
import type { CircumstanceKind, GroundKind } from './case.ts'
import { formatDayNumber } from './days.ts'

/** `2023-09-01 至 2023-12-31`, `2024-09-30 及以前`, `2024-01-01 起`; ends may be infinite. */
export function sayDays(from: number, to: number): string {
  if (Number.isFinite(from)) {
    return Number.isFinite(to)
      ? `${formatDayNumber(from)} 至 ${formatDayNumber(to)}`
      : saySince(from)
  }
  return Number.isFinite(to) ? sayUntil(to) : '任何一天'
}

/** `2024-01-01 起`. */
export function saySince(from: number): string {
  return `${formatDayNumber(from)} 起`
}

/** `2024-09-30 及以前`. */
export function sayUntil(to: number): string {
  return `${formatDayNumber(to)} 及以前`
}

export function sayCircumstances(kinds: readonly CircumstanceKind[]): string {
  return `参保情形是${kinds.map((kind) => circumstanceLabels[kind]).join('、')}`
}

export function sayGrounds(kinds: readonly GroundKind[]): string {
  return `退费事由是${kinds.map((kind) => groundLabels[kind]).join('、')}`
}

export function sayCount(from: number, to: number): string {
  if (from === to) return `${from} 年`
  if (!Number.isFinite(to)) return `${from} 年及以上`
  return from === 0 ? `不超过 ${to} 年` : `${from} 至 ${to} 年`
}

export const unitWords = { day: '天', month: '个月' } as const
