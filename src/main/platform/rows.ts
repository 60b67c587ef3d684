/** The work list as SQL: standing registrations with what the platform has of each. */
import { getDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { snapshotSchema, registrationsAbout } from '../intake/index.ts'
import type { Reader } from '../ledger/index.ts'
import { obstacleActorSchema, obstacleCauseSchema } from '../../shared/platform/causes.ts'
import { obstacleOutcomeSchema, platformStatusSchema } from '../../shared/platform/model.ts'
import type {
  Obstacle,
  PlatformFilter,
  PlatformLine,
  PlatformRecord,
  PlatformView,
} from '../../shared/platform/model.ts'
import { listNews, registrationsWithNews } from './news.ts'

/** Registrations that stand, each with its record and its open obstacle. */
export function standingRows(read: Reader) {
  return read
    .selectFrom('registration as r')
    .leftJoin('platform_entry as e', (join) =>
      join.onRef('e.registration_id', '=', 'r.registration_id').on('e.to_action', 'is', null),
    )
    .leftJoin('obstacle as o', (join) =>
      join
        .onRef('o.registration_id', '=', 'r.registration_id')
        .on('o.to_action', 'is', null)
        .on('o.outcome', 'is', null),
    )
    .where('r.to_action', 'is', null)
}
type StandingQuery = ReturnType<typeof standingRows>

export function withFilter(read: Reader, filter: PlatformFilter): StandingQuery {
  let query = standingRows(read)
  const { villageId, cause, actor, text } = filter
  if (villageId !== undefined) query = query.where('r.village_id', '=', villageId)
  if (cause !== undefined) query = query.where('o.cause', '=', cause)
  if (actor !== undefined) query = query.where('o.actor', '=', actor)
  if (text !== undefined && text !== '') {
    query = query.where('r.row_id', 'in', registrationsAbout(read, text))
  }
  return query
}

export type ViewParts = {
  readonly read: Reader
  readonly view: PlatformView
  readonly today: Day
}

function inView(query: StandingQuery, { read, view, today }: ViewParts): StandingQuery {
  switch (view) {
    case 'waiting':
      return query.where((row) =>
        row.or([row('e.status', 'is', null), row('e.status', '=', 'waiting')]),
      )
    case 'entered':
    case 'failed':
      return query.where('e.status', '=', view)
    case 'filed':
      return query.where('o.obstacle_id', 'is not', null)
    case 'overdue':
      return query.where('o.due_on', '<', today)
    case 'proposed':
      return query.where('r.registration_id', 'in', registrationsWithNews(read))
  }
}

export async function countView(filter: PlatformFilter, parts: ViewParts): Promise<number> {
  const { count } = await inView(withFilter(parts.read, filter), parts)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** A page of the work list, oldest registration first. */
export async function listLines(
  filter: PlatformFilter & { readonly after?: number | undefined; readonly limit: number },
  parts: ViewParts,
): Promise<readonly PlatformLine[]> {
  const query = inView(withFilter(parts.read, filter), parts)
  const page =
    filter.after === undefined ? query : query.where('r.registration_id', '>', filter.after)
  const rows = await page
    .select('r.registration_id')
    .orderBy('r.registration_id')
    .limit(filter.limit)
    .execute()
  return linesOf(
    parts.read,
    rows.map((row) => row.registration_id),
    parts.today,
  )
}

/** Registrations by their id, in its order; those that do not stand are left out. */
export async function linesOf(
  read: Reader,
  registrationIds: readonly number[],
  today: Day,
): Promise<readonly PlatformLine[]> {
  if (registrationIds.length === 0) return []
  const rows = await standingRows(read)
    .leftJoin('account as ea', (join) =>
      join.onRef('ea.account_id', '=', 'e.recorded_by').on('ea.to_action', 'is', null),
    )
    .leftJoin('account as oa', (join) =>
      join.onRef('oa.account_id', '=', 'o.filed_by').on('oa.to_action', 'is', null),
    )
    .leftJoin('roster_batch as b', (join) =>
      join.onRef('b.batch_id', '=', 'e.source_batch_id').on('b.to_action', 'is', null),
    )
    .leftJoin('evidence as l', (join) =>
      join
        .onRef('l.batch_id', '=', 'e.source_batch_id')
        .onRef('l.line', '=', 'e.source_line')
        .on('l.to_action', 'is', null),
    )
    .select(['r.registration_id', 'r.registration_number', 'r.coverage_year', 'r.registered_on'])
    .select('r.snapshot')
    .select(recordColumns)
    .select(obstacleColumns)
    .where('r.registration_id', 'in', registrationIds)
    .orderBy('r.registration_id')
    .execute()
  const news = await listNews(read, { registrationIds, today })
  return rows.map((row) => {
    const { name, idNumber, phone, villageName } = snapshotSchema.parse(JSON.parse(row.snapshot))
    const obstacle = obstacleFrom(row)
    const record = recordFrom(row)
    return {
      registrationId: row.registration_id,
      registrationNumber: row.registration_number,
      name,
      idNumber,
      phone,
      villageName,
      coverageYear: row.coverage_year,
      registeredOn: getDay(row.registered_on),
      status: record?.status ?? 'waiting',
      record,
      obstacle,
      overdue: obstacle !== null && obstacle.dueOn < today,
      proposal: news.get(row.registration_id) ?? null,
    }
  })
}

const recordColumns = [
  'e.status',
  'e.happened_on',
  'e.message',
  'e.recorded_by',
  'e.recorded_on',
  'e.source_batch_id',
  'b.sender',
  'b.file_name',
  'l.row_number',
  'ea.display_name as recorder',
] as const

type RecordRow = {
  readonly status: string | null
  readonly happened_on: string | null
  readonly message: string | null
  readonly recorded_by: number | null
  readonly recorded_on: string | null
  readonly source_batch_id: number | null
  readonly sender: string | null
  readonly file_name: string | null
  readonly row_number: number | null
  readonly recorder: string | null
}

function recordFrom(row: RecordRow): PlatformRecord | null {
  if (row.status === null || row.happened_on === null || row.recorded_on === null) return null
  return {
    status: platformStatusSchema.parse(row.status),
    happenedOn: getDay(row.happened_on),
    message: row.message,
    recordedBy: row.recorder ?? `账号 ${row.recorded_by}`,
    recordedOn: getDay(row.recorded_on),
    roster:
      row.source_batch_id === null
        ? null
        : {
            batchId: row.source_batch_id,
            sender: row.sender ?? '',
            fileName: row.file_name ?? '',
            rowNumber: row.row_number ?? 0,
          },
  }
}

const obstacleColumns = [
  'o.obstacle_id',
  'o.cause',
  'o.actor',
  'o.remedy',
  'o.due_on',
  'o.filed_by',
  'o.filed_on',
  'o.outcome',
  'o.outcome_note',
  'o.concluded_by',
  'o.concluded_on',
  'oa.display_name as filer',
] as const

type ObstacleRow = {
  readonly obstacle_id: number | null
  readonly cause: string | null
  readonly actor: string | null
  readonly remedy: string | null
  readonly due_on: string | null
  readonly filed_by: number | null
  readonly filed_on: string | null
  readonly outcome: string | null
  readonly outcome_note: string | null
  readonly concluded_by: number | null
  readonly concluded_on: string | null
  readonly filer: string | null
  readonly concluder?: string | null
}

function obstacleFrom(row: ObstacleRow): Obstacle | null {
  if (row.obstacle_id === null || row.due_on === null || row.filed_on === null) return null
  return {
    obstacleId: row.obstacle_id,
    cause: obstacleCauseSchema.parse(row.cause),
    actor: obstacleActorSchema.parse(row.actor),
    remedy: row.remedy ?? '',
    dueOn: getDay(row.due_on),
    filedBy: row.filer ?? `账号 ${row.filed_by}`,
    filedOn: getDay(row.filed_on),
    outcome:
      row.outcome === null || row.concluded_on === null
        ? null
        : {
            kind: obstacleOutcomeSchema.parse(row.outcome),
            note: row.outcome_note,
            concludedBy: row.concluder ?? `账号 ${row.concluded_by}`,
            concludedOn: getDay(row.concluded_on),
          },
  }
}

/** Every record of a registration, newest first. */
export async function listRecords(
  read: Reader,
  registrationId: number,
  atAction: number,
): Promise<readonly PlatformRecord[]> {
  const rows = await read
    .selectFrom('platform_entry as e')
    .leftJoin('account as ea', (join) =>
      join.onRef('ea.account_id', '=', 'e.recorded_by').on('ea.to_action', 'is', null),
    )
    .leftJoin('roster_batch as b', (join) =>
      join.onRef('b.batch_id', '=', 'e.source_batch_id').on('b.to_action', 'is', null),
    )
    .leftJoin('evidence as l', (join) =>
      join
        .onRef('l.batch_id', '=', 'e.source_batch_id')
        .onRef('l.line', '=', 'e.source_line')
        .on('l.to_action', 'is', null),
    )
    .select(recordColumns)
    .where('e.registration_id', '=', registrationId)
    .where('e.from_action', '<=', atAction)
    .orderBy('e.from_action', 'desc')
    .execute()
  return rows.flatMap((row) => recordFrom(row) ?? [])
}

/** Every version of every obstacle of a registration, newest first. */
export async function listObstacleVersions(
  read: Reader,
  registrationId: number,
  atAction: number,
): Promise<readonly Obstacle[]> {
  const rows = await read
    .selectFrom('obstacle as o')
    .leftJoin('account as oa', (join) =>
      join.onRef('oa.account_id', '=', 'o.filed_by').on('oa.to_action', 'is', null),
    )
    .leftJoin('account as ca', (join) =>
      join.onRef('ca.account_id', '=', 'o.concluded_by').on('ca.to_action', 'is', null),
    )
    .select(obstacleColumns)
    .select('ca.display_name as concluder')
    .where('o.registration_id', '=', registrationId)
    .where('o.from_action', '<=', atAction)
    .orderBy('o.obstacle_id', 'desc')
    .orderBy('o.from_action', 'desc')
    .execute()
  return rows.flatMap((row) => obstacleFrom(row) ?? [])
}
