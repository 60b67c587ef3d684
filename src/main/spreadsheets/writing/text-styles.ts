/** Styles for cells of text that otherwise look like the cell beside them. */

/** Adds to a workbook's styles, by their XML, without touching those that are there. */
export class TextStyles {
  private readonly source: string
  private readonly formats: readonly string[]
  private readonly added: string[] = []
  private readonly known = new Map<number, number>()

  /** `source`: the part as it is. Without a list of cell formats nothing is ever added. */
  constructor(source: string) {
    this.source = source
    const list = cellFormats.exec(source)?.[2] ?? ''
    this.formats = list.match(/<(?:[\w.-]+:)?xf\b(?:[^>]*\/>|[\s\S]*?<\/(?:[\w.-]+:)?xf>)/gu) ?? []
  }

  /** The style that is the given one marked as text; null where there is no such style. */
  textStyleOf(style: number): number | null {
    const known = this.known.get(style)
    if (known !== undefined) return known
    const format = this.formats[style]
    if (format === undefined) return null
    const number = this.formats.length + this.added.length
    this.added.push(asText(format))
    this.known.set(style, number)
    return number
  }

  /** The part with the styles that were asked for. */
  xml(): string {
    if (this.added.length === 0) return this.source
    const found = cellFormats.exec(this.source)
    const [whole = '', open = '', list = '', close = ''] = found ?? []
    const count = this.formats.length + this.added.length
    const counted = open.replace(/\bcount="\d*"/u, `count="${count}"`)
    return this.source.replace(whole, () => counted + list + this.added.join('') + close)
  }
}

const cellFormats = /(<(?:[\w.-]+:)?cellXfs\b[^>]*>)([\s\S]*?)(<\/(?:[\w.-]+:)?cellXfs>)/u

/** Format 49 is `@`. */
function asText(format: string): string {
  const end = /\/?>/u.exec(format)?.index ?? 0
  const head = format
    .slice(0, end)
    .replaceAll(/\s(?:numFmtId|applyNumberFormat)\s*=\s*(?:"[^"]*"|'[^']*')/gu, '')
  return `${head} numFmtId="49" applyNumberFormat="1"${format.slice(end)}`
}
