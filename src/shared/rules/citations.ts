/** Where everything stands that a finding says. */
import type { Finding, FindingValue } from './model.ts'

/** The source of a value that no amendment has touched. */
export const packSource = '政策包'

/**
 * The clause of the rule, and after it the clauses of amended values that the sentence tells: it may
 * be the notice's and give the days of a window that the office's own document has moved. Empty on
 * bad input.
 */
export function listCitations({ clause, text, values = [] }: Finding): readonly string[] {
  if (clause === undefined) return []
  const amended = values.filter((value) => value.source !== packSource && isTold(value, text))
  return [...new Set([clause, ...amended.map((value) => value.clause)])]
}

/** A range of days is told where one of its ends is; other values stand behind every sentence. */
function isTold({ value }: FindingValue, text: string): boolean {
  const days = typeof value === 'string' ? (value.match(/\d{4}-\d{2}-\d{2}/gu) ?? []) : []
  return days.length === 0 || days.some((day) => text.includes(day))
}
