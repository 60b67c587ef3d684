/** The sender's CSV with one column more, in its own code page; their own text is not touched. */
import iconv from 'iconv-lite'
import { CsvError, parse } from 'csv-parse'
import { Readable } from 'node:stream'
import { z } from 'zod'
import type { CodePage, Delimiter } from '../../../shared/rosters/layout.ts'
import { csvText, delimiterLine } from '../reading/csv.ts'
import { mostUnbrokenCharacters } from '../reading/limits.ts'
import { refuse } from '../reading/refuse.ts'
import { decodeBlocks } from '../reading/csv-code-page.ts'
import type { Source } from '../reading/source.ts'
import type { TheirFile } from '../roster-file.ts'

const recordSchema = z.object({ record: z.array(z.string()), raw: z.string() })
const blockLength = 65_536

/** Records with their own text, line breaks within quotation marks included. */
export const rawOptions = {
  raw: true,
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: false,
  record_delimiter: ['\r\n', '\n', '\r'],
  max_record_size: mostUnbrokenCharacters,
}

type Csv = TheirFile & {
  readonly source: Source
  readonly codePage: CodePage
  readonly delimiter: Delimiter
}

/** Rows keep their bytes; shorter ones are filled up, so that the answers stand in one column. */
export async function answerCsv(csv: Csv): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  const [head, width] = await measure(csv)
  const lineEnd = /\r\n|\n|\r/u.exec(head)?.[0] ?? '\r\n'
  let block = csv.codePage === 'gb18030' || csv.codePage === 'utf-8' ? '' : '\u{feff}'
  block += delimiterLine.exec(head)?.[0].replace(/^\u{feff}/u, '') ?? ''
  for await (const { record, raw, rowNumber } of records(csv)) {
    const answer = answerFor(csv, rowNumber)
    const theirs = raw.replace(/[\r\n]+$/u, '')
    const gap = csv.delimiter.repeat(Math.max(0, width - record.length))
    block += answer === '' ? theirs : theirs + gap + csv.delimiter + quote(answer, csv.delimiter)
    block += lineEnd
    if (block.length < blockLength) continue
    pieces.push(encode(block, csv.codePage))
    block = ''
  }
  pieces.push(encode(block, csv.codePage))
  return new Uint8Array(Buffer.concat(pieces))
}

/** The file's beginning, and how many columns its widest row has. */
async function measure(csv: Csv): Promise<readonly [head: string, width: number]> {
  let head = ''
  for await (const text of decodeBlocks(csv.source, csv.codePage)) {
    head = text
    break
  }
  let width = 0
  for await (const { record } of records(csv)) width = Math.max(width, record.length)
  return [head, width]
}

async function* records(csv: Csv) {
  const text = Readable.from(csvText(csv.source, csv.codePage))
  const parser = parse({ ...rawOptions, delimiter: csv.delimiter })
  text.on('error', (error) => parser.destroy(error))
  text.pipe(parser)
  let rowNumber = 0
  try {
    for await (const item of parser) {
      rowNumber += 1
      yield { ...recordSchema.parse(item), rowNumber }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw refuse(error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'truncated' : 'damaged')
  } finally {
    text.destroy()
  }
}

function answerFor({ layout, heading, answerOf }: Csv, rowNumber: number): string {
  const { header } = layout
  if (header !== null && rowNumber === header.row + header.count - 1) return heading
  return answerOf({ rowNumber }) ?? ''
}

/**
 * Quoted, and never a formula: a text file cannot say that a cell is text, so what begins like a
 * formula gets an apostrophe in front.
 */
export function quote(text: string, delimiter: Delimiter): string {
  const safe = /^[\s]*[=+\-@＝＋－＠\t]/u.test(text) ? `'${text}` : text
  const needsQuotes = safe.includes(delimiter) || /["\r\n]/u.test(safe)
  return needsQuotes ? `"${safe.replaceAll('"', '""')}"` : safe
}

function encode(text: string, codePage: CodePage): Buffer {
  return iconv.encode(text, codePage === 'utf-8-bom' ? 'utf-8' : codePage)
}
