import { expect, test } from 'vitest'
import { aDraft, aPerson } from '../../../tests/support/ledger-builder.ts'
import { takeRegistration } from '../../../tests/support/registration-rows.ts'
import { ledgerBefore } from '../../../tests/support/migration-harness.ts'

test('0030 已有登记的账本升级后：登记还在，旧登记没有记下本单位确定的指纹', async () => {
  const registration = {
    registration_id: 1,
    registration_number: 'R-1',
    person_id: 1,
    coverage_year: 2024,
    scheme: 'resident',
    tier: 1,
    policy: 'tongliang-2024',
    pack_hash: 'a',
    registered_on: '2023-11-20',
    pay_day: '2023-11-20',
    payable_fen: 38_000,
    taken_by: 1,
    village_id: 1,
    snapshot: '{}',
    quotation: '{}',
    overlay_hash: null,
  }
  const { open } = await ledgerBefore(30, (writer) =>
    takeRegistration(writer, (writing) => {
      writing.open('person', aPerson(1))
      writing.open('registration', registration)
    }),
  )
  const { ledger } = open()
  const later = { kind: 'intake.register', accountId: 1 }
  await ledger.writer.record(aDraft('after-00001', later), async (writing) => {
    writing.open('registration', {
      ...registration,
      registration_id: 2,
      registration_number: 'R-2',
      person_id: 2,
      overlay_hash: 'b',
    })
    return { kind: 'record', result: {} }
  })
  const entering = { kind: 'amendments.record', accountId: 1, role: 'administrator' }
  await ledger.writer.record(aDraft('after-00002', entering), async (writing) => {
    writing.open('amendment', {
      amendment_id: 1,
      policy: 'national-2025',
      holds_from: '2026-09-01',
      document_number: null,
      clause: '一',
      basis: '电话请示',
      content: '{}',
      entered_by: 1,
    })
    return { kind: 'record', result: {} }
  })
  const rows = await ledger.read
    .selectFrom('registration')
    .select(['registration_number', 'overlay_hash'])
    .orderBy('registration_id')
    .execute()
  expect(rows).toEqual([
    { registration_number: 'R-1', overlay_hash: null },
    { registration_number: 'R-2', overlay_hash: 'b' },
  ])
  expect(ledger.verify().problems).toEqual([])
})
