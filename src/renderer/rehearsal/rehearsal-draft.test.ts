import { describe, expect, test } from 'vitest'
import { getDay } from '../../shared/kernel/day.ts'
import { readRehearsal, startFromCarried, startRehearsal } from './rehearsal-draft.ts'

const start = startRehearsal(undefined, getDay('2023-11-20'))

test('填好就是一次演练：修改、全部人员、前后各一天', () => {
  const draft = { ...start, text: 'amendments: []', policy: 'a', afterYear: '2024' }
  expect(readRehearsal(draft)).toEqual({
    candidate: { kind: 'amendment', text: 'amendments: []' },
    over: {
      kind: 'people',
      policy: 'a',
      before: { coverageYear: 2023, payDay: '2023-11-20' },
      after: { coverageYear: 2024, payDay: '2023-11-20' },
    },
    errors: {},
  })
})

test('缺什么指出什么', () => {
  const draft = { ...start, kind: 'pack' as const, beforeDay: null, afterYear: '24' }
  const { candidate, over, errors } = readRehearsal(draft)
  expect([candidate, over]).toEqual([null, null])
  expect(Object.keys(errors)).toEqual(['packYaml', 'policy', 'beforeDay', 'afterYear'])
})

test('新政策包、某年度的登记', () => {
  const packYaml = { name: 'pack.yaml', text: 'policy: b' }
  const draft = { ...start, kind: 'pack' as const, packYaml, over: 'registrations' as const }
  expect(readRehearsal(draft)).toMatchObject({
    candidate: { kind: 'pack', packYaml: 'policy: b', taskTable: null },
    over: { kind: 'registrations', coverageYear: 2023 },
  })
  expect(readRehearsal({ ...draft, year: '二〇二四' }).errors).toHaveProperty('year')
})

describe('从录入修改带过来的', () => {
  const today = getDay('2026-10-08')
  const carried = {
    text: 'amendments:\n  - policy: national-2025\n',
    policy: 'national-2025',
    from: getDay('2026-11-01'),
    coverageYear: 2027,
  }

  test('内容照带，比修改所管的年度，在它开始执行的那天', () => {
    expect(readRehearsal(startFromCarried([], carried, today)).candidate).toEqual({
      kind: 'amendment',
      text: carried.text,
    })
    const { afterYear, afterDay, beforeDay } = startFromCarried([], carried, today)
    expect([afterYear, afterDay, beforeDay]).toEqual(['2027', '2026-11-01', today])
  })

  test('已经开始执行的，就比今天；没有写年度的，年度不变', () => {
    const late = { ...carried, from: getDay('2026-09-01'), coverageYear: null }
    const { afterYear, beforeYear, afterDay } = startFromCarried([], late, today)
    expect([afterYear, afterDay]).toEqual([beforeYear, today])
  })
})
