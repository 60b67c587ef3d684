/**
 * A county's roster as files of 20 columns, made row by row: an .xlsx as Excel writes it (texts in a
 * table of their own that follows the sheet), the same as CSV in GB18030, and an .xls.
 */
import iconv from 'iconv-lite'
import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { checkCharacterOf } from '../../src/shared/kernel/id-number.ts'
import { dayFromNumber, dayNumberFrom } from '../../src/shared/kernel/day.ts'
import { makeXls } from './xls-file.ts'

export const rosterHeadings = [
  '序号',
  '姓名',
  '公民身份号码',
  '性别',
  '民族',
  '出生日期',
  '户籍地',
  '村（社区）',
  '村组',
  '户主姓名',
  '与户主关系',
  '联系电话',
  '人员类别',
  '是否困难',
  '缴费档次',
  '个人缴费金额',
  '缴费日期',
  '缴费渠道',
  '电子税票号码',
  '备注',
] as const

type Cell = string | number | { readonly serial: number }

const surnames = '王李张刘陈杨黄赵周吴徐孙马朱胡林郭何高罗'
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志文斌婷浩宇欣怡'
const villages = Array.from({ length: 420 }, (_, index) => `第${index + 1}村民委员会`)
const epoch1900 = dayNumberFrom(1899, 12, 30)

/** The cells of the person at a place, the same at every call. */
export function rosterCells(index: number): readonly Cell[] {
  const born = dayNumberFrom(1935, 1, 1) + ((index * 7919) % 31_000)
  const first17 = `593728${dayFromNumber(born).replaceAll('-', '')}${String(100 + Math.floor(index / 31_000)).padStart(3, '0')}`
  const name = nameOf(index)
  return [
    index + 1,
    name,
    first17 + checkCharacterOf(first17),
    index % 2 === 0 ? '男' : '女',
    '汉族',
    { serial: born - epoch1900 },
    '菏泽市东明县',
    villages[index % villages.length] ?? '',
    `${(index % 12) + 1}组`,
    nameOf(index - (index % 4)),
    index % 4 === 0 ? '户主' : '家庭成员',
    `100${String(10_000_000 + (index % 89_999_999))}`,
    index % 9 === 0 ? '低保对象' : '一般居民',
    index % 9 === 0 ? '是' : '否',
    1,
    index % 9 === 0 ? 38.05 : 380,
    { serial: dayNumberFrom(2023, 9, 1) + (index % 120) - epoch1900 },
    '税务微信',
    `33701623090000${String(index).padStart(8, '0')}`,
    index % 50 === 0 ? '外出务工，由村干部代办' : '',
  ]
}

function nameOf(index: number): string {
  const at = (text: string, place: number) => text[place % text.length] ?? ''
  return (
    at(surnames, index) + at(given, index * 13) + (index % 3 === 0 ? '' : at(given, index * 7 + 3))
  )
}

const columnLetters = rosterHeadings.map((_, index) => String.fromCharCode(65 + index))

/** Texts in `sharedStrings.xml`, after the sheet, as Excel has them. */
export async function writeRosterXlsx(file: string, rowCount: number): Promise<void> {
  const strings = new Map<string, number>()
  const zip = new ZipFile()
  const options = { mtime: new Date(0), compressionLevel: 6 }
  const part = (name: string, xml: string) => zip.addBuffer(Buffer.from(xml), name, options)
  const lazily = (name: string, pieces: () => Iterable<string>) =>
    zip.addReadStreamLazy(name, options, (give) => give(null, Readable.from(inBlocks(pieces()))))
  part('[Content_Types].xml', contentTypes)
  part('_rels/.rels', rootRelations)
  part('xl/workbook.xml', workbook)
  part('xl/_rels/workbook.xml.rels', workbookRelations)
  part('xl/styles.xml', styles)
  lazily('xl/worksheets/sheet1.xml', () => sheetPieces(rowCount, strings))
  lazily('xl/sharedStrings.xml', () => stringPieces(strings))
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(file))
}

function* inBlocks(pieces: Iterable<string>): Generator<Buffer> {
  let block = ''
  for (const piece of pieces) {
    block += piece
    if (block.length < 65_536) continue
    yield Buffer.from(block)
    block = ''
  }
  yield Buffer.from(block)
}

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const contentTypes = `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`
const rootRelations = `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
const workbook = `${declaration}<workbook xmlns="${spreadsheet}" xmlns:r="${relationships}"><workbookPr/><sheets><sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>`
const workbookRelations = `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relationships}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${relationships}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`
const styles = `${declaration}<styleSheet xmlns="${spreadsheet}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`

function* sheetPieces(rowCount: number, strings: Map<string, number>): Generator<string> {
  yield `${declaration}<worksheet xmlns="${spreadsheet}"><dimension ref="A1:T${rowCount + 1}"/><sheetData>`
  yield rowXml(1, rosterHeadings, strings)
  for (let index = 0; index < rowCount; index += 1) {
    yield rowXml(index + 2, rosterCells(index), strings)
  }
  yield '</sheetData></worksheet>'
}

function rowXml(rowNumber: number, cells: readonly Cell[], strings: Map<string, number>): string {
  let xml = `<row r="${rowNumber}" spans="1:20">`
  for (const [index, cell] of cells.entries()) {
    const ref = `${columnLetters[index] ?? ''}${rowNumber}`
    if (cell === '') continue
    if (typeof cell === 'number') xml += `<c r="${ref}"><v>${cell}</v></c>`
    else if (typeof cell === 'object') xml += `<c r="${ref}" s="1"><v>${cell.serial}</v></c>`
    else {
      let place = strings.get(cell)
      if (place === undefined) strings.set(cell, (place = strings.size))
      xml += `<c r="${ref}" s="2" t="s"><v>${place}</v></c>`
    }
  }
  return `${xml}</row>`
}

function* stringPieces(strings: Map<string, number>): Generator<string> {
  yield `${declaration}<sst xmlns="${spreadsheet}" uniqueCount="${strings.size}">`
  for (const text of strings.keys()) yield `<si><t>${text}</t></si>`
  yield '</sst>'
}

/** The same people as a workbook of Excel 97 to 2003; at most 65,535. */
export async function writeRosterXls(file: string, rowCount: number): Promise<void> {
  const rows = function* () {
    yield rosterHeadings
    for (let index = 0; index < rowCount; index += 1) yield rosterCells(index)
  }
  await writeFile(file, makeXls('名册', rows()))
}

/** The same people as CSV, as a bureau's system exports it. */
export async function writeRosterCsv(file: string, rowCount: number): Promise<void> {
  const lines = function* () {
    let block = `${rosterHeadings.join(',')}\r\n`
    for (let index = 0; index < rowCount; index += 1) {
      block += `${rosterCells(index).map(csvCell).join(',')}\r\n`
      if (block.length < 65_536) continue
      yield iconv.encode(block, 'gb18030')
      block = ''
    }
    yield iconv.encode(block, 'gb18030')
  }
  await pipeline(Readable.from(lines()), createWriteStream(file))
}

function csvCell(cell: Cell): string {
  if (typeof cell === 'object') return dayFromNumber(cell.serial + epoch1900).replaceAll('-', '/')
  return String(cell)
}
