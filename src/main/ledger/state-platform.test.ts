import { describe, expect, test } from 'vitest'
import { ledgerBefore } from '../../../tests/support/migration-harness.ts'
import {
  aRegistration,
  aReview,
  refusalOf,
  takeRegistration,
} from '../../../tests/support/registration-rows.ts'
import type { Step } from '../../../tests/support/registration-rows.ts'
import { anOpenLedger } from '../../../tests/support/test-ledger.ts'
import type { NewRow, StateTable } from './index.ts'

function anEntry(changes: Partial<NewRow<'platform_entry'>> = {}): NewRow<'platform_entry'> {
  return {
    registration_id: 1,
    status: 'entered',
    happened_on: '2023-11-20',
    message: null,
    recorded_by: 1,
    recorded_on: '2023-11-20',
    source_batch_id: null,
    source_line: null,
    ...changes,
  }
}

function anObstacle(changes: Partial<NewRow<'obstacle'>> = {}): NewRow<'obstacle'> {
  return {
    obstacle_id: 1,
    registration_id: 1,
    cause: 'employee-active',
    actor: 'person',
    remedy: '办理职工医保停保',
    due_on: '2023-11-27',
    filed_by: 1,
    filed_on: '2023-11-20',
    outcome: null,
    outcome_note: null,
    concluded_by: null,
    concluded_on: null,
    ...changes,
  }
}

const aNotice: NewRow<'notice_copy'> = {
  notice_id: 1,
  obstacle_id: 1,
  registration_id: 1,
  sheet_number: 'GR-1-1',
  copy_number: 1,
  short_hash: '0000-0000',
  content: '{}',
  printed_by: 1,
  printed_on: '2023-11-20',
}

const taken: Step = (writing) => writing.open('registration', aRegistration(1))
const entry =
  (changes: Partial<NewRow<'platform_entry'>> = {}): Step =>
  (writing) =>
    writing.open('platform_entry', anEntry(changes))
const obstacle =
  (changes: Partial<NewRow<'obstacle'>> = {}): Step =>
  (writing) =>
    writing.open('obstacle', anObstacle(changes))
const close = (table: StateTable): Step => {
  return async (writing) => {
    const { row_id: rowId } = await writing.read
      .selectFrom(table)
      .select('row_id')
      .where('to_action', 'is', null)
      .executeTakeFirstOrThrow()
    writing.close(table, rowId)
  }
}
const conclude = (outcome: string, note: string | null): Step => {
  return async (writing) => {
    const row = await writing.read
      .selectFrom('obstacle')
      .selectAll()
      .where('to_action', 'is', null)
      .orderBy('obstacle_id', 'desc')
      .executeTakeFirstOrThrow()
    writing.replace('obstacle', row, {
      outcome,
      outcome_note: note,
      concluded_by: 1,
      concluded_on: '2023-11-20',
    })
  }
}
const failed = { status: 'failed', message: '职工医保未停' }
const corrected = { status: 'waiting', message: '点错了人' }
const withdrawn: Step = async (writing) => {
  writing.open('review', { ...aReview({ decided_by: 1 }), verdict: 'withdrawn', reason: '不办了' })
  await close('registration')(writing)
}

const stands = 'a registration that was withdrawn is not worked on'
const ends = 'nothing stands in the way of what is entered'

