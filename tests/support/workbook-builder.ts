/** Workbooks made part by part, so that a test says exactly what stands in the file. */
import { once } from 'node:events'
import { Writable } from 'node:stream'
import { ZipFile } from 'yazl'
import { letterOf } from '../../src/main/spreadsheets/reading/cell.ts'

export type CellSpec =
  | string
  | number
  | boolean
  | null
  /** A number in a format: a day, an amount. */
  | { readonly number: number | string; readonly format: string }
  /** A formula with its cached value, or without any. */
  | { readonly formula: string; readonly result?: string | number }
  | { readonly error: string }
  /** Runs of rich text, and readings above it that are no part of it. */
  | { readonly rich: readonly string[]; readonly reading?: string }
  /** Text in the cell itself, not in the shared table. */
  | { readonly inline: string }

export type RowSpec =
  | readonly CellSpec[]
  | { readonly row: number; readonly hidden?: boolean; readonly cells: readonly CellSpec[] }

export type SheetSpec = {
  readonly name?: string
  readonly state?: 'hidden' | 'veryHidden'
  readonly rows: readonly RowSpec[]
  readonly merged?: readonly string[]
  readonly hiddenColumns?: readonly number[]
  /** Put before `<sheetData>` and after it as they are. */
  readonly head?: string
  readonly tail?: string
}

