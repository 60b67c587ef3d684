/** Identity numbers that a list spoilt, against the ledger's. */
import { checkCharacterOf, normalizeIdNumber } from '../../../shared/kernel/id-number.ts'
import { differenceCount, isNeighbourSwap } from './compare-birth.ts'
import type { MatchReason } from './model.ts'

/** Eighteen characters or, on old papers, fifteen digits; null for everything else. */
export function readRowNumber(text: string | null): string | null {
  if (text === null) return null
  const number = normalizeIdNumber(text)
  // The number of a disability card is the person's with two digits behind it.
  const bare = /^\d{17}[\dX]\d{2}$/.test(number) ? number.slice(0, 18) : number
  return /^(?:\d{15}|\d{17}[\dX]|\d{18}|[\dX]{17,19})$/.test(bare) ? bare : null
}

/** Null where the list has no number to speak of, or the ledger has none. */
export function numberReason(number: string | null, known: string | null): MatchReason | null {
  if (number === null || known === null) return null
  if (number === known || number === fifteenDigitsOf(known)) {
    const text = number === known ? '身份证号相同' : '15 位旧身份证号与在册号码相符'
    return { code: 'number-same', points: 60, text }
  }
  const slip = slipOf(number, known)
  if (slip !== null) {
    return { code: 'number-one-digit', points: 15, text: `身份证号${slip}，只作参考` }
  }
  if (!isWhole(number)) return null
  return { code: 'number-differs', points: -40, text: '名册上是另一个完整的身份证号' }
}

/** How a number of before 1999 was written: no century, no check character. Null for later births. */
function fifteenDigitsOf(known: string): string | null {
  return known.slice(6, 8) === '19' ? known.slice(0, 6) + known.slice(8, 17) : null
}

function slipOf(number: string, known: string): string | null {
  if (number.length === known.length) {
    if (differenceCount(number, known) === 1) return '有一位不同'
    return isNeighbourSwap(number, known) ? '相邻两位颠倒' : null
  }
  if (number.length + 1 === known.length && isOneShorter(number, known)) return '少一位'
  return known.length + 1 === number.length && isOneShorter(known, number) ? '多一位' : null
}

function isOneShorter(short: string, long: string): boolean {
  const at = Array.from(long).findIndex((character, index) => character !== short[index])
  return short === long.slice(0, at) + long.slice(at + 1)
}

function isWhole(number: string): boolean {
  return number.length === 18 && checkCharacterOf(number.slice(0, 17)) === number[17]
}
