/** Identity numbers as files hold them. Nothing is guessed: what lost digits is refused. */
import { readDay } from '../../../../shared/kernel/day.ts'
import { getDay } from '../../../../shared/kernel/day.ts'
import { readIdNumber } from '../../../../shared/kernel/id-number.ts'
import {
  guessDocumentType,
  proposeEighteenDigits,
} from '../../../../shared/kernel/identity-document.ts'
import type { IdNumberRefusal } from '../../../../shared/kernel/id-number.ts'
import type { FieldProblemCode } from '../../../../shared/rosters/field.ts'
import type { Cell } from '../cell.ts'
import { mostExactDigits, nothing, problem, standsForNothing, tidy, value } from './reading.ts'
import type { ValueReading } from './reading.ts'

/**
 * Practice numbers are read here and refused by whoever takes them into a real office; whether a
 * birthday lies ahead is for whoever knows what day it is.
 */
const rules = { practice: true, today: getDay('2199-12-31') }

const became = problem(
  'id-became-number',
  '证件号码在表格里变成了数字，末几位已经丢失，不能推测。请向发来的单位索取文本格式的名册，或对照证件补录。',
)

export function readIdNumberCell(cell: Cell): ValueReading {
  if (cell.kind === 'number') return readNumber(cell.value)
  if (cell.kind === 'text') return readText(cell.text)
  return nothing
}

function readNumber(number: number): ValueReading {
  if (!Number.isInteger(number) || number < 0 || number >= mostExactDigits) return became
  return readDigits(String(number))
}

/** `x`, `×` and the Cyrillic letter are what people type for the check character. */
const typedForX = /[xX×✕✖\u{425}\u{445}\u{2179}\u{2169}]$/u

function readText(text: string): ValueReading {
  const tidied = tidy(text)
  if (tidied === '' || standsForNothing(tidied)) return nothing
  if (/^\d(?:\.\d+)?[eE]\+?\d+$/u.test(tidied)) return became
  const bare = tidied.replaceAll(/[\s'‘’`"“”-]/gu, '').toUpperCase()
  return readDigits(bare.replace(typedForX, 'X'))
}

function readDigits(number: string): ValueReading {
  if (/^\d{15}$/u.test(number)) return readFifteen(number)
  const card = readCard(number)
  if (card !== null) return card
  if (/[*＊]/u.test(number)) {
    return problem('id-character', '证件号码用星号隐去了几位，无法核对，请索取完整号码。')
  }
  if (/^[A-Z]/u.test(number) && guessDocumentType(number) !== null) {
    return value({ kind: 'idNumber', number, form: 'other-document', proposed: null })
  }
  const reading = readIdNumber(number, rules)
  if (reading.kind === 'read') {
    const found = reading.idNumber.number
    return value({ kind: 'idNumber', number: found, form: 'eighteen', proposed: null })
  }
  // A spreadsheet holds fifteen digits and shows zeros for the rest.
  if (reading.refusal === 'check-digit' && number.endsWith('000')) return became
  return problem(codes[reading.refusal], reading.text)
}

const codes: Record<IdNumberRefusal, FieldProblemCode> = {
  'fifteen-digits': 'id-length',
  length: 'id-length',
  character: 'id-character',
  'practice-only': 'id-region',
  region: 'id-region',
  'birth-date': 'id-birth-date',
  'check-digit': 'id-check-digit',
}

/** A 残疾证 number: eighteen of the person, kind and grade of the disability, `B1` where replaced. */
function readCard(number: string): ValueReading | null {
  const match = /^(\d{17}[\dX])[1-7][1-4](?:B\d{1,2})?$/u.exec(number)
  const first = match?.[1]
  if (first === undefined) return null
  const reading = readIdNumber(first, rules)
  if (reading.kind === 'refused') return problem(codes[reading.refusal], reading.text)
  const found = reading.idNumber.number
  return value({ kind: 'idNumber', number: found, form: 'card-of-twenty', proposed: null })
}

/** Six of the region, yyMMdd of the twentieth century, three running; no check character. */
function readFifteen(number: string): ValueReading {
  const birth = `19${number.slice(6, 8)}-${number.slice(8, 10)}-${number.slice(10, 12)}`
  if (readDay(birth) === null) {
    return problem('id-birth-date', `15 位号码中的出生日期 ${birth} 不是有效日期，请核对证件。`)
  }
  const proposed = proposeEighteenDigits(number)
  return value({ kind: 'idNumber', number, form: 'fifteen', proposed })
}
