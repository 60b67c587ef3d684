/** 合并档案: proposed by one, agreed to by another, taken back while nothing rests on it. */
import { aliasesOf } from '../ledger/index.ts'
import type { Decision, Reader, StateRow, Writing } from '../ledger/index.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { findMergeObstacle, findUndoObstacle } from './obstacles.ts'
import { keepVerdicts } from './verdicts.ts'
import type { PairIds } from './verdicts.ts'

/** Refusals in the order in which they are checked; the first that applies is the answer. */
export type DuplicateRefusal =
  | { readonly code: 'PERSON_NOT_FOUND' }
  | { readonly code: 'MERGE_NOT_FOUND' }
  | { readonly code: 'WRONG_STATE'; readonly status: string }
  | { readonly code: 'OWN_PROPOSAL' }
  | { readonly code: 'REASON_NEEDED' }
  | { readonly code: 'ALREADY_PROPOSED'; readonly proposedBy: number }
  | { readonly code: 'MERGE_REFUSED'; readonly text: string }

export type DuplicateResult = PairIds

export type DuplicateDecision = Decision<DuplicateResult, DuplicateRefusal>

export type DuplicateParts = { readonly accountId: number; readonly coverageYear: number }

const refuse = (refusal: DuplicateRefusal) => ({ kind: 'refuse', refusal }) as const

/** 不是同一人. Who was merged already is one person: taking that back comes first. */
export async function decideNotSame(
  writing: Writing,
  input: PairIds & { readonly reason: string },
  { accountId }: DuplicateParts,
): Promise<DuplicateDecision> {
  const { oneId, otherId, reason } = input
  const people = await findBoth(writing.read, input)
  if (people === null) return refuse({ code: 'PERSON_NOT_FOUND' })
  if (people.some(({ merged_into: into }) => into !== null)) {
    const text = '其中一份档案已经合并，不能认定不是同一人。确实合并错了的，请先撤销合并。'
    return refuse({ code: 'MERGE_REFUSED', text })
  }
  if ((await findOpenProposal(writing.read, input)) !== null) {
    const text = '有人提议合并这两份档案，还没有审核。请先由审核人员不同意合并，再认定不是同一人。'
    return refuse({ code: 'MERGE_REFUSED', text })
  }
  await keepVerdicts(writing, [{ oneId, otherId, reason, accountId }])
  return { kind: 'record', subject: `person:${oneId}`, result: { oneId, otherId } }
}

export async function proposeMerge(
  writing: Writing,
  input: { readonly keptId: number; readonly aliasId: number; readonly reason: string },
  { accountId, coverageYear }: DuplicateParts,
): Promise<DuplicateDecision> {
  const { keptId, aliasId, reason } = input
  const pair = { oneId: keptId, otherId: aliasId }
  if ((await findBoth(writing.read, pair)) === null) return refuse({ code: 'PERSON_NOT_FOUND' })
  const earlier = await findOpenProposal(writing.read, pair)
  if (earlier !== null) {
    return refuse({ code: 'ALREADY_PROPOSED', proposedBy: earlier.proposed_by })
  }
  const text = await findMergeObstacle(writing.read, { keptId, aliasId, coverageYear })
  if (text !== null) return refuse({ code: 'MERGE_REFUSED', text })
  const mergeId = await writing.nextId('person_merge', 'merge_id')
  writing.open('person_merge', {
    merge_id: mergeId,
    kept_id: keptId,
    alias_id: aliasId,
    reason,
    proposed_by: accountId,
    proposed_on: writing.recordedOn,
    status: 'proposed',
    decided_by: null,
    decided_on: null,
    decision_reason: null,
    undone_by: null,
    undone_on: null,
    undo_reason: null,
  })
  return { kind: 'record', subject: `merge:${mergeId}`, result: pair }
}

