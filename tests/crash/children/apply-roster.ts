/**
 * Writes a batch that was begun, stretch after stretch, and says so after each.
 * Arguments: folder, staging folder, batch id, request id of its beginning.
 */
import { join } from 'node:path'
import { openSecondWriter } from '../../../src/main/ledger/index.ts'
import { readPacks } from '../../../src/main/rules/index.ts'
import { findStaging } from '../../../src/main/rosters/staging.ts'
import { writeBatch } from '../../../src/main/rosters/write-lines.ts'
import { fixedClock, openTestLedger } from '../../support/ledger-builder.ts'

const [folder = '', staging = '', batchId = '', applyRequestId = ''] = process.argv.slice(2)
const ledger = openTestLedger(folder)
const side = findStaging({ folder: staging, source: ledger.source }, 'read')
if (side === null) throw new Error('no staging')
await writeBatch({
  side,
  source: ledger.source,
  packs: readPacks(join(import.meta.dirname, '../../../rules')).packs,
  writer: openSecondWriter(ledger.source, fixedClock),
  batchId: Number(batchId),
  applyRequestId,
  operator: { accountId: 1, role: 'clerk' },
  onProgress: (written) => process.stdout.write(`${written}\n`),
  isCancelled: () => false,
})
process.stdout.write('whole\n')
