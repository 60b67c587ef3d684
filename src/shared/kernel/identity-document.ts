/**
 * Documents that show who somebody is, each with the rule of its number. Three of them bear an
 * eighteen-digit number that tells birth date and sex; of the others both are read off the paper.
 */
import type { CertificateCode } from './certificate-codes.ts'
import type { Day } from './day.ts'
import { getDay, readDay } from './day.ts'
import {
  checkCharacterOf,
  normalizeIdNumber,
  practiceRegionPrefix,
  readIdNumber,
} from './id-number.ts'
import type { IdNumberRefusal, IdNumberRules, Sex } from './id-number.ts'

/** In the order in which a counter offers them. */
export const documentTypes = [
  'id-card',
  'household-register',
  'birth-certificate',
  'hmt-residence',
  'foreigner-residence',
  'foreign-passport',
  'chinese-passport',
] as const
export type DocumentType = (typeof documentTypes)[number]

type DocumentKind = {
  readonly label: string
  /** What the number is called on a form. */
  readonly numberLabel: string
  readonly certificateCode: CertificateCode
  /** Whether the number is the eighteen digits of GB 11643. */
  readonly eighteen: boolean
}

export const documentKinds: Readonly<Record<DocumentType, DocumentKind>> = {
  'id-card': {
    label: '身份证',
    numberLabel: '身份证号',
    certificateCode: '01',
    eighteen: true,
  },
  'household-register': {
    label: '户口簿',
    numberLabel: '身份证号',
    certificateCode: '01',
    eighteen: true,
  },
  'birth-certificate': {
    label: '出生医学证明',
    numberLabel: '出生证编号',
    certificateCode: '99',
    eighteen: false,
  },
  'hmt-residence': {
    label: '港澳台居民居住证',
    numberLabel: '居住证号码',
    certificateCode: '17',
    eighteen: true,
  },
  'foreigner-residence': {
    label: '外国人永久居留身份证',
    numberLabel: '永居证号码',
    certificateCode: '07',
    eighteen: false,
  },
  'foreign-passport': {
    label: '外国护照',
    numberLabel: '护照号码',
    certificateCode: '08',
    eighteen: false,
  },
  'chinese-passport': {
    label: '中国护照',
    numberLabel: '护照号码',
    certificateCode: '16',
    eighteen: false,
  },
}

/** Why a number is none of its document's, in the order in which it is checked. */
export type DocumentRefusal =
  | IdNumberRefusal
  | 'other-document'
  | 'document-number'
  | 'birth-date-missing'
  | 'sex-missing'

export type DocumentNumber = {
  /** What the number itself says it is: 81 to 83 and 9 tell their own documents. */
  readonly type: DocumentType
  /** Without blanks, in upper case. */
  readonly number: string
  /** Null where the number does not tell. */
  readonly birthDate: Day | null
  readonly sex: Sex | null
}

export type DocumentReading =
  | { readonly kind: 'read'; readonly document: DocumentNumber }
  | { readonly kind: 'refused'; readonly refusal: DocumentRefusal; readonly text: string }

/** Everything that is needed of a document: the ledger stores this. */
export type IdentityDocument = DocumentNumber & {
  readonly birthDate: Day
  readonly sex: Sex
  /** Of a passport: whose it is, two letters; null or left out elsewhere. */
  readonly country?: string | null
}

/** Reads a number by the rule of its document. */
export function readDocumentNumber(
  type: DocumentType,
  typed: string,
  rules: IdNumberRules,
): DocumentReading {
  switch (type) {
    case 'id-card':
    case 'household-register':
      return readCitizenNumber(type, typed, rules)
    case 'hmt-residence':
      return readHmtNumber(typed, rules)
    case 'foreigner-residence':
      return readForeignerNumber(typed)
    case 'foreign-passport':
    case 'chinese-passport':
      return readPassportNumber(type, typed, rules)
    case 'birth-certificate':
      return readBirthCertificateNumber(typed)
  }
}

/** What was taken down of somebody's document. */
export type TypedDocument = {
  /** An identity card where left out. */
  readonly documentType?: DocumentType | undefined
  readonly idNumber: string
  /** Read off the paper where the number does not tell them. */
  readonly birthDate?: Day | null | undefined
  readonly sex?: Sex | null | undefined
}

/** The whole document, or the first thing that is wrong or missing. */
export function readIdentityDocument(
  { documentType = 'id-card', idNumber, birthDate = null, sex = null }: TypedDocument,
  rules: IdNumberRules,
):
  | { readonly kind: 'read'; readonly document: IdentityDocument }
  | Extract<DocumentReading, { kind: 'refused' }> {
  const reading = readDocumentNumber(documentType, idNumber, rules)
  if (reading.kind === 'refused') return reading
  const document = completeDocument(reading.document, { birthDate, sex })
  if (document === null) {
    const { label } = documentKinds[reading.document.type]
    return reading.document.birthDate === null && birthDate === null
      ? refused('birth-date-missing', `${label}号码不含出生日期，请照证件填写出生日期。`)
      : refused('sex-missing', `${label}号码不含性别，请照证件选择性别。`)
  }
  if (document.birthDate > rules.today) {
    return refused('birth-date', `出生日期 ${document.birthDate} 晚于今天，请核对证件后重新填写。`)
  }
  if (document.birthDate < earliestBirth) {
    return refused('birth-date', `出生日期 ${document.birthDate} 过早，请核对证件后重新填写。`)
  }
  return { kind: 'read', document }
}

/** As in the numbers of GB 11643, whose own example was born in 1880. */
const earliestBirth = getDay('1800-01-01')

