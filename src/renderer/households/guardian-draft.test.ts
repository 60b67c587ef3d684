import { expect, test } from 'vitest'
import type { Guardian, Household, HouseholdMember } from '../../shared/households/model.ts'
import { relationCodeOf } from '../../shared/households/relations.ts'
import type { Person } from '../../shared/people/model.ts'
import { guardianErrorsOf, startGuardian, typedGuardianOf } from './guardian-draft.ts'

function aMember(
  personId: number,
  relation: string,
  changes: Partial<HouseholdMember> & { readonly sex?: Person['sex'] } = {},
): HouseholdMember {
  const { sex = 'female', ...rest } = changes
  return {
    // What the guardian's fields show of somebody; the rest has no part in it.
    person: { personId, name: `人${personId}`, sex } as unknown as Person,
    relation,
    relationCode: relationCodeOf(relation),
    minor: false,
    death: null,
    against: [],
    guardian: null,
    ...rest,
  }
}

function aHousehold(...members: readonly HouseholdMember[]): Household {
  return {
    householdId: 1,
    householdNumber: 'JH1',
    village: { villageId: 1, name: '村' },
    version: '1',
    trouble: null,
    members: [...members],
  }
}

const nobody = { who: null, relation: null, name: '', idNumber: '', phone: '' }

test.each<[string, 'male' | 'female', string, number | null, string | null]>([
  ['户主的子', 'male', '子', 1, '父亲'],
  ['户主的长女', 'female', '长女', 1, '母亲'],
  ['户主的养子', 'female', '养子或继子', 1, '母亲'],
  // Of a grandchild nobody can say which of the grown-ups it is.
  ['户主的孙女', 'female', '孙女', null, null],
  ['户主的女婿', 'female', '女婿', null, null],
  ['名目不规范的', 'female', '家庭成员', null, null],
])('%s，建议的监护人', (_who, sex, relation, who, as) => {
  const child = aMember(2, relation, { minor: true })
  const household = aHousehold(aMember(1, '户主', { sex }), child)
  expect(startGuardian(child, household)).toMatchObject({ who, relation: as })
})

test('户主死亡的不建议', () => {
  const child = aMember(2, '子', { minor: true })
  const household = aHousehold(aMember(1, '户主', { death: '民政名单。' }), child)
  expect(startGuardian(child, household)).toEqual(nobody)
})

test('登记过的监护人照旧；离了户的照户外的人填', () => {
  const guardian: Guardian = {
    personId: 1,
    name: '人1',
    idNumber: '5901',
    relation: '祖母',
    phone: null,
  }
  const child = aMember(2, '孙子', { minor: true, guardian })
  expect(startGuardian(child, aHousehold(aMember(1, '户主'), child))).toMatchObject({
    who: 1,
    relation: '祖母',
  })
  expect(startGuardian(child, aHousehold(aMember(3, '户主'), child))).toEqual({
    who: 'other',
    relation: '祖母',
    name: '人1',
    idNumber: '5901',
    phone: '',
  })
})

test('缺什么说什么；填齐了才送出', () => {
  expect(Object.keys(guardianErrorsOf(nobody))).toEqual(['guardianWho'])
  const other = { ...nobody, who: 'other' as const }
  expect(Object.keys(guardianErrorsOf(other))).toEqual([
    'guardianRelation',
    'guardianName',
    'guardianNumber',
  ])
  expect(typedGuardianOf(other)).toBeNull()
  const whole = { ...other, relation: '兄' as const, name: ' 陈某 ', idNumber: ' 1 ' }
  expect(guardianErrorsOf(whole)).toEqual({})
  expect(typedGuardianOf(whole)).toEqual({
    kind: 'other',
    name: '陈某',
    idNumber: '1',
    relation: '兄',
    phone: null,
  })
  expect(typedGuardianOf({ ...nobody, who: 7, relation: '母亲' })).toEqual({
    kind: 'member',
    personId: 7,
    relation: '母亲',
  })
})
