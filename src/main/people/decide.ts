/** What a text in the search box can mean. */
import { guessDocumentType, proposeEighteenDigits } from '../../shared/kernel/identity-document.ts'
import { normalizeIdNumber } from '../../shared/kernel/id-number.ts'
import { normalizePersonName } from '../../shared/kernel/person-name.ts'

/** Columns of a person. */
export type PersonStep = {
  /** `surname` is the first syllable of the name: `li` is 李 and not 梁. */
  readonly column: 'id_number' | 'id_tail' | 'name' | 'pinyin' | 'initials' | 'surname' | 'phone'
  readonly text: string
  /** The column equals the text; otherwise it begins with it. */
  readonly whole: boolean
}

export type SearchStep =
  | PersonStep
  /** Whoever had the whole number before 信息变更 gave them another one. */
  | { readonly column: 'former_number'; readonly text: string; readonly whole: true }
  /** Everybody of the household with the number, or of those whose number begins so. */
  | { readonly column: 'household'; readonly text: string; readonly whole: boolean }
  /** Everybody of the households whose head is called so. */
  | { readonly column: 'head'; readonly text: string; readonly whole: true }
  /** Everybody of the villages that begin so; those only whose name begins with `name`. */
  | {
      readonly column: 'village'
      readonly text: string
      readonly whole: false
      readonly name: string
    }

/** `zhuang` */
const longestSyllable = 6
/** Fewer digits are the beginning of too many telephones and households. */
const leastOfPhone = 7
const leastOfHousehold = 5

/**
 * The columns to look in, most telling first. Digits are a number, its beginning or its last four,
 * a telephone or a household; letters are initials or pinyin; everything else is a name, or a
 * village; 张三家 and 户主张三 are the household of 张三.
 */
export function decideSearch(typed: string): readonly SearchStep[] {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return []
  const number = normalizeIdNumber(text).replace(/^\+86/, '')
  if (/^\d+X?$/.test(number)) return byDigits(number)
  if (/^(?=.*\d)[A-Z0-9]+$/.test(number)) {
    const whole = guessDocumentType(number) !== null
    return [{ column: 'id_number', text: number, whole }, ...(whole ? [formerStep(number)] : [])]
  }
  if (/^[a-z' ]+$/i.test(text)) return byLetters(text)
  return byName(text)
}

function formerStep(text: string): SearchStep {
  return { column: 'former_number', text, whole: true }
}

function byDigits(number: string): readonly SearchStep[] {
  if (number.length === 4) {
    return [
      { column: 'id_tail', text: number, whole: true },
      { column: 'id_number', text: number, whole: false },
    ]
  }
  if (number.endsWith('X') && number.length < 5)
    return [{ column: 'name', text: number, whole: false }]
  const { length } = number
  const proposed = proposeEighteenDigits(number)
  const isPhone = length >= leastOfPhone && length <= 12 && /^[01]\d+$/.test(number)
  const isHousehold = length >= leastOfHousehold && length < 18 && !number.endsWith('X')
  return [
    ...(proposed === null ? [] : [{ column: 'id_number', text: proposed, whole: true } as const]),
    ...(isPhone ? [{ column: 'phone', text: number, whole: length >= 11 } as const] : []),
    ...(isHousehold ? [{ column: 'household', text: number, whole: true } as const] : []),
    { column: 'id_number', text: number, whole: length === 18 },
    ...(length === 18 || proposed !== null ? [formerStep(proposed ?? number)] : []),
    ...(isHousehold ? [{ column: 'household', text: number, whole: false } as const] : []),
  ]
}

function byLetters(text: string): readonly SearchStep[] {
  const letters = text.toLowerCase().replaceAll(/[^a-z]/g, '')
  return [
    { column: 'initials', text: letters, whole: true },
    { column: 'pinyin', text: letters, whole: true },
    // Without a vowel it is no syllable, and asking would read everybody of that letter.
    ...(/[aeiouv]/.test(letters) && letters.length <= longestSyllable
      ? [{ column: 'surname', text: letters, whole: true } as const]
      : []),
    { column: 'pinyin', text: letters, whole: false },
    { column: 'initials', text: letters, whole: false },
    { column: 'name', text: normalizePersonName(text), whole: false },
  ]
}

function byName(text: string): readonly SearchStep[] {
  const name = normalizePersonName(text)
  const head = /^户主(.+)$/u.exec(name)?.[1] ?? /^(.{2,})[家户]$/u.exec(name)?.[1]
  const parts = /^(\S{2,})\s+(.+)$/u.exec(text)
  return [
    { column: 'name', text: name, whole: true },
    ...(head === undefined ? [] : [{ column: 'head', text: head, whole: true } as const]),
    { column: 'name', text: name, whole: false },
    ...(/^.$/su.test(name)
      ? []
      : [{ column: 'village', text: name, whole: false, name: '' } as const]),
    // 平安村 王芳: the village, then the name.
    ...(parts?.[1] === undefined || parts[2] === undefined
      ? []
      : [
          {
            column: 'village',
            text: parts[1],
            whole: false,
            name: normalizePersonName(parts[2]),
          } as const,
        ]),
  ]
}
