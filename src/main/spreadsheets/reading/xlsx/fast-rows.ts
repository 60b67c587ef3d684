/**
 * Rows in the plain form in which every spreadsheet program writes them: attributes in double
 * quotes, a value without references, a text of one run. Fourteen million cells go through here, and
 * a general parser needs five times as long. Whatever has another form is left to that parser.
 */
import type { RawCell, RowBuilder } from './row-builder.ts'

const slash = 47
const greaterThan = 62
const blank = 32
const quote = 34

export class PlainRows {
  private readonly builder: RowBuilder
  /** Used again for every row; what is handed on are values. */
  private readonly pool: RawCell[] = []
  private count = 0
  private xml = ''
  private at = 0
  private rowNumber: string | undefined
  private hidden: string | undefined

  constructor(builder: RowBuilder) {
    this.builder = builder
  }

  /** Hands the cells of `<row …>…</row>` on; false, and nothing is, where the form is another. */
  read(xml: string): boolean {
    this.xml = xml
    this.count = 0
    if (!this.scanRow()) return false
    this.builder.startRow(this.rowNumber, this.hidden)
    for (let index = 0; index < this.count; index += 1) {
      const cell = this.pool[index]
      if (cell !== undefined) this.builder.addCell(cell)
    }
    this.builder.endRow()
    return true
  }

  private scanRow(): boolean {
    const { xml } = this
    this.at = 4
    this.rowNumber = undefined
    this.hidden = undefined
    while (xml.charCodeAt(this.at) === blank) {
      const name = this.scanName()
      const value = this.scanQuoted()
      if (name === null || value === null) return false
      if (name === 'r') this.rowNumber = value
      else if (name === 'hidden') this.hidden = value
    }
    if (xml.startsWith('/>', this.at)) return this.at + 2 === xml.length
    if (xml.charCodeAt(this.at) !== greaterThan) return false
    this.at += 1
    const end = xml.length - '</row>'.length
    while (this.at < end) if (!this.scanCell()) return false
    return this.at === end && xml.endsWith('</row>')
  }

  private scanCell(): boolean {
    const { xml } = this
    if (!xml.startsWith('<c', this.at)) return false
    this.at += 2
    const cell = this.nextCell()
    while (xml.charCodeAt(this.at) === blank) if (!this.scanAttribute(cell)) return false
    if (xml.charCodeAt(this.at) === slash) {
      this.at += 2
      return xml.charCodeAt(this.at - 1) === greaterThan
    }
    if (xml.charCodeAt(this.at) !== greaterThan) return false
    this.at += 1
    if (xml.startsWith('<f', this.at) && !this.skipFormula(cell)) return false
    if (xml.startsWith('<v>', this.at)) {
      if (!this.scanValue(cell, '</v>')) return false
    } else if (xml.startsWith('<is><t>', this.at)) {
      if (cell.type !== 'inlineStr') return false
      this.at += 4
      if (!this.scanValue(cell, '</t></is>')) return false
    }
    if (!xml.startsWith('</c>', this.at)) return false
    this.at += 4
    return true
  }

  /** `<f>A1+1</f>`, `<f t="shared" si="0"/>`: that there is one is all that is asked. */
  private skipFormula(cell: RawCell): boolean {
    const { xml } = this
    const open = xml.indexOf('>', this.at)
    if (open === -1) return false
    cell.hasFormula = true
    this.at = open + 1
    if (xml.charCodeAt(open - 1) === slash) return true
    const end = xml.indexOf('<', this.at)
    if (end === -1 || !xml.startsWith('</f>', end)) return false
    this.at = end + 4
    return true
  }

  private scanAttribute(cell: RawCell): boolean {
    const { xml } = this
    const code = xml.charCodeAt(this.at + 1)
    if (xml.charCodeAt(this.at + 2) !== 61) {
      return this.scanName() !== null && this.scanQuoted() !== null
    }
    this.at += 2
    if (code === 114) return this.scanReference(cell)
    const value = this.scanQuoted()
    if (value === null) return false
    if (code === 116) cell.type = value
    else if (code === 115) cell.style = Number(value)
    return true
  }

  /** `="AB12"`: the column of it. */
  private scanReference(cell: RawCell): boolean {
    const { xml } = this
    let at = this.at + 2
    let column = 0
    for (let code = xml.charCodeAt(at); code > 64 && code < 91; code = xml.charCodeAt(at)) {
      column = column * 26 + code - 64
      at += 1
    }
    const end = xml.indexOf('"', at)
    if (xml.charCodeAt(this.at + 1) !== quote || column === 0 || end === -1) return false
    cell.column = column - 1
    this.at = end + 1
    return true
  }

  /** A blank and a name: `spans`, `x14ac:dyDescent`. */
  private scanName(): string | null {
    const end = this.xml.indexOf('=', this.at)
    if (end === -1 || end - this.at > 40) return null
    const name = this.xml.slice(this.at + 1, end)
    if (!/^[A-Za-z][\w:.-]*$/u.test(name)) return null
    this.at = end
    return name
  }

  /** `="…"` with nothing in it that would have to be replaced. */
  private scanQuoted(): string | null {
    const { xml } = this
    if (xml.charCodeAt(this.at + 1) !== quote) return null
    const end = xml.indexOf('"', this.at + 2)
    if (end === -1) return null
    const value = xml.slice(this.at + 2, end)
    if (value.includes('<') || value.includes('&')) return null
    this.at = end + 1
    return value
  }

  /** The text of the element that begins here, up to what closes it. */
  private scanValue(cell: RawCell, closing: string): boolean {
    const { xml } = this
    const from = this.at + 3
    const end = xml.indexOf('<', from)
    if (end === -1 || !xml.startsWith(closing, end)) return false
    const value = xml.slice(from, end)
    if (cell.type !== 's' && (value.includes('&') || value.includes('_x'))) return false
    if (value.includes('\r')) return false
    cell.value = value
    this.at = end + closing.length
    return true
  }

  private nextCell(): RawCell {
    let cell = this.pool[this.count]
    if (cell === undefined) {
      cell = { column: -1, type: 'n', style: 0, value: '', hasFormula: false }
      this.pool.push(cell)
    } else {
      cell.column = -1
      cell.type = 'n'
      cell.style = 0
      cell.value = ''
      cell.hasFormula = false
    }
    this.count += 1
    return cell
  }
}

/** Whether a text begins with a row's tag. */
export function startsRow(xml: string, at: number): boolean {
  if (!xml.startsWith('<row', at)) return false
  const code = xml.charCodeAt(at + 4)
  return code === blank || code === greaterThan || code === slash
}

/** Where the row ends that begins at a place; −1 where its end is not in the text. */
export function endOfRow(xml: string, at: number): number {
  const open = xml.indexOf('>', at)
  if (open === -1) return -1
  if (xml.charCodeAt(open - 1) === slash) return open + 1
  const end = xml.indexOf('</row>', open)
  return end === -1 ? -1 : end + '</row>'.length
}

/** The next place where no blank or line break stands. */
export function skipBlanks(xml: string, from: number): number {
  let at = from
  while (at < xml.length && xml.charCodeAt(at) <= blank) at += 1
  return at
}
