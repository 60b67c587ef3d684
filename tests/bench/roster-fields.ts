/** The fields that a roster of 20 columns is read into: every kind, and most of its columns. */
import type { FieldKind, FieldSpec } from '../../src/shared/rosters/field.ts'

const columns: readonly (readonly [label: string, kind: FieldKind])[] = [
  ['姓名', 'name'],
  ['公民身份号码', 'idNumber'],
  ['性别', 'text'],
  ['出生日期', 'day'],
  ['户籍地', 'text'],
  ['村（社区）', 'text'],
  ['村组', 'text'],
  ['户主姓名', 'name'],
  ['与户主关系', 'text'],
  ['联系电话', 'phone'],
  ['人员类别', 'text'],
  ['是否困难', 'yesNo'],
  ['缴费档次', 'count'],
  ['个人缴费金额', 'fen'],
  ['缴费日期', 'day'],
  ['缴费渠道', 'text'],
  ['电子税票号码', 'text'],
  ['备注', 'text'],
]

export const rosterFields: readonly FieldSpec[] = columns.map(([label, kind], index) => ({
  field: `field${index}`,
  label,
  kind,
  required: label !== '备注',
  aliases: [],
}))
