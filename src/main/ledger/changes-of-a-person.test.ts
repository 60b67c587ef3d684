import { describe, expect, test } from 'vitest'
import { ledgerBefore } from '../../../tests/support/migration-harness.ts'
import { refusalOf, takeRegistration } from '../../../tests/support/registration-rows.ts'
import type { Step } from '../../../tests/support/registration-rows.ts'
import { aPerson } from '../../../tests/support/ledger-builder.ts'
import { anOpenLedger } from '../../../tests/support/test-ledger.ts'
import type { NewRow } from './index.ts'

function aChange(changes: Partial<NewRow<'person_change'>> = {}): NewRow<'person_change'> {
  return {
    change_id: 1,
    change_number: 'B500151-000001',
    person_id: 1,
    state: 'waiting',
    is_key: 1,
    before: '{"name":"周桂兰"}',
    after: '{"name":"周桂岚"}',
    village_id: 1,
    former_number: null,
    former_name: '周桂兰',
    reason: '派出所更正',
    proof: '{}',
    taken_by: 1,
    taken_on: '2023-11-20',
    decided_by: null,
    decided_on: null,
    note: null,
    ...changes,
  }
}

const take =
  (changes: Partial<NewRow<'person_change'>> = {}): Step =>
  (writing) =>
    writing.open('person_change', aChange(changes))
const go =
  (changes: Partial<NewRow<'person_change'>>): Step =>
  async (writing) => {
    const row = await writing.read
      .selectFrom('person_change')
      .selectAll()
      .where('change_id', '=', 1)
      .where('to_action', 'is', null)
      .executeTakeFirstOrThrow()
    writing.replace('person_change', row, changes)
  }
const close: Step = async (writing) => {
  const { row_id: rowId } = await writing.read
    .selectFrom('person_change')
    .select('row_id')
    .where('to_action', 'is', null)
    .executeTakeFirstOrThrow()
  writing.close('person_change', rowId)
}
const person: Step = (writing) => writing.open('person', aPerson(1))
const rename: Step = async (writing) => {
  const row = await writing.read
    .selectFrom('person')
    .selectAll()
    .where('to_action', 'is', null)
    .executeTakeFirstOrThrow()
  writing.replace('person', row, { name: '周桂岚' })
}
const decided = { decided_by: 2, decided_on: '2023-11-20' }
const letIn = go({ ...decided, state: 'applied' })
const sendBack = go({ ...decided, state: 'sent-back', note: '看不清' })

describe('0140 信息变更，数据库自己守着', () => {
  test.each([
    [
      '经办自己审核',
      [[take()], [go({ ...decided, decided_by: 1, state: 'applied' })]],
      'nobody lets in the change that they took down',
    ],
    [
      '改过它的人审核',
      [
        [take()],
        [sendBack],
        [go({ state: 'waiting', taken_by: 3, decided_by: null, decided_on: null, note: null })],
        [go({ ...decided, decided_by: 3, state: 'applied' })],
      ],
      'nobody lets in the change that they took down',
    ],
    [
      '关键信息没审核就生效',
      [[take({ ...decided, state: 'applied' })]],
      'what is decided on is what was taken down',
    ],
    [
      '一开始就撤回',
      [[take({ state: 'withdrawn', note: '不办' })]],
      'a change with key fields waits first',
    ],
    ['关键信息没有证明', [[take({ proof: null })]], '(is_key = 1) = (proof is not null)'],
    ['生效了档案却没改', [[person], [take()], [letIn]], 'what was let in stands in the record'],
    [
      '审核时换了内容',
      [[take()], [go({ ...decided, state: 'applied', after: '{"name":"周桂花"}' })]],
      'what is decided on is what was taken down',
    ],
    ['退回没有理由', [[take()], [go({ ...decided, state: 'sent-back' })]], 'note is not null'],
    [
      '一个人两份没办完的',
      [[take()], [take({ change_id: 2, change_number: 'B500151-000002' })]],
      'UNIQUE constraint failed: person_change',
    ],
    [
      '撤回以后又审核',
      [[take()], [go({ state: 'withdrawn', note: '不办' })], [letIn]],
      'a change that ended stays as it is',
    ],
    ['没有结果就去掉', [[take()], [close]], 'a change is closed only by its next version'],
    ['没退回就又交一次', [[take()], [go({ reason: '换个说法' })]], 'a change does not go that way'],
  ] satisfies [string, Step[][], string][])('%s，不收', async (_what, actions, refusal) => {
    const { ledger } = await anOpenLedger({ encrypted: false })
    expect(await refusalOf(ledger, actions)).toContain(refusal)
  })

  test('照规矩办的都记得下', async () => {
    const { ledger } = await anOpenLedger({ encrypted: false })
    const actions = [
      [person],
      [take()],
      [sendBack],
      [go({ state: 'waiting', decided_by: null, decided_on: null, note: null })],
      [letIn, rename],
    ]
    expect(await refusalOf(ledger, actions)).toBe('nothing')
  })

  test('升级前就在的人，升级后照样登记变更', async () => {
    const { open } = await ledgerBefore(140, (writer) => takeRegistration(writer, person))
    const { ledger } = open()
    expect(await refusalOf(ledger, [[take()], [letIn, rename]])).toBe('nothing')
  })
})
