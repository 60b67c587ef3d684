/** Records and obstacles as they are written, each inside one action. */
import type { Day } from '../../shared/kernel/day.ts'
import type { ObstacleActor, ObstacleCause } from '../../shared/platform/causes.ts'
import { platformStatusSchema } from '../../shared/platform/model.ts'
import type { ObstacleOutcome, PlatformStatus } from '../../shared/platform/model.ts'
import type { Reader, StateRow, Writing } from '../ledger/index.ts'
import type { Standing } from './decide.ts'
import { standingRows } from './rows.ts'

/** How each registration stands, in the order asked for. */
export async function listStandings(
  read: Reader,
  registrationIds: readonly number[],
): Promise<readonly Standing[]> {
  const rows = await standingRows(read)
    .select(['r.registration_id', 'r.registration_number', 'e.status'])
    .where('r.registration_id', 'in', registrationIds)
    .execute()
  const found = new Map(
    rows.map((row): [number, Standing] => [
      row.registration_id,
      {
        registrationId: row.registration_id,
        registrationNumber: row.registration_number,
        status: row.status === null ? 'waiting' : platformStatusSchema.parse(row.status),
      },
    ]),
  )
  return registrationIds.map((id) => found.get(id) ?? null)
}

export type NewRecord = {
  readonly registrationId: number
  readonly status: PlatformStatus
  readonly happenedOn: Day
  readonly message: string | null
  readonly source: { readonly batchId: number; readonly line: number } | null
}

/** Writes records in the place of those that stand; whoever is entered has no open obstacle left. */
export async function keepRecords(
  writing: Writing,
  records: readonly NewRecord[],
  accountId: number,
): Promise<void> {
  const ids = records.map(({ registrationId }) => registrationId)
  const rows = await writing.read
    .selectFrom('platform_entry')
    .selectAll()
    .where('registration_id', 'in', ids)
    .where('to_action', 'is', null)
    .execute()
  const current = new Map(rows.map((row) => [row.registration_id, row]))
  for (const { registrationId, status, happenedOn, message, source } of records) {
    const row = {
      registration_id: registrationId,
      status,
      happened_on: happenedOn,
      message,
      recorded_by: accountId,
      recorded_on: writing.recordedOn,
      source_batch_id: source?.batchId ?? null,
      source_line: source?.line ?? null,
    }
    const before = current.get(registrationId)
    if (before === undefined) writing.open('platform_entry', row)
    else writing.replace('platform_entry', before, row)
  }
  const entered = records.flatMap(({ status, registrationId }) =>
    status === 'entered' ? [registrationId] : [],
  )
  for (const obstacle of await listOpen(writing.read, entered)) {
    concludeRow(writing, obstacle, { kind: 'entered', note: null, accountId })
  }
}

function listOpen(
  read: Reader,
  registrationIds: readonly number[],
): Promise<readonly StateRow<'obstacle'>[]> {
  return read
    .selectFrom('obstacle')
    .selectAll()
    .where('registration_id', 'in', registrationIds)
    .where('to_action', 'is', null)
    .where('outcome', 'is', null)
    .execute()
}

export type Filing = {
  readonly registrationId: number
  readonly cause: ObstacleCause
  readonly actor: ObstacleActor
  readonly remedy: string
  readonly dueOn: Day
}

/** Files what stands in the way, or files it anew; answers the obstacle's id. */
export async function keepFiling(
  writing: Writing,
  filing: Filing,
  accountId: number,
): Promise<number> {
  const row = {
    cause: filing.cause,
    actor: filing.actor,
    remedy: filing.remedy,
    due_on: filing.dueOn,
    filed_by: accountId,
    filed_on: writing.recordedOn,
  }
  const [open] = await listOpen(writing.read, [filing.registrationId])
  if (open !== undefined) {
    writing.replace('obstacle', open, row)
    return open.obstacle_id
  }
  const obstacleId = await writing.nextId('obstacle', 'obstacle_id')
  writing.open('obstacle', {
    obstacle_id: obstacleId,
    registration_id: filing.registrationId,
    ...row,
    outcome: null,
    outcome_note: null,
    concluded_by: null,
    concluded_on: null,
  })
  return obstacleId
}

/** The obstacle as it stands, open or concluded. */
export async function findObstacleRow(
  read: Reader,
  obstacleId: number,
): Promise<StateRow<'obstacle'> | null> {
  const row = await read
    .selectFrom('obstacle as o')
    .innerJoin('registration as r', (join) =>
      join.onRef('r.registration_id', '=', 'o.registration_id').on('r.to_action', 'is', null),
    )
    .selectAll('o')
    .where('o.obstacle_id', '=', obstacleId)
    .where('o.to_action', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export function concludeRow(
  writing: Writing,
  row: StateRow<'obstacle'>,
  end: {
    readonly kind: ObstacleOutcome
    readonly note: string | null
    readonly accountId: number
  },
): void {
  writing.replace('obstacle', row, {
    outcome: end.kind,
    outcome_note: end.note,
    concluded_by: end.accountId,
    concluded_on: writing.recordedOn,
  })
}
