/**
 * Whether a line of somebody else's list, without a usable number, is a person of the ledger: what
 * is compared, and what comes out.
 *
 * The score is a sum of points, one reason each, so that a clerk can follow it. It is no
 * probability: the verdict's thresholds were set on invented villages (`tests/support/name-pairs`).
 */
import type { Day } from '../../../shared/kernel/day.ts'
import type { Sex } from '../../../shared/kernel/id-number.ts'

/** What one line of a list says. Null where it says nothing. */
export type MatchRow = {
  /** As written, with notes, blanks and all. */
  readonly name: string
  /** As written. A number that cannot be used is a hint at most. */
  readonly idNumber: string | null
  /** As precise as the list is: `2021-03-05`, `2021-03` or `2021`; anything else counts as null. */
  readonly birth: string | null
  readonly villageId: number | null
  /** 村民小组, as written: 3组, 三组 and 第三村民小组 are one. */
  readonly group: string | null
  readonly sex: Sex | null
  /** Name of the head of the household (户主). */
  readonly headName: string | null
}

/** A person of the ledger whom a line may mean. */
export type MatchCandidate = {
  readonly personId: number
  readonly name: string
  readonly idNumber: string | null
  readonly birthDate: Day
  readonly villageId: number | null
  readonly group: string | null
  readonly sex: Sex | null
  readonly headName: string | null
}

/**
 * `same`: may be taken for this person without a look. `likely`: a clerk confirms one person.
 * `ambiguous`: a clerk chooses among `rivals`. `none`: nobody of the ledger.
 */
export type MatchVerdict = 'same' | 'likely' | 'ambiguous' | 'none'

export type MatchReasonCode =
  // The name.
  | 'name-identical'
  | 'name-written-differently'
  | 'surname-habit'
  | 'once-a-variant'
  | 'look-alike'
  | 'homophone'
  | 'near-homophone'
  | 'character-lost'
  | 'characters-swapped'
  | 'part-of-the-name'
  | 'one-character-differs'
  | 'name-differs'
  | 'short-name'
  // What stands beside it.
  | 'birth-same'
  | 'birth-same-month'
  | 'birth-same-year'
  | 'birth-nearly'
  | 'birth-differs'
  | 'birth-unknown'
  | 'village-same'
  | 'village-differs'
  | 'village-unknown'
  | 'group-same'
  | 'group-differs'
  | 'sex-same'
  | 'sex-differs'
  | 'head-same'
  | 'head-differs'
  | 'number-same'
  | 'number-one-digit'
  | 'number-differs'

/** One piece of evidence in words that a clerk can read: 姓名同音不同字：张丽／张莉. */
export type MatchReason = {
  readonly code: MatchReasonCode
  /** What it adds to the score, below zero where it speaks against. */
  readonly points: number
  readonly text: string
}

export type NameScore = {
  /** 0 to 100; 100 exactly where both names are the same characters, however they are written. */
  readonly score: number
  readonly reasons: readonly MatchReason[]
}

/** A candidate with what speaks for and against. */
export type ScoredCandidate<Candidate extends MatchCandidate = MatchCandidate> = {
  readonly candidate: Candidate
  /** 0 to 100. */
  readonly score: number
  /** In the order name, birth, village, others; at least one. */
  readonly reasons: readonly MatchReason[]
}

export type MatchResult<Candidate extends MatchCandidate = MatchCandidate> = {
  readonly verdict: MatchVerdict
  /** Of the best candidate; 0 where there is none. */
  readonly score: number
  /** Of the best candidate; empty where there is none. */
  readonly reasons: readonly MatchReason[]
  /** The person for `same` and `likely`, otherwise null. */
  readonly candidate: Candidate | null
  /**
   * Everybody who comes into question, the best first: for `same` and `likely` the person and
   * weaker ones, for `ambiguous` at least two, for `none` nobody. At most `mostRivals`.
   */
  readonly rivals: readonly ScoredCandidate<Candidate>[]
}

/** So many are shown to a clerk; whoever has more namesakes needs another column in the list. */
export const mostRivals = 10

/**
 * What people are found by before they are compared, stored beside the name when it is written.
 * Equal names have equal keys, and names that sound or look alike share at least one.
 */
export type NameKeys = {
  /** By sound: pinyin without tones, zh as z, ng as n and the like as one. */
  readonly sound: string
  /** By shape: simplified characters, each of a group of look-alikes as one of them. */
  readonly shape: string
}

/**
 * One way to look for whoever a line may mean. A candidate is anybody whom one of a line's lookups
 * finds; `born` spans are whole days, both ends included, and compare as text.
 */
export type NameLookup =
  | { readonly by: 'sound' | 'shape'; readonly key: string }
  | { readonly by: 'birth-date'; readonly bornOn: Day }
  | {
      readonly by: 'village-month'
      readonly villageId: number
      readonly bornFrom: Day
      readonly bornTo: Day
    }
