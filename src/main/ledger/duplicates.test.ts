/** 0150: merging, and what the ledger itself says of it. */
import { expect, test } from 'vitest'
import { aDraft, aPerson, recordVillage } from '../../../tests/support/ledger-builder.ts'
import { ledgerBefore } from '../../../tests/support/migration-harness.ts'
import { anOpenLedger } from '../../../tests/support/test-ledger.ts'
import type { NewRow } from './index.ts'

test('0150 在有人的旧账本上升级：人还在，没有并入谁，可以改，核验无误', async () => {
  const { open } = await ledgerBefore(150, async (writer) => {
    await recordVillage(writer, 1)
    await writer.record(aDraft('before-0001'), async (writing) => {
      writing.open('person', aPerson(1))
      return { kind: 'record', result: {} }
    })
  })
  const { ledger } = open()
  const before = await ledger.read.selectFrom('person').selectAll().executeTakeFirstOrThrow()
  expect(before).toMatchObject({ name: '周桂兰', document_country: null, merged_into: null })
  await ledger.writer.record(aDraft('after-00001'), async (writing) => {
    writing.replace('person', before, { phone: '13800000001' })
    return { kind: 'record', result: {} }
  })
  expect(ledger.verify().problems).toEqual([])
})

test('护照号码按国家区分，同一国家的不能重复', async () => {
  const { ledger } = await anOpenLedger({ encrypted: false })
  const passport = (number: number, country: string) =>
    ledger.writer.record(aDraft(`person-${number}001`), async (writing) => {
      writing.open('person', aPerson(number, { id_number: 'E1', document_country: country }))
      return { kind: 'record', result: {} }
    })
  await passport(1, 'VN')
  await passport(2, 'RU')
  await expect(passport(3, 'VN')).rejects.toThrow('UNIQUE constraint failed')
})

const merge: NewRow<'person_merge'> = {
  merge_id: 1,
  kept_id: 1,
  alias_id: 2,
  reason: '同一人',
  proposed_by: 1,
  proposed_on: '2023-11-20',
  status: 'proposed',
  decided_by: null,
  decided_on: null,
  decision_reason: null,
  undone_by: null,
  undone_on: null,
  undo_reason: null,
}

test.each<[string, Partial<NewRow<'person_merge'>>, string]>([
  ['自己并入自己', { alias_id: 1 }, 'CHECK constraint failed'],
  [
    '没有提议就合并',
    { status: 'merged', decided_by: 2, decided_on: '2023-11-20' },
    'proposed before it is decided',
  ],
])('账本不许%s', async (_what, changes, message) => {
  const { ledger } = await anOpenLedger({ encrypted: false })
  const written = ledger.writer.record(aDraft('merge-00001'), async (writing) => {
    writing.open('person_merge', { ...merge, ...changes })
    return { kind: 'record', result: {} }
  })
  await expect(written).rejects.toThrow(message)
})

test('账本不许自己同意自己的提议，反着再提一次也不许', async () => {
  const { ledger } = await anOpenLedger({ encrypted: false })
  await ledger.writer.record(aDraft('merge-00001'), async (writing) => {
    writing.open('person_merge', merge)
    return { kind: 'record', result: {} }
  })
  const row = await ledger.read.selectFrom('person_merge').selectAll().executeTakeFirstOrThrow()
  const agreed = ledger.writer.record(aDraft('merge-00002'), async (writing) => {
    const decided = { status: 'merged', decided_by: 1, decided_on: '2023-11-20' }
    writing.replace('person_merge', row, decided)
    return { kind: 'record', result: {} }
  })
  await expect(agreed).rejects.toThrow('CHECK constraint failed')
  const turned = ledger.writer.record(aDraft('merge-00003'), async (writing) => {
    writing.open('person_merge', { ...merge, merge_id: 2, kept_id: 2, alias_id: 1 })
    return { kind: 'record', result: {} }
  })
  await expect(turned).rejects.toThrow('UNIQUE constraint failed')
})
