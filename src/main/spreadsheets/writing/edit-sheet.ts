/** Adds one column to a worksheet's XML while it streams by. */
import { columnOf, letterOf } from '../reading/cell.ts'
import { refuse } from '../reading/refuse.ts'
import { cellText } from '../safe-text.ts'

export type SheetEdit = {
  /** The column that is added, A = 0. */
  readonly column: number
  /** The style of a text cell that looks like one of a style; null: none. */
  readonly textStyleOf: (style: number) => number | null
  /** null: nothing is added to the row. */
  readonly answerFor: (rowNumber: number) => string | null
}

const width = 28
const longestPiece = 32 * 1024 * 1024

export class SheetEditor {
  private readonly change: SheetEdit
  private rowNumber = 0
  /** Prefix of the sheet's elements, with its colon. */
  private prefix = ''

  constructor(edit: SheetEdit) {
    this.change = edit
  }

  /** The edited XML, piece by piece. */
  async *edit(texts: AsyncIterable<string>): AsyncGenerator<string> {
    let part: 'head' | 'rows' | 'tail' = 'head'
    let rest = ''
    for await (const text of texts) {
      if (part === 'tail') {
        yield text
        continue
      }
      rest += text
      if (part === 'head') {
        const head = /<((?:[\w.-]+:)?)sheetData(?:\s[^<>]*)?>/u.exec(rest)
        if (head !== null) {
          this.prefix = head[1] ?? ''
          const behind = head.index + head[0].length
          yield this.editHead(rest.slice(0, head.index)) + head[0]
          rest = rest.slice(behind)
          part = head[0].endsWith('/>') ? 'tail' : 'rows'
        }
      }
      if (part === 'rows') {
        const { edited, at, isOver } = this.editRows(rest)
        yield edited
        rest = rest.slice(at)
        if (isOver) part = 'tail'
      }
      if (part === 'tail') {
        yield rest
        rest = ''
      } else if (rest.length > longestPiece) throw refuse('nested-too-deep')
    }
    yield rest
  }

