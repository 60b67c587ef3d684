import { expect, test } from 'vitest'
import { enrolmentWayOf, listMaterials } from './materials.ts'

const ordinary = { circumstance: { kind: 'ordinary' }, coverageYear: 2024 } as const

test.each([
  ['上一年度参保的是续保', ordinary, [2022, 2023], 'renewal'],
  ['中间断过的是新增', ordinary, [2022], 'new'],
  ['当年自己的参保不算', ordinary, [2024], 'new'],
  [
    '补缴不论以前参保没有',
    { circumstance: { kind: 'back-payment' }, coverageYear: 2024 },
    [2023],
    'back-payment',
  ],
] as const)('%s', (_, registration, years, way) => {
  expect(enrolmentWayOf(registration, years)).toBe(way)
})

test('通知只向新增和补缴要的，续保不列；向人人要的都列', () => {
  const forSome = { name: '户口本', clause: '三（二）', ways: ['new', 'back-payment'] } as const
  const forAll = { name: '申请书', clause: '四', ways: null }
  const names = (way: 'new' | 'renewal' | 'back-payment') =>
    listMaterials([forSome, forAll], way).map(({ name }) => name)
  expect(names('new')).toEqual(['户口本', '申请书'])
  expect(names('back-payment')).toEqual(['户口本', '申请书'])
  expect(names('renewal')).toEqual(['申请书'])
})
