/**
 * Writing: one action at a time. What the action did to the rows, the action itself and its place
 * in the chain are one transaction; a refusal or an error leaves nothing behind.
 */
import type { Database } from 'better-sqlite3'
import { Kysely, SqliteDialect, sql } from 'kysely'
import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../kernel/clock.ts'
import { Bug, assert } from '../../shared/kernel/assert.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { RowsDigest, canonicalJson, chainStart, hashOfAction } from './chain.ts'
import { momentAfter } from './clock-guard.ts'
import { busyTimeoutMs } from './connection.ts'
import { selectsOnly } from './reader.ts'
import type { Reader } from './reader.ts'
import type { ActionTable, LedgerSchema, NewRow, StateRow, StateTable } from './schema.ts'
import { StateColumns } from './state-columns.ts'
import { isBusy, storageTrouble } from './storage-trouble.ts'
import { withKeptStatements } from './statements.ts'

/** What is known of an action before it is carried out. */
export type ActionDraft = {
  readonly requestId: string
  readonly kind: string
  readonly operator: { readonly accountId: number; readonly role: string } | null
  /** The call's input without secrets. A repeated request id must come with the same. */
  readonly payload: unknown
}

/** What carrying it out added: what it is about, the pack it was decided by, the short result. */
export type ActionOutcome<Result> = {
  readonly subject?: string
  readonly pack?: { readonly policy: string; readonly hash: string }
  /** Kept with the action; a repeated request is answered from it. Small, no personal data. */
  readonly result: Result
}

export type Recorded<Result, Refusal> =
  | { readonly kind: 'recorded'; readonly actionId: number; readonly result: Result }
  /** The request id had been carried out before: nothing was written, the answer is the same. */
  | { readonly kind: 'repeated'; readonly actionId: number; readonly result: Result }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'request-id-reused' }

export type Decision<Result, Refusal> =
  | ({ readonly kind: 'record' } & ActionOutcome<Result>)
  | { readonly kind: 'refuse'; readonly refusal: Refusal }

/** Inside one action: reads see its own writes, rows can be opened and closed. */
export type Writing = {
  readonly read: Reader
  readonly actionId: number
  readonly recordedAt: string
  /** The action's own civil day: whatever it decides for today, it decides for this day. */
  readonly recordedOn: Day
  /** The next free id of an entity, 1 on. */
  nextId<T extends StateTable>(table: T, idColumn: keyof NewRow<T> & string): Promise<number>
  open<T extends StateTable>(table: T, row: NewRow<T>): void
  /** Opens many rows with one compiled statement; as fast as raw inserts. */
  openMany<T extends StateTable>(table: T, rows: Iterable<NewRow<T>>): void
  /** Closes one current row; a bug where it is not current. */
  close(table: StateTable, rowId: number): void
  /** Closes a current row and opens its next version. */
  replace<T extends StateTable>(table: T, current: StateRow<T>, changes: Partial<NewRow<T>>): void
}

export type Writer = {
  record<Result, Refusal = never>(
    draft: ActionDraft,
    carryOut: (writing: Writing) => Promise<Decision<Result, Refusal>>,
  ): Promise<Recorded<Result, Refusal>>
}

/** A writer whose owner closes the connection: `finish` waits for the last action, then no more. */
export type OwnedWriter = Writer & { finish(): Promise<void> }

/** The action in which the current code runs, to find one that would wait for itself for ever. */
const running = new AsyncLocalStorage<{ over: boolean }>()

export function makeWriter(connection: Database, clock: Clock): OwnedWriter {
  const db = new Kysely<LedgerSchema>({
    dialect: new SqliteDialect({ database: withKeptStatements(connection) }),
  })
  const columns = new StateColumns(connection)
  let queue: Promise<unknown> = Promise.resolve()
  let finished = false
  // SQLite itself would wait with the whole program standing still: see beginImmediate.
  connection.pragma('busy_timeout = 0')

  // One connection carries one transaction: actions wait for each other here, not in SQLite.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work, work)
    queue = turn.catch(() => undefined)
    return turn
  }

  return {
    async record(draft, carryOut) {
      assert(!finished, 'an action came after the ledger was closed')
      assert(running.getStore()?.over !== false, 'an action waits for another inside itself')
      const state = { over: false }
      return inTurn(async () => {
        try {
          await beginImmediate(connection)
          const recording = { connection, db, clock, columns, draft, state }
          const recorded = await running.run(state, () => recordInside(recording, carryOut))
          connection.exec(recorded.kind === 'recorded' ? 'commit' : 'rollback')
          return recorded
        } catch (error) {
          if (connection.inTransaction) connection.exec('rollback')
          throw storageTrouble(error, connection.name) ?? error
        } finally {
          state.over = true
        }
      })
    },
    async finish() {
      finished = true
      await queue
    },
  }
}

/** Waits for another program's transaction without holding up whatever else this one does. */
async function beginImmediate(connection: Database): Promise<void> {
  const until = performance.now() + busyTimeoutMs
  for (;;) {
    try {
      connection.exec('begin immediate')
      return
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error
      await sleep(5)
    }
  }
}

