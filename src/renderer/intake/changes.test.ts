import { expect, test } from 'vitest'
import type { Registration } from '../../shared/intake/model.ts'
import { noPastCover } from '../../shared/intake/past-cover.ts'
import { getDay } from '../../shared/kernel/day.ts'
import { listChanges } from './changes.ts'

/** What the comparison looks at; the rest of a registration has no part in it. */
function aRegistration(changes: Partial<Registration> = {}): Registration {
  const parts: Partial<Registration> = {
    version: 'first',
    state: 'awaiting-review',
    takenBy: '李经办',
    tier: 1,
    identities: [],
    payableFen: 38_000,
    review: null,
    circumstance: { kind: 'ordinary' },
    pastCover: noPastCover,
    ...changes,
  }
  const quotation = { payDay: getDay('2023-11-20') }
  return { quotation, ...parts } as Registration
}

test('还是打开时的那一份，没有变化可说', () => {
  expect(listChanges(aRegistration(), aRegistration())).toEqual([])
})

test('档次、金额、经办人和身份的变化逐项说清', () => {
  const now = aRegistration({
    version: 'second',
    takenBy: '王经办',
    tier: 2,
    payableFen: 75_500,
    identities: [{ term: '特困人员', from: null, to: getDay('2023-12-01') }],
  })
  expect(listChanges(aRegistration(), now)).toEqual([
    '经办由“李经办”变为“王经办”。',
    '档次由“1 档”变为“2 档”。',
    '特殊身份由“无”变为“特困人员（至 2023-12-01）”。',
    '应缴由“380 元”变为“755 元”。',
  ])
})

test('同事已经通过的，说状态', () => {
  const now = aRegistration({ version: 'second', state: 'approved' })
  expect(listChanges(aRegistration(), now)).toEqual(['状态由“待审核”变为“待缴费”。'])
})

test('改成一样的内容也不当作没改过', () => {
  expect(listChanges(aRegistration(), aRegistration({ version: 'second' }))).toEqual([
    '内容有变化。',
  ])
})
