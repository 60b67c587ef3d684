/** Days of a line beside the day of its list, and how each kind of list usually comes. */
import { expect, test } from 'vitest'
import { aNumber, aRow } from '../../../tests/support/rosters.ts'
import { getDay } from '../../shared/kernel/day.ts'
import { getRosterKind, rosterKinds } from '../../shared/rosters/kinds.ts'
import type { RosterKindName } from '../../shared/rosters/kinds.ts'
import { readLine } from './line.ts'

function problemsOf(
  kind: RosterKindName,
  fields: Readonly<Record<string, string>>,
  listDay: string | null = '2023-10-31',
) {
  const line = readLine(aRow(2, { name: '周桂兰', idNumber: aNumber(1), ...fields }), {
    kind: getRosterKind(kind),
    constants: {},
    findVillage: () => null,
    today: getDay('2023-11-20'),
    listDay: listDay === null ? null : getDay(listDay),
    practice: false,
  })
  return line.problems.map(({ field, code }) => [field, code])
}

test.each([
  ['截至日当天', '2023-10-31', []],
  ['截至日次日', '2023-11-01', [['diedOn', 'day-after-list']]],
  ['今天', '2023-11-20', [['diedOn', 'day-after-list']]],
  ['明天', '2023-11-21', [['diedOn', 'day-future']]],
  // A month that the list's day lies in may well be over for the dead.
  ['截至日所在的月', '2023-10', []],
  ['截至日以后的月', '2023-11', [['diedOn', 'day-after-list']]],
])('死亡日期是%s', (_when, diedOn, problems) => {
  expect(problemsOf('deaths', { diedOn })).toEqual(problems)
})

test('没有截至日的名单只与今天比', () => {
  expect(problemsOf('deaths', { diedOn: '2023-11-20' }, null)).toEqual([])
  expect(problemsOf('deaths', { diedOn: '2023-11-21' }, null)).toEqual([['diedOn', 'day-future']])
})

test('参保、入伍一类的日子可以在截至日以后：名单提前写下', () => {
  expect(problemsOf('employee-insurance', { joinedOn: '2023-12-01' })).toEqual([])
  expect(problemsOf('in-service', { from: '2023-12-01' })).toEqual([])
})

/** Deaths, other cover found and a school's batch come as news; the others say how things stand. */
test('每种名册默认是全量还是增量', () => {
  expect(Object.fromEntries(rosterKinds.map(({ kind, usually }) => [kind, usually]))).toEqual({
    'registered-population': 'full',
    'resident-population': 'full',
    'village-groups': 'full',
    'enrolled-before': 'full',
    identities: 'full',
    deaths: 'adding',
    'employee-insurance': 'full',
    'insured-elsewhere': 'adding',
    'university-students': 'full',
    'school-enrolment': 'adding',
    'in-service': 'full',
    'in-prison': 'full',
    renewal: 'full',
    'paid-register': 'adding',
    'payment-detail': 'adding',
    'platform-status': 'adding',
  })
  for (const { list, usually } of rosterKinds) {
    if (list !== 'either') expect(usually).toBe(list)
  }
})
