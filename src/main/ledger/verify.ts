/** Checks a whole ledger: the chain, what each action says of its rows, and SQLite's own tests. */
import type { Database } from 'better-sqlite3'
import { RowsDigest, chainStart, hashOfAction } from './chain.ts'
import type { ActionTable } from './schema.ts'
import { ownColumnsOf } from './writer.ts'

export type LedgerVerification = {
  readonly sound: boolean
  readonly actionCount: number
  readonly rowCount: number
  readonly headHash: string | null
  /** Chinese sentences, at most `problemLimit`. */
  readonly problems: readonly string[]
}

const problemLimit = 20

/** Reads everything once; never throws for what it finds in the file. */
export function verifyConnection(connection: Database): LedgerVerification {
  const problems: string[] = []
  const report = (sentence: string) => {
    if (problems.length < problemLimit) problems.push(sentence)
  }
  checkFile(connection, report)
  const { digests, rowCount } = digestRows(connection, report)
  const { actionCount, headHash } = checkChain(connection, { digests, report })
  return { sound: problems.length === 0, actionCount, rowCount, headHash, problems }
}

type Report = (sentence: string) => void

function checkFile(connection: Database, report: Report): void {
  const integrity = connection.pragma('integrity_check(5)', { simple: false })
  for (const row of integrity as readonly { readonly integrity_check: string }[]) {
    if (row.integrity_check !== 'ok') report(`数据库文件有损坏：${row.integrity_check}。`)
  }
  const violations = connection.pragma('foreign_key_check') as readonly { readonly table: string }[]
  for (const violation of violations.slice(0, 5)) {
    report(`表 ${violation.table} 中有记录指向不存在的操作。`)
  }
}

function stateTablesOf(connection: Database): readonly string[] {
  return connection
    .prepare(
      `select m.name from sqlite_master m where m.type = 'table' and exists (
         select 1 from pragma_table_info(m.name) c where c.name = 'from_action')
       order by m.name`,
    )
    .pluck()
    .all()
    .map(String)
}

function digestRows(
  connection: Database,
  report: Report,
): { readonly digests: ReadonlyMap<number, RowsDigest>; readonly rowCount: number } {
  const digests = new Map<number, RowsDigest>()
  const digestOf = (actionId: number) => {
    let digest = digests.get(actionId)
    if (digest === undefined) {
      digest = new RowsDigest()
      digests.set(actionId, digest)
    }
    return digest
  }
  let rowCount = 0
  for (const table of stateTablesOf(connection)) {
    const names = ownColumnsOf(connection, table)
    const rows = connection
      .prepare(
        `select row_id, from_action, ${names.join(', ')} from ${table} order by from_action, row_id`,
      )
      .raw()
      .iterate() as IterableIterator<(string | number | null)[]>
    for (const row of rows) {
      rowCount += 1
      digestOf(Number(row[1])).opened(table, row)
    }
    const closings = connection
      .prepare(`select to_action, row_id from ${table} where to_action is not null`)
      .raw()
      .iterate() as IterableIterator<[number, number]>
    for (const [actionId, rowId] of closings) digestOf(actionId).closed(table, rowId)
    checkVersions(connection, { table, report })
  }
  return { digests, rowCount }
}

function checkVersions(
  connection: Database,
  { table, report }: { readonly table: string; readonly report: Report },
): void {
  const wrong = connection
    .prepare(
      `select count(*) from ${table} where to_action is not null and to_action <= from_action`,
    )
    .pluck()
    .get()
  if (Number(wrong) > 0) report(`表 ${table} 有 ${String(wrong)} 条记录先结束后开始。`)
}

function checkChain(
  connection: Database,
  found: { readonly digests: ReadonlyMap<number, RowsDigest>; readonly report: Report },
): { readonly actionCount: number; readonly headHash: string | null } {
  const { digests, report } = found
  const actions = connection
    .prepare('select * from action order by action_id')
    .iterate() as IterableIterator<ActionTable>
  let actionCount = 0
  let previousHash = chainStart
  const seen = new Set<number>()
  for (const action of actions) {
    actionCount += 1
    seen.add(action.action_id)
    const place = `第 ${action.action_id} 号操作`
    if (action.action_id !== actionCount) report(`${place}之前缺少操作，编号不连续。`)
    if (action.previous_hash !== previousHash) report(`${place}与前一操作接不上，记录链被改动过。`)
    const { hash, ...rest } = action
    if (hashOfAction(rest) !== hash) report(`${place}的内容与当时记下的不一致，被改动过。`)
    const digest = (digests.get(action.action_id) ?? new RowsDigest()).finish()
    if (digest !== action.rows_digest) report(`${place}写入的数据与当时记下的不一致，被改动过。`)
    previousHash = hash
  }
  for (const actionId of digests.keys()) {
    if (!seen.has(actionId)) report(`有数据记在不存在的第 ${actionId} 号操作名下。`)
  }
  return { actionCount, headHash: actionCount === 0 ? null : previousHash }
}
