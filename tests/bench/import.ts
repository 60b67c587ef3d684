/** `import.*`, `crosscheck.*`: a county's list from its lines into the ledger, and what it is for. */
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { practiceClock, systemClock } from '../../src/main/kernel/clock.ts'
import { findCrossings } from '../../src/main/evidence/index.ts'
import {
  dataFolderAt,
  fileKeyStore,
  findLedger,
  openBulkReader,
  openSecondWriter,
} from '../../src/main/ledger/index.ts'
import type { Ledger } from '../../src/main/ledger/index.ts'
import { beginBatch } from '../../src/main/rosters/applying.ts'
import { readPacks } from '../../src/main/rules/index.ts'
import { previewRoster } from '../../src/main/rosters/preview.ts'
import { findStaging, makeStaging, placeOf } from '../../src/main/rosters/staging.ts'
import type { ImportRecord } from '../../src/main/rosters/staging.ts'
import { writeBatch } from '../../src/main/rosters/write-lines.ts'
import { getDefined } from '../../src/shared/kernel/assert.ts'
import { getDay } from '../../src/shared/kernel/day.ts'
import type { RosterRow } from '../../src/shared/rosters/field.ts'
import type { ImportHead } from '../../src/shared/rosters/model.ts'
import type { BenchOffice } from './bench-office.ts'
import { timed } from './figure.ts'
import type { Measured } from './figure.ts'

const { packs } = readPacks(join(import.meta.dirname, '../../rules'))
const practiceDay = getDay('2023-11-20')
const operator = { accountId: 1, displayName: '练习经办', role: 'clerk' } as const

export type ImportFigures = {
  readonly preview: Measured
  readonly apply: Measured
  readonly crossCheck: Measured
}

/** One list of everybody, one of deaths, one of other cover; each is applied, then all are checked. */
export async function measureImport(
  office: BenchOffice,
  sizes: { readonly deaths: number; readonly others: number },
): Promise<ImportFigures> {
  const ledger = getDefined(
    findLedger({
      data: dataFolderAt(office.folder),
      keys: fileKeyStore(),
      clockFor: () => practiceClock(systemClock, practiceDay),
    }),
    'bench ledger',
  )
  try {
    const whole = await importList(office, ledger, { kind: 'renewal', every: 1, most: Infinity })
    await importList(office, ledger, { kind: 'deaths', every: 7, most: sizes.deaths })
    await importList(office, ledger, { kind: 'employee-insurance', every: 5, most: sizes.others })
    const bulk = openBulkReader(ledger.source)
    try {
      const value = await timed(() => findCrossings(bulk, 2023))
      const floor = await timed(() => streamLines(bulk))
      return { ...whole, crossCheck: { value, floor } }
    } finally {
      bulk.close()
    }
  } finally {
    await ledger.close()
  }
}

type List = {
  readonly kind: 'renewal' | 'deaths' | 'employee-insurance'
  /** Every how many-th person. */
  readonly every: number
  readonly most: number
}

async function importList(office: BenchOffice, ledger: Ledger, list: List) {
  const importId = `bench-import-${list.kind}`
  const place = placeOf(join(office.folder, 'rosters'), importId, ledger.source)
  const head: ImportHead = {
    kind: list.kind,
    sender: '练习来文',
    authority: list.kind === 'deaths' ? 'civil-affairs' : 'tax',
    scope: '',
    coverageYear: list.kind === 'renewal' ? 2024 : null,
    listDay: practiceDay,
    fullList: list.kind === 'renewal',
    fileName: `${list.kind}.xlsx`,
  }
  const record: ImportRecord = {
    importId,
    head,
    byteCount: 1,
    receivedBytes: 1,
    fileHash: `hash-of-${importId}`,
    startedBy: operator.displayName,
    accountId: operator.accountId,
    startedOn: practiceDay,
    startedAt: '2023-11-20T01:30:00.000Z',
    phase: 'previewed',
    failure: null,
    layout: null,
    profileName: null,
    constants: {},
    counts: null,
    previewDigest: `digest-of-${importId}`,
    batchId: null,
    applyRequestId: null,
    keptUntil: null,
  }
  makeStaging(place, record)
  const side = getDefined(findStaging(place, 'write'), 'staging')
  const bulk = openBulkReader(ledger.source)
  const people = openBulkReader(ledger.source)
  let counts: Awaited<ReturnType<typeof previewRoster>> = null
  const previewMs = await timed(async () => {
    counts = await previewRoster({
      side,
      bulk,
      packs,
      reading: readingOf(people, list),
      head,
      constants: {},
      today: practiceDay,
      practice: true,
      onProgress: () => undefined,
      isCancelled: () => false,
    })
  })
  const readMs = await timed(async () => {
    for await (const _rows of readingOf(people, list)) continue
  })
  bulk.close()
  people.close()
  const begun = await ledger.writer.record(
    { requestId: `apply-${importId}`, kind: 'rosters.apply', operator, payload: { importId } },
    async (writing) =>
      beginBatch(
        writing,
        { previewDigest: record.previewDigest ?? '' },
        { record: { ...record, counts }, mayApply: true, isBusy: false, side, operator },
      ),
  )
  if (begun.kind !== 'recorded') throw new Error(`not begun: ${JSON.stringify(begun)}`)
  const writer = openSecondWriter(ledger.source, practiceClock(systemClock, practiceDay))
  const applyMs = await timed(async () => {
    await writeBatch({
      side,
      source: ledger.source,
      writer,
      packs,
      batchId: begun.result.batchId,
      applyRequestId: `apply-${importId}`,
      operator,
      onProgress: () => undefined,
      isCancelled: () => false,
    })
  })
  await writer.close()
  side.close()
  return {
    preview: { value: previewMs, floor: readMs },
    apply: { value: applyMs, floor: insertsOf(office, begun.result.batchId) },
  }
}

