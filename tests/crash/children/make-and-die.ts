/**
 * Makes a ledger and kills itself before its STEP-th call that changes something in the file
 * system. Prints `made` where it came through.
 */
import * as fs from 'node:fs'
import { createRequire, syncBuiltinESMExports } from 'node:module'
import { makeTestLedger, partsOf } from '../../support/ledger-builder.ts'

const [folder = '', step = '0'] = process.argv.slice(2)
partsOf(folder)

let left = Number(step)
const writable = createRequire(import.meta.url)('node:fs') as Record<
  string,
  (...args: readonly unknown[]) => unknown
>
const changing = ['mkdirSync', 'chmodSync', 'writeFileSync', 'fsyncSync', 'renameSync', 'rmSync']
for (const name of changing) {
  const original = writable[name]
  if (original === undefined) throw new Error(`no ${name}`)
  writable[name] = (...args) => {
    left -= 1
    if (left === 0) process.kill(process.pid, 'SIGKILL')
    return original(...args)
  }
}
syncBuiltinESMExports()
await makeTestLedger(folder)
fs.writeSync(1, 'made\n')
