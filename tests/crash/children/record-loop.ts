/** Records villages FIRST, FIRST + 1, … COUNT times, and prints each request id once it is kept. */
import { writeSync } from 'node:fs'
import { openTestLedger, recordVillage } from '../../support/ledger-builder.ts'

const [folder = '', first = '1', count = '1000000'] = process.argv.slice(2)
const ledger = openTestLedger(folder)
for (let number = Number(first); number < Number(first) + Number(count); number += 1) {
  const requestId = `loop-${String(number).padStart(8, '0')}`
  const { kind } = await recordVillage(ledger.writer, number, requestId)
  writeSync(1, `${requestId} ${kind}\n`)
}
await ledger.close()
