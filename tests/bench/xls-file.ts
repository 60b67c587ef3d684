/**
 * A workbook of Excel 97 to 2003, record by record: the library that reads them takes 16 KB of memory
 * for each cell that it writes, which is 21 GB for the largest sheet.
 */
import { CFB } from '@e965/xlsx'

export type XlsCell = string | number | { readonly serial: number }

const bof = 0x08_09
const eof = 0x00_0a
const boundSheet = 0x00_85
const extendedFormat = 0x00_e0
const dimensions = 0x02_00
const number = 0x02_03
const label = 0x02_04

/** One sheet. The second of two cell formats is `yyyy/m/d`. */
export function makeXls(sheetName: string, rows: Iterable<readonly XlsCell[]>): Uint8Array {
  const globals = (sheetAt: number) =>
    Buffer.concat([
      record(bof, beginning(0x00_05)),
      record(extendedFormat, cellFormat(0)),
      record(extendedFormat, cellFormat(14)),
      record(
        boundSheet,
        Buffer.concat([uint32(sheetAt), uint16(0), uint8(sheetName.length), text(sheetName)]),
      ),
      record(eof, Buffer.alloc(0)),
    ])
  const sheet = [record(bof, beginning(0x00_10))]
  let rowCount = 0
  let block: Buffer[] = []
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      if (cell !== '') block.push(cellRecord(cell, { row: rowCount, column }))
    }
    rowCount += 1
    if (rowCount % 1000 !== 0) continue
    sheet.push(Buffer.concat(block))
    block = []
  }
  sheet.push(Buffer.concat(block), record(eof, Buffer.alloc(0)))
  const size = Buffer.concat([uint32(0), uint32(rowCount), uint16(0), uint16(256), uint16(0)])
  sheet.splice(1, 0, record(dimensions, size))
  const stream = Buffer.concat([globals(globals(0).length), ...sheet])
  const container = CFB.utils.cfb_new()
  CFB.utils.cfb_add(container, '/Workbook', stream)
  return new Uint8Array(CFB.write(container, { type: 'buffer' }))
}

function cellRecord(
  cell: XlsCell,
  { row, column }: { readonly row: number; readonly column: number },
): Buffer {
  const place = (format: number) => [uint16(row), uint16(column), uint16(format)]
  if (typeof cell === 'string') {
    return record(label, Buffer.concat([...place(0), uint16(cell.length), text(cell)]))
  }
  const double = Buffer.alloc(8)
  double.writeDoubleLE(typeof cell === 'number' ? cell : cell.serial)
  return record(number, Buffer.concat([...place(typeof cell === 'number' ? 0 : 1), double]))
}

function record(type: number, payload: Buffer): Buffer {
  return Buffer.concat([uint16(type), uint16(payload.length), payload])
}

/** Version 8 of the format; what begins. */
function beginning(kind: number): Buffer {
  return Buffer.concat([uint16(0x06_00), uint16(kind), Buffer.alloc(12)])
}

function cellFormat(numberFormat: number): Buffer {
  return Buffer.concat([uint16(0), uint16(numberFormat), Buffer.alloc(16)])
}

/** Sixteen bits a character. */
function text(value: string): Buffer {
  return Buffer.concat([uint8(1), Buffer.from(value, 'utf16le')])
}

function uint8(value: number): Buffer {
  return Buffer.from([value])
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
