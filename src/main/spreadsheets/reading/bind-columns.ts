/** Ties a layout to a file: which sheet, which headings, which column is which field. */
import type { FieldSpec } from '../../../shared/rosters/field.ts'
import type { LayoutColumn, RosterLayout } from '../../../shared/rosters/layout.ts'
import { noNotes } from './book.ts'
import type { Book } from './book.ts'
import { findColumn, joinHeadings } from './headings.ts'
import type { Headings } from './headings.ts'
import { MergeFiller } from './merge-filler.ts'
import { refuse } from './refuse.ts'
import { showCell } from './show-cell.ts'
import { makeValueReader } from './values/read-value.ts'
import type { ValueReader } from './values/read-value.ts'

export type BoundColumn = {
  readonly spec: FieldSpec
  /** 0: of everybody in the row. */
  readonly group: number
  /** A = 0. */
  readonly column: number
  readonly heading: string
  readonly read: ValueReader
}

/** By name, else by place. Throws `FileRefused`. */
export function findSheet(book: Book, { sheet }: RosterLayout): number {
  const named = book.sheets.findIndex(({ name }) => name === sheet.name)
  if (named !== -1) return named
  if (sheet.index >= book.sheets.length) throw refuse('sheet-missing')
  return sheet.index
}

/** Headings of the layout's header rows as the file has them. */
export async function readHeadings(
  book: Book,
  sheetIndex: number,
  { header }: RosterLayout,
): Promise<Headings> {
  if (header === null) return []
  const last = header.row + header.count - 1
  const filler = new MergeFiller(await book.mergedRanges(sheetIndex), null)
  const rows: string[][] = []
  const wanted = { sheetIndex, wanted: null, cellRowCount: last, notes: noNotes() }
  for await (const batch of book.rows(wanted)) {
    for (const row of batch) {
      if (row.rowNumber > last) return joinHeadings(rows)
      const { cells } = filler.fill(row)
      if (row.rowNumber < header.row) continue
      rows.push(
        Array.from(cells, (cell) => (cell === undefined ? '' : showCell(cell, book.from1904))),
      )
    }
  }
  return joinHeadings(rows)
}

type Binding = {
  readonly layout: RosterLayout
  readonly fields: readonly FieldSpec[]
  readonly headings: Headings
  readonly from1904: boolean
}

/** Throws `FileRefused` where a column of the layout, or one that every row must have, is not there. */
export function bindColumns(binding: Binding): readonly BoundColumn[] {
  const { layout, fields, headings, from1904 } = binding
  const byField = new Map(fields.map((spec) => [spec.field, spec]))
  const lost: LayoutColumn[] = []
  const bound: BoundColumn[] = []
  for (const column of layout.columns) {
    const spec = byField.get(column.field)
    // A column that the kind no longer asks for is no reason to refuse the file.
    if (spec === undefined) continue
    const found = findColumn(column, headings)
    if (found === null || found < 0) {
      lost.push(column)
      continue
    }
    const read = makeValueReader(spec, layout, from1904)
    bound.push({ spec, group: column.group, column: found, heading: headings[found] ?? '', read })
  }
  if (lost.length > 0) {
    const names = lost.map(({ header, letter }) => header ?? `${letter} 列`).join('、')
    throw refuse('column-missing', `找不到：${names}。`)
  }
  const absent = fields.filter(
    ({ field, required }) => required && !bound.some(({ spec }) => spec.field === field),
  )
  if (absent.length > 0) {
    throw refuse('column-missing', `未指定：${absent.map(({ label }) => label).join('、')}。`)
  }
  return bound
}
