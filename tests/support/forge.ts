/** Actions that a careful forger adds: guards off, digests and hashes right, guards back. */
import type { Database } from 'better-sqlite3'
import { RowsDigest, hashOfAction } from '../../src/main/ledger/chain.ts'
import type { ActionTable } from '../../src/main/ledger/index.ts'

type Values = Readonly<Record<string, string | number | null>>

export type Forgery = {
  readonly open?: readonly (readonly [table: string, row: Values])[]
  readonly close?: readonly (readonly [table: string, rowId: number])[]
  readonly kind?: string
  /** Other columns of the action; those of the last action where left out. */
  readonly action?: Partial<
    Pick<ActionTable, 'account_id' | 'role' | 'recorded_at' | 'recorded_on'>
  >
}

/** Adds one action that writes what the program would never have written. */
export function forge(raw: Database, forgery: Forgery): void {
  const { open = [], close = [], kind = 'intake.review' } = forgery
  const guards = raw
    .prepare(`select name, sql from sqlite_master where type = 'trigger'`)
    .all() as readonly { readonly name: string; readonly sql: string }[]
  for (const { name } of guards) raw.exec(`drop trigger ${name}`)
  const last = raw
    .prepare('select * from action order by action_id desc limit 1')
    .get() as ActionTable
  const actionId = last.action_id + 1
  const digest = new RowsDigest()
  for (const [table, rowId] of close) {
    raw.prepare(`update ${table} set to_action = ? where row_id = ?`).run(actionId, rowId)
    digest.closed(table, rowId)
  }
  for (const [table, row] of open) digest.opened(table, insert(raw, { table, row, actionId }))
  const { hash: previousHash, ...rest } = last
  const action = {
    ...rest,
    ...forgery.action,
    action_id: actionId,
    request_id: `forged-${actionId}`,
    kind,
    previous_hash: previousHash,
    rows_digest: digest.finish(),
  }
  const whole = { ...action, hash: hashOfAction(action) }
  const names = Object.keys(whole)
  raw
    .prepare(`insert into action (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`)
    .run(...Object.values(whole))
  for (const { sql } of guards) raw.exec(sql)
}

function insert(
  raw: Database,
  {
    table,
    row,
    actionId,
  }: { readonly table: string; readonly row: Values; readonly actionId: number },
): (string | number | null)[] {
  const columns = (raw.pragma(`table_info(${table})`) as readonly { readonly name: string }[])
    .map(({ name }) => name)
    .filter((name) => !['row_id', 'from_action', 'to_action'].includes(name))
  const values = columns.map((name) => row[name] ?? null)
  const { lastInsertRowid } = raw
    .prepare(
      `insert into ${table} (from_action, ${columns.join(', ')})
       values (?, ${columns.map(() => '?').join(', ')})`,
    )
    .run(actionId, ...values)
  return [Number(lastInsertRowid), actionId, ...values]
}