type Recording = {
  readonly connection: Database
  readonly db: Kysely<LedgerSchema>
  readonly clock: Clock
  readonly columns: StateColumns
  readonly draft: ActionDraft
  readonly state: { readonly over: boolean }
}

async function recordInside<Result, Refusal>(
  recording: Recording,
  carryOut: (writing: Writing) => Promise<Decision<Result, Refusal>>,
): Promise<Recorded<Result, Refusal>> {
  const { connection, db, draft, clock } = recording
  const payload = canonicalJson(draft.payload)
  const earlier = await db
    .selectFrom('action')
    .selectAll()
    .where('request_id', '=', draft.requestId)
    .executeTakeFirst()
  if (earlier !== undefined) return repeat<Result>(earlier, draft, payload)

  const last = await db
    .selectFrom('action')
    .select(['action_id', 'hash', 'recorded_at'])
    .orderBy('action_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const actionId = (last?.action_id ?? 0) + 1
  const { recordedAt, recordedOn } = momentAfter(last, clock, draft.kind)
  const digest = new RowsDigest()
  const writing = makeWriting({ ...recording, actionId, recordedAt, recordedOn, digest })
  const decision = await carryOut(writing)
  if (decision.kind === 'refuse') return { kind: 'refused', refusal: decision.refusal }
  // A full disk ends the transaction by itself: nothing may follow as if it still stood.
  assert(connection.inTransaction, 'the transaction of an action ended before the action')

  const action: Omit<ActionTable, 'hash'> = {
    action_id: actionId,
    request_id: draft.requestId,
    kind: draft.kind,
    account_id: draft.operator?.accountId ?? null,
    role: draft.operator?.role ?? null,
    recorded_at: recordedAt,
    recorded_on: recordedOn,
    subject: decision.subject ?? null,
    policy: decision.pack?.policy ?? null,
    pack_hash: decision.pack?.hash ?? null,
    payload,
    result: canonicalJson(decision.result),
    rows_digest: digest.finish(),
    previous_hash: last?.hash ?? chainStart,
  }
  for (const value of Object.values(action)) if (value !== null) valueOf(value)
  await db
    .insertInto('action')
    .values({ ...action, hash: hashOfAction(action) })
    .execute()
  // Read back from what is kept: a repeated request gets the very same.
  return { kind: 'recorded', actionId, result: JSON.parse(action.result) as Result }
}

function repeat<Result>(
  earlier: ActionTable,
  draft: ActionDraft,
  payload: string,
): Recorded<Result, never> {
  const same =
    earlier.kind === draft.kind &&
    earlier.account_id === (draft.operator?.accountId ?? null) &&
    earlier.payload === payload
  if (!same) return { kind: 'request-id-reused' }
  // The same call wrote it, so it has the call's own result type.
  const result = JSON.parse(earlier.result) as Result
  return { kind: 'repeated', actionId: earlier.action_id, result }
}

type WritingParts = Recording & {
  readonly actionId: number
  readonly recordedAt: string
  readonly recordedOn: Day
  readonly digest: RowsDigest
}

function makeWriting(parts: WritingParts): Writing {
  const { db, columns, actionId, recordedAt, recordedOn, digest, state } = parts
  const inTime = () => assert(!state.over, 'an action that is over was written to')
  const open = <T extends StateTable>(table: T, row: NewRow<T>) => {
    inTime()
    const { insert, names } = columns.of(table)
    const given: Readonly<Record<string, unknown>> = row
    const values = names.map((name) => valueOf(given[name]))
    const { lastInsertRowid } = insert.run(actionId, ...values)
    digest.opened(table, [Number(lastInsertRowid), actionId, ...values])
  }
  const close = (table: StateTable, rowId: number) => {
    inTime()
    const { changes } = columns.of(table).close.run(actionId, rowId)
    assert(changes === 1, `${table} row ${rowId} was not current`)
    digest.closed(table, rowId)
  }
  return {
    read: db.withPlugin(selectsOnly(() => !state.over)),
    actionId,
    recordedAt,
    recordedOn,
    async nextId(table, idColumn) {
      const query = sql<{ next: number }>`
        select coalesce(max(${sql.ref(idColumn)}), 0) + 1 as next from ${sql.table(table)}`
      const { rows } = await query.execute(db)
      return rows[0]?.next ?? 1
    },
    open,
    openMany(table, rows) {
      for (const row of rows) open(table, row)
    },
    close,
    replace(table, current, changes) {
      const { row_id: rowId } = current as { readonly row_id: number }
      close(table, rowId)
      // A stored row has every column of a new one; `open` picks the table's own.
      open(table, { ...current, ...changes } as unknown as NewRow<typeof table>)
    },
  }
}

function valueOf(value: unknown): string | number | null {
  if (value === null) return value
  // Half of a character pair would be stored as another character, and `verify` would find it.
  if (typeof value === 'string' && value.isWellFormed()) return value
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw new Bug(`no value for a ledger column: ${typeof value}`)
}
