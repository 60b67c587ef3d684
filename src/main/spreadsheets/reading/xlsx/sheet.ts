/** The rows of a worksheet, as they stream out of the package. */
import type { SheetRow } from '../cell.ts'
import { rowsInBatch } from '../limits.ts'
import { refuse } from '../refuse.ts'
import { endOfRow, PlainRows, skipBlanks, startsRow } from './fast-rows.ts'
import { RowBuilder } from './row-builder.ts'
import type { SheetContext } from './row-builder.ts'
import { rowHandlers } from './slow-rows.ts'
import { asRefusal, decodeXml, isOn, makeXmlFeed } from './xml.ts'
import type { Attributes, XmlFeed } from './xml.ts'

/** A worksheet's head has columns and views; a row has at most 16,384 cells. */
const longestHead = 4 * 1024 * 1024
const longestRow = 32 * 1024 * 1024
const hiddenColumnsKept = 1000

/** Rows with something in them or hidden, in batches. Throws `FileRefused` where the XML is bad. */
export async function* readSheetRows(
  pieces: AsyncIterable<Buffer>,
  context: SheetContext,
): AsyncGenerator<readonly SheetRow[]> {
  const builder = new RowBuilder(context)
  const reader = new SheetReader(builder, context)
  for await (const text of decodeXml(pieces)) {
    refusing(() => reader.write(text))
    if (builder.rows.length < rowsInBatch) continue
    yield builder.rows
    builder.rows = []
  }
  refusing(() => reader.end())
  if (builder.rows.length > 0) yield builder.rows
}

function refusing(work: () => void): void {
  try {
    work()
  } catch (error) {
    throw asRefusal(error)
  }
}

/**
 * Cuts the XML of a worksheet into head, rows and tail. Head and tail go to the general parser, each
 * completed to a document; a row goes there only where it has not the plain form.
 */
class SheetReader {
  private readonly builder: RowBuilder
  private readonly context: SheetContext
  private readonly plain: PlainRows
  private part: 'head' | 'rows' | 'general' = 'head'
  private text = ''
  private general: XmlFeed | null = null
  private slow: XmlFeed | null = null

  constructor(builder: RowBuilder, context: SheetContext) {
    this.builder = builder
    this.context = context
    this.plain = new PlainRows(builder)
  }

  write(text: string): void {
    if (this.part === 'general') {
      this.general?.write(text)
      return
    }
    this.text = this.text === '' ? text : this.text + text
    if (this.part === 'head') this.readHead()
    if (this.part === 'rows') this.readRows()
  }

  end(): void {
    // A worksheet without rows, or one that breaks off: the general parser tells them apart.
    if (this.part === 'head') this.goGeneral(this.text)
    if (this.part === 'rows') throw refuse('damaged')
    this.general?.end()
  }

  private readHead(): void {
    const match = /<((?:[\w.-]+:)?)sheetData(?:\s[^<>]*)?>/u.exec(this.text)
    if (match === null) {
      if (this.text.length > longestHead) throw refuse('nested-too-deep')
      return
    }
    const [tag, prefix] = match
    if (prefix !== '' || tag.endsWith('/>')) {
      this.goGeneral(this.text)
      return
    }
    const behind = match.index + tag.length
    const head = makeXmlFeed({ open: (name, attributes) => this.openElement(name, attributes) })
    head.write(`${this.text.slice(0, behind)}</sheetData></worksheet>`)
    head.end()
    this.text = this.text.slice(behind)
    this.part = 'rows'
  }

  private readRows(): void {
    const { text } = this
    let at = 0
    for (;;) {
      at = skipBlanks(text, at)
      if (!startsRow(text, at)) break
      const end = endOfRow(text, at)
      if (end === -1) break
      const row = text.slice(at, end)
      if (!this.plain.read(row)) this.readSlowly(row)
      at = end
    }
    this.text = text.slice(at)
    if (this.text.length > longestRow) throw refuse('nested-too-deep')
    const isBegun = startsRow(this.text, 0) || '<row '.startsWith(this.text)
    // The end of the rows; or a comment, which only the general parser knows.
    if (!isBegun) this.goGeneral(`<worksheet><sheetData>${this.text}`)
  }

  private readSlowly(row: string): void {
    if (this.slow === null) {
      this.slow = makeXmlFeed(rowHandlers(this.builder))
      this.slow.write('<sheetData>')
    }
    this.slow.write(row)
  }

  /** The rest of the worksheet, or all of it, by the general parser. */
  private goGeneral(text: string): void {
    const rows = rowHandlers(this.builder)
    this.general = makeXmlFeed({
      ...rows,
      open: (name, attributes) => {
        this.openElement(name, attributes)
        rows.open(name, attributes)
      },
    })
    this.text = ''
    this.part = 'general'
    this.general.write(text)
  }

  private openElement(name: string, { hidden, min, max }: Attributes): void {
    if (name !== 'col' || !isOn(hidden)) return
    const from = Number(min) - 1
    // A sheet that hides all that follows its table hides thousands.
    const to = Math.min(Number(max) - 1, from + hiddenColumnsKept)
    if (!(from >= 0)) return
    for (let column = from; column <= to; column += 1) {
      this.context.notes.hiddenColumns.add(column)
    }
  }
}
