/** One reader for each field of a roster. */
import { assertNever } from '../../../../shared/kernel/assert.ts'
import type { FieldSpec } from '../../../../shared/rosters/field.ts'
import type { RosterLayout } from '../../../../shared/rosters/layout.ts'
import type { Cell } from '../cell.ts'
import { readDayCell } from './read-day-cell.ts'
import { readIdNumberCell } from './read-id-number.ts'
import { readCountCell, readFenCell, readPhoneCell } from './read-numbers.ts'
import { levelReader, readNameCell, readTextCell, yesNoReader } from './read-words.ts'
import { problem } from './reading.ts'
import type { ValueReading } from './reading.ts'

export type ValueReader = (cell: Cell) => ValueReading

/** The reader of a field. Error cells and formulas without a result are problems of every kind. */
export function makeValueReader(
  spec: FieldSpec,
  layout: RosterLayout,
  from1904: boolean,
): ValueReader {
  const read = readerOf(spec, layout, from1904)
  return (cell) => {
    if (cell.kind === 'error') {
      return problem('error-cell', `单元格是公式错误 ${cell.text}，请在原表中改正。`)
    }
    if (cell.kind === 'uncalculated') {
      return problem(
        'no-cached-value',
        '单元格是公式而文件里没有计算结果，请用 WPS 表格或 Excel 打开、保存一次再导入。',
      )
    }
    return read(cell)
  }
}

function readerOf(spec: FieldSpec, layout: RosterLayout, from1904: boolean): ValueReader {
  const { kind } = spec
  switch (kind) {
    case 'idNumber':
      return readIdNumberCell
    case 'name':
      return readNameCell
    case 'day':
      return (cell) => readDayCell(cell, { from1904, dateOrder: layout.dateOrder })
    case 'fen':
      return readFenCell
    case 'yesNo':
      return yesNoReader(layout)
    case 'level':
      return levelReader(spec, layout.levels[spec.field] ?? {})
    case 'text':
      return readTextCell
    case 'count':
      return readCountCell
    case 'phone':
      return readPhoneCell
    default:
      return assertNever(kind)
  }
}
