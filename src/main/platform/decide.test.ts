import { expect, test } from 'vitest'
import { getDay } from '../../shared/kernel/day.ts'
import type { Obstacle, PlatformStatus } from '../../shared/platform/model.ts'
import { refusalToEnter, refusalToFile } from './decide.ts'
import type { Replaced, Standing } from './decide.ts'

const today = getDay('2023-11-20')
const tomorrow = getDay('2023-11-21')
const yesterday = getDay('2023-11-19')

function standing(status: PlatformStatus, registrationId = 1): Standing {
  return { registrationId, registrationNumber: `R-${registrationId}`, status }
}

test.each([
  ['今天录的，收', [standing('waiting')], today, null],
  ['失败过的再录，收', [standing('failed')], yesterday, null],
  ['明天的日期不收，先说日期', [null], tomorrow, 'FUTURE_DAY'],
  ['有一份没有了就都不收', [standing('waiting'), null], today, 'REGISTRATION_NOT_FOUND'],
  ['有一份录过就都不收', [standing('waiting'), standing('entered', 2)], today, 'ALREADY_ENTERED'],
] as const)('已录入：%s', (_rule, standings, enteredOn, code) => {
  expect(refusalToEnter(standings, { enteredOn, today })?.code ?? null).toBe(code)
})

test('录过的各份写明登记号', () => {
  const standings = [standing('entered', 3), standing('waiting'), standing('entered', 5)]
  expect(refusalToEnter(standings, { enteredOn: today, today })).toEqual({
    code: 'ALREADY_ENTERED',
    registrationNumbers: ['R-3', 'R-5'],
  })
})

const open: Obstacle = {
  obstacleId: 4,
  cause: 'locked',
  actor: 'office',
  remedy: '重试',
  dueOn: today,
  filedBy: '周敏',
  filedOn: yesterday,
  outcome: null,
}
const shown: Replaced = { obstacleId: 4, cause: 'locked', actor: 'office', dueOn: today }

test.each([
  ['没登记过原因的，收', standing('waiting'), null, null, today, null],
  ['照看到的改，收', standing('failed'), open, shown, tomorrow, null],
  ['撤回的不收', null, null, null, today, 'REGISTRATION_NOT_FOUND'],
  ['录入了的不收', standing('entered'), null, null, yesterday, 'ALREADY_ENTERED'],
  ['别人刚登记的不覆盖', standing('failed'), open, null, today, 'FILED_BY_OTHER'],
  ['别人刚办结的不覆盖', standing('failed'), null, shown, today, 'FILED_BY_OTHER'],
  [
    '别人刚延期的不覆盖',
    standing('failed'),
    { ...open, dueOn: tomorrow },
    shown,
    yesterday,
    'FILED_BY_OTHER',
  ],
  ['期限是今天的，收', standing('waiting'), null, null, today, null],
  ['期限是昨天的不收', standing('waiting'), null, null, yesterday, 'DUE_DAY_PAST'],
] as const)('登记原因：%s', (_rule, one, now, replaces, dueOn, code) => {
  expect(refusalToFile(one, { open: now, replaces, dueOn, today })?.code ?? null).toBe(code)
})
