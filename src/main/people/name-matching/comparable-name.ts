/**
 * Names as lists write them, made comparable: one spelling for everything that is the same name
 * written differently. For comparing only; what is stored is `normalizePersonName`'s.
 */
import { simplifiedForm } from './character-forms.ts'
import { withoutPrivateUse } from './private-use.ts'

/** Stands for one or two characters that a list lost (张？, 张□) or hides (张*, 张某). */
export const lostSign = '□'

const han = '\\p{Script=Han}'

/** 姓名：张三 */
const label = /^(?:姓名|户主|户主姓名|参保人|缴费人)[:：]/u
/** 张三（户主）, also where the closing bracket was cut off. */
const note = /[(（[【〔<《「{][^)）\]】〕>》」}]*(?:[)）\]】〕>》」}]|$)/gu
/** &#19886; as web pages write what their code page lacks. */
const entity = /&#(?:x([\da-f]{1,6})|(\d{1,7}));?/giu
/** The dot of a minority name, by whatever key it was typed. */
const dot = /[·•・‧.∙⋅●･。˙▪◦]/u
const lostSigns = /[?\u{FFFD}□■〓*×✕某囗\u{E000}-\u{F8FF}\u{F0000}-\u{10FFFF}]/u
/** 张X, 张XX: X stands for what is hidden. */
const hiddenByLetter = new RegExp(`(?<=${han})X{1,2}(?![A-Z])`, 'gu')
/** A letter behind the name tells namesakes apart: 张三A. */
const namesakeLetter = new RegExp(`(?<=${han}{2})[A-Z]$`, 'u')
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Mn}\p{Me}\p{Noncharacter_Code_Point}]/gu

/** No name is longer; what is behind is somebody's remark, and comparing it would take for ever. */
const mostLetters = 100
/** Of a cell of a workbook, which may hold 32,767. */
const mostCharacters = 1000

export type ReadName = {
  /** Simplified characters, capital letters and `lostSign`, nothing else; may be empty. */
  readonly whole: string
  /** `whole` cut at the dots of a minority name. */
  readonly parts: readonly string[]
}

/** Reads any text; a text without a letter gives an empty name. Never throws. */
export function readName(text: string): ReadName {
  const readable = text.slice(0, mostCharacters).replaceAll(entity, characterOf)
  const plain = withoutInvisible(withoutPrivateUse(readable))
    .normalize('NFKC')
    .trim()
    .replace(label, '')
  const bare = plain.replaceAll(note, '')
  const name = lettersOf(bare) === '' ? plain : bare
  const parts = name
    .split(dot)
    .map(lettersOf)
    .filter((part) => part !== '')
  return { whole: tidied(parts.join('')), parts }
}

/**
 * The name as it is compared. Equal for one name with or without dots, blanks, notes in brackets,
 * full-width letters, traditional, variant, compatibility and private code points. Doing it twice
 * changes nothing.
 */
export function comparableName(text: string): string {
  return readName(text).whole
}

/** The text without what nobody sees: marks, halves of characters, signs that turn text around. */
export function withoutInvisible(text: string): string {
  return text.replaceAll(invisible, '')
}

/** Its characters; in a Chinese name Latin letters in a row count as one: 刘YAN is two. */
export function tokensOf(comparable: string): readonly string[] {
  return /\p{Script=Han}/u.test(comparable)
    ? (comparable.match(/[A-Z]+|./gu) ?? [])
    : Array.from(comparable)
}

/** Half a surrogate pair and numbers beyond Unicode are no character. */
function characterOf(found: string, hex: string | undefined, decimal: string | undefined): string {
  const codePoint = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  return codePoint <= 0x10_ff_ff ? String.fromCodePoint(codePoint) : found
}

function lettersOf(text: string): string {
  let letters = ''
  // Capitals may bring marks of their own, which are no letters.
  for (const character of text.toUpperCase().normalize('NFKD')) {
    if (lostSigns.test(character)) letters += letters.endsWith(lostSign) ? '' : lostSign
    else if (/\p{L}/u.test(character)) letters += simplifiedForm(character)
  }
  return letters.normalize('NFKC')
}

function tidied(letters: string): string {
  return Array.from(letters)
    .slice(0, mostLetters)
    .join('')
    .replaceAll(hiddenByLetter, lostSign)
    .replaceAll(/□+/gu, lostSign)
    .replace(namesakeLetter, '')
    .normalize('NFKC')
}
