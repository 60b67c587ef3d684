/** `rehearse.713138`: a price that rises, over everybody of a county, beside the counter. */
import { join } from 'node:path'
import { openBulkReader } from '../../src/main/ledger/index.ts'
import { startThread } from '../../src/main/rehearsal/index.ts'
import { readPacks } from '../../src/main/rules/index.ts'
import { getDay } from '../../src/shared/kernel/day.ts'
import { dearer } from '../support/dearer.ts'
import { rulesFolder } from './bench-office.ts'
import type { BenchOffice } from './bench-office.ts'
import { timed } from './figure.ts'
import type { Measured } from './figure.ts'

/** A practice ledger is plain. */
const sourceOf = (office: Pick<BenchOffice, 'folder'>) => ({
  file: join(office.folder, 'ledger.db'),
  key: null,
})

/** A price that rises, over everybody, in its thread. */
export function startRehearsal(office: Pick<BenchOffice, 'folder'>) {
  const { packs } = readPacks(rulesFolder)
  const occasion = { coverageYear: 2024, payDay: getDay('2023-11-20') }
  return startThread(
    {
      source: sourceOf(office),
      places: { rulesFolder, brought: [] },
      packHashes: Object.fromEntries(packs.list().map(({ policy, hash }) => [policy, hash])),
      overlay: { readings: {}, amendments: [] },
      candidate: { kind: 'amendment', text: dearer },
      over: { kind: 'people', policy: 'tongliang-2024', before: occasion, after: occasion },
    },
    { onProgress: () => undefined },
  )
}

/** From the start of the thread until its result is back in the core. */
export async function measureRehearsal(office: BenchOffice, people: number): Promise<Measured> {
  const source = sourceOf(office)
  const value = await timed(async () => {
    const end = await startRehearsal(office).ended
    if (end.kind !== 'finished') throw new Error(`the rehearsal ended: ${JSON.stringify(end)}`)
    const { lookedAt, leftOut } = end.rehearsed.result
    if (lookedAt + leftOut !== people) throw new Error(`looked at ${lookedAt} of ${people}`)
  })
  return { value, floor: await timed(() => streamRows(source)) }
}

/** The rows that a rehearsal reads, read and let go of. */
function streamRows(source: Parameters<typeof openBulkReader>[0]): number {
  const bulk = openBulkReader(source)
  const { read, rows } = bulk
  let count = 0
  try {
    const people = read.selectFrom('person').select(['person_id', 'birth_date', 'village_id'])
    const identities = read.selectFrom('identity').select(['person_id', 'term', 'valid_from'])
    const enrolments = read.selectFrom('enrolment').select(['person_id', 'tier'])
    for (const _row of rows(people.where('to_action', 'is', null))) count += 1
    for (const _row of rows(identities.where('to_action', 'is', null))) count += 1
    for (const _row of rows(enrolments.where('tier', '<>', 1))) count += 1
  } finally {
    bulk.close()
  }
  return count
}
