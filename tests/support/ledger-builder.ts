/**
 * Ledgers for tests, with safe defaults: real SQLite files, a fixed clock, a key file outside the
 * data folder. Knows nothing of the test runner, so that child processes can use it too.
 */
import Sqlite from 'better-sqlite3'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../../src/main/kernel/clock.ts'
import {
  fileKeyStore,
  findLedger,
  makeLedger,
  prepareDataFolder,
} from '../../src/main/ledger/index.ts'
import type { KeyStore, Ledger, NewRow, Recorded, Writer } from '../../src/main/ledger/index.ts'
import type { Migration } from '../../src/main/ledger/migrations/index.ts'
import { getDay } from '../../src/shared/kernel/day.ts'

/** 2023-11-20, 09:30 in China. */
export const fixedClock: Clock = {
  now: () => Date.parse('2023-11-20T01:30:00Z'),
  today: () => getDay('2023-11-20'),
}

export type LedgerOptions = {
  readonly encrypted?: boolean
  readonly practiceDate?: string | null
  readonly migrations?: readonly Migration[]
  readonly fill?: (writer: Writer) => Promise<void>
}

/** `folder` holds the data folder and, beside it, the key. */
export function partsOf(folder: string) {
  return { data: prepareDataFolder(join(folder, 'office')), keys: keysOf(folder) }
}

export function keysOf(folder: string): KeyStore {
  return fileKeyStore(keyFileOf(folder))
}

export function keyFileOf(folder: string): string {
  return join(folder, 'keys', 'office.key')
}

export function ledgerFileOf(folder: string): string {
  return join(folder, 'office', 'ledger.db')
}

export async function makeTestLedger(folder: string, options: LedgerOptions = {}): Promise<void> {
  await makeLedger({
    ...partsOf(folder),
    ...(options.migrations === undefined ? {} : { migrations: options.migrations }),
    clockFor: () => fixedClock,
    encrypted: options.encrypted ?? true,
    practiceDate: options.practiceDate ?? null,
    fill: options.fill ?? ((writer) => openOffice(writer, options.practiceDate ?? null)),
  })
}

export function openTestLedger(
  folder: string,
  options: Pick<LedgerOptions, 'migrations'> = {},
): Ledger {
  const ledger = findLedger({ ...partsOf(folder), ...options, clockFor: () => fixedClock })
  if (ledger === null) throw new Error('the test made no ledger')
  return ledger
}

/** A connection behind the ledger's back, as an attacker with the key would have one. */
export function rawConnection(folder: string): Sqlite.Database {
  const connection = new Sqlite(ledgerFileOf(folder))
  const mark = JSON.parse(readFileSync(join(folder, 'office', 'ledger.json'), 'utf8')) as {
    readonly keyCheck: string | null
  }
  if (mark.keyCheck !== null) {
    connection.pragma(`cipher = 'sqlcipher'`)
    connection.pragma(`key = "x'${readFileSync(keyFileOf(folder), 'utf8').trim()}'"`)
  }
  return connection
}

export function makeFolders(...folders: readonly string[]): void {
  for (const folder of folders) mkdirSync(folder, { recursive: true })
}

/** Action 1 of every test ledger: the office. */
async function openOffice(writer: Writer, practiceDate: string | null): Promise<void> {
  await writer.record(aDraft('office-0001', { kind: 'office.found' }), async (writing) => {
    writing.open('office', {
      office_id: 1,
      name: '蒲吕街道医保窗口',
      region_code: '500151',
      practice_date: practiceDate,
    })
    return { kind: 'record', subject: 'office:1', result: {} }
  })
}

/** An action of nobody, as before an office has accounts, where no account is given. */
export function aDraft(
  requestId: string,
  changes: {
    readonly kind?: string
    readonly accountId?: number
    readonly role?: string
    readonly payload?: unknown
  } = {},
) {
  const { accountId, role = 'clerk' } = changes
  return {
    requestId,
    kind: changes.kind ?? 'test.write',
    operator: accountId === undefined ? null : { accountId, role },
    payload: changes.payload ?? { note: '测试' },
  }
}

export function aVillage(number: number): NewRow<'village'> {
  return { village_id: number, name: `第${number}村`, position: number }
}

export function aPerson(number: number, changes: Partial<NewRow<'person'>> = {}): NewRow<'person'> {
  return {
    person_id: number,
    name: '周桂兰',
    pinyin: 'zhouguilan',
    initials: 'zgl',
    id_number: `59000119600101${String(number).padStart(4, '0')}`,
    id_tail: String(number).padStart(4, '0'),
    sex: 'female',
    birth_date: '1960-01-01',
    village_id: 1,
    household_id: null,
    relation_to_head: null,
    phone: null,
    document_type: 'id-card',
    village_group: null,
    registered_address: null,
    residence_address: null,
    works_away: null,
    works_away_at: null,
    document_country: null,
    merged_into: null,
    ...changes,
  }
}

export function anEnrolment(
  number: number,
  changes: Partial<NewRow<'enrolment'>> = {},
): NewRow<'enrolment'> {
  return {
    enrolment_id: number,
    person_id: number,
    coverage_year: 2024,
    scheme: 'resident',
    tier: 1,
    source: 'carried-over',
    ...changes,
  }
}

/** One action that opens one village, answered with its id. */
export function recordVillage(
  writer: Writer,
  number: number,
  requestId = `village-${String(number).padStart(6, '0')}`,
): Promise<Recorded<{ readonly villageId: number }, never>> {
  return writer.record(aDraft(requestId, { payload: { number } }), async (writing) => {
    writing.open('village', aVillage(number))
    return { kind: 'record', subject: `village:${number}`, result: { villageId: number } }
  })
}
