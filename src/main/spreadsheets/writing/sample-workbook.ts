/** A sample of a kind of roster: headings as we read them best, two lines filled, and what each means. */
import type { FieldKind, FieldSpec } from '../../../shared/rosters/field.ts'
import type { WrittenFile } from '../roster-file.ts'
import { writeTables } from './table-workbook.ts'

export type SampleWorkbook = {
  /** The kind's name: 死亡名单. */
  readonly label: string
  readonly fields: readonly FieldSpec[]
}

/** The same fields give the same parts, so that a test can tell whether samples are up to date. */
export async function writeSampleWorkbook({ label, fields }: SampleWorkbook): Promise<WrittenFile> {
  const examples = fields.map((spec) => spec.example ?? exampleOf(spec))
  const bytes = await writeTables([
    {
      sheetName: label,
      columns: fields.map(({ label: heading, kind }) => ({ heading, width: widths[kind] })),
      rows: [examples],
    },
    {
      sheetName: '填写说明',
      columns: [
        { heading: '列名', width: 20 },
        { heading: '必填', width: 8 },
        { heading: '怎样填写', width: 60 },
        { heading: '也认得的列名', width: 40 },
      ],
      rows: fields.map((spec) => [
        spec.label,
        spec.required ? '是' : '否',
        explain(spec),
        spec.aliases.join('、'),
      ]),
    },
  ])
  return { bytes, extension: 'xlsx' }
}

const widths: Record<FieldKind, number> = {
  idNumber: 24,
  name: 14,
  day: 16,
  fen: 14,
  yesNo: 10,
  level: 14,
  text: 24,
  count: 10,
  phone: 18,
}

/** Nobody's: the numbers begin with 59, which no province has. */
function exampleOf(spec: FieldSpec): string {
  switch (spec.kind) {
    case 'idNumber':
      return '590151198002030059'
    case 'name':
      return '王示例'
    case 'day':
      return '2024-03-01'
    case 'fen':
      return '380.00'
    case 'yesNo':
      return '是'
    case 'level':
      return spec.levels?.[0]?.label ?? ''
    case 'text':
      return ''
    case 'count':
      return '1'
    case 'phone':
      return '10012345678'
  }
}

function explain(spec: FieldSpec): string {
  switch (spec.kind) {
    case 'idNumber':
      return '18 位公民身份号码，单元格设为文本；20 位残疾证号也可以'
    case 'name':
      return '与证件一致的姓名'
    case 'day':
      return '2024-03-01 的样式；只知道月份的写 2024-03'
    case 'fen':
      return '元，最多两位小数'
    case 'yesNo':
      return '是 或 否'
    case 'level':
      return `填其中之一：${(spec.levels ?? []).map(({ label }) => label).join('、')}`
    case 'text':
      return '文字'
    case 'count':
      return '整数'
    case 'phone':
      return '11 位手机号，或带区号的固定电话'
  }
}
