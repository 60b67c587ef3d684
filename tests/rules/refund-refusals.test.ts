/** What a refused refund would have needed, also under rules that an office has entered. */
import { describe, expect, test } from 'vitest'
import type { Overlay } from '../../src/main/rules/index.ts'
import { amended, refund, withoutDay } from './refusals.ts'
import type { Facts } from './refusals.ts'

describe('退费', () => {
  const death = { kind: 'death', on: '2023-12-01' }
  const dongming = (facts: Facts, overlay?: Overlay) =>
    refund({
      facts: { paidOn: '2023-11-20', ground: death, ...facts },
      ...(overlay === undefined ? {} : { overlay }),
    })
  const row = (before: string, fields: string) => `refund:
  - before: ${before}
    row:
      name: added
      action: refuse
      ${fields}
      text: 本单位按文件不予退费。`

  test('缴费太晚的说缴费日期，事由太晚的说事由的日期', () => {
    expect(dongming({ paidOn: '2024-01-05' })).toMatchObject({
      condition: '缴费日期在 2023-12-31 及以前',
      lastDay: '2023-12-31',
    })
    expect(dongming({ ground: { kind: 'death', on: '2024-01-05' } })).toMatchObject({
      condition: '退费事由发生的日期在 2023-12-31 及以前',
      lastDay: '2023-12-31',
    })
  })

  test('两个日期改一个就行的，取离缴费日近的', () => {
    const overlay = amended(
      row(
        'granted',
        'code: both-late\n      when: { paidOn: { from: 2023-11-01 }, groundOn: { from: 2023-12-01 } }',
      ),
    )
    // The payment would have to be 20 days earlier, 31 October; the death on 30 November, 10 days
    // after the payment.
    expect(dongming({ ground: { kind: 'death', on: '2023-12-05' } }, overlay)).toMatchObject({
      condition: '退费事由发生的日期在 2023-11-30 及以前',
    })
    // Paid on 2 November: 2 days against 28.
    const paid = { paidOn: '2023-11-02', ground: { kind: 'death', on: '2023-12-05' } }
    expect(dongming(paid, overlay)).toMatchObject({ condition: '缴费日期在 2023-10-31 及以前' })
  })

  test('事由不在其中的，列出可以退的事由；只有一种就不写“之一”', () => {
    expect(dongming({ ground: { kind: 'duplicate-same-area' } })).toEqual(
      withoutDay('退费事由是死亡、参加职工医保、在外地参加居民医保之一'),
    )
    const overlay = amended(
      row(
        'granted',
        'code: not-here\n      when: { ground: [employee-insurance, resident-insurance-elsewhere] }',
      ),
    )
    expect(dongming({ ground: { kind: 'duplicate-same-area' } }, overlay)).toEqual(
      withoutDay('退费事由是死亡'),
    )
  })

  const national = { policy: 'national-2025' }
  const clerical = {
    coverageYear: 2026,
    paidOn: '2025-11-20',
    appliedOn: '2025-12-01',
    ground: { kind: 'clerical-error' },
  }

  test('因别的缘故也退不了的事由不列；须请示的也不列', () => {
    const overlay = amended(
      row('before-benefit', 'code: no-death\n      when: { ground: [death] }'),
      'national-2025',
    )
    expect(refund({ ...national, facts: clerical, overlay })).toEqual(
      withoutDay('退费事由是参加职工医保、在外地参加居民医保、同一统筹区重复缴费之一'),
    )
  })

  test('没有哪天、哪种事由退得了的，先说离那一步最近的', () => {
    // Benefits have begun: no other ground gets money back, but others would be refused for that.
    const late = { ...clerical, appliedOn: '2026-03-01' }
    expect(refund({ ...national, facts: late })).toEqual(
      withoutDay('退费事由是死亡、参加职工医保、在外地参加居民医保、同一统筹区重复缴费之一'),
    )
    const both = { paidOn: '2024-01-05', ground: { kind: 'death', on: '2024-01-05' } }
    expect(dongming(both)).toMatchObject({ condition: '缴费日期在 2023-12-31 及以前' })
  })

  test('一概不退的，只能这样说', () => {
    const overlay = amended(
      row('another-year', 'code: no-refunds\n      when: { coverageYear: [2026] }'),
      'national-2025',
    )
    expect(refund({ ...national, facts: clerical, overlay })).toEqual(
      withoutDay('符合通知写明的退费情形'),
    )
  })

  test('进入待遇享受期以后申请的，写最晚的申请日', () => {
    const facts = { ...clerical, ground: { kind: 'duplicate-same-area' }, appliedOn: '2026-01-01' }
    const condition = '在进入待遇享受期（2026-01-01）以前申请'
    expect(refund({ ...national, facts })).toEqual({
      condition,
      firstDay: null,
      lastDay: '2025-12-31',
      text: `须符合“${condition}”，2025-12-31 已截止。`,
    })
  })
})
