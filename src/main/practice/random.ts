/**
 * Seeded chance in 32-bit integer arithmetic (xoshiro128**, Blackman and Vigna, 2018), so that the
 * same seed invents the same people on every machine and under every version of Node.
 */
import { assert, getDefined } from '../../shared/kernel/assert.ts'

export type Random = {
  /** A whole number from 0 to `count` − 1, all equally likely. */
  below(count: number): number
  /** A whole number from `from` to `to`, both included, all equally likely. */
  between(from: number, to: number): number
  /** A whole number from `from` to `to`, both included, those in the middle twice as likely. */
  around(from: number, to: number): number
  /** True in `count` of 1000 cases. */
  perMille(count: number): boolean
  /** One of the items, all equally likely. */
  oneOf<Item>(items: readonly Item[]): Item
}

/** Chance that always takes the same course for the same words. */
export function makeRandom(...words: readonly (string | number)[]): Random {
  const next = makeStream(words.join('\u{0}'))
  // A draw has 32 bits and a count at most 20, so that the product is exact in a double.
  const below = (count: number): number => {
    assert(count > 0 && count <= 1_048_576, `no fair draw below ${count}`)
    return Math.floor((next() * count) / 4_294_967_296)
  }
  const between = (from: number, to: number): number => from + below(to - from + 1)
  return {
    below,
    between,
    around: (from, to) => Math.floor((between(from, to) + between(from, to) + below(2)) / 2),
    perMille: (count) => below(1000) < count,
    oneOf: (items) => getDefined(items[below(items.length)], 'an item to draw'),
  }
}

function makeStream(word: string): () => number {
  const seed = makeSeeder(word)
  let a = seed()
  let b = seed()
  let c = seed()
  let d = seed()
  return () => {
    const drawn = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return drawn
  }
}

/** FNV-1a over the UTF-16 units, spread by splitmix32: the four words of a state, never all 0. */
function makeSeeder(word: string): () => number {
  let state = 0x81_1c_9d_c5
  for (let index = 0; index < word.length; index += 1) {
    state = Math.imul(state ^ word.charCodeAt(index), 0x01_00_01_93)
  }
  return () => {
    state = (state + 0x9e_37_79_b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21_f0_aa_ad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x73_5a_2d_97)
    return mixed ^ (mixed >>> 15)
  }
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits))
}

/** A draw from weighted items. */
export type Lottery<Item> = (random: Random) => Item

/** Draws items in proportion to their whole weights. */
export function makeLottery<Item>(entries: readonly (readonly [Item, number])[]): Lottery<Item> {
  const items = entries.map(([item]) => item)
  const upTo: number[] = []
  let total = 0
  for (const [, weight] of entries) {
    total += weight
    upTo.push(total)
  }
  return (random) => {
    const drawn = random.below(total)
    let low = 0
    let high = upTo.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if (drawn < getDefined(upTo[middle], 'a weight')) high = middle
      else low = middle + 1
    }
    return getDefined(items[low], 'an item to draw')
  }
}

/** Draws from a list in falling order of frequency: the first some nine times as often as the 40th. */
export function makeRankedLottery(items: readonly string[]): Lottery<string> {
  return makeLottery(items.map((item, rank) => [item, Math.floor(10_000 / (rank + 5))] as const))
}
