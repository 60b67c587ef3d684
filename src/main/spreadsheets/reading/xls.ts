/** A workbook of Excel 97 to 2003. The library holds all of it in memory; the format ends at 65,536 rows. */
import { CFB, read } from '@e965/xlsx'
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx'
import { z } from 'zod'
import { getDefined } from '../../../shared/kernel/assert.ts'
import type { Book, RowsWanted, SheetNotes } from './book.ts'
import type { Cell, SheetRow } from './cell.ts'
import { mostColumns, mostMergedRanges, mostSheets, rowsInBatch } from './limits.ts'
import { general, readNumberFormat } from './number-format.ts'
import { refuse } from './refuse.ts'
import type { Source } from './source.ts'

/** Refuses compound files that are something else, encrypted ones, and those with macros. */
export async function openXls(source: Source): Promise<Book> {
  const bytes = await source.all()
  refuseOthers(bytes)
  const workbook = parse(bytes)
  const names = workbook.SheetNames
  if (names.length === 0) throw refuse('no-sheets')
  if (names.length > mostSheets) throw refuse('inflates-too-far')
  const properties = workbook.Workbook?.Sheets ?? []
  const sheetAt = (index: number) =>
    getDefined(workbook.Sheets[names[index] ?? ''], 'sheet of a workbook')
  return {
    format: 'xls',
    codePage: null,
    delimiter: null,
    from1904: workbook.Workbook?.WBProps?.date1904 === true,
    sheets: names.map((name, index) => ({
      name,
      visibility: visibility(properties[index]?.Hidden),
    })),
    rows: (wanted) => readRows(sheetAt(wanted.sheetIndex), wanted),
    mergedRanges: async (index) =>
      (sheetAt(index)['!merges'] ?? []).slice(0, mostMergedRanges).map(({ s, e }) => ({
        top: s.r + 1,
        bottom: e.r + 1,
        left: s.c,
        right: e.c,
      })),
    close: () => undefined,
  }
}

const containerSchema = z.object({ FullPaths: z.array(z.string()) })

function refuseOthers(bytes: Buffer): void {
  const { FullPaths: paths } = containerSchema.parse(
    attempt(() => CFB.read(bytes, { type: 'buffer' })),
  )
  const has = (pattern: RegExp) => paths.some((path) => pattern.test(path))
  if (has(/\/EncryptedPackage$/iu)) throw refuse('encrypted')
  if (has(/\/_VBA_PROJECT_CUR\//iu)) throw refuse('macros')
  if (has(/\/Workbook$/iu)) return
  throw refuse(has(/\/Book$/iu) ? 'older-excel' : 'other-document')
}

function parse(bytes: Buffer): WorkBook {
  const options = {
    type: 'buffer',
    dense: true,
    cellNF: true,
    cellStyles: true,
    cellDates: false,
    cellText: false,
    cellHTML: false,
  } as const
  return attempt(() => read(bytes, { ...options, cellFormula: true }))
}

/** The library throws all kinds of errors and strings on bytes that make no sense. */
function attempt<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    if (/password|encrypt/iu.test(text)) throw refuse('encrypted')
    throw refuse('damaged')
  }
}

function visibility(hidden: number | undefined): Book['sheets'][number]['visibility'] {
  if (hidden === 1) return 'hidden'
  return hidden === 2 ? 'very-hidden' : 'visible'
}

async function* readRows(
  sheet: WorkSheet,
  { wanted, notes }: RowsWanted,
): AsyncGenerator<readonly SheetRow[]> {
  for (const [column, info] of (sheet['!cols'] ?? []).entries()) {
    if (info?.hidden === true) notes.hiddenColumns.add(column)
  }
  const rows = sheet['!data'] ?? []
  let batch: SheetRow[] = []
  for (let index = 0; index < rows.length; index += 1) {
    const hidden = sheet['!rows']?.[index]?.hidden === true
    const { cells, filledCount, width } = toCells(rows[index] ?? [], wanted, notes)
    if (filledCount === 0 && !hidden) continue
    if (filledCount > mostColumns) throw refuse('too-many-columns')
    batch.push({ rowNumber: index + 1, hidden, cells, width })
    if (batch.length < rowsInBatch) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function toCells(
  row: readonly (CellObject | undefined)[],
  wanted: ReadonlySet<number> | null,
  notes: SheetNotes,
): { cells: (Cell | undefined)[]; filledCount: number; width: number } {
  const cells: (Cell | undefined)[] = []
  let filledCount = 0
  let width = 0
  for (let column = 0; column < row.length; column += 1) {
    const object = row[column]
    if (object === undefined || object === null) continue
    if (object.f !== undefined) notes.formulaCount += 1
    const cell = toCell(object)
    if (cell === undefined) continue
    filledCount += 1
    width = column + 1
    if (cell.kind === 'error') notes.errorCellCount += 1
    if (wanted === null || wanted.has(column)) cells[column] = cell
  }
  return { cells, filledCount, width }
}

function toCell({ t, v, w, z }: CellObject): Cell | undefined {
  switch (t) {
    case 's':
      return typeof v === 'string' && /\S/u.test(v) ? { kind: 'text', text: v } : undefined
    case 'n':
      if (typeof v !== 'number' || !Number.isFinite(v)) return undefined
      return {
        kind: 'number',
        value: v,
        format: typeof z === 'string' ? readNumberFormat(z) : general,
      }
    case 'b':
      return { kind: 'boolean', value: v === true }
    case 'e':
      return { kind: 'error', text: w ?? errorNames[Number(v)] ?? '#ERROR!' }
    default:
      return undefined
  }
}

const errorNames: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}
