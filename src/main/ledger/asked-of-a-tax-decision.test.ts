/** 0130: what was asked for a decision of a tax list. */
import { expect, test } from 'vitest'
import { aDraft } from '../../../tests/support/ledger-builder.ts'
import { ledgerBefore } from '../../../tests/support/migration-harness.ts'

const before = {
  tax_decision_id: 1,
  digest: 'a'.repeat(64),
  policy: 'tongliang-2024',
  pack_hash: 'b'.repeat(64),
  overlay_hash: 'c'.repeat(64),
  content: '{}',
}

test('0130 在有核定的旧账本上升级：旧的没有所问，新的写得进，都改不了，核验无误', async () => {
  const { open } = await ledgerBefore(130, async (writer) => {
    await writer.record(aDraft('before-0001', { kind: 'rosters.writeLines' }), async (writing) => {
      // The column is not there yet.
      writing.open('tax_decision', before as Parameters<typeof writing.open<'tax_decision'>>[1])
      return { kind: 'record', result: {} }
    })
  })
  const { ledger } = open()
  await ledger.writer.record(
    aDraft('after-00001', { kind: 'rosters.writeLines' }),
    async (writing) => {
      writing.open('tax_decision', {
        ...before,
        tax_decision_id: 2,
        digest: 'd'.repeat(64),
        asked: '{"tier":1}',
      })
      return { kind: 'record', result: {} }
    },
  )
  const rows = await ledger.read
    .selectFrom('tax_decision')
    .select(['tax_decision_id', 'asked'])
    .orderBy('tax_decision_id')
    .execute()
  expect(rows).toEqual([
    { tax_decision_id: 1, asked: null },
    { tax_decision_id: 2, asked: '{"tier":1}' },
  ])
  expect(ledger.verify().problems).toEqual([])
})
