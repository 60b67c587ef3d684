/**
 * Works on folders as an ordinary user. Started as root it gives its rights up, once everything is
 * loaded: the program itself may lie where that user cannot read. Prints one line a case:
 * the name, the trouble's code and its sentence.
 */
import Sqlite from 'better-sqlite3'
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import {
  fileKeyStore,
  findLedger,
  makeLedger,
  prepareDataFolder,
  takeProgramLock,
} from '../../../src/main/ledger/index.ts'
import { dataFolderAt, verifyFolder } from '../../../src/main/ledger/index.ts'
import { Trouble } from '../../../src/main/kernel/trouble.ts'
import { fixedClock } from '../../support/ledger-builder.ts'

const [folder = ''] = process.argv.slice(2)
new Sqlite(':memory:').close()
if (process.getuid?.() === 0) {
  process.setgroups?.([])
  process.setgid?.(65_534)
  process.setuid?.(65_534)
}

const keys = fileKeyStore(join(folder, 'keys', 'office.key'))
const at = (name: string) => ({ data: dataFolderAt(join(folder, name)), keys })
const make = (name: string, encrypted: boolean) =>
  makeLedger({
    ...at(name),
    encrypted,
    practiceDate: null,
    clockFor: () => fixedClock,
    fill: async () => undefined,
  })

const cases: Readonly<Record<string, () => unknown>> = {
  'prepare-inside': () => prepareDataFolder(join(folder, 'empty', 'new')),
  'prepare-itself': () => prepareDataFolder(join(folder, 'empty')),
  'make-in-readonly': () => make('empty', false),
  'lock-in-readonly': () => takeProgramLock(join(folder, 'empty'), 'web'),
  'open-in-readonly': () => findLedger({ ...at('office'), clockFor: () => fixedClock }),
  'verify-in-readonly': () => verifyFolder(at('office')),
  'open-unreadable-file': () => findLedger({ ...at('unreadable'), clockFor: () => fixedClock }),
  'make-without-place-for-key': () => make('writable', true),
}
for (const [name, run] of Object.entries(cases)) {
  try {
    await run()
    writeSync(1, `${name} fine\n`)
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    writeSync(1, `${name} ${error.code} ${error.message}\n`)
  }
}
