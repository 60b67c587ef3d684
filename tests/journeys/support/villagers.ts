/** A village full of invented people, and the files that bureaus send about them. */
import { aWorkbook } from '../../support/workbook-builder.ts'
import type { CellSpec } from '../../support/workbook-builder.ts'
import { checkCharacterOf } from '../../../src/shared/kernel/id-number.ts'

export type Villager = {
  readonly name: string
  readonly idNumber: string
  readonly village: string
  readonly household: string
}

export type SentFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

const surnames = '王 李 张 刘 陈 杨 黄 赵 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗'.split(' ')
const givenNames =
  '桂兰 建国 秀英 志强 玉珍 德明 淑芬 永福 春梅 国庆 素华 大军 碧芳 光荣 小琴 治国'.split(' ')
const villages = ['平安村', '大坪社区', '穆莲社区', '人和村'] as const

/** The same people each time: as many as asked for, each with a number of their own. */
export function villagers(count: number): readonly Villager[] {
  return Array.from({ length: count }, (_, index) => {
    const surname = surnames[index % surnames.length] ?? '王'
    const given = givenNames[Math.floor(index / surnames.length) % givenNames.length] ?? '桂兰'
    const year = 1940 + (index % 60)
    return {
      name: surname + given,
      idNumber: numberOf(`${year}0612`, 200 + (index % 799)),
      village: villages[index % villages.length] ?? villages[0],
      household: `P${String(1 + Math.floor(index / 4)).padStart(4, '0')}`,
    }
  })
}

/** 590151: a practice office takes no number of a real person. */
export function numberOf(birth: string, sequence: number): string {
  const first17 = `590151${birth}${String(sequence).padStart(3, '0')}`
  return first17 + checkCharacterOf(first17)
}

/** 户籍人口 as a police station keeps it: a title over the headings, households with heads. */
export function populationFile(people: readonly Villager[]): Promise<SentFile> {
  const rows = people.map(({ name, idNumber, village, household }, index) => [
    village,
    household,
    index % 4 === 0 ? '户主' : '家庭成员',
    name,
    idNumber,
    `蒲吕街道${village}${1 + (index % 9)}组${1 + index}号`,
  ])
  return workbookFile('蒲吕街道户籍人口.xlsx', [
    {
      name: '户籍人口',
      rows: [
        ['蒲吕街道户籍人口花名册'],
        ['村（社区）', '户号', '与户主关系', '姓名', '公民身份号码', '家庭住址'],
        ...rows,
      ],
    },
  ])
}

export async function workbookFile(
  name: string,
  sheets: readonly { readonly name: string; readonly rows: readonly (readonly CellSpec[])[] }[],
): Promise<SentFile> {
  const buffer = Buffer.from(await aWorkbook({ sheets: [...sheets] }))
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { name, mimeType, buffer }
}

export function csvFile(name: string, rows: readonly (readonly string[])[]): SentFile {
  const text = rows.map((row) => row.join(',')).join('\r\n')
  return { name, mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${text}\r\n`) }
}
