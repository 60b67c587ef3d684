/**
 * Chinese 18-digit identity numbers (GB 11643-1999): six digits of region, eight of birth, three
 * of sequence (odd for men), one check character by ISO 7064 MOD 11-2.
 */
import { readDay } from './day.ts'
import type { Day } from './day.ts'

export type Sex = 'male' | 'female'

export type IdNumber = {
  /** Eighteen characters, the last in upper case. */
  readonly number: string
  readonly birthDate: Day
  readonly sex: Sex
  /** Six digits, the county at the time when the number was given; no proof of residence today. */
  readonly regionCode: string
}

/** Why a text is no identity number, in the order in which it is checked. */
export type IdNumberRefusal =
  | 'fifteen-digits'
  | 'length'
  | 'character'
  | 'practice-only'
  | 'region'
  | 'birth-date'
  | 'check-digit'

export type IdNumberReading =
  | { readonly kind: 'read'; readonly idNumber: IdNumber }
  | { readonly kind: 'refused'; readonly refusal: IdNumberRefusal; readonly text: string }

/** Whether the first two digits are a province's, Hong Kong's, Macao's or Taiwan's. */
export function isProvinceCode(code: string): boolean {
  return regionPrefixes.has(code.slice(0, 2)) && !code.startsWith('9')
}

/** What an office accepts. Numbers of invented people never leave a practice office. */
export type IdNumberRules = { readonly practice: boolean; readonly today: Day }

/**
 * The first two digits of every invented resident's number. No province has it or can get it: 59
 * lies outside the blocks that GB/T 2260 gives to the provinces.
 */
export const practiceRegionPrefix = '59'

/** Provinces, Hong Kong, Macao, Taiwan (71; 81 to 83 on residence permits), foreigners (9). */
const regionPrefixes = new Set(
  (
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 ' +
    '71 81 82 83 91 92 93 94 95 96 97 98 99'
  ).split(' '),
)

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'

/** Full-width characters to half, blanks out, `x` to `X`: what a person meant to type. */
export function normalizeIdNumber(typed: string): string {
  return typed
    .normalize('NFKC')
    .replaceAll(/[\s\u{200B}-\u{200F}\u{FEFF}-]/gu, '')
    .toUpperCase()
}

/** The check character that belongs to the first seventeen digits. */
export function checkCharacterOf(first17: string): string {
  let sum = 0
  for (const [index, weight] of weights.entries()) sum += Number(first17[index]) * weight
  return checkCharacters[sum % 11] ?? ''
}

/** Reads what was typed. A refusal is one sentence: what is wrong and what to do. */
export function readIdNumber(typed: string, rules: IdNumberRules): IdNumberReading {
  const number = normalizeIdNumber(typed)
  if (/^\d{15}$/.test(number)) {
    return refused('fifteen-digits', '这是 15 位旧号码，请按二代身份证或户口簿录入 18 位号码。')
  }
  if (number.length !== 18) {
    return refused('length', `身份证号应为 18 位，现在是 ${number.length} 位，请核对后重新录入。`)
  }
  if (!/^\d{17}[\dX]$/.test(number)) {
    return refused('character', '身份证号前 17 位只能是数字，末位是数字或 X，请核对后重新录入。')
  }
  const prefix = number.slice(0, 2)
  if (prefix === practiceRegionPrefix && !rules.practice) {
    return refused('practice-only', '59 开头的是练习用号码，正式单位不能录入，请核对证件。')
  }
  if (prefix !== practiceRegionPrefix && !regionPrefixes.has(prefix)) {
    return refused('region', `身份证号前两位 ${prefix} 不是任何省份的代码，请核对证件后重新录入。`)
  }
  const birthText = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  const birthDate = readDay(birthText)
  if (birthDate === null) {
    return refused(
      'birth-date',
      `身份证号中的出生日期 ${birthText} 不是有效日期，请核对证件后重新录入。`,
    )
  }
  if (birthDate > rules.today) {
    return refused(
      'birth-date',
      `身份证号中的出生日期 ${birthText} 晚于今天，请核对证件后重新录入。`,
    )
  }
  const expected = checkCharacterOf(number)
  if (number[17] !== expected) {
    return refused(
      'check-digit',
      '身份证号校验位不符，其中至少有一位录错，请对照证件逐位核对后重新录入。',
    )
  }
  const sex: Sex = Number(number[16]) % 2 === 1 ? 'male' : 'female'
  return {
    kind: 'read',
    idNumber: { number, birthDate, sex, regionCode: number.slice(0, 6) },
  }
}

function refused(refusal: IdNumberRefusal, text: string): IdNumberReading {
  return { kind: 'refused', refusal, text }
}
