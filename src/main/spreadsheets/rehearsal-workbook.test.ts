import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { getDay } from '../../shared/kernel/day.ts'
import type { ChangedPerson, RehearsalResult, Standing } from '../../shared/rehearsal/model.ts'
import { writeRehearsalWorkbook } from './index.ts'

const now: Standing = {
  outcome: 'accepted',
  code: 'standard',
  clause: '一',
  category: '低保对象',
  tier: null,
  payableFen: 3_805,
  subsidies: [{ source: '参保资助', fen: 34_195 }],
  benefitFrom: getDay('2024-01-01'),
  unconfirmed: false,
}
const later: Standing = { ...now, payableFen: 5_805, unconfirmed: true }

const person: ChangedPerson = {
  personId: 1,
  registrationNumber: '500151004-2024-000001',
  name: '=1+1',
  idNumber: '590151198002030058',
  villageName: '+石庙村',
  settled: true,
  kinds: ['payable-up'],
  before: now,
  after: later,
}

const result: RehearsalResult = {
  lookedAt: 1,
  leftOut: 0,
  unchanged: 0,
  changed: 1,
  settled: 1,
  unconfirmed: 1,
  byKind: [{ kind: 'payable-up', count: 1 }],
  payableFen: { before: 3_805, after: 5_805 },
  subsidyFen: { before: 34_195, after: 34_195 },
  sources: [{ source: '参保资助', fen: { before: 34_195, after: 34_195 } }],
  groups: [],
  villages: [],
}

async function written(people: readonly ChangedPerson[]): Promise<ExcelJS.Workbook> {
  const pieces: Uint8Array[] = []
  await writeRehearsalWorkbook({
    head: {
      title: '@演练〔2023〕1号',
      officeName: '沙窝镇',
      practice: true,
      compared: '全部登记',
      madeOn: '2023-11-20',
    },
    result,
    people,
    write: (piece) => pieces.push(piece),
  })
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(Buffer.concat(pieces)).buffer)
  return workbook
}

test('金额是数字，像公式的名字仍是文字，练习数据写明', async () => {
  const workbook = await written([person])
  const people = workbook.getWorksheet('有变化的人员')
  expect(people?.getCell('A3').value).toContain('练习数据，居民均为虚构')
  expect(people?.getCell('A5').value).toBe('+石庙村')
  expect(people?.getCell('B5')).toMatchObject({ value: '=1+1', numFmt: '@' })
  expect(people?.getCell('C5')).toMatchObject({ value: '590151198002030058', numFmt: '@' })
  expect(people?.getCell('F5').value).toBe('低保对象，个人缴 38.05 元，参保资助 341.95 元')
  expect(people?.getCell('G5')).toMatchObject({ value: 38.05, numFmt: '0.00' })
  expect(people?.getCell('J5').value).toBe(58.05)
  expect(people?.getCell('L5').value).toBe('费用已入账，不再变动；改后依据尚未确认')
  const totals = workbook.getWorksheet('汇总')?.getRow(5).values
  expect(totals).toEqual([undefined, '全部', undefined, 1, 38.05, 58.05, 341.95, 341.95])
})

test('打印时每页重复表头，范围到最后一行', async () => {
  const workbook = await written(Array.from({ length: 1200 }, () => person))
  const people = workbook.getWorksheet('有变化的人员')
  expect(people?.rowCount).toBe(1204)
  expect(people?.pageSetup).toMatchObject({ printTitlesRow: '1:4', printArea: 'A1:L1204' })
})
