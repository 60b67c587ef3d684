/** Looked up with every person, so it must cost next to nothing however much money is booked. */
import { expect, test } from 'vitest'
import { rawConnection } from '../../../tests/support/ledger-builder.ts'
import { anOpenLedger } from '../../../tests/support/test-ledger.ts'
import { pendingEnrolments } from './index.ts'

test('正在写的清册记的参保：从清册找起，不从所有的缴费找起', async () => {
  const { folder, ledger } = await anOpenLedger({ encrypted: false })
  const { sql, parameters } = ledger.read
    .selectFrom('enrolment')
    .select('tier')
    .where('person_id', '=', 1)
    .where('to_action', 'is', null)
    .where('enrolment_id', 'not in', pendingEnrolments(ledger.read))
    .compile()
  const connection = rawConnection(folder)
  const plan = connection
    .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
    .all(...parameters)
    .map(({ detail }) => detail)
  connection.close()
  await ledger.close()
  expect(plan.join('\n')).toContain('SEARCH t USING INDEX tax_payment_current_1 (batch_id=?)')
  expect(plan.filter((detail) => /^SCAN [tn]\b/u.test(detail))).toEqual([])
})
