/** One registration with everything that was ever recorded of it on the platform. */
import { getDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Obstacle, PlatformDetail } from '../../shared/platform/model.ts'
import { snapshotSchema } from '../intake/index.ts'
import type { Reader } from '../ledger/index.ts'
import { listNews } from './news.ts'
import { countNotices } from './notices.ts'
import { listObstacleVersions, listRecords } from './rows.ts'

export type DetailAsked = {
  readonly registrationId: number
  readonly today: Day
  /** As it stood right after an action: a repeated request is answered from then. */
  readonly atAction?: number
}

const everyAction = Number.MAX_SAFE_INTEGER

export async function findDetail(
  read: Reader,
  { registrationId, today, atAction = everyAction }: DetailAsked,
): Promise<PlatformDetail | null> {
  // The last version of what was withdrawn is closed, and still says who it was about.
  const row = await read
    .selectFrom('registration')
    .select(['registration_number', 'coverage_year', 'registered_on', 'snapshot', 'to_action'])
    .where('registration_id', '=', registrationId)
    .orderBy('row_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  const { name, idNumber, phone, villageName } = snapshotSchema.parse(JSON.parse(row.snapshot))
  const standing = row.to_action === null
  const records = await listRecords(read, registrationId, atAction)
  const obstacles = groupVersions(await listObstacleVersions(read, registrationId, atAction))
  const open = obstacles.find(({ outcome }) => outcome === null)
  const news = standing ? await listNews(read, { registrationIds: [registrationId], today }) : null
  const { earlier: _, ...obstacle } = open ?? { earlier: [] }
  return {
    registrationId,
    registrationNumber: row.registration_number,
    name,
    idNumber,
    phone,
    villageName,
    coverageYear: row.coverage_year,
    registeredOn: getDay(row.registered_on),
    status: records[0]?.status ?? 'waiting',
    record: records[0] ?? null,
    obstacle: 'obstacleId' in obstacle ? obstacle : null,
    overdue: standing && open !== undefined && open.dueOn < today,
    proposal: news?.get(registrationId) ?? null,
    standing,
    records: [...records],
    obstacles: [...obstacles],
    noticeCopies: await countNotices(read, { registrationId, atAction }),
  }
}

/** Versions of the same obstacle under its newest one. */
function groupVersions(
  versions: readonly Obstacle[],
): readonly PlatformDetail['obstacles'][number][] {
  const ids = [...new Set(versions.map(({ obstacleId }) => obstacleId))]
  return ids.flatMap((id) => {
    const [newest, ...earlier] = versions.filter(({ obstacleId }) => obstacleId === id)
    return newest === undefined ? [] : [{ ...newest, earlier }]
  })
}
