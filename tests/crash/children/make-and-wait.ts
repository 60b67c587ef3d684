/** Makes a ledger, and stops in the middle of filling it until it is killed. */
import { writeSync } from 'node:fs'
import { makeTestLedger, recordVillage } from '../../support/ledger-builder.ts'

const [folder = ''] = process.argv.slice(2)
setInterval(() => undefined, 1000)
await makeTestLedger(folder, {
  fill: async (writer) => {
    await recordVillage(writer, 1)
    writeSync(1, 'filling\n')
    await new Promise(() => undefined)
  },
})
