/** Rows by a general XML parser: whatever XML allows. */
import { columnOf } from '../cell.ts'
import type { RawCell, RowBuilder } from './row-builder.ts'
import { makeTextCollector } from './strings.ts'
import type { Attributes, XmlHandlers } from './xml.ts'

/** Handlers that hand each cell to the builder. */
export function rowHandlers(builder: RowBuilder): XmlHandlers {
  const inline = makeTextCollector()
  const cell: RawCell = { column: -1, type: 'n', style: 0, value: '', hasFormula: false }
  let inRow = false
  let inCell = false
  let inValue = false
  let inInline = false
  return {
    open: (name, attributes) => {
      if (name === 'row') {
        builder.startRow(attributes['r'], attributes['hidden'])
        inRow = true
      } else if (name === 'c') {
        inCell = inRow
        startCell(cell, attributes)
      } else if (name === 'v') inValue = inCell
      else if (name === 'f') cell.hasFormula = true
      else if (name === 'is') {
        inInline = inCell
        inline.start()
      } else if (inInline) inline.open(name)
    },
    text: (text) => {
      if (inValue) cell.value += text
      else if (inInline) inline.add(text)
    },
    close: (name) => {
      if (name === 'v') inValue = false
      else if (name === 'is') {
        if (cell.type === 'inlineStr') cell.value = inline.take()
        inInline = false
      } else if (name === 'c') {
        if (inCell) builder.addCell(cell)
        inCell = false
      } else if (name === 'row') {
        builder.endRow()
        inRow = false
      } else if (inInline) inline.close(name)
    },
  }
}

function startCell(cell: RawCell, { r, t, s }: Attributes): void {
  // A reference that is none is as good as a missing one: the cell follows the one before it.
  cell.column = r === undefined ? -1 : columnOf(/^[A-Z]*/u.exec(r)?.[0] ?? '')
  cell.type = t ?? 'n'
  cell.style = s === undefined ? 0 : Number(s)
  cell.value = ''
  cell.hasFormula = false
}
