/** Readings of a file, gathered for a test to look at. */
import { getDefined } from '../../src/shared/kernel/assert.ts'
import { guessLayout, inspectFile, readRoster } from '../../src/main/spreadsheets/index.ts'
import type { FieldKind, FieldSpec, FieldValue, RosterRow } from '../../src/shared/rosters/field.ts'
import type { ReadableFile } from '../../src/shared/rosters/inspection.ts'
import type { RosterLayout } from '../../src/shared/rosters/layout.ts'

/** A field with safe defaults. */
export function aField(kind: FieldKind, overrides: Partial<FieldSpec> = {}): FieldSpec {
  return { field: kind, label: labels[kind], kind, required: false, aliases: [], ...overrides }
}

const labels: Record<FieldKind, string> = {
  idNumber: '公民身份号码',
  name: '姓名',
  day: '日期',
  fen: '金额',
  yesNo: '是否',
  level: '等级',
  text: '备注',
  count: '人数',
  phone: '联系电话',
}

/** Number and name, which nearly every roster has. */
export const someone: readonly FieldSpec[] = [
  aField('idNumber', { required: true, aliases: ['身份证号', '身份证号码', '证件号码'] }),
  aField('name', { required: true }),
]

export async function getReadable(file: Uint8Array): Promise<ReadableFile> {
  const inspection = await inspectFile(file)
  if (inspection.kind === 'refused') throw new Error(inspection.refusal.text)
  return inspection
}

/** Reads by the first guess, changed where the test says so. */
export async function readGuessed(
  file: Uint8Array,
  fields: readonly FieldSpec[],
  changes: Partial<RosterLayout> = {},
) {
  const { layout } = guessLayout(await getReadable(file), fields)
  return readAll(file, { ...layout, ...changes }, fields)
}

export async function readAll(
  file: Uint8Array,
  layout: RosterLayout,
  fields: readonly FieldSpec[],
) {
  const reading = readRoster(file, layout, fields)
  const rows: RosterRow[] = []
  for await (const batch of reading) rows.push(...batch)
  return { rows, layout, summary: reading.summary() }
}

/** The value of a field, in words. */
export function told(row: RosterRow | undefined, field: string): string {
  const { values, problems } = getDefined(row, 'row')
  const problem = problems.find((one) => one.field === field)
  if (problem !== undefined) return problem.code
  const value = values[field]
  return value === undefined ? '' : say(value)
}

function say(value: FieldValue): string {
  switch (value.kind) {
    case 'idNumber':
      return value.number
    case 'name':
      return value.name
    case 'day':
      return value.precision === 'day'
        ? value.day
        : value.precision === 'month'
          ? value.month
          : value.year
    case 'fen':
      return String(value.fen)
    case 'yesNo':
      return value.yes ? '是' : '否'
    case 'level':
      return value.level
    case 'text':
      return value.text
    case 'count':
      return String(value.count)
    case 'phone':
      return value.phone
  }
}
