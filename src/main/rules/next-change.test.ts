import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Overlay } from '../../shared/rules/model.ts'
import { nextChanges, readOverlay, readPacks } from './index.ts'

const { packs } = readPacks(join(import.meta.dirname, '../../../rules'))

const question = (policy: string, facts: Readonly<Record<string, unknown>>) => ({
  id: 'q',
  policy,
  ask: 'enrolment',
  facts: { coverageYear: 2024, circumstance: { kind: 'ordinary' }, ...facts },
})

const told = (policy: string, facts: Readonly<Record<string, unknown>>, overlay?: Overlay) =>
  nextChanges(packs, question(policy, facts), overlay).map(({ aspect, on, text }) => {
    return { aspect, on, text }
  })

test('期内报价，写明哪天起待遇、金额、能否办理会变', () => {
  const changes = told('tongliang-2024', { paidOn: '2023-11-20' })
  expect(changes.map(({ aspect, on }) => [aspect, on])).toEqual([
    ['benefit', '2024-01-01'],
    ['charge', '2024-07-01'],
    ['outcome', '2024-10-01'],
  ])
  expect(changes[0]?.text).toBe('2024-01-01 起缴费的，待遇从哪天起通知没有写，须请示医保部门。')
  expect(changes[1]?.text).toBe('2024-07-01 起应缴 1020 元。')
  expect(changes[2]?.text).toContain('2024-10-01 起缴费的不能办理：')
})

test('截止当天报价，次日就不能办理', () => {
  const [change, ...others] = nextChanges(
    packs,
    question('dongming-2024', { paidOn: '2023-12-31' }),
  )
  expect(others).toEqual([])
  expect(change).toMatchObject({
    aspect: 'outcome',
    on: '2024-01-01',
    answer: { outcome: 'refused' },
  })
})

test('期前来问，写明哪天起可以办理、缴多少', () => {
  // 2023-09-01 opens; until 2023-12-31 nothing else changes, and the outcome is told once.
  expect(told('dongming-2024', { paidOn: '2023-08-01' })).toEqual([
    {
      aspect: 'outcome',
      on: '2023-09-01',
      text: '2023-09-01 起可以办理，应缴 380 元，待遇自 2024-01-01 起。',
    },
  ])
})

test('新生儿满 6 个月次日，待遇改从缴费次月起；登记日期随缴费日期走', () => {
  // Born 2024-03-01: through 2024-09-01 from birth, then 1 October; from 2024-12-01 on none is left.
  const facts = {
    paidOn: '2024-08-20',
    person: { birthDate: '2024-03-01' },
    circumstance: { kind: 'newborn' },
  }
  expect(told('dongming-2024', facts)).toEqual([
    { aspect: 'benefit', on: '2024-09-02', text: '2024-09-02 缴费的，待遇自 2024-10-01 起。' },
    { aspect: 'outcome', on: '2024-12-01', text: expect.stringContaining('不能办理') },
  ])
})

test('逐日顺延的待遇，说明是顺延', () => {
  const facts = {
    paidOn: '2023-10-20',
    circumstance: { kind: 'university-student', freshman: true, enrolsAt: 'school' },
  }
  expect(told('tongliang-2024', facts)[0]).toEqual({
    aspect: 'benefit',
    on: '2023-10-21',
    text: '2023-10-21 缴费的，待遇自 2023-10-22 起；再晚缴，起始日随缴费日逐日顺延。',
  })
})

test('身份到期次日，金额变回普通居民的', () => {
  const person = { categories: [{ term: '城乡低保对象', to: '2023-12-10' }] }
  expect(told('tongliang-2024', { paidOn: '2023-11-20', person })[0]).toEqual({
    aspect: 'charge',
    on: '2023-12-11',
    text: '2023-12-11 起应缴 380 元。',
  })
})

