/** Points for a name, with the reasons in words. */
import { compareNames, prepareName } from './compare-names.ts'
import type { Deviation, NameComparison, PreparedName } from './compare-names.ts'
import type { MatchReason, MatchReasonCode, NameScore } from './model.ts'

/** What the same name is worth in `matchPerson`. */
export const namePoints = 50

/** What a deviation takes away in a name of three characters. */
const costs: Readonly<Record<Deviation, number>> = {
  'surname-habit': 3,
  'once-a-variant': 4,
  'look-alike': 6,
  homophone: 9,
  'near-homophone': 13,
  'character-lost': 12,
  'one-character-differs': 38,
}
const costOfSwap = 10
const costOfPart = 22

/**
 * How well two names agree, names alone. Symmetric; 100 for one name however written; 0 where they
 * have too little in common to be one person's, and for texts without a letter. Never throws.
 */
export function scoreNames(one: string, other: string): NameScore {
  const reasons = nameReasons(prepareName(one), prepareName(other))
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0)
  return { score: Math.round((Math.max(0, points) * 100) / namePoints), reasons }
}

/** The reasons of the comparison, at least one; their points add up to 0 to `namePoints`. */
export function nameReasons(one: PreparedName, other: PreparedName): readonly MatchReason[] {
  const comparison = compareNames(one, other)
  const both = `${one.shown}／${other.shown}`
  switch (comparison.kind) {
    case 'equal':
      return [
        comparison.writtenAlike
          ? reason('name-identical', namePoints, `姓名相同：${other.shown}`)
          : reason('name-written-differently', namePoints, `写法不同，是同一姓名：${both}`),
      ]
    case 'swapped':
      return [reason('characters-swapped', namePoints - costOfSwap, `名字两字颠倒：${both}`)]
    case 'part':
      return [reason('part-of-the-name', namePoints - costOfPart, `只写了姓名的前一部分：${both}`)]
    case 'differs':
      return [reason('name-differs', 0, `姓名不同：${both}`)]
    case 'deviates':
      return deviationReasons(comparison, { one, other, both })
  }
}

type Both = { readonly one: PreparedName; readonly other: PreparedName; readonly both: string }

/** One reason a kind of deviation; the first carries what the rest of the name is worth. */
function deviationReasons(
  { deviations }: Extract<NameComparison, { kind: 'deviates' }>,
  { one, other, both }: Both,
): readonly MatchReason[] {
  const factor = factorOf(Math.max(one.tokens.length, other.tokens.length))
  const totals = new Map<Deviation, number>()
  for (const deviation of deviations) {
    totals.set(deviation, (totals.get(deviation) ?? 0) + costs[deviation] * factor)
  }
  let left = namePoints
  return [...totals].map(([deviation, cost], index) => {
    const taken = Math.min(left, Math.round(cost))
    left -= taken
    return reason(deviation, index === 0 ? namePoints - taken : -taken, wordsOf[deviation] + both)
  })
}

const wordsOf: Readonly<Record<Deviation, string>> = {
  'surname-habit': '姓氏习惯写法不同：',
  'once-a-variant': '曾作异体、现为两个字：',
  'look-alike': '姓名有形近字：',
  homophone: '姓名同音不同字：',
  'near-homophone': '姓名读音相近：',
  'character-lost': '名册中有字没有显示出来：',
  'one-character-differs': '姓名有一个字不同：',
}

/** One character is more of a short name than of a long one. */
function factorOf(count: number): number {
  if (count <= 2) return 1.3
  return count === 3 ? 1 : 0.8
}

function reason(code: MatchReasonCode, points: number, text: string): MatchReason {
  return { code, points, text }
}
