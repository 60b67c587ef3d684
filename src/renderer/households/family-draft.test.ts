/** Who comes with a save, what is wrong of them, and what is sent: beside the screen. */
import { expect, test } from 'vitest'
import type { Household, HouseholdMember } from '../../shared/households/model.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Person } from '../../shared/people/model.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import {
  familyInputOf,
  isComing,
  memberErrorsOf,
  memberFormOf,
  refusalsOf,
  startMember,
} from './family-draft.ts'
import type { MemberDraft } from './family-draft.ts'

const today = getDay('2023-11-20')
// What the form asks of a pack; the rest has no part in it.
const pack = {
  policy: 'tongliang-2024',
  coverageYear: 2024,
  laterYears: false,
  asks: { coveredThisYear: false, gapsSince: null },
} as unknown as PackSummary

function aMember(personId: number, changes: Partial<HouseholdMember> = {}): HouseholdMember {
  const person = {
    personId,
    name: `人${personId}`,
    sex: 'female',
    birthDate: getDay('1985-02-03'),
    identities: [],
    enrolments: [],
    registrations: [],
  } as unknown as Person
  return {
    person,
    relation: personId === 1 ? '户主' : '子',
    relationCode: personId === 1 ? '02' : '20',
    minor: false,
    death: null,
    against: [],
    guardian: null,
    ...changes,
  }
}

function formsOf(members: readonly HouseholdMember[], changes: Partial<MemberDraft> = {}) {
  const household = { householdId: 7, members: [...members] } as unknown as Household
  const shared = { policy: pack.policy, coverageYear: 2024, payDay: today }
  const forms = members.map((member) => {
    const draft = startMember(member, { household, packs: [pack], today, proposed: null })
    return memberFormOf(member, { ...draft, ...changes }, { shared, pack })
  })
  return { household, forms }
}

const said = [{ kind: 'employee-insurance' }] as unknown as HouseholdMember['against']
const enrolled = (member: HouseholdMember): HouseholdMember => ({
  ...member,
  person: { ...member.person, enrolments: [{ coverageYear: 2024, tier: 1, source: 'tax-list' }] },
})

test('没有参保、名单没有说什么的先勾上；已参保的、名单不让的不勾', () => {
  const { forms } = formsOf([aMember(1), aMember(2, { against: said }), enrolled(aMember(3))])
  expect(forms.map(isComing)).toEqual([true, false, false])
})

test('送出的只有勾选的人，年度和缴费日全家一样', () => {
  const { household, forms } = formsOf([aMember(1), enrolled(aMember(2))])
  expect(familyInputOf(household, forms)).toMatchObject({
    householdId: 7,
    policy: 'tongliang-2024',
    coverageYear: 2024,
    payDay: '2023-11-20',
    members: [{ personId: 1, tier: 1, circumstance: { kind: 'ordinary' }, guardian: null }],
  })
  expect(familyInputOf(household, [])).toBeNull()
})

test('建议的情形就是开始填的情形', () => {
  const member = aMember(2, { minor: true })
  const household = { householdId: 7, members: [member] } as unknown as Household
  const proposed = { circumstance: { kind: 'newborn' }, why: '出生 3 天。' } as const
  const { own } = startMember(member, { household, packs: [pack], today, proposed })
  expect(own.circumstance.kind).toBe('newborn')
})

test('勾了名单不让的人要写理由，未成年人要有监护人', () => {
  const { forms } = formsOf([aMember(2, { against: said, minor: true })], { ticked: true })
  const [form] = forms
  expect(form === undefined ? [] : Object.keys(memberErrorsOf(form, pack)).sort()).toEqual([
    'evidenceReason',
    'guardianWho',
  ])
})

test('不予登记的原因归到各人；别的错误一个也不归', () => {
  const refusals = [{ personId: 2, code: 'GUARDIAN_NEEDED', text: '须有监护人。' }]
  expect([...refusalsOf({ refusals })]).toEqual([[2, '须有监护人。']])
  expect([...refusalsOf({ trouble: 'NO_HEAD' })]).toEqual([])
})
