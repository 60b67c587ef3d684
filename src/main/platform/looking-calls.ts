/** The calls that only look: the work list, one registration, the list by village and cause. */
import { platformViews } from '../../shared/platform/model.ts'
import type { PlatformFilter, PlatformView } from '../../shared/platform/model.ts'
import type { Ledger } from '../ledger/index.ts'
import { writeObstacleWorkbook } from '../spreadsheets/index.ts'
import { findDetail } from './detail.ts'
import { listObstacles } from './obstacle-list.ts'
import { platformRouter } from './parts.ts'
import type { PlatformParts } from './parts.ts'
import { countView, listLines } from './rows.ts'

const pageSize = 100

export function lookingCalls({ slot }: PlatformParts) {
  const os = platformRouter()
  return {
    list: os.list.handler(async ({ input }) => {
      const { read, clock } = slot.get()
      const { view, after, ...filter } = input
      const parts = { read, view, today: clock.today() }
      const found = await listLines({ ...filter, after, limit: pageSize + 1 }, parts)
      return {
        lines: found.slice(0, pageSize),
        counts: await countViews(slot.get(), filter),
        more: found.length > pageSize,
      }
    }),

    get: os.get.handler(async ({ input, errors }) => {
      const { read, clock } = slot.get()
      const detail = await findDetail(read, { ...input, today: clock.today() })
      if (detail === null) throw errors.REGISTRATION_NOT_FOUND()
      return detail
    }),

    obstacles: os.obstacles.handler(({ input }) => {
      const { read, clock } = slot.get()
      return listObstacles(read, input, clock.today())
    }),

    workbook: os.workbook.handler(async ({ input }) => {
      const { read, clock } = slot.get()
      const list = await listObstacles(read, input, clock.today())
      const bytes = await writeObstacleWorkbook(list)
      return {
        fileName: `无法录入名单-${list.officeName}-${list.asOf}.xlsx`,
        base64: Buffer.from(bytes).toString('base64'),
      }
    }),
  }
}

async function countViews({ read, clock }: Ledger, filter: PlatformFilter) {
  const counts: [PlatformView, number][] = []
  for (const view of platformViews) {
    counts.push([view, await countView(filter, { read, view, today: clock.today() })])
  }
  return Object.fromEntries(counts) as Record<PlatformView, number>
}
