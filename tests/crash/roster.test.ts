/** A power cut while a list is being written: it goes on where it stopped, and counts only whole. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verifyFolder } from '../../src/main/ledger/index.ts'
import { placeOf } from '../../src/main/rosters/staging.ts'
import { killApplying, statusOf } from '../support/kill-applying.ts'
import { openTestLedger, partsOf } from '../support/ledger-builder.ts'
import { begin, openRosterLedger, stage } from '../support/roster-office.ts'
import { aHead, aNumber, aRow } from '../support/rosters.ts'

const lineCount = 9000

test('写入名册途中断电：没写完的不算数，接着写一行不多、一行不少', async () => {
  const { folder, ledger } = await openRosterLedger()
  const rows = Array.from({ length: lineCount }, (_, index) =>
    aRow(index + 2, {
      name: `村民${index}`,
      idNumber: aNumber(index % 900, `19${50 + Math.floor(index / 900)}0101`),
      diedOn: '2023-10-01',
    }),
  )
  const staged = await stage({ folder, ledger }, aHead({ fullList: false }), rows)
  // Nobody of them is known here: as if a second person had let the list past.
  const counts = { ...staged.counts, matched: lineCount }
  const begun = await begin(ledger, { ...staged, record: { ...staged.record, counts } })
  expect(begun).toMatchObject({ kind: 'recorded', result: { batchId: 1 } })
  staged.side.close()
  const { importId } = staged.record
  const place = placeOf(join(folder, 'office', 'rosters'), importId, ledger.source)
  await ledger.close()

  await killApplying({ folder, staging: place.folder, importId })

  const whole = openTestLedger(folder)
  expect(await statusOf(whole)).toBe('applied')
  const lines = await whole.read.selectFrom('evidence').select('line').orderBy('line').execute()
  expect(lines.map(({ line }) => line)).toEqual(
    Array.from({ length: lineCount }, (_, index) => index + 1),
  )
  await whole.close()
  expect(verifyFolder(partsOf(folder)).problems).toEqual([])
})