/** What a document says with birth date and sex as far as the number leaves them open. */
export function completeDocument(
  { type, number, birthDate, sex }: DocumentNumber,
  typed: { readonly birthDate: Day | null; readonly sex: Sex | null },
): IdentityDocument | null {
  const born = birthDate ?? typed.birthDate
  const known = sex ?? typed.sex
  return born === null || known === null ? null : { type, number, birthDate: born, sex: known }
}

const hmtNumber = /^8[123]0000\d{11}[\dX]$/
const foreignerNumber2023 = /^9\d{16}[\dX]$/
const foreignerNumber2017 = /^[A-Z]{3}\d{12}$/
const birthCertificateNumber = /^[A-Z]\d{9}$/
const passportNumber = /^(?=.*\d)[A-Z0-9]{1,15}$/

/** Of a number without a document beside it, as older records have it. */
export function documentTypeOfNumber(number: string): DocumentType {
  if (hmtNumber.test(number)) return 'hmt-residence'
  if (foreignerNumber2023.test(number) || foreignerNumber2017.test(number)) {
    return 'foreigner-residence'
  }
  return birthCertificateNumber.test(number) ? 'birth-certificate' : 'id-card'
}

/** What a text in the search box can be the whole number of; null where it is none. */
export function guessDocumentType(number: string): DocumentType | null {
  if (/^\d{17}[\dX]$/.test(number) || foreignerNumber2017.test(number)) {
    return documentTypeOfNumber(number)
  }
  if (birthCertificateNumber.test(number)) return 'birth-certificate'
  return /^[A-Z]{1,2}\d{6,8}$/.test(number) ? 'foreign-passport' : null
}

function readCitizenNumber(
  type: 'id-card' | 'household-register',
  typed: string,
  rules: IdNumberRules,
): DocumentReading {
  const number = normalizeIdNumber(typed)
  if (foreignerNumber2023.test(number)) return readForeignerNumber(number)
  if (/^8[123]\d{15}[\dX]$/.test(number)) return readHmtNumber(number, rules)
  const reading = readIdNumber(number, rules)
  if (reading.kind === 'refused') return reading
  const { birthDate, sex } = reading.idNumber
  return { kind: 'read', document: { type, number: reading.idNumber.number, birthDate, sex } }
}

function readHmtNumber(typed: string, rules: IdNumberRules): DocumentReading {
  const number = normalizeIdNumber(typed)
  const reading = readIdNumber(number, rules)
  if (reading.kind === 'refused') return reading
  if (!hmtNumber.test(number)) {
    return refused(
      'region',
      '港澳台居民居住证号码以 810000（香港）、820000（澳门）或 830000（台湾）开头，请核对证件或改选证件类型。',
    )
  }
  const { birthDate, sex } = reading.idNumber
  return { kind: 'read', document: { type: 'hmt-residence', number, birthDate, sex } }
}

/** Both versions are valid; how the later one writes birth and sex is not public, so they are asked. */
function readForeignerNumber(typed: string): DocumentReading {
  const number = normalizeIdNumber(typed)
  if (!foreignerNumber2017.test(number) && !foreignerNumber2023.test(number)) {
    return refused(
      'document-number',
      '外国人永久居留身份证号码是 3 个字母加 12 位数字（2017 版），或 9 开头的 18 位（2023 版），请核对证件后重新录入。',
    )
  }
  if (number.length === 18 && number[17] !== checkCharacterOf(number)) {
    return refused(
      'check-digit',
      '永居证号码校验位不符，其中至少有一位录错，请对照证件逐位核对后重新录入。',
    )
  }
  return {
    kind: 'read',
    document: { type: 'foreigner-residence', number, birthDate: null, sex: null },
  }
}

function readPassportNumber(
  type: 'foreign-passport' | 'chinese-passport',
  typed: string,
  rules: IdNumberRules,
): DocumentReading {
  const number = normalizeIdNumber(typed)
  if (readIdNumber(number, rules).kind === 'read') {
    return refused('other-document', '这是身份证号，不是护照号码，请把证件类型改回身份证。')
  }
  if (!passportNumber.test(number)) {
    return refused(
      'document-number',
      '护照号码由字母和数字组成，最多 15 位，至少有一位数字，请对照护照重新录入。',
    )
  }
  return { kind: 'read', document: { type, number, birthDate: null, sex: null } }
}

function readBirthCertificateNumber(typed: string): DocumentReading {
  const number = normalizeIdNumber(typed)
  if (!birthCertificateNumber.test(number)) {
    return refused(
      'document-number',
      '出生医学证明编号是 1 个字母加 9 位数字，请对照证明重新录入。',
    )
  }
  return {
    kind: 'read',
    document: { type: 'birth-certificate', number, birthDate: null, sex: null },
  }
}

/**
 * The eighteen characters that a fifteen-digit number became: the century and a check character
 * are put in. A proposal for a clerk to take over, never stored by itself. Null where the birth date
 * does not exist, and for 996 to 999, which stood for people born before 1900.
 */
export function proposeEighteenDigits(typed: string): string | null {
  const number = normalizeIdNumber(typed)
  if (!/^\d{15}$/.test(number) || number.slice(12) >= '996') return null
  const birth = `19${number.slice(6, 8)}-${number.slice(8, 10)}-${number.slice(10, 12)}`
  if (readDay(birth) === null) return null
  const first17 = `${number.slice(0, 6)}19${number.slice(6)}`
  const proposed = first17 + checkCharacterOf(first17)
  const rules = { practice: number.startsWith(practiceRegionPrefix), today: lastDay }
  return readIdNumber(proposed, rules).kind === 'read' ? proposed : null
}

/** Later than any birth of the twentieth century. */
const lastDay = getDay('2000-01-01')

function refused(
  refusal: DocumentRefusal,
  text: string,
): Extract<DocumentReading, { kind: 'refused' }> {
  return { kind: 'refused', refusal, text }
}
