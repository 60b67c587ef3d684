/** What a kind of roster asks of a file: its fields, and what a cell of each kind is read as. */
import type { Day } from '../kernel/day.ts'
import type { Fen } from '../kernel/fen.ts'

export const fieldKinds = [
  'idNumber',
  'name',
  'day',
  'fen',
  'yesNo',
  'level',
  'text',
  'count',
  'phone',
] as const
export type FieldKind = (typeof fieldKinds)[number]

/** One field of a roster kind. */
export type FieldSpec = {
  /** The identifier, in English and unique within the kind: `diedOn`. */
  readonly field: string
  /** The heading that the office uses, in Chinese: `死亡日期`. */
  readonly label: string
  readonly kind: FieldKind
  /** Whether a row without it is bad. */
  readonly required: boolean
  /** Other headings that senders use, compared without blanks, brackets and full-width forms. */
  readonly aliases: readonly string[]
  /** Of a level: every level with the texts that stand for it before a sender has any of its own. */
  readonly levels?: readonly FieldLevel[]
  /** A cell of a sample workbook, as a sender would type it. */
  readonly example?: string
}

export type FieldLevel = {
  readonly level: string
  readonly label: string
  readonly words: readonly string[]
}

/** An identity number as a file holds it: tidied, and with a right check character where it has 18. */
export type IdNumberValue = {
  readonly kind: 'idNumber'
  /** Eighteen characters, or what `form` says. */
  readonly number: string
  /**
   * `card-of-twenty`: a 残疾证 number, of which the first eighteen are kept; `other-document`: of a
   * passport, a foreigner's permit or a birth certificate.
   */
  readonly form: 'eighteen' | 'fifteen' | 'card-of-twenty' | 'other-document'
  /** Of a 15-digit number: the 18 characters that it most likely became. A proposal, never stored. */
  readonly proposed: string | null
}

export type NameValue = { readonly kind: 'name'; readonly name: string }

/** A day only as exactly as the file says it: `2021.3` is a month and stays one. */
export type DayValue =
  | { readonly kind: 'day'; readonly precision: 'day'; readonly day: Day }
  /** `YYYY-MM` and its first and last day. */
  | {
      readonly kind: 'day'
      readonly precision: 'month'
      readonly month: string
      readonly from: Day
      readonly to: Day
    }
  /** `YYYY`, 1 January and 31 December. */
  | {
      readonly kind: 'day'
      readonly precision: 'year'
      readonly year: string
      readonly from: Day
      readonly to: Day
    }

/** Negative where a tax list takes money back. */
export type FenValue = { readonly kind: 'fen'; readonly fen: Fen }
export type YesNoValue = { readonly kind: 'yesNo'; readonly yes: boolean }
/** `level` is one of the field's levels. */
export type LevelValue = { readonly kind: 'level'; readonly level: string }
export type TextValue = { readonly kind: 'text'; readonly text: string }
export type CountValue = { readonly kind: 'count'; readonly count: number }
/** Digits only, and `-` between area code and number of a landline. */
export type PhoneValue = { readonly kind: 'phone'; readonly phone: string }

export type FieldValue =
  | IdNumberValue
  | NameValue
  | DayValue
  | FenValue
  | YesNoValue
  | LevelValue
  | TextValue
  | CountValue
  | PhoneValue

/** Why a cell could not be read. */
export const fieldProblemCodes = [
  /** A required field is empty. */
  'missing',
  /** The spreadsheet made a number of the identity number: its last digits are gone. */
  'id-became-number',
  'id-length',
  'id-character',
  'id-region',
  'id-birth-date',
  'id-check-digit',
  /** #N/A, #REF! and the like. */
  'error-cell',
  /** A formula that was never calculated. */
  'no-cached-value',
  'name-unreadable',
  'day-unreadable',
  'day-impossible',
  /** `2021.1` as a number: January or October. */
  'day-ambiguous',
  'amount-unreadable',
  'amount-decimals',
  'amount-too-large',
  /** One amount in a cell merged over several rows: nobody knows whose it is. */
  'amount-merged',
  'yes-no-unknown',
  'level-unknown',
  'count-unreadable',
  'phone-unreadable',
  'text-too-long',
  /** A number of more digits than a spreadsheet's number holds, in a field of text. */
  'digits-lost',
] as const
export type FieldProblemCode = (typeof fieldProblemCodes)[number]

export type FieldProblem = {
  readonly field: string
  readonly code: FieldProblemCode
  /** One sentence: what is wrong and what to do. Without the row number, which stands beside it. */
  readonly text: string
}

/** One person's line of a file, which is a row or a part of one. */
export type RosterRow = {
  /** The spreadsheet's own number, as its left edge shows it; of CSV, the one it would have there. */
  readonly rowNumber: number
  /** Which of several people in the row, from 1; 1 where a row is one person. */
  readonly group: number
  /** Whether the row was hidden in the sender's file. */
  readonly hidden: boolean
  /** By field. A field that is empty, unreadable or not in the file is missing here. */
  readonly values: Readonly<Partial<Record<string, FieldValue>>>
  readonly problems: readonly FieldProblem[]
  /** By field, as the sender's screen shows it; nothing for empty cells. */
  readonly raw: Readonly<Partial<Record<string, string>>>
}

/** What a whole reading passed over, so that nothing disappears in silence. Known at its end. */
export type ReadingSummary = {
  /** Lines of people that were handed out. */
  readonly rowCount: number
  readonly blankRowCount: number
  readonly hiddenRowCount: number
  /** Letters of hidden columns that a field was read from. */
  readonly hiddenColumns: readonly string[]
  /** How many rows were passed over as 合计, 制表人 or a heading come again. */
  readonly skippedCount: number
  /** The first of them, up to a hundred. */
  readonly skipped: readonly SkippedRow[]
}

export type SkippedRow = {
  readonly rowNumber: number
  readonly why: 'total' | 'note' | 'header'
  readonly text: string
}
