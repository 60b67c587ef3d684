/** Two names side by side: how they agree, character by character. Pure, and symmetric. */
import { normalizePersonName } from '../../../shared/kernel/person-name.ts'
import { lostSign, readName, tokensOf, withoutInvisible } from './comparable-name.ts'
import { likenessOf } from './look-alikes.ts'
import { blurredSyllable, readingsOf, surnameReadingsOf } from './readings.ts'
import type { Readings } from './readings.ts'

/** A name read once, to be compared many times. */
export type PreparedName = {
  /** As stored and shown; of a long text the beginning. */
  readonly shown: string
  readonly whole: string
  readonly parts: readonly string[]
  /** `tokensOf(whole)`. */
  readonly tokens: readonly string[]
}

/** How a character of one name stands to the one at its place in the other. */
export type Deviation =
  | 'surname-habit'
  | 'once-a-variant'
  | 'look-alike'
  | 'homophone'
  | 'near-homophone'
  | 'character-lost'
  | 'one-character-differs'

export type NameComparison =
  | { readonly kind: 'equal'; readonly writtenAlike: boolean }
  | { readonly kind: 'deviates'; readonly deviations: readonly Deviation[] }
  | { readonly kind: 'swapped' }
  | { readonly kind: 'part' }
  | { readonly kind: 'differs' }

const differs: NameComparison = { kind: 'differs' }
/** From so many characters on, one left out is a slip of transliteration: 买买提, 买合买提. */
const longName = 5

/** A reason is one line. */
const mostShown = 40

export function prepareName(name: string): PreparedName {
  const { whole, parts } = readName(name)
  return {
    shown: Array.from(normalizePersonName(withoutInvisible(name)))
      .slice(0, mostShown)
      .join(''),
    whole,
    parts,
    tokens: tokensOf(whole),
  }
}

export function compareNames(one: PreparedName, other: PreparedName): NameComparison {
  if (one.whole === '' || other.whole === '') return differs
  if (one.whole === other.whole && !one.whole.includes(lostSign)) {
    return { kind: 'equal', writtenAlike: one.shown === other.shown }
  }
  const found = alignments(one.tokens, other.tokens)
    .map(([left, right]) => deviationsOf(left, right))
    .filter((deviations) => deviations !== null)
    .sort((a, b) => a.length - b.length)
  const [deviations] = found
  if (deviations !== undefined && isTelling(deviations, one, other)) {
    return isSwapped(one.tokens, other.tokens)
      ? { kind: 'swapped' }
      : { kind: 'deviates', deviations }
  }
  if (isSwapped(one.tokens, other.tokens)) return { kind: 'swapped' }
  return isPart(one, other) || isPart(other, one) ? { kind: 'part' } : differs
}

type Tokens = readonly string[]

/** Both names brought to one length, in every way that makes sense. */
function alignments(one: Tokens, other: Tokens): readonly (readonly [Tokens, Tokens])[] {
  if (one.length === other.length) return [[one, other]]
  if (one.length > other.length) {
    return alignments(other, one).map(([left, right]) => [right, left] as const)
  }
  if (other.length - one.length > 1) return []
  const lost = one.indexOf(lostSign)
  if (lost !== -1) return [[one.toSpliced(lost, 0, lostSign), other]]
  if (other.length < longName) return []
  return other.map((_, index) => [one.toSpliced(index, 0, ''), other] as const)
}

/** What deviates, place by place; null where more differs than may. */
function deviationsOf(one: Tokens, other: Tokens): readonly Deviation[] | null {
  const deviations: Deviation[] = []
  let different = 0
  for (const [index, token] of one.entries()) {
    const deviation = deviationAt(index, token, other[index] ?? '')
    if (deviation === null) continue
    if (deviation === 'one-character-differs') different += 1
    if (different > 1) return null
    deviations.push(deviation)
  }
  return deviations
}

function deviationAt(index: number, one: string, other: string): Deviation | null {
  if (one === lostSign || other === lostSign) return 'character-lost'
  if (one === other) return null
  const likeness = likenessOf(one, other)
  if (likeness !== null && (likeness !== 'surname-habit' || index === 0)) return likeness
  const read = index === 0 ? surnameReadingsOf : readingsOf
  return soundsOf(read(one), read(other))
}

/** One of the two is read as usual: two rare readings that meet, 红 gong and 功, mean nothing. */
function soundsOf(one: Readings, other: Readings): Deviation {
  if (one.all.has(other.first) || other.all.has(one.first)) return 'homophone'
  const blurred = blurredSyllable(one.first) === blurredSyllable(other.first)
  return blurred ? 'near-homophone' : 'one-character-differs'
}

/**
 * Whether what agrees says something: of two characters neither may be unknown or another, and two
 * must be known at all.
 */
function isTelling(
  deviations: readonly Deviation[],
  one: PreparedName,
  other: PreparedName,
): boolean {
  const count = Math.max(one.tokens.length, other.tokens.length)
  const unknown = deviations.filter(
    (deviation) => deviation === 'character-lost' || deviation === 'one-character-differs',
  ).length
  return unknown === 0 ? count > 1 || deviations.length === 0 : count > 2 && count - unknown >= 2
}

/** 张丽华 and 张华丽: two characters behind the surname have changed places. */
function isSwapped(one: Tokens, other: Tokens): boolean {
  if (one.length !== other.length || one.length < 3) return false
  const places = one.flatMap((token, index) => (token === other[index] ? [] : [index]))
  const [first, second] = places
  if (places.length !== 2 || first === undefined || second === undefined || first === 0)
    return false
  return one[first] === other[second] && one[second] === other[first]
}

/** 阿依古丽 for 阿依古丽·买买提: one's own name without the father's. */
function isPart(short: PreparedName, long: PreparedName): boolean {
  return long.parts.length > 1 && short.tokens.length > 1 && long.parts[0] === short.whole
}
