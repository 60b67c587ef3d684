/** Leaves the program in the middle of an action, without closing anything. */
import { aDraft, aVillage, openTestLedger } from '../../support/ledger-builder.ts'

const [folder = ''] = process.argv.slice(2)
const ledger = openTestLedger(folder)
await ledger.writer.record(aDraft('exit-000001'), async (writing) => {
  writing.open('village', aVillage(1))
  await writing.read.selectFrom('village').selectAll().execute()
  process.exit(3)
})