export type WorkbookSpec = {
  readonly sheets: readonly SheetSpec[]
  readonly from1904?: boolean
  /** Prefix of every element of the worksheets: `x:`. */
  readonly prefix?: string
  /** Cells without `r`, as some programs leave it out. */
  readonly withoutReferences?: boolean
  /** More parts, and parts in place of those that are made. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>
  readonly contentType?: string
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'

/** The bytes of the workbook. */
export async function aWorkbook(spec: WorkbookSpec): Promise<Uint8Array> {
  const strings: string[] = []
  const formats: string[] = []
  const sheets = spec.sheets.map((sheet) => sheetXml(sheet, { spec, strings, formats }))
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${spec.contentType ?? workbookType}"/></Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbookXml(spec),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
    // As Excel orders them: the sheets before the texts that they point to.
    ...Object.fromEntries(
      sheets.map((xml, index) => [`xl/worksheets/sheet${index + 1}.xml`, xml] as const),
    ),
    'xl/styles.xml': stylesXml(formats),
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${strings.join('')}</sst>`,
    ...spec.parts,
  }
  return zipOf(parts)
}

/** A zip of parts in their order. */
export async function zipOf(
  parts: Readonly<Record<string, string | Uint8Array>>,
): Promise<Uint8Array> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(parts)) {
    zip.addBuffer(Buffer.from(content), name, { mtime: new Date(2024, 0, 1) })
  }
  zip.end()
  const pieces: Buffer[] = []
  const sink = new Writable({
    write: (piece: Buffer, _, done) => {
      pieces.push(piece)
      done()
    },
  })
  zip.outputStream.pipe(sink)
  await once(sink, 'finish')
  return new Uint8Array(Buffer.concat(pieces))
}

function relations(list: readonly (readonly [type: string, target: string])[]): string {
  const items = list.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${packageRelations}">${items.join('')}</Relationships>`
}

function workbookXml({ sheets, from1904 }: WorkbookSpec): string {
  const items = sheets.map(({ name, state }, index) => {
    const shown = state === undefined ? '' : ` state="${state}"`
    return `<sheet name="${name ?? `Sheet${index + 1}`}" sheetId="${index + 1}"${shown} r:id="rId${index + 1}"/>`
  })
  const epoch = from1904 === true ? '<workbookPr date1904="1"/>' : '<workbookPr/>'
  return `<workbook xmlns="${main}" xmlns:r="${office}">${epoch}<sheets>${items.join('')}</sheets></workbook>`
}

function stylesXml(formats: readonly string[]): string {
  const own = formats.map(
    (code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${escape(code)}"/>`,
  )
  const cells = formats.map((_, index) => `<xf numFmtId="${200 + index}" borderId="0" xfId="0"/>`)
  return `<styleSheet xmlns="${main}"><numFmts count="${own.length}">${own.join('')}</numFmts><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${cells.join('')}</cellXfs></styleSheet>`
}

type Making = {
  readonly spec: WorkbookSpec
  readonly strings: string[]
  readonly formats: string[]
}

function sheetXml(sheet: SheetSpec, making: Making): string {
  const p = making.spec.prefix ?? ''
  const space = p === '' ? `xmlns="${main}"` : `xmlns:${p.slice(0, -1)}="${main}"`
  const columns = (sheet.hiddenColumns ?? []).map(
    (column) => `<${p}col min="${column}" max="${column}" width="9" hidden="1"/>`,
  )
  let number = 0
  const rows = sheet.rows.map((row) => {
    const isPlain = Array.isArray(row)
    const spec = isPlain
      ? { row: number + 1, cells: row }
      : (row as Exclude<RowSpec, readonly CellSpec[]>)
    number = spec.row
    const hidden = 'hidden' in spec && spec.hidden ? ' hidden="1"' : ''
    const cells = spec.cells.map((cell, index) => cellXml(cell, { at: [number, index], ...making }))
    return `<${p}row r="${number}"${hidden}>${cells.join('')}</${p}row>`
  })
  const merged = (sheet.merged ?? []).map((ref) => `<${p}mergeCell ref="${ref}"/>`)
  return [
    `<?xml version="1.0" encoding="UTF-8"?>\n<${p}worksheet ${space}>${sheet.head ?? ''}`,
    columns.length === 0 ? '' : `<${p}cols>${columns.join('')}</${p}cols>`,
    `<${p}sheetData>${rows.join('')}</${p}sheetData>`,
    merged.length === 0 ? '' : `<${p}mergeCells>${merged.join('')}</${p}mergeCells>`,
    `${sheet.tail ?? ''}</${p}worksheet>`,
  ].join('')
}

function cellXml(
  cell: CellSpec,
  {
    at: [row, column],
    spec,
    strings,
    formats,
  }: Making & { readonly at: readonly [number, number] },
): string {
  if (cell === null) return ''
  const p = spec.prefix ?? ''
  const r = spec.withoutReferences === true ? '' : ` r="${letterOf(column)}${row}"`
  const make = (attributes: string, inside: string) => `<${p}c${r}${attributes}>${inside}</${p}c>`
  const v = (text: string | number) => `<${p}v>${escape(String(text))}</${p}v>`
  const shared = (item: string) => make(' t="s"', v(strings.push(`<si>${item}</si>`) - 1))
  if (typeof cell === 'string') return shared(`<t xml:space="preserve">${escape(cell)}</t>`)
  if (typeof cell === 'number') return make('', v(cell))
  if (typeof cell === 'boolean') return make(' t="b"', v(cell ? 1 : 0))
  if ('number' in cell) {
    let style = formats.indexOf(cell.format)
    if (style === -1) style = formats.push(cell.format) - 1
    return make(` s="${style + 1}"`, v(cell.number))
  }
  if ('formula' in cell) {
    const type = typeof cell.result === 'string' ? ' t="str"' : ''
    const result = cell.result === undefined ? '' : v(cell.result)
    return make(type, `<${p}f>${escape(cell.formula)}</${p}f>${result}`)
  }
  if ('error' in cell) return make(' t="e"', v(cell.error))
  if ('inline' in cell) {
    return make(' t="inlineStr"', `<${p}is><${p}t>${escape(cell.inline)}</${p}t></${p}is>`)
  }
  const runs = cell.rich.map((run) => `<r><rPr><b/></rPr><t>${escape(run)}</t></r>`)
  const reading =
    cell.reading === undefined ? '' : `<rPh sb="0" eb="1"><t>${cell.reading}</t></rPh>`
  return shared(runs.join('') + reading)
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
