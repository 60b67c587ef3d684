/**
 * Reads a roster in a process of its own and prints the milliseconds, the peak of its memory and the
 * rows: `ours` as an import does it, or one of the floors.
 */
import { parse } from 'csv-parse'
import ExcelJS from 'exceljs'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { read } from '@e965/xlsx'
import { guessLayout, inspectFile, readRoster } from '../../../src/main/spreadsheets/index.ts'
import { assert, getDefined } from '../../../src/shared/kernel/assert.ts'
import { rosterFields } from '../roster-fields.ts'

const [what, path] = process.argv.slice(2)
const file = getDefined(path, 'file to read')

const ways: Record<string, () => Promise<number>> = {
  ours: readAsImported,
  exceljs: streamByExceljs,
  'csv-parse': streamByCsvParse,
  sheetjs: loadBySheetJs,
}

/** What stands between a file and its preview: looked through, laid out, read value by value. */
async function readAsImported(): Promise<number> {
  const inspection = await inspectFile(file)
  assert(inspection.kind === 'read', 'the roster must be readable')
  const { layout, missing } = guessLayout(inspection, rosterFields)
  assert(missing.length === 0, 'every column must be found')
  let count = 0
  for await (const rows of readRoster(file, layout, rosterFields)) {
    for (const { problems } of rows) assert(problems.length === 0, 'nothing may be wrong in it')
    count += rows.length
  }
  return count
}

async function streamByExceljs(): Promise<number> {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(file, {
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    worksheets: 'emit',
    entries: 'ignore',
  })
  let count = -1
  for await (const sheet of reader) for await (const _row of sheet) count += 1
  return count
}

async function streamByCsvParse(): Promise<number> {
  const decoder = new TextDecoder('gb18030', { fatal: true })
  const decoded = async function* () {
    for await (const block of createReadStream(file)) yield decoder.decode(block, { stream: true })
  }
  let count = -1
  for await (const _record of Readable.from(decoded()).pipe(parse())) count += 1
  return count
}

async function loadBySheetJs(): Promise<number> {
  const book = read(await readFile(file), { type: 'buffer', dense: true })
  return (book.Sheets[book.SheetNames[0] ?? '']?.['!data']?.length ?? 0) - 1
}

const from = performance.now()
const rowCount = await getDefined(ways[what ?? ''], 'way of reading')()
const ms = performance.now() - from
const memoryMb = process.resourceUsage().maxRSS / 1024
process.stdout.write(JSON.stringify({ ms, memoryMb, rowCount }))
