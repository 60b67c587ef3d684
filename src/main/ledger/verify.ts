/**
 * Checks a whole ledger: the chain, what each action says of its rows, the rules that the database
 * itself keeps, those of the program worked out again, and SQLite's own tests.
 */
import Sqlite from 'better-sqlite3'
import type { Database } from 'better-sqlite3'
import { RowsDigest, chainStart, hashOfAction } from './chain.ts'
import { schemaNumberOf } from './migrate.ts'
import { migrations as released } from './migrations/index.ts'
import { amendments } from './migrations/0030-amendments.ts'
import { statePlatform } from './migrations/0110-state-platform.ts'
import { changesOfAPerson } from './migrations/0140-changes-of-a-person.ts'
import { households } from './migrations/0160-households.ts'
import { reviewAndPayment } from './migrations/0020-review-and-payment.ts'
import type { Migration } from './migrations/index.ts'
import { checkChannels, checkPrints } from './verify-content.ts'
import type { ChannelsKnown } from './verify-content.ts'
import { checkRules } from './verify-rules.ts'
import { checkSchema } from './verify-schema.ts'
import type { Report } from './verify-schema.ts'
import { RowVersions } from './verify-rows.ts'
import type { ActionTable } from './schema.ts'

export type LedgerVerification = {
  readonly sound: boolean
  readonly actionCount: number
  readonly rowCount: number
  readonly headHash: string | null
  /** Chinese sentences, at most `problemLimit`. */
  readonly problems: readonly string[]
}

/** What is known from outside the file. */
export type KnownHead = {
  /** A head printed on an earlier day: finds a file whose whole chain was made anew. */
  readonly printedHead?: string
  /** The notices' ways to pay; without it channels are not looked at. */
  readonly channels?: ChannelsKnown
}

const problemLimit = 20

/** Reads everything once, as of one moment; never throws for what it finds in the file. */
export function verifyConnection(
  connection: Database,
  known: KnownHead & { readonly migrations?: readonly Migration[] } = {},
): LedgerVerification {
  const problems: string[] = []
  const report = (sentence: string) => {
    // What is damaged is come upon by more than one check; once is enough.
    if (problems.length < problemLimit && !problems.includes(sentence)) problems.push(sentence)
  }
  const counts = { actionCount: 0, rowCount: 0, headHash: null as string | null }
  // One transaction: another program may be recording meanwhile.
  connection.transaction(() => {
    reportingDamage(report, () => checkFile(connection, report))
    const migrations = (known.migrations ?? released).filter(
      ({ number }) => number <= schemaNumberOf(connection),
    )
    reportingDamage(report, () => checkSchema(connection, { migrations, report }))
    reportingDamage(report, () => checkChain(connection, { known, counts, report }))
    const guarded = (check: () => void) => reportingDamage(report, check)
    reportingDamage(report, () => checkRules(connection, { report, guarded }))
    if (schemaNumberOf(connection) < reviewAndPayment.number) return
    reportingDamage(report, () => checkPrints(connection, report))
    if (schemaNumberOf(connection) >= statePlatform.number) {
      reportingDamage(report, () => checkPrints(connection, report, 'notice_copy'))
    }
    if (schemaNumberOf(connection) >= changesOfAPerson.number) {
      reportingDamage(report, () => checkPrints(connection, report, 'change_copy'))
    }
    if (schemaNumberOf(connection) >= households.number) {
      reportingDamage(report, () => checkPrints(connection, report, 'household_sheet'))
    }
    const { channels } = known
    if (channels === undefined || schemaNumberOf(connection) < amendments.number) return
    reportingDamage(report, () => checkChannels(connection, { known: channels, report }))
  })()
  return { sound: problems.length === 0, ...counts, problems }
}

function reportingDamage(report: Report, check: () => void): void {
  try {
    check()
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error
    report(`数据库文件有损坏，没有全部读完（${error.code}）。`)
  }
}

function checkFile(connection: Database, report: Report): void {
  const integrity = connection.pragma('integrity_check(5)') as readonly {
    readonly integrity_check: string
  }[]
  for (const { integrity_check: text } of integrity) {
    if (text !== 'ok') report(`数据库文件有损坏：${text.replaceAll('\n', ' ')}。`)
  }
  const violations = connection.pragma('foreign_key_check') as readonly { readonly table: string }[]
  for (const violation of violations.slice(0, 5)) {
    report(`表 ${violation.table} 中有记录指向不存在的操作。`)
  }
}

type ChainParts = {
  readonly known: KnownHead
  readonly counts: { actionCount: number; rowCount: number; headHash: string | null }
  readonly report: Report
}

function checkChain(connection: Database, { known, counts, report }: ChainParts): void {
  const versions = new RowVersions(connection, report)
  try {
    followChain(connection, { known, counts, report, versions })
  } finally {
    versions.close()
  }
}

function followChain(
  connection: Database,
  { known, counts, report, versions }: ChainParts & { readonly versions: RowVersions },
): void {
  const actions = connection
    .prepare('select * from action order by action_id')
    .iterate() as IterableIterator<ActionTable>
  let previousHash = chainStart
  let previousId = 0
  let printedHeadSeen = known.printedHead === undefined
  for (const action of actions) {
    counts.actionCount += 1
    const place = `第 ${action.action_id} 号操作`
    if (action.action_id !== previousId + 1) report(`${place}之前缺少操作，编号不连续。`)
    if (action.previous_hash !== previousHash) report(`${place}与前一操作接不上，记录链被改动过。`)
    const { hash, ...rest } = action
    if (hashOfAction(rest) !== hash) report(`${place}的内容与当时记下的不一致，被改动过。`)
    const digest = new RowsDigest()
    versions.feed(action.action_id, digest)
    if (digest.finish() !== action.rows_digest) {
      report(`${place}写入的数据与当时记下的不一致，被改动过。`)
    }
    previousHash = hash
    previousId = action.action_id
    printedHeadSeen ||= hash === known.printedHead
    counts.headHash = hash
  }
  counts.rowCount = versions.finish()
  if (!printedHeadSeen) report('纸上打印的链头不在账本中，账本被整体改写过，或者不是同一个账本。')
}
