/** The rows that could not be read, as a workbook to send back or to mend. */
import type { FieldSpec, RosterRow } from '../../../shared/rosters/field.ts'
import type { WrittenFile } from '../roster-file.ts'
import { writeTables } from './table-workbook.ts'

export type BadRow = Pick<RosterRow, 'rowNumber' | 'group' | 'raw'> & {
  /** Why, one sentence each. */
  readonly reasons: readonly string[]
}

export type BadRows = {
  readonly fields: readonly FieldSpec[]
  readonly rows: AsyncIterable<BadRow> | Iterable<BadRow>
}

/** The sender's own texts under our headings, with the sender's row number in front. */
export async function writeBadRows({ fields, rows }: BadRows): Promise<WrittenFile> {
  const columns = [
    { heading: '原文件行号', width: 12 },
    { heading: '行内第几人', width: 12 },
    { heading: '问题', width: 60 },
    ...fields.map(({ label }) => ({ heading: label, width: Math.max(14, label.length * 2 + 4) })),
  ]
  const texts = async function* () {
    for await (const { rowNumber, group, raw, reasons } of rows) {
      const values = fields.map(({ field }) => raw[field] ?? '')
      yield [String(rowNumber), String(group), reasons.join('\n'), ...values]
    }
  }
  const bytes = await writeTables([{ sheetName: '需要更正的行', columns, rows: texts() }])
  return { bytes, extension: 'xlsx' }
}
