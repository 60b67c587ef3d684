/** Writes the workbook of a rehearsal in a thread of its own: a county's takes a minute. */
import { parentPort, workerData } from 'node:worker_threads'
import { getDefined } from '../../shared/kernel/assert.ts'
import type { ChangedPerson } from '../../shared/rehearsal/model.ts'
import { openBulkReader } from '../ledger/index.ts'
import type { BulkReader } from '../ledger/index.ts'
import { writeRehearsalWorkbook } from '../spreadsheets/index.ts'
import { changedPerson } from './listing.ts'
import type { Names, PersonName } from './listing.ts'
import type { WorkbookTask } from './messages.ts'
import { nameRows, registrationNumberRows, villageNames } from './store.ts'
import type { Rehearsed } from './tally.ts'

// Written by the core: `startWorkbook`.
const { source, rehearsed, head } = workerData as WorkbookTask
const port = getDefined(parentPort, 'port to the core')

const bulk = openBulkReader(source)
try {
  await writeRehearsalWorkbook({
    head,
    result: rehearsed.result,
    people: everyChanged(rehearsed, readNames(bulk, rehearsed)),
    write: (chunk) => port.postMessage(chunk, []),
  })
} finally {
  bulk.close()
}

function* everyChanged(all: Rehearsed, names: Names): IterableIterator<ChangedPerson> {
  for (let index = 0; index < all.rows.personIds.length; index += 1) {
    yield changedPerson(all, index, names)
  }
}

/** Of those changed alone. */
function readNames(reader: BulkReader, { rows }: Rehearsed): Names {
  const wanted = new Set(rows.personIds)
  const people = new Map<number, PersonName>()
  for (const row of nameRows(reader)) if (wanted.has(row.person_id)) people.set(row.person_id, row)
  const wantedNumbers = new Set(rows.registrationIds)
  const registrations = new Map<number, string>()
  for (const row of registrationNumberRows(reader)) {
    if (wantedNumbers.has(row.registration_id)) {
      registrations.set(row.registration_id, row.registration_number)
    }
  }
  return { people, registrations, villages: villageNames(reader) }
}
