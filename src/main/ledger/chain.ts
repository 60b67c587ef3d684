/** Hashes of the record: each action carries the hash of the one before. */
import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import type { ActionTable } from './schema.ts'

/** What the first action carries as the hash before it. */
export const chainStart = '0'.repeat(64)

/** JSON with sorted keys and without undefined, so that equal values have equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    return Object.fromEntries(
      Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
    )
  })
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The hash of an action over everything else in it, the hash before included. */
export function hashOfAction(action: Omit<ActionTable, 'hash'>): string {
  return sha256(
    JSON.stringify([
      action.previous_hash,
      action.action_id,
      action.request_id,
      action.kind,
      action.account_id,
      action.role,
      action.recorded_at,
      action.recorded_on,
      action.subject,
      action.policy,
      action.pack_hash,
      action.payload,
      action.result,
      action.rows_digest,
    ]),
  )
}

/** What a row version holds, in column order without `to_action`. */
export type RowValues = readonly (string | number | null)[]

/**
 * Sums up the row versions that one action opened and closed. Rows are fed per table in the order
 * of their row ids, so that `verify` can feed the same from the file.
 */
export class RowsDigest {
  readonly #opened = new Map<string, Hash>()
  readonly #closed = new Map<string, number[]>()

  opened(table: string, values: RowValues): void {
    let hash = this.#opened.get(table)
    if (hash === undefined) {
      hash = createHash('sha256')
      this.#opened.set(table, hash)
    }
    hash.update(JSON.stringify(withoutTrailingNulls(values)))
  }

  closed(table: string, rowId: number): void {
    const rowIds = this.#closed.get(table)
    if (rowIds === undefined) this.#closed.set(table, [rowId])
    else rowIds.push(rowId)
  }

  /** The digest as hex; the object is spent afterwards. */
  finish(): string {
    const opened = [...this.#opened].map(([table, hash]) => [table, hash.digest('hex')])
    const closed = [...this.#closed].map(([table, rowIds]) => [
      table,
      rowIds.toSorted((a, b) => a - b),
    ])
    return sha256(JSON.stringify([opened.toSorted(byName), closed.toSorted(byName)]))
  }
}

/**
 * SQLite adds a column after the others, null in the rows that were there: leaving trailing nulls
 * out keeps the digests of all earlier actions true after such a migration.
 */
function withoutTrailingNulls(values: RowValues): RowValues {
  return values.slice(0, values.findLastIndex((value) => value !== null) + 1)
}

function byName(a: readonly unknown[], b: readonly unknown[]): number {
  return String(a[0]) < String(b[0]) ? -1 : 1
}
