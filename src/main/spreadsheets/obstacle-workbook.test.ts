import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { getDay } from '../../shared/kernel/day.ts'
import type { ObstacleList } from '../../shared/platform/model.ts'
import { writeObstacleWorkbook } from './index.ts'

const wang = '593728198002030050'

function aList(name: string): ObstacleList {
  return {
    officeName: '沙窝镇医疗保障服务站',
    practice: false,
    asOf: getDay('2023-11-20'),
    villages: [
      {
        villageName: '石庙村',
        causes: [
          {
            cause: 'employee-active',
            people: [
              {
                registrationId: 1,
                name,
                idNumber: wang,
                phone: '13800000000',
                actor: 'person',
                remedy: '办理停保',
                dueOn: getDay('2023-11-19'),
                overdue: true,
              },
            ],
          },
        ],
      },
    ],
    count: 1,
    overdueCount: 1,
    leftOut: 0,
  }
}

test('名单一人一行，号码是文字，公式只是文字；第二张按村和原因计数', async () => {
  const workbook = new ExcelJS.Workbook()
  const bytes = await writeObstacleWorkbook(aList('=1+1'))
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer)
  const [people, counts] = workbook.worksheets
  const rowOf = (sheet: ExcelJS.Worksheet | undefined, row: number) =>
    (sheet?.getRow(row).values as unknown[] | undefined)?.slice(1)
  expect(rowOf(people, 2)).toEqual([
    '1',
    '石庙村',
    '职工医保未停',
    '=1+1',
    wang,
    '13800000000',
    '本人',
    '办理停保',
    '2023-11-19',
    '超期',
  ])
  expect(people?.getCell('D2').type).toBe(ExcelJS.ValueType.String)
  expect(people?.getCell('E2').numFmt).toBe('@')
  expect([rowOf(counts, 2), rowOf(counts, 3)]).toEqual([
    ['石庙村', '职工医保未停', '1', '1'],
    ['合计', undefined, '1', '1'],
  ])
})