/** Rows as a reader hands them out, made from the people of the ledger. */
function readingOf(bulk: ReturnType<typeof openBulkReader>, { kind, every, most }: List) {
  let count = 0
  return {
    async *[Symbol.asyncIterator]() {
      let batch: RosterRow[] = []
      const query = bulk.read
        .selectFrom('person')
        .select(['name', 'id_number', 'person_id'])
        .where('to_action', 'is', null)
        .orderBy('person_id')
      for (const { name, id_number: number, person_id: id } of bulk.rows(query)) {
        if (id % every !== 0) continue
        if (count >= most) break
        count += 1
        batch.push(rowOf(count, { name, number, kind }))
        if (batch.length < 500) continue
        yield batch
        batch = []
      }
      if (batch.length > 0) yield batch
    },
    summary: () => ({
      rowCount: count,
      blankRowCount: 0,
      hiddenRowCount: 0,
      hiddenColumns: [],
      skippedCount: 0,
      skipped: [],
    }),
  }
}

function rowOf(
  count: number,
  of: { readonly name: string; readonly number: string; readonly kind: List['kind'] },
): RosterRow {
  const day = { kind: 'day', precision: 'day', day: getDay('2023-10-05') } as const
  const event =
    of.kind === 'deaths' ? { diedOn: day } : of.kind === 'renewal' ? {} : { joinedOn: day }
  return {
    rowNumber: count + 1,
    group: 1,
    hidden: false,
    values: {
      name: { kind: 'name', name: of.name },
      idNumber: { kind: 'idNumber', number: of.number, form: 'eighteen', proposed: null },
      ...event,
    },
    problems: [],
    raw: {},
  }
}

/** The same rows into a table with the same columns and indexes, without triggers, 1,500 a transaction. */
function insertsOf({ folder }: BenchOffice, batchId: number): number {
  const connection = new Database(join(folder, 'raw.db'))
  try {
    connection.exec(`attach '${join(folder, 'ledger.db')}' as ledger`)
    const rows = connection
      .prepare('select * from ledger.evidence where batch_id = ? order by line')
      .raw()
      .all(batchId) as readonly (string | number | null)[][]
    connection.exec('detach ledger')
    connection.pragma('journal_mode = WAL')
    connection.pragma('synchronous = FULL')
    connection.exec(`create table raw (row_id integer primary key, from_action, to_action, batch_id,
      line, row_number, person_id, matched_by, id_number, name, birth_date, village, event_on,
      event_precision, ends_on, term, level, detail);
      create index raw_versions on raw (batch_id, from_action);
      create index raw_opened on raw (from_action, row_id);
      create unique index raw_current on raw (batch_id, line) where to_action is null;
      create index raw_person on raw (person_id) where to_action is null;
      create index raw_number on raw (id_number) where to_action is null;`)
    const insert = connection.prepare(`insert into raw values (${Array(18).fill('?').join(', ')})`)
    const from = performance.now()
    for (let at = 0; at < rows.length; at += 1500) {
      connection.transaction(() => {
        for (const row of rows.slice(at, at + 1500)) insert.run(...row)
      })()
    }
    const took = performance.now() - from
    connection.exec('drop table raw')
    return took
  } finally {
    connection.close()
  }
}

/** The rows that a cross-check reads, read and let go of. */
function streamLines({ read, rows }: ReturnType<typeof openBulkReader>): number {
  let count = 0
  const enrolments = read
    .selectFrom('enrolment')
    .select('person_id')
    .where('coverage_year', '=', 2023)
  for (const _row of rows(enrolments)) count += 1
  const lines = read
    .selectFrom('evidence')
    .select(['line', 'person_id'])
    .where('batch_id', 'in', [2, 3])
    .orderBy('batch_id')
    .orderBy('line')
  for (const _row of rows(lines)) count += 1
  return count
}
