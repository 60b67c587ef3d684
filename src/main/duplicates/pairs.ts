/** What the screens show of pairs: side by side, and the work list. */
import type { Reader, StateRow } from '../ledger/index.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { mergeStatusSchema } from '../../shared/duplicates/model.ts'
import type { Merge, MergedRecord, Pair, PairLine } from '../../shared/duplicates/model.ts'
import { likenessOf } from './likeness.ts'
import { findMergeObstacle } from './obstacles.ts'
import { getRecord, listRecords } from './records.ts'
import { listSuspects } from './suspects.ts'
import type { SuspectFilter } from './suspects.ts'
import { findVerdict } from './verdicts.ts'
import type { PairIds } from './verdicts.ts'

/** Who asks, and in which coverage year. */
export type Asking = { readonly accountId: number; readonly coverageYear: number }

/** Null where either is not there; one person twice is no pair. */
export async function findPair(
  read: Reader,
  { oneId, otherId }: PairIds,
  asking: Asking,
): Promise<Pair | null> {
  const records = await listRecords(read, [oneId, otherId], asking.coverageYear)
  const [one, other] = [records.get(oneId), records.get(otherId)]
  if (one === undefined || other === undefined || oneId === otherId) return null
  const verdict = await findVerdict(read, { oneId, otherId })
  const names = await namesOf(read)
  const { coverageYear } = asking
  return {
    one: one.record,
    other: other.record,
    likeness: likenessOf(one.facts, other.facts),
    onePapers: await listPapers(read, oneId),
    otherPapers: await listPapers(read, otherId),
    verdict:
      verdict === null
        ? null
        : {
            reason: verdict.reason,
            decidedBy: names(verdict.decided_by) ?? '',
            decidedOn: getDay(verdict.decided_on),
          },
    merges: (await mergeRows(read, { oneId, otherId })).map((row) => mergeFrom(row, names, asking)),
    obstacle: await findMergeObstacle(read, { keptId: oneId, aliasId: otherId, coverageYear }),
  }
}

async function mergeRows(read: Reader, { oneId, otherId }: PairIds) {
  return read
    .selectFrom('person_merge')
    .selectAll()
    .where('alias_id', 'in', [oneId, otherId])
    .where('kept_id', 'in', [oneId, otherId])
    .where('to_action', 'is', null)
    .orderBy('merge_id', 'desc')
    .execute()
}

async function listPapers(read: Reader, personId: number): Promise<Pair['onePapers']> {
  const rows = await read
    .selectFrom('registration')
    .select(['registration_id', 'registration_number', 'coverage_year'])
    .where('person_id', '=', personId)
    .where('to_action', 'is', null)
    .orderBy('registration_id', 'desc')
    .execute()
  return rows.map((row) => ({
    registrationId: row.registration_id,
    registrationNumber: row.registration_number,
    coverageYear: row.coverage_year,
  }))
}

type Names = (accountId: number | null) => string | null

/** Of every operator: an office has a handful. */
async function namesOf(read: Reader): Promise<Names> {
  const rows = await read
    .selectFrom('account')
    .select(['account_id', 'display_name'])
    .where('to_action', 'is', null)
    .execute()
  const byId = new Map(rows.map((row) => [row.account_id, row.display_name]))
  return (accountId) => (accountId === null ? null : (byId.get(accountId) ?? null))
}

function mergeFrom(row: StateRow<'person_merge'>, names: Names, { accountId }: Asking): Merge {
  return {
    mergeId: row.merge_id,
    keptId: row.kept_id,
    aliasId: row.alias_id,
    reason: row.reason,
    status: mergeStatusSchema.parse(row.status),
    proposedBy: names(row.proposed_by) ?? '',
    proposedOn: getDay(row.proposed_on),
    decidedBy: names(row.decided_by),
    decidedOn: dayOrNull(row.decided_on),
    decisionReason: row.decision_reason,
    undoneBy: names(row.undone_by),
    undoneOn: dayOrNull(row.undone_on),
    undoReason: row.undo_reason,
    proposedByMe: row.proposed_by === accountId,
  }
}

function dayOrNull(text: string | null): Day | null {
  return text === null ? null : getDay(text)
}

