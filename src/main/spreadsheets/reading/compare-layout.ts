/** What differs between a sender's remembered layout and the file that came today. Pure. */
import type { ReadableFile, SheetInspection } from '../../../shared/rosters/inspection.ts'
import type {
  LayoutColumn,
  LayoutComparison,
  LayoutDifference,
  RosterLayout,
} from '../../../shared/rosters/layout.ts'
import { columnOf, letterOf } from './cell.ts'
import { listHeadings } from './guess-layout.ts'
import { findColumn, headingKey, joinHeadings } from './headings.ts'
import type { Headings } from './headings.ts'

type Difference = Omit<LayoutDifference, 'field' | 'before' | 'after'> &
  Partial<Pick<LayoutDifference, 'field' | 'before' | 'after'>>

/** No differences where the file fits; `adapted` is what to read it by once somebody agreed. */
export function compareLayout(remembered: RosterLayout, file: ReadableFile): LayoutComparison {
  const found: Difference[] = compareFormat(remembered, file)
  const sheet = compareSheet(remembered, file, found)
  if (sheet === null) return { differences: found.map(complete), adapted: remembered }
  const header = compareHeader(remembered, sheet, found)
  const headings = header?.headings ?? []
  const columns = remembered.columns.map((column) => compareColumn(column, headings, found))
  if (header !== null) compareOthers(remembered, headings, found)
  const shift = (header?.row ?? 0) - (remembered.header?.row ?? 0)
  const adapted: RosterLayout = {
    ...remembered,
    format: file.format,
    codePage: file.codePage,
    delimiter: file.delimiter,
    sheet: { name: sheet.name, index: sheet.index },
    header:
      remembered.header === null || header === null
        ? remembered.header
        : { ...remembered.header, row: header.row },
    firstRow: Math.max(1, remembered.firstRow + (header === null ? 0 : shift)),
    columns,
    headings: header === null ? remembered.headings : listHeadings(headings),
  }
  return { differences: found.map(complete), adapted }
}

function complete(difference: Difference): LayoutDifference {
  return { field: null, before: null, after: null, ...difference }
}

function compareFormat(remembered: RosterLayout, file: ReadableFile): Difference[] {
  const found: Difference[] = []
  const say = (kind: Difference['kind'], values: readonly [string | null, string | null]) => {
    const [before, after] = values
    if (before === after) return
    const text = `${formatNames[kind] ?? ''}以前是 ${before ?? '无'}，这次是 ${after ?? '无'}。`
    found.push({ kind, blocking: false, before, after, text })
  }
  say('format', [remembered.format, file.format])
  if (remembered.format === 'csv' && file.format === 'csv') {
    say('code-page', [remembered.codePage, file.codePage])
    say('delimiter', [remembered.delimiter, file.delimiter])
  }
  return found
}

const formatNames: Partial<Record<Difference['kind'], string>> = {
  format: '文件格式',
  'code-page': '文字编码',
  delimiter: '分隔符',
}

function compareSheet(
  { sheet, format }: RosterLayout,
  file: ReadableFile,
  found: Difference[],
): SheetInspection | null {
  const named = file.sheets.find(({ name }) => name === sheet.name)
  if (named !== undefined) return named
  const placed = file.sheets[sheet.index]
  const names = file.sheets.map(({ name }) => name).join('、')
  if (placed === undefined) {
    found.push({
      kind: 'sheet-missing',
      blocking: true,
      before: sheet.name,
      after: names,
      text: `没有工作表“${sheet.name}”，文件里有：${names}。请选择要读的工作表。`,
    })
    return null
  }
  // A text file has one nameless sheet, whatever the workbook's was called.
  if (file.format === 'csv' || format === 'csv') return placed
  found.push({
    kind: 'sheet-renamed',
    blocking: file.sheets.length > 1,
    before: sheet.name,
    after: placed.name,
    text: `没有工作表“${sheet.name}”，同一位置的是“${placed.name}”，请确认是否就是它。`,
  })
  return placed
}

type Header = { readonly row: number; readonly headings: Headings }

/** The header where it stood, or wherever most of the remembered headings are. */
function compareHeader(
  { header, columns }: RosterLayout,
  sheet: SheetInspection,
  found: Difference[],
): Header | null {
  if (header === null) return null
  const at = (row: number): Header => {
    const last = row + header.count
    const rows = sheet.sample.filter(({ rowNumber }) => rowNumber >= row && rowNumber < last)
    return { row, headings: joinHeadings(rows.map(({ cells }) => cells)) }
  }
  const score = ({ headings }: Header) =>
    columns.filter((column) => column.header !== null && findColumn(column, headings) !== null)
      .length
  const there = at(header.row)
  const byName = columns.filter((column) => column.header !== null).length
  if (byName === 0 || score(there) * 2 >= byName) return there
  const best = sheet.sample
    .map(({ rowNumber }) => at(rowNumber))
    .reduce((a, b) => (score(b) > score(a) ? b : a), there)
  if (score(best) === 0) {
    found.push({
      kind: 'header-missing',
      blocking: true,
      before: String(header.row),
      text: `第 ${header.row} 行没有以前的任何列名，请重新指定表头在哪一行。`,
    })
    return there
  }
  if (best.row === there.row) return there
  found.push({
    kind: 'header-moved',
    blocking: false,
    before: String(header.row),
    after: String(best.row),
    text: `表头以前在第 ${header.row} 行，这次在第 ${best.row} 行。`,
  })
  return best
}

/** The column where the file has it; told where it moved or is gone. */
function compareColumn(
  column: LayoutColumn,
  headings: Headings,
  found: Difference[],
): LayoutColumn {
  const { field, header, letter } = column
  if (header === null) return column
  const index = findColumn(column, headings)
  if (index === null) {
    const place = `${letter} 列`
    found.push({
      kind: 'column-missing',
      blocking: true,
      field,
      before: `${header}（${place}）`,
      after: null,
      text: `没有列“${header}”（以前在 ${place}），请指定现在是哪一列。`,
    })
    return column
  }
  const now = letterOf(index)
  if (now === letter) return column
  found.push({
    kind: 'column-moved',
    blocking: false,
    field,
    before: letter,
    after: now,
    text: `列“${header}”以前在 ${letter} 列，这次在 ${now} 列。`,
  })
  return { ...column, letter: now }
}

/** Headings that are new, and those that changed over a column that is read by its letter. */
function compareOthers(remembered: RosterLayout, headings: Headings, found: Difference[]): void {
  const before = new Map(remembered.headings.map(({ letter, heading }) => [letter, heading]))
  const known = new Set(remembered.headings.map(({ heading }) => headingKey(heading)))
  for (const { letter, heading } of listHeadings(headings)) {
    if (known.has(headingKey(heading))) continue
    found.push({
      kind: 'column-new',
      blocking: false,
      after: `${heading}（${letter} 列）`,
      text: `多了一列“${heading}”（${letter} 列），以前没有。`,
    })
  }
  for (const { field, header, letter } of remembered.columns) {
    if (header !== null) continue
    const now = headings[columnOf(letter)] ?? ''
    const was = before.get(letter) ?? ''
    if (headingKey(now) === headingKey(was)) continue
    found.push({
      kind: 'heading-changed',
      blocking: true,
      field,
      before: was,
      after: now,
      text: `${letter} 列的列名以前是“${was}”，这次是“${now}”，请确认还是不是同一项内容。`,
    })
  }
}