describe('0110 平台录入、无法录入，数据库自己守着', () => {
  test.each([
    ['没有登记就说已录入', [[entry()]], stands],
    ['撤回以后说已录入', [[taken], [withdrawn], [entry()]], stands],
    ['撤回以后登记原因', [[taken], [withdrawn], [obstacle()]], stands],
    [
      '失败没有平台的提示',
      [[taken], [entry({ status: 'failed' })]],
      "(status = 'entered') = (message is null)",
    ],
    [
      '已录入却带着提示',
      [[taken], [entry({ message: '失败' })]],
      "(status = 'entered') = (message is null)",
    ],
    [
      '录入日期晚于记录的那天',
      [[taken], [entry({ happened_on: '2023-11-21' })]],
      'happened_on <= recorded_on',
    ],
    [
      '名册只写了批次没写行',
      [[taken], [entry({ source_batch_id: 1 })]],
      '(source_batch_id is null)',
    ],
    [
      '同一登记两条录入情况',
      [[taken], [entry()], [entry()]],
      'UNIQUE constraint failed: platform_entry',
    ],
    [
      '已录入再录入一次',
      [[taken], [entry()], [close('platform_entry'), entry()]],
      'what is entered is not entered again',
    ],
    ['没有记录就更正', [[taken], [entry(corrected)]], 'only what was recorded is corrected back'],
    [
      '录入情况不更正就去掉',
      [[taken], [entry()], [close('platform_entry')]],
      'what the platform said is closed only by what it says next',
    ],
    [
      '同一登记两条没办结的原因',
      [[taken], [obstacle()], [obstacle({ obstacle_id: 2 })]],
      'UNIQUE constraint failed: obstacle',
    ],
    ['期限早于登记那天', [[taken], [obstacle({ due_on: '2023-11-19' })]], 'due_on >= filed_on'],
    ['没有这样的办理人', [[taken], [obstacle({ actor: '村里' })]], 'actor in'],
    [
      '办结没有写结果',
      [[taken], [obstacle()], [conclude('dropped', null)]],
      'outcome_note is not null',
    ],
    [
      '登记时就已办结',
      [
        [taken],
        [
          obstacle({
            outcome: 'dropped',
            outcome_note: '不录',
            concluded_by: 1,
            concluded_on: '2023-11-20',
          }),
        ],
      ],
      'an obstacle is filed before it is concluded',
    ],
    [
      '办结以后又改',
      [[taken], [obstacle()], [conclude('dropped', '不录')], [conclude('mended', '又录')]],
      'what was concluded stays concluded',
    ],
    [
      '原因不办结就去掉',
      [[taken], [obstacle()], [close('obstacle')]],
      'an obstacle is closed only by its next version',
    ],
    [
      '原因改到别的登记上',
      [
        [
          taken,
          (writing) =>
            writing.open('registration', {
              ...aRegistration(1),
              registration_id: 2,
              registration_number: 'R-2',
              person_id: 2,
            }),
        ],
        [obstacle()],
        [close('obstacle'), obstacle({ registration_id: 2 })],
      ],
      'an obstacle stays with its registration',
    ],
    ['有没办结的原因却记为已录入', [[taken], [obstacle()], [entry()]], ends],
    ['已录入又登记原因', [[taken], [entry()], [obstacle()]], ends],
    [
      '没有录入却办结为已录入',
      [[taken], [obstacle()], [conclude('entered', null)]],
      'an obstacle ends as entered only with the entry',
    ],
    [
      '没有原因就打告知书',
      [[taken], [(writing) => writing.open('notice_copy', aNotice)]],
      'a notice is of what stands in the way',
    ],
    [
      '去掉打过的告知书',
      [
        [taken],
        [obstacle()],
        [(writing) => writing.open('notice_copy', aNotice)],
        [close('notice_copy')],
      ],
      'what was printed never closes',
    ],
  ] satisfies [string, Step[][], string][])('%s，不收', async (_what, actions, words) => {
    const { ledger } = await anOpenLedger({ encrypted: false })
    expect(await refusalOf(ledger, actions)).toContain(words)
  })

  test('失败、登记原因、打告知书、录入并办结、更正、再录入，照收', async () => {
    const { ledger } = await anOpenLedger({ encrypted: false })
    const said = await refusalOf(ledger, [
      [taken],
      [entry(failed)],
      [obstacle()],
      [(writing) => writing.open('notice_copy', aNotice)],
      [close('platform_entry'), entry(), conclude('entered', null)],
      [close('platform_entry'), entry(corrected)],
      [obstacle({ obstacle_id: 2, cause: 'locked' })],
      [conclude('mended', '已解锁')],
      [close('platform_entry'), entry()],
    ])
    expect(said).toBe('nothing')
  })

  test('升级前就在的登记，升级后照样记录入、登记原因', async () => {
    const { open } = await ledgerBefore(110, (writer) => takeRegistration(writer, taken))
    const { ledger } = open()
    expect(await refusalOf(ledger, [[obstacle()], [conclude('mended', '好了')], [entry()]])).toBe(
      'nothing',
    )
  })
})
