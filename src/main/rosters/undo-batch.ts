/**
 * Taking a batch back. Its evidence stops counting with one small change of the batch; people,
 * households and enrolments that it made are put back where nothing came after.
 */
import { getRosterKind } from '../../shared/rosters/kinds.ts'
import { notRestoredSchema, rosterKindSchema } from '../../shared/rosters/model.ts'
import type { NotRestored } from '../../shared/rosters/model.ts'
import { reverseTaxLines } from '../collections/index.ts'
import type { NewRow, Reader, StateRow, Writing } from '../ledger/index.ts'
import { z } from 'zod'

/** As many rows are put back in one action: the counter waits no longer. */
export const rowsAtOnce = 1000

/** What the parts of a batch opened beside its evidence. */
export async function listPartActions(read: Reader, batchId: number): Promise<readonly number[]> {
  const rows = await read
    .selectFrom('action')
    .select('action_id')
    .where('kind', '=', 'rosters.writeLines')
    .where('subject', '=', `roster:${batchId}`)
    .orderBy('action_id', 'desc')
    .execute()
  return rows.map((row) => row.action_id)
}

/** Whether a batch left more than evidence. */
export function changesMore(batch: Pick<StateRow<'roster_batch'>, 'kind'>): boolean {
  return getRosterKind(rosterKindSchema.parse(batch.kind)).changes !== 'nothing'
}

export async function countMade(read: Reader, actions: readonly number[]): Promise<number> {
  let count = 0
  for (const table of ['person', 'household', 'enrolment', 'tax_payment'] as const) {
    for (let at = 0; at < actions.length; at += 500) {
      const row = await read
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('from_action', 'in', actions.slice(at, at + 500))
        .executeTakeFirstOrThrow()
      count += row.count
    }
  }
  return count
}

/** Puts back what one part made, and answers what it had to leave. */
export async function restorePart(
  writing: Writing,
  actionId: number,
  batchId: number,
): Promise<readonly NotRestored[]> {
  const left: NotRestored[] = []
  for (const { reason, ...whose } of await reverseTaxLines(writing, {
    actionId,
    today: writing.recordedOn,
  })) {
    left.push({ ...whose, what: '缴费', reason })
  }
  await restoreEnrolments(writing, actionId, left)
  await restorePeople(writing, { actionId, batchId }, left)
  await restoreHouseholds(writing, actionId)
  return left
}

async function restoreEnrolments(writing: Writing, actionId: number, left: NotRestored[]) {
  const rows = await writing.read
    .selectFrom('enrolment')
    .selectAll()
    .where('from_action', '=', actionId)
    // What money carries goes with the money.
    .where('source', '=', 'carried-over')
    .execute()
  for (const row of rows) {
    if (row.to_action === null) writing.close('enrolment', row.row_id)
    else {
      left.push(
        await leave(writing.read, row.person_id, {
          what: '参保',
          reason: '这条参保后来又改过，保持现在的样子。',
        }),
      )
    }
  }
}

async function restorePeople(
  writing: Writing,
  at: { readonly actionId: number; readonly batchId: number },
  left: NotRestored[],
) {
  const rows = await writing.read
    .selectFrom('person')
    .selectAll()
    .where('from_action', '=', at.actionId)
    .execute()
  for (const row of rows) {
    const reason = await reasonToLeave(writing.read, row, at)
    if (reason !== null) {
      left.push(await leave(writing.read, row.person_id, { what: '人员档案', reason }))
      continue
    }
    const before = await versionBefore(writing.read, row)
    writing.close('person', row.row_id)
    if (before !== null) writing.open('person', rowFrom(before))
  }
}

async function reasonToLeave(
  read: Reader,
  row: StateRow<'person'>,
  { batchId }: { readonly batchId: number },
): Promise<string | null> {
  if (row.to_action !== null) return '导入以后档案又改过，保持现在的样子。'
  const isNew = (await versionBefore(read, row)) === null
  if (!isNew) return null
  const merged = await read
    .selectFrom('person')
    .select('person_id')
    .where('merged_into', '=', row.person_id)
    .where('merged_into', 'is not', null)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  if (merged !== undefined) return '此人由这批导入建档，后来有别的档案并入，档案保留。'
  const registration = await read
    .selectFrom('registration')
    .select('registration_number')
    .where('person_id', '=', row.person_id)
    .executeTakeFirst()
  if (registration !== undefined) {
    return `此人由这批导入建档，后来已登记（${registration.registration_number}），档案保留。`
  }
  const enrolment = await read
    .selectFrom('enrolment')
    .select('enrolment_id')
    .where('person_id', '=', row.person_id)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  if (enrolment !== undefined) return '此人由这批导入建档，后来已有参保记录，档案保留。'
  const evidence = await read
    .selectFrom('evidence')
    .select('batch_id')
    .where('person_id', '=', row.person_id)
    .where('batch_id', '<>', batchId)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  if (evidence !== undefined) return '此人由这批导入建档，后来的名册已指到此人，档案保留。'
  return null
}

/** The version that the row took the place of, null where it was the first. */
async function versionBefore(
  read: Reader,
  row: StateRow<'person'>,
): Promise<StateRow<'person'> | null> {
  const before = await read
    .selectFrom('person')
    .selectAll()
    .where('person_id', '=', row.person_id)
    .where('to_action', '=', row.from_action)
    .executeTakeFirst()
  return before ?? null
}

/** The ledger's own columns are its own to give. */
function rowFrom(row: StateRow<'person'>): NewRow<'person'> {
  const { row_id: _rowId, from_action: _from, to_action: _to, ...fields } = row
  return fields
}

/** A household that nobody lives in any more; one that somebody moved into stays. */
async function restoreHouseholds(writing: Writing, actionId: number): Promise<void> {
  const rows = await writing.read
    .selectFrom('household')
    .selectAll()
    .where('from_action', '=', actionId)
    .where('to_action', 'is', null)
    .execute()
  for (const row of rows) {
    const member = await writing.read
      .selectFrom('person')
      .select('person_id')
      .where('household_id', '=', row.household_id)
      .where('to_action', 'is', null)
      .executeTakeFirst()
    if (member === undefined) writing.close('household', row.row_id)
  }
}

async function leave(
  read: Reader,
  personId: number,
  why: { readonly what: string; readonly reason: string },
): Promise<NotRestored> {
  const person = await read
    .selectFrom('person')
    .select(['name', 'id_number'])
    .where('person_id', '=', personId)
    .orderBy('row_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { personId, name: person?.name ?? '', idNumber: person?.id_number ?? '', ...why }
}

export function addLeft(
  batch: Pick<StateRow<'roster_batch'>, 'not_restored'>,
  left: readonly NotRestored[],
): string {
  const before = z.array(notRestoredSchema).parse(JSON.parse(batch.not_restored ?? '[]'))
  return JSON.stringify([...before, ...left])
}
