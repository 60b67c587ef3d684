/**
 * Whether two records may be one person: every field with what it adds, so that a clerk can follow
 * it. Points were set by hand; the score is no probability. Phones and households are shared by
 * families and never suffice.
 */
import { documentKinds, proposeEighteenDigits } from '../../shared/kernel/identity-document.ts'
import type { DocumentType } from '../../shared/kernel/identity-document.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Sex } from '../../shared/kernel/id-number.ts'
import type {
  Agreement,
  ComparedField,
  Likeness,
  LikenessKind,
} from '../../shared/duplicates/model.ts'
import { sexLabels } from '../../shared/people/model.ts'
import { scoreNames } from '../people/index.ts'

/** What is compared of a record, in the ledger or on a form. */
export type Facts = {
  readonly name: string
  readonly documentType: DocumentType
  readonly idNumber: string
  readonly country: string | null
  readonly sex: Sex
  readonly birthDate: Day
  readonly villageId: number
  readonly villageName: string
  readonly householdNumber: string | null
  readonly phone: string | null
}

/** From so many points on a clerk is asked. */
export const suspectedFrom = 60
/** Names that agree less are two names. */
const leastAlikeNames = 60

/** Every field side by side; `likelyOne` says whether it is enough to ask. */
export function likenessOf(one: Facts, other: Facts): Likeness {
  const fields = [
    compareNumbers(one, other),
    compareNames(one, other),
    compareBirths(one, other),
    compareSexes(one, other),
    compareVillages(one, other),
    compareOptional('户号', [one.householdNumber, other.householdNumber], 10),
    compareOptional('电话', [one.phone, other.phone], 8),
  ]
  const bonus = isNewbornPair(one, other) ? newbornPoints : 0
  const sum = fields.reduce((total, { points }) => total + points, bonus)
  return { kind: kindOf(one, other), score: Math.max(0, Math.min(100, sum)), fields }
}

/** Whether a clerk has to say that they are two. */
export function isSuspected(one: Facts, other: Facts, { score, fields }: Likeness): boolean {
  if (score < suspectedFrom) return false
  const by = new Map(fields.map(({ what, agreement }) => [what, agreement]))
  if (by.get(numberWord) === 'same') return true
  if (by.get('性别') === 'differs') return false
  // Twins agree in all but the name: another name is another person, but for a newborn's first one.
  const named = by.get('姓名') !== 'differs'
  const home = by.get('户号') === 'same' || by.get('电话') === 'same'
  if (isNewbornPair(one, other)) return named || home
  if (by.get('出生日期') === 'same') return named
  // A day that is nearly the same is a slip only where no number of 18 digits says otherwise.
  return named && by.get('村（社区）') === 'same' && !(isEighteen(one) && isEighteen(other))
}

/** A birth certificate, and another document of somebody of the day. */
export function isNewbornPair(one: Facts, other: Facts): boolean {
  const papers = [one, other].filter(({ documentType }) => documentType === 'birth-certificate')
  return papers.length === 1 && one.birthDate === other.birthDate
}

const newbornPoints = 5
const numberWord = '证件号码'

function kindOf(one: Facts, other: Facts): LikenessKind {
  if (compareNumbers(one, other).agreement !== 'differs') return 'same-number'
  if (isNewbornPair(one, other)) return 'newborn'
  return one.birthDate === other.birthDate ? 'name-birth' : 'name-village'
}

function isEighteen({ documentType }: Facts): boolean {
  return documentKinds[documentType].eighteen
}

function compareNumbers(one: Facts, other: Facts): ComparedField {
  const shown = (facts: Facts) =>
    `${documentKinds[facts.documentType].label} ${facts.idNumber}${facts.country === null ? '' : `（${facts.country}）`}`
  const field = (agreement: Agreement, points: number, note: string | null = null) => ({
    what: numberWord,
    one: shown(one),
    other: shown(other),
    agreement,
    note,
    points,
  })
  if (one.idNumber === other.idNumber) {
    const sameCountry =
      one.country === other.country || one.country === null || other.country === null
    return sameCountry ? field('same', 60) : field('alike', 15, '护照号码相同，签发国家不同')
  }
  if (eighteenOf(one.idNumber) === eighteenOf(other.idNumber)) {
    return field('same', 60, '15 位与 18 位是同一个号码')
  }
  const both = isEighteen(one) && isEighteen(other)
  return field('differs', both ? -5 : 0, both ? '两个完整的号码' : '证件种类不同')
}

function eighteenOf(number: string): string {
  return proposeEighteenDigits(number) ?? number
}

function compareNames(one: Facts, other: Facts): ComparedField {
  const { score, reasons } = scoreNames(one.name, other.name)
  const shown = { what: '姓名', one: one.name, other: other.name }
  if (score === 100) {
    const note = one.name === other.name ? null : '写法不同的同一个名字'
    return { ...shown, agreement: 'same', note, points: 35 }
  }
  if (score < leastAlikeNames) return { ...shown, agreement: 'differs', note: null, points: 0 }
  const note = reasons.map(({ text }) => text).join('；')
  return { ...shown, agreement: 'alike', note, points: Math.round(score * 0.3) }
}

function compareBirths(one: Facts, other: Facts): ComparedField {
  const shown = { what: '出生日期', one: one.birthDate, other: other.birthDate }
  if (one.birthDate === other.birthDate) {
    return { ...shown, agreement: 'same', note: null, points: 35 }
  }
  const [year, month, day] = one.birthDate.split('-')
  const [otherYear, otherMonth, otherDay] = other.birthDate.split('-')
  const same = [year === otherYear, month === otherMonth, day === otherDay].filter(Boolean).length
  const swapped = year === otherYear && month === otherDay && day === otherMonth
  if (same === 2 || swapped) {
    const note = swapped ? '月和日颠倒' : '年、月、日有一处不同'
    return { ...shown, agreement: 'alike', note, points: 12 }
  }
  return { ...shown, agreement: 'differs', note: null, points: -30 }
}

function compareSexes(one: Facts, other: Facts): ComparedField {
  const same = one.sex === other.sex
  return {
    what: '性别',
    one: sexLabels[one.sex],
    other: sexLabels[other.sex],
    agreement: same ? 'same' : 'differs',
    note: null,
    points: same ? 3 : -30,
  }
}

function compareVillages(one: Facts, other: Facts): ComparedField {
  const same = one.villageId === other.villageId
  return {
    what: '村（社区）',
    one: one.villageName,
    other: other.villageName,
    agreement: same ? 'same' : 'differs',
    note: null,
    points: same ? 12 : -5,
  }
}

function compareOptional(
  what: string,
  values: readonly [string | null, string | null],
  points: number,
): ComparedField {
  const [one, other] = values
  const shown = { what, one: one ?? '', other: other ?? '', note: null }
  if (one === null || other === null) return { ...shown, agreement: 'unknown', points: 0 }
  const same = digitsOrText(one) === digitsOrText(other)
  return { ...shown, agreement: same ? 'same' : 'differs', points: same ? points : 0 }
}

/** Telephones are written with blanks and dashes or without. */
function digitsOrText(text: string): string {
  return text.replaceAll(/^\+86|[\s-]/g, '')
}
