/** The order of clauses as a notice numbers them: 一, 二（一）, 二（二）1, …, 附件1. */

const numerals = '一二三四五六七八九十'
const part = /（?([一二三四五六七八九十]{1,3}|\d{1,3}|[a-z])）?/gu
/** Annexes follow the last clause of the notice itself. */
const annexRank = 1000
/** What is no number comes last, in the order in which it was met. */
const unnumbered: readonly number[] = [2000]

/** Negative where the first comes earlier. */
export function compareClauses(one: string, other: string): number {
  const [first, second] = [rankOf(one), rankOf(other)]
  for (const [index, rank] of first.entries()) {
    const difference = rank - (second[index] ?? 0)
    if (difference !== 0) return difference
  }
  return first.length - second.length
}

/** A clause may name several, `二（一）、二（二）`: the first counts. */
function rankOf(clause: string): readonly number[] {
  const [first = ''] = clause.split(/[、，]/u)
  const annex = /^附件(\d*)(.*)$/u.exec(first)
  if (annex !== null) return [annexRank + Number(annex[1] ?? 0), ...numbersIn(annex[2] ?? '')]
  const ranks = numbersIn(first)
  return ranks.length === 0 ? unnumbered : ranks
}

/** Empty where anything but numbers stands there. */
function numbersIn(text: string): readonly number[] {
  if (text.replaceAll(part, '') !== '') return []
  return Array.from(text.matchAll(part), (match) => valueOf(match[1] ?? ''))
}

function valueOf(text: string): number {
  if (/^\d/u.test(text)) return Number(text)
  if (/^[a-z]$/u.test(text)) return (text.codePointAt(0) ?? 0) - 96
  const ten = text.indexOf('十')
  if (ten < 0) return numerals.indexOf(text) + 1
  const tens = ten === 0 ? 1 : numerals.indexOf(text[0] ?? '') + 1
  return tens * 10 + (numerals.slice(0, 9).indexOf(text[ten + 1] ?? '-') + 1)
}
