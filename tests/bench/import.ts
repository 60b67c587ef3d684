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
/** Of the second account of a practice office: money is brought in by a reviewer. */
const reviewer = { accountId: 2, displayName: '练习审核', role: 'reviewer' } as const

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
  const ledger = openBenchLedger(office)
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
  readonly kind: 'renewal' | 'deaths' | 'employee-insurance' | 'paid-register'
  /** Every how many-th person. */
  readonly every: number
  readonly most: number
}

/** What the tax office says who paid: each line is decided, booked, entered and enrols somebody. */
export async function measureTaxList(office: BenchOffice, lines: number) {
  const ledger = openBenchLedger(office)
  try {
    return await importList(office, ledger, { kind: 'paid-register', every: 1, most: lines })
  } finally {
    await ledger.close()
  }
}

function openBenchLedger(office: BenchOffice): Ledger {
  return getDefined(
    findLedger({
      data: dataFolderAt(office.folder),
      keys: fileKeyStore(),
      clockFor: () => practiceClock(systemClock, practiceDay),
    }),
    'bench ledger',
  )
}

async function importList(office: BenchOffice, ledger: Ledger, list: List) {
  const doing = list.kind === 'paid-register' ? reviewer : operator
  const importId = `bench-import-${list.kind}`
  const place = placeOf(join(office.folder, 'rosters'), importId, ledger.source)
  const head: ImportHead = {
    kind: list.kind,
    sender: '练习来文',
    authority: list.kind === 'deaths' ? 'civil-affairs' : 'tax',
    scope: '',
    coverageYear: list.kind === 'renewal' || list.kind === 'paid-register' ? 2024 : null,
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
    startedBy: doing.displayName,
    accountId: doing.accountId,
    startedOn: practiceDay,
    startedAt: '2023-11-20T01:30:00.000Z',
    phase: 'previewed',
    failure: null,
    layout: null,
    profileName: null,
    constants: {},
    counts: null,
    previewDigest: `digest-of-${importId}`,
    standing: null,
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
    {
      requestId: `apply-${importId}`,
      kind: 'rosters.apply',
      operator: doing,
      payload: { importId },
    },
    async (writing) =>
      beginBatch(
        writing,
        { previewDigest: record.previewDigest ?? '' },
        { record: { ...record, counts }, mayApply: true, isBusy: false, side, operator: doing },
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
      operator: doing,
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
  const day = {
    kind: 'day',
    precision: 'day',
    day: getDay(of.kind === 'paid-register' ? '2023-11-08' : '2023-10-05'),
  } as const
  const event = eventsOf[of.kind](day)
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

type Said = RosterRow['values'][string]
const eventsOf: Readonly<
  Record<List['kind'], (day: NonNullable<Said>) => Readonly<Record<string, NonNullable<Said>>>>
> = {
  deaths: (diedOn) => ({ diedOn }),
  renewal: () => ({}),
  'employee-insurance': (joinedOn) => ({ joinedOn }),
  'paid-register': (paidOn) => ({ paidOn, amount: { kind: 'fen', fen: 38_000 } }),
}

/**
 * The rows that the list left, into tables with the same columns and indexes, without triggers,
 * 1,500 of a table a transaction.
 */
function insertsOf({ folder }: BenchOffice, batchId: number): number {
  const connection = new Database(join(folder, 'raw.db'))
  try {
    connection.exec(`attach '${join(folder, 'ledger.db')}' as ledger`)
    const copies = listTables.map((table) => copyOf(connection, table, batchId))
    connection.exec('detach ledger')
    connection.pragma('journal_mode = WAL')
    connection.pragma('synchronous = FULL')
    // Of what is written, the rows alone.
    connection.pragma('foreign_keys = OFF')
    for (const { schema } of copies) connection.exec(schema)
    const from = performance.now()
    for (const { table, width, rows } of copies) {
      const insert = connection.prepare(
        `insert into ${table} values (${Array(width).fill('?').join(', ')})`,
      )
      for (let at = 0; at < rows.length; at += 1500) {
        connection.transaction(() => {
          for (const row of rows.slice(at, at + 1500)) insert.run(...row)
        })()
      }
    }
    const took = performance.now() - from
    for (const { table } of copies) connection.exec(`drop table ${table}`)
    return took
  } finally {
    connection.close()
  }
}

const listTables = ['evidence', 'tax_payment', 'enrolment', 'journal_line'] as const

/** What the actions of a batch put into a table of the attached ledger, and the table as it is. */
function copyOf(connection: Database.Database, table: string, batchId: number) {
  const rows = connection
    .prepare(
      `select * from ledger.${table} where from_action in (
         select action_id from ledger.action
         where subject = ? and kind = 'rosters.writeLines') order by row_id`,
    )
    .raw()
    .all(`roster:${batchId}`) as readonly (string | number | null)[][]
  const schema = connection
    .prepare(
      `select sql from ledger.sqlite_schema
       where tbl_name = ? and type in ('table', 'index') and sql is not null
       order by type desc`,
    )
    .pluck()
    .all(table)
    .join(';\n')
  const width = connection.prepare('select count(*) from pragma_table_info(?)').pluck()
  return { table, rows, schema, width: Number(width.get(table)) }
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