test('填错的问题、退费和任务没有下一次变化', () => {
  expect(told('dongming-2024', { paidOn: '2023-02-30' })).toEqual([])
  expect(nextChanges(packs, { policy: 'dongming-2024', ask: 'quota', facts: {} })).toEqual([])
  expect(nextChanges(packs, null)).toEqual([])
  expect(nextChanges(packs, { ...question('dongming-2024', {}), facts: null })).toEqual([])
  // Born after the payment: it would make sense from the birth on, but nobody asked that.
  const unborn = { paidOn: '2023-10-01', person: { birthDate: '2023-11-01' } }
  expect(told('dongming-2024', unborn)).toEqual([])
})

test('看到缴费日以后第 550 天为止', () => {
  // The window of 2027 opens on 2026-09-01: 185 days after 28 February, 550 after that of 2025.
  const before = (paidOn: string) => told('national-2025', { coverageYear: 2027, paidOn })
  expect(before('2025-02-28').map(({ aspect, on }) => [aspect, on])).toEqual([
    ['outcome', '2026-09-01'],
  ])
  expect(before('2025-02-27')).toEqual([])
})

test('身份到期后不必再请示的，写哪天起可以办理；待遇没有写的不提', () => {
  // From 1 July the subsidies of the annex belong to another price; without one it is 1020 yuan.
  const person = { categories: [{ term: '城乡低保对象', to: '2024-07-31' }] }
  expect(told('tongliang-2024', { paidOn: '2024-07-10', person })[0]).toEqual({
    aspect: 'outcome',
    on: '2024-08-01',
    text: '2024-08-01 起可以办理，应缴 1020 元。',
  })
})

function amended(text: string): Overlay {
  const { overlay, problems } = readOverlay(packs, { file: 'overlay.yaml', text })
  expect(problems).toEqual([])
  if (overlay === null) throw new Error('the overlay must be readable')
  return overlay
}

const head = (policy: string) => `amendments:
  - policy: ${policy}
    from: 2024-02-01
    documentNumber: null
    clause: 四
    basis: 请示后告知
`

test('本单位定下了待遇起始日的，写那一天缴费待遇从哪天起', () => {
  const overlay = amended(`${head('fangtai-2024')}    routes:
      - change: perhaps-exempt
        row: { start: { at: next-day } }
`)
  const facts = {
    paidOn: '2024-01-20',
    person: { birthDate: '2024-01-05' },
    circumstance: { kind: 'newborn' },
  }
  expect(told('fangtai-2024', facts, overlay)[0]).toEqual({
    aspect: 'benefit',
    on: '2024-02-01',
    text: '2024-02-01 缴费的，待遇自 2024-02-02 起。',
  })
  // Already under it, each day later is a day later.
  expect(told('fangtai-2024', { ...facts, paidOn: '2024-02-01' }, overlay)[0]?.text).toBe(
    '2024-02-02 缴费的，待遇自 2024-02-03 起；再晚缴，起始日随缴费日逐日顺延。',
  )
})

test('从哪天起要多填一项的，写那天起所填内容不再成立', () => {
  const overlay = amended(`${head('dongming-2024')}    routes:
      - before: outside-window
        row:
          name: discharged
          when: { circumstance: [discharged], eventOn: { from: 2024-01-01 } }
          action: accept
          start: { at: next-day }
          code: discharged
          text: 退役人员可以参保。
`)
  const facts = { paidOn: '2024-01-20', circumstance: { kind: 'discharged' } }
  expect(told('dongming-2024', facts, overlay)).toEqual([
    {
      aspect: 'outcome',
      on: '2024-02-01',
      text: '2024-02-01 起所填内容不再成立：缺少“facts.circumstance.on”，请填写日期，如 2023-11-20。',
    },
  ])
})

test('最晚的日期也不出错', () => {
  expect(told('tongliang-2024', { coverageYear: 2199, paidOn: '2199-12-31' })).toEqual([])
  expect(told('tongliang-2024', { paidOn: '2199-12-20' })).toEqual([])
})