type Page = SuspectFilter & { readonly offset: number; readonly limit: number }

/** Pairs that nobody has looked at, one page, with how many there are of each kind. */
export async function listOpenPairs(read: Reader, page: Page, asking: Asking) {
  const { suspects, counts } = await listSuspects(read, page)
  return { pairs: await linesOf(read, suspects, asking), counts }
}

/** Pairs of whom somebody proposed a merge that waits, or that were merged; the newest first. */
export async function listMergePairs(
  read: Reader,
  page: Page & { readonly status: 'proposed' | 'merged' },
  asking: Asking,
): Promise<{ readonly pairs: readonly PairLine[]; readonly count: number }> {
  const rows = () =>
    read
      .selectFrom('person_merge as m')
      .where('m.status', '=', page.status)
      .where('m.to_action', 'is', null)
      .$if(page.villageId !== undefined, (query) =>
        query.where((around) =>
          around.exists(
            around
              .selectFrom('person as p')
              .select('p.row_id')
              .where((eb) =>
                eb.or([
                  eb('p.person_id', '=', eb.ref('m.kept_id')),
                  eb('p.person_id', '=', eb.ref('m.alias_id')),
                ]),
              )
              .where('p.village_id', '=', page.villageId ?? 0)
              .where('p.to_action', 'is', null),
          ),
        ),
      )
  const { count } = await rows()
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const found = await rows()
    .selectAll('m')
    .orderBy('m.merge_id', 'desc')
    .offset(page.offset)
    .limit(page.limit)
    .execute()
  const names = await namesOf(read)
  const merges = new Map(found.map((row) => [row.merge_id, mergeFrom(row, names, asking)]))
  const pairs = found.map((row) => ({ oneId: row.kept_id, otherId: row.alias_id }))
  const lines = await linesOf(read, pairs, asking)
  return {
    pairs: lines.map((line, index) => ({
      ...line,
      merge: merges.get(found[index]?.merge_id ?? 0) ?? null,
    })),
    count,
  }
}

async function linesOf(
  read: Reader,
  pairs: readonly PairIds[],
  { coverageYear }: Asking,
): Promise<readonly PairLine[]> {
  const ids = [...new Set(pairs.flatMap(({ oneId, otherId }) => [oneId, otherId]))]
  const records = await listRecords(read, ids, coverageYear)
  return pairs.map(({ oneId, otherId }) => {
    const one = getDefined(records.get(oneId), 'record of a pair')
    const other = getDefined(records.get(otherId), 'record of a pair')
    return {
      one: one.record,
      other: other.record,
      likeness: likenessOf(one.facts, other.facts),
      merge: null,
    }
  })
}

/** What was merged into somebody, with papers and enrolments under the record they were taken on. */
export async function listMergedInto(
  read: Reader,
  personId: number,
  { coverageYear }: Asking,
): Promise<readonly MergedRecord[]> {
  const rows = await read
    .selectFrom('person as p')
    .innerJoin('person_merge as m', (join) =>
      join
        .onRef('m.alias_id', '=', 'p.person_id')
        .on('m.status', '=', 'merged')
        .on('m.to_action', 'is', null),
    )
    .selectAll('m')
    .where('p.merged_into', '=', personId)
    .where('p.merged_into', 'is not', null)
    .where('p.to_action', 'is', null)
    .orderBy('m.merge_id')
    .execute()
  const names = await namesOf(read)
  const found: MergedRecord[] = []
  for (const row of rows) {
    const { record } = await getRecord(read, row.alias_id, coverageYear)
    const enrolments = await read
      .selectFrom('enrolment')
      .select(['coverage_year', 'tier'])
      .where('person_id', '=', row.alias_id)
      .where('to_action', 'is', null)
      .orderBy('coverage_year', 'desc')
      .execute()
    found.push({
      mergeId: row.merge_id,
      record,
      mergedOn: getDay(row.decided_on ?? row.proposed_on),
      mergedBy: names(row.decided_by) ?? '',
      papers: await listPapers(read, row.alias_id),
      enrolments: enrolments.map((one) => ({ coverageYear: one.coverage_year, tier: one.tier })),
    })
  }
  return found
}
