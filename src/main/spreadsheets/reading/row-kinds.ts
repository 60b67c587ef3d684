/** Rows of a roster that are nobody: totals, signatures, headings come again. */
import type { SkippedRow } from '../../../shared/rosters/field.ts'
import { lastPart } from './headings.ts'
import { tidy } from './values/reading.ts'

const total =
  /^(?:[^/]{0,20})(?:合计|小计|总计|共计|累计)(?:[:：(（]?[\d\s,.]*(?:人|元|户)?[)）]?)?$|^(?:合计|小计|总计|共计|累计)/u
const note =
  /^(?:制表|填表|填报|审核|复核|负责人|经办|单位(?:负责人|领导|公章|盖章|\()|\(?盖章|备注:|注:|注意|说明:|附:|附件|联系人:|报送|日期:|打印|第\d+页|以下空白|此表)/u

export type RowText = {
  /** The first text of the row. */
  readonly first: string
  /** Texts of the columns that are read, with the headings over them. */
  readonly cells: readonly { readonly text: string; readonly heading: string }[]
  /** Whether an identity number can be read in it. */
  readonly hasIdNumber: boolean
  /** Whether anything stands where an identity number should. */
  readonly hasIdText: boolean
}

/** What the row is if it is nobody; null where it is somebody, or cannot be told. */
export function whyNobody(row: RowText): SkippedRow['why'] | null {
  if (row.hasIdNumber) return null
  const texts = row.cells.filter(({ text }) => text !== '')
  const same = texts.filter(({ text, heading }) => lastPart(text) === lastPart(heading))
  if (same.length >= 2 && same.length === texts.length) return 'header'
  const first = tidy(row.first).replaceAll(' ', '')
  if (total.test(first)) return 'total'
  return !row.hasIdText && note.test(first) ? 'note' : null
}