export async function decideMerge(
  writing: Writing,
  input: {
    readonly mergeId: number
    readonly verdict: 'merged' | 'rejected'
    readonly reason: string | null
  },
  { accountId, coverageYear }: DuplicateParts,
): Promise<DuplicateDecision> {
  const found = await findInState(writing.read, input.mergeId, 'proposed')
  if (found.kind === 'refuse') return found
  const { row } = found
  const { kept_id: keptId, alias_id: aliasId } = row
  const { verdict, reason } = input
  if (verdict === 'merged' && row.proposed_by === accountId) return refuse({ code: 'OWN_PROPOSAL' })
  if (verdict === 'rejected' && reason === null) return refuse({ code: 'REASON_NEEDED' })
  if (verdict === 'merged') {
    const text = await findMergeObstacle(writing.read, { keptId, aliasId, coverageYear })
    if (text !== null) return refuse({ code: 'MERGE_REFUSED', text })
    await pointAt(writing, keptId, await withThoseBehind(writing.read, aliasId))
  }
  writing.replace('person_merge', row, {
    status: verdict,
    decided_by: accountId,
    decided_on: writing.recordedOn,
    decision_reason: reason,
  })
  return done(row)
}

export async function undoMerge(
  writing: Writing,
  input: { readonly mergeId: number; readonly reason: string },
  { accountId }: DuplicateParts,
): Promise<DuplicateDecision> {
  const found = await findInState(writing.read, input.mergeId, 'merged')
  if (found.kind === 'refuse') return found
  const { row } = found
  const text = await findUndoObstacle(writing.read, row)
  if (text !== null) return refuse({ code: 'MERGE_REFUSED', text })
  const behind = await listMovedBy(writing.read, row)
  await pointAt(writing, null, [row.alias_id])
  await pointAt(writing, row.alias_id, behind)
  writing.replace('person_merge', row, {
    status: 'undone',
    undone_by: accountId,
    undone_on: writing.recordedOn,
    undo_reason: input.reason,
  })
  return done(row)
}

function done(row: StateRow<'person_merge'>): DuplicateDecision {
  const pair = { oneId: row.kept_id, otherId: row.alias_id }
  return { kind: 'record', subject: `merge:${row.merge_id}`, result: pair }
}

/** Rows of both as they are, or null where either is not there; one person is no pair. */
async function findBoth(read: Reader, { oneId, otherId }: PairIds) {
  const rows = await read
    .selectFrom('person')
    .select(['person_id', 'merged_into'])
    .where('person_id', 'in', [oneId, otherId])
    .where('to_action', 'is', null)
    .execute()
  return rows.length === 2 ? rows : null
}

async function findOpenProposal(
  read: Reader,
  { oneId, otherId }: PairIds,
): Promise<StateRow<'person_merge'> | null> {
  const row = await read
    .selectFrom('person_merge')
    .selectAll()
    .where('status', '=', 'proposed')
    .where('to_action', 'is', null)
    .where('kept_id', 'in', [oneId, otherId])
    .where('alias_id', 'in', [oneId, otherId])
    .executeTakeFirst()
  return row ?? null
}

async function findInState(read: Reader, mergeId: number, wanted: string) {
  const row = await read
    .selectFrom('person_merge')
    .selectAll()
    .where('merge_id', '=', mergeId)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return refuse({ code: 'MERGE_NOT_FOUND' })
  if (row.status !== wanted) return refuse({ code: 'WRONG_STATE', status: row.status })
  return { kind: 'found', row } as const
}

/** Somebody and whoever stands behind them: all of them stand behind the same one from then on. */
async function withThoseBehind(read: Reader, personId: number): Promise<readonly number[]> {
  const behind = (await aliasesOf(read, [personId])).get(personId) ?? []
  return [personId, ...behind.map((one) => one.personId)]
}

/** Those behind the alias whom this very merge moved on. */
async function listMovedBy(
  read: Reader,
  row: StateRow<'person_merge'>,
): Promise<readonly number[]> {
  const rows = await read
    .selectFrom('person as now')
    .innerJoin('person as before', (join) =>
      join
        .onRef('before.person_id', '=', 'now.person_id')
        .onRef('before.to_action', '=', 'now.from_action'),
    )
    .select('now.person_id')
    .where('now.to_action', 'is', null)
    .where('now.from_action', '=', row.from_action)
    .where('before.merged_into', '=', row.alias_id)
    .execute()
  return rows.map((one) => one.person_id)
}

async function pointAt(
  writing: Writing,
  into: number | null,
  personIds: readonly number[],
): Promise<void> {
  for (const personId of personIds) {
    const row = await writing.read
      .selectFrom('person')
      .selectAll()
      .where('person_id', '=', personId)
      .where('to_action', 'is', null)
      .executeTakeFirst()
    writing.replace('person', getDefined(row, 'person to be merged'), { merged_into: into })
  }
}
