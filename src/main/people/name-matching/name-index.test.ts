import { describe, expect, test } from 'vitest'
import { makeLines } from '../../../../tests/support/name-pairs/lines.ts'
import { makeVillage } from '../../../../tests/support/name-pairs/village.ts'
import { getDay } from '../../../shared/kernel/day.ts'
import { matchPerson } from './match-person.ts'
import type { MatchCandidate, MatchRow } from './model.ts'
import { buildNameIndex } from './name-index.ts'
import { nameLookups } from './name-lookups.ts'

function aPerson(personId: number, name: string, birthDate: string): MatchCandidate {
  return {
    personId,
    name,
    idNumber: null,
    birthDate: getDay(birthDate),
    villageId: 1,
    group: null,
    sex: null,
    headName: null,
  }
}

const people = [
  aPerson(1, '张丽华', '1985-03-12'),
  aPerson(2, '张莉花', '1990-01-01'),
  aPerson(3, '侯明', '1970-05-05'),
  aPerson(4, '李大海', '1985-03-30'),
  aPerson(5, '王小二', '1985-04-01'),
]

const aRow = (differing: Partial<MatchRow>): MatchRow => ({
  name: '',
  idNumber: null,
  birth: null,
  villageId: null,
  group: null,
  sex: null,
  headName: null,
  ...differing,
})

describe('从哪些人里找', () => {
  const index = buildNameIndex(people)
  test.each<[string, Partial<MatchRow>, readonly number[]]>([
    ['同音的', { name: '張麗華' }, [1, 2]],
    ['形近的', { name: '候明' }, [3]],
    ['同日出生的', { name: '无名氏', birth: '1985-03-12' }, [1]],
    ['同村同月出生的', { name: '无名氏', birth: '1985-03', villageId: 1 }, [1, 4]],
    ['只有月份没有村，不按月份找', { name: '无名氏', birth: '1985-03' }, []],
    ['别村同月出生的不算', { name: '无名氏', birth: '1985-03', villageId: 2 }, []],
    ['什么也没有', {}, []],
    ['名字全没显示出来', { name: '???' }, []],
  ])('%s', (_, row, ids) => {
    expect(index.findCandidates(aRow(row)).map(({ personId }) => personId)).toEqual(ids)
  })

  test('一个人只列一次', () => {
    const row = aRow({ name: '张丽华', birth: '1985-03-12' })
    expect(index.findCandidates(row).map(({ personId }) => personId)).toEqual([1, 2])
  })
})

describe('查账本用的条件', () => {
  test.each([
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-02', '2023-02-01', '2023-02-28'],
    ['2023-12', '2023-12-01', '2023-12-31'],
  ])('%s 是 %s 到 %s', (birth, bornFrom, bornTo) => {
    expect(nameLookups({ name: '???', birth, villageId: 3 })).toEqual([
      { by: 'village-month', villageId: 3, bornFrom, bornTo },
    ])
  })

  test('读音、字形、生日各一条', () => {
    expect(nameLookups({ name: '周䶮', birth: '1985-03-12', villageId: 3 })).toEqual([
      { by: 'sound', key: 'zouyan' },
      { by: 'shape', key: '周䶮' },
      { by: 'birth-date', bornOn: '1985-03-12' },
    ])
  })
})

test('只在找出来的人里比，与逐个比全部人员的结果一样', () => {
  const village = makeVillage('tune-1', 1200)
  const index = buildNameIndex(village.people)
  const lines = makeLines('tune-1', village)
  expect(lines.length).toBeGreaterThan(150)
  for (const { row } of lines) {
    const among = index.match(row)
    const ofAll = matchPerson(row, village.people)
    expect([row.name, among.verdict, among.candidate?.personId]).toEqual([
      row.name,
      ofAll.verdict,
      ofAll.candidate?.personId,
    ])
  }
})
