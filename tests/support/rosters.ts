/** Lists as they are read, and a staging place for them, without a spreadsheet in between. */
import type { FieldValue, ReadingSummary, RosterRow } from '../../src/shared/rosters/field.ts'
import { getDay } from '../../src/shared/kernel/day.ts'
import { checkCharacterOf } from '../../src/shared/kernel/id-number.ts'
import type { ImportHead } from '../../src/shared/rosters/model.ts'

/** A number of nobody: no county has the code 379999. An odd sequence is a man's. */
export function aNumber(sequence: number, birth = '19600101'): string {
  const first17 = `379999${birth}${String(sequence).padStart(3, '0')}`
  return `${first17}${checkCharacterOf(first17)}`
}

export function aHead(changes: Partial<ImportHead> = {}): ImportHead {
  return {
    kind: 'deaths',
    sender: '县民政局',
    authority: 'civil-affairs',
    scope: '',
    coverageYear: null,
    listDay: getDay('2023-10-31'),
    fullList: true,
    fileName: '死亡名单.xlsx',
    ...changes,
  }
}

/** `{ name, idNumber, diedOn … }` as a reader would hand it out. */
export function aRow(
  rowNumber: number,
  fields: Readonly<Record<string, string>>,
  changes: Partial<RosterRow> = {},
): RosterRow {
  const values: Record<string, FieldValue> = {}
  for (const [field, text] of Object.entries(fields)) values[field] = valueOf(field, text)
  return { rowNumber, group: 1, hidden: false, values, problems: [], raw: fields, ...changes }
}

function valueOf(field: string, text: string): FieldValue {
  if (field === 'idNumber') {
    return text.length === 15
      ? { kind: 'idNumber', number: text, form: 'fifteen', proposed: null }
      : { kind: 'idNumber', number: text, form: 'eighteen', proposed: null }
  }
  if (field === 'name') return { kind: 'name', name: text }
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return { kind: 'day', precision: 'day', day: getDay(text) }
  }
  if (/^\d{4}-\d{2}$/.test(text)) {
    const [from, to] = [getDay(`${text}-01`), getDay(`${text}-28`)]
    return { kind: 'day', precision: 'month', month: text, from, to }
  }
  if (field === 'amount') return { kind: 'fen', fen: Number(text) }
  return field === 'phone' ? { kind: 'phone', phone: text } : { kind: 'text', text }
}

/** Rows in batches, as `readRoster` hands them out. */
export function aReading(rows: readonly RosterRow[], batch = 3) {
  const summary: ReadingSummary = {
    rowCount: rows.length,
    blankRowCount: 0,
    hiddenRowCount: rows.filter(({ hidden }) => hidden).length,
    hiddenColumns: [],
    skippedCount: 0,
    skipped: [],
  }
  return {
    async *[Symbol.asyncIterator]() {
      for (let at = 0; at < rows.length; at += batch) yield rows.slice(at, at + batch)
    },
    summary: () => summary,
  }
}
