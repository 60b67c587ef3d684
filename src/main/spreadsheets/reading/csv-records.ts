/**
 * Records of CSV. Lines without a quotation mark are cut at their delimiters, which is all that there
 * is to do; what has one is left to the library, which knows what quotation marks mean. A county's
 * list has hardly any, and is read five times as fast.
 */
import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import type { Delimiter } from '../../../shared/rosters/layout.ts'
import { mostUnbrokenCharacters } from './limits.ts'
import { refuse } from './refuse.ts'

/** How the library reads what has quotation marks. */
const quoted = { relax_quotes: true, relax_column_count: true, skip_empty_lines: false } as const

/** Batches of records, empty lines included: a spreadsheet counts them. Throws `FileRefused`. */
export async function* csvRecords(
  texts: AsyncIterable<string>,
  delimiter: Delimiter,
): AsyncGenerator<readonly (readonly string[])[]> {
  const splitter = new RecordSplitter(delimiter)
  for await (const text of texts) yield splitter.write(text)
  yield splitter.end()
}

class RecordSplitter {
  private readonly delimiter: Delimiter
  /** The beginning of a line whose end has not come. */
  private rest = ''
  /** Whole lines with quotation marks, up to where they may end. */
  private stretch = ''
  private isOdd = false

  constructor(delimiter: Delimiter) {
    this.delimiter = delimiter
  }

  write(text: string): readonly (readonly string[])[] {
    let whole = this.rest + text
    // Half of a line break waits for the other half.
    const half = whole.endsWith('\r') ? '\r' : ''
    if (half !== '') whole = whole.slice(0, -1)
    if (whole.includes('\r')) whole = whole.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
    const lines = whole.split('\n')
    this.rest = (lines.pop() ?? '') + half
    if (this.rest.length > mostUnbrokenCharacters) throw refuse('damaged')
    const records: (readonly string[])[] = []
    for (const line of lines) this.take(line, records)
    return records
  }

  end(): readonly (readonly string[])[] {
    const records: (readonly string[])[] = []
    const last = this.rest.replace(/\r$/u, '')
    // What ends with a line break has no line after it.
    if (last !== '' || this.rest !== '') this.take(last, records)
    if (this.stretch !== '') {
      const left = this.parseStretch()
      if (left === null) throw refuse('truncated')
      records.push(...left)
    }
    return records
  }

  private take(line: string, records: (readonly string[])[]): void {
    const hasQuote = line.includes('"')
    if (this.stretch === '' && !hasQuote) {
      records.push(line.split(this.delimiter))
      return
    }
    this.stretch += `${line}\n`
    if (this.stretch.length > mostUnbrokenCharacters) throw refuse('truncated')
    if (!hasQuote) return
    if ((line.split('"').length - 1) % 2 === 1) this.isOdd = !this.isOdd
    // An odd number of marks: one of them still waits for its partner.
    if (this.isOdd) return
    const found = this.parseStretch()
    if (found === null) return
    records.push(...found)
    this.stretch = ''
  }

  /** null where the stretch ends within quotation marks. */
  private parseStretch(): readonly (readonly string[])[] | null {
    try {
      return parse(this.stretch, {
        ...quoted,
        delimiter: this.delimiter,
        record_delimiter: '\n',
      })
    } catch (error) {
      if (!(error instanceof CsvError)) throw error
      if (error.code === 'CSV_QUOTE_NOT_CLOSED') return null
      throw refuse('damaged')
    }
  }
}