  private editHead(head: string): string {
    const last = letterOf(this.change.column)
    const dimension = /(<(?:[\w.-]+:)?dimension\b[^>]*\bref=")([A-Z]+\d+)(?::([A-Z]+)(\d+))?"/u
    const sized = head.replace(dimension, (whole: string, open: string, ...parts: string[]) => {
      const [from = '', to = '', row = ''] = parts
      const right = to ?? ''
      if (right === '' || columnOf(right) >= this.change.column) return whole
      return `${open}${from}:${last}${row}"`
    })
    // Whatever the part was encoded in, it is written as UTF-8.
    return this.widen(sized.replace(/(<\?xml[^>]*encoding=)["'][^"']*["']/u, '$1"UTF-8"'))
  }

  /** A width for the column, unless the sheet already says something of it. */
  private widen(head: string): string {
    const { prefix } = this
    const number = this.change.column + 1
    const column = `<${prefix}col min="${number}" max="${number}" width="${width}" customWidth="1"/>`
    const list = new RegExp(`<${prefix}cols>([\\s\\S]*?)</${prefix}cols>`, 'u').exec(head)
    if (list === null) {
      return `${head}<${prefix}cols>${column}</${prefix}cols>`
    }
    const columns = (list[1] ?? '').match(/<[^>]+>/gu) ?? []
    const bounds = columns.map((tag) => ({
      min: Number(/\bmin="(\d+)"/u.exec(tag)?.[1]),
      max: Number(/\bmax="(\d+)"/u.exec(tag)?.[1]),
    }))
    if (bounds.some(({ min, max }) => min <= number && max >= number)) return head
    const place = bounds.filter(({ max }) => max < number).length
    const widened = [...columns.slice(0, place), column, ...columns.slice(place)].join('')
    return head.replace(list[0], () => `<${prefix}cols>${widened}</${prefix}cols>`)
  }

  /** Edits the rows that are complete. */
  private editRows(xml: string): { edited: string; at: number; isOver: boolean } {
    const open = `<${this.prefix}row`
    const close = `</${this.prefix}row>`
    let edited = ''
    let at = 0
    for (;;) {
      const start = nextRow(xml, open, at)
      const over = xml.indexOf(`</${this.prefix}sheetData`, at)
      if (over !== -1 && (start === -1 || over < start)) {
        return { edited: edited + xml.slice(at, over), at: over, isOver: true }
      }
      const tagEnd = start === -1 ? -1 : xml.indexOf('>', start)
      if (tagEnd === -1) return { edited, at, isOver: false }
      const isEmpty = xml.charCodeAt(tagEnd - 1) === 47
      const closed = isEmpty ? tagEnd : xml.indexOf(close, tagEnd)
      if (closed === -1) return { edited, at, isOver: false }
      const tag = xml.slice(start, tagEnd + 1)
      const cells = isEmpty ? '' : xml.slice(tagEnd + 1, closed)
      edited += xml.slice(at, start) + this.editRow(tag, cells)
      at = isEmpty ? tagEnd + 1 : closed + close.length
    }
  }

  private editRow(tag: string, cells: string): string {
    const isEmpty = tag.endsWith('/>')
    const given = /\sr\s*=\s*["'](\d+)["']/u.exec(tag)?.[1]
    this.rowNumber = given === undefined ? this.rowNumber + 1 : Number(given)
    const answer = this.change.answerFor(this.rowNumber)
    const close = `</${this.prefix}row>`
    if (answer === null || answer === '') return isEmpty ? tag : tag + cells + close
    // How far a row reaches is a hint only, and would be wrong.
    const bare = tag.replace(/\sspans\s*=\s*["'][^"']*["']/u, '').replace(/\s*\/?>$/u, '>')
    return bare + this.place(cells, answer) + close
  }

  /** The row's cells with ours among them, in the order of columns. */
  private place(cells: string, answer: string): string {
    const { prefix } = this
    const { column } = this.change
    let style: number | null = null
    const tags = new RegExp(`<${prefix}c(?=[\\s/>])[^>]*>`, 'gu')
    for (const { 0: tag, index } of cells.matchAll(tags)) {
      const letters = /\sr\s*=\s*["']([A-Z]+)\d+["']/u.exec(tag)?.[1]
      const place = letters === undefined ? -1 : columnOf(letters)
      if (place >= column) {
        const end = place > column ? index : endOfCell(cells, index, { tag, prefix })
        return cells.slice(0, index) + this.cell(answer, style) + cells.slice(end)
      }
      const own = /\ss\s*=\s*["'](\d+)["']/u.exec(tag)?.[1]
      style = own === undefined ? 0 : Number(own)
    }
    return cells + this.cell(answer, style)
  }

  private cell(answer: string, beside: number | null): string {
    const { prefix } = this
    const style = this.change.textStyleOf(beside ?? 0)
    const reference = `${letterOf(this.change.column)}${this.rowNumber}`
    const styled = style === null ? '' : ` s="${style}"`
    const text = escapeXml(cellText(answer))
    return `<${prefix}c r="${reference}"${styled} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${text}</${prefix}t></${prefix}is></${prefix}c>`
  }
}

/** Where the next row's tag begins: `<row>`, not `<rowBreaks>`. */
function nextRow(xml: string, open: string, from: number): number {
  for (let at = xml.indexOf(open, from); at !== -1; at = xml.indexOf(open, at + 1)) {
    const after = xml.charAt(at + open.length)
    if (after === '' || /[\s/>]/u.test(after)) return at
  }
  return -1
}

function endOfCell(
  cells: string,
  index: number,
  { tag, prefix }: { readonly tag: string; readonly prefix: string },
): number {
  if (tag.endsWith('/>')) return index + tag.length
  const close = `</${prefix}c>`
  const end = cells.indexOf(close, index)
  return end === -1 ? cells.length : end + close.length
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
