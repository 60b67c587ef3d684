/** A power cut while a tax list is being booked: it goes on where it stopped, no yuan twice. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verifyFolder } from '../../src/main/ledger/index.ts'
import { placeOf } from '../../src/main/rosters/staging.ts'
import { killApplying } from '../support/kill-applying.ts'
import { openTestLedger, partsOf } from '../support/ledger-builder.ts'
import { begin, reviewer } from '../support/roster-office.ts'
import { balances, enrolments, openTaxOffice, stageTax } from '../support/tax-office.ts'

const people = 1500

test('记账途中断电：没写完的不算完成，接着记一笔不多、一笔不少', async () => {
  const { folder, ledger } = await openTaxOffice(people)
  const paid = Array.from({ length: people }, (_, index) => ({
    person: index + 1,
    voucher: `V${index + 1}`,
  }))
  const staged = await stageTax({ folder, ledger }, paid)
  const begun = await begin(ledger, staged, reviewer)
  expect(begun).toMatchObject({ kind: 'recorded', result: { batchId: 1 } })
  staged.side.close()
  const { importId } = staged.record
  const place = placeOf(join(folder, 'office', 'rosters'), importId, ledger.source)
  await ledger.close()

  await killApplying({ folder, staging: place.folder, importId }, async (after) => {
    const office = { folder, ledger: after }
    const booked = (await enrolments(office)).length
    const books = await balances(office)
    expect(books).toEqual({ contribution: booked * -38_000, fund: booked * 38_000 })
  })

  const whole = openTestLedger(folder)
  const office = { folder, ledger: whole }
  expect(await enrolments(office)).toHaveLength(people)
  // 1,500 × 380 yuan.
  expect(await balances(office)).toEqual({ contribution: -57_000_000, fund: 57_000_000 })
  await whole.close()
  expect(verifyFolder(partsOf(folder)).problems).toEqual([])
})
