/** 无法录入名单: everybody with something in the way, by village and cause. */
import type { Day } from '../../shared/kernel/day.ts'
import { obstacleCauseSchema } from '../../shared/platform/causes.ts'
import type { ObstacleCause } from '../../shared/platform/causes.ts'
import { obstacleListLimit } from '../../shared/platform/model.ts'
import type { ObstacleList, PlatformLine } from '../../shared/platform/model.ts'
import type { Reader } from '../ledger/index.ts'
import { getOffice, listVillages } from '../office/index.ts'
import { countView, listLines } from './rows.ts'

type Asked = {
  readonly villageId?: number | undefined
  readonly cause?: ObstacleCause | undefined
}

export async function listObstacles(read: Reader, asked: Asked, today: Day): Promise<ObstacleList> {
  const filed = { read, view: 'filed', today } as const
  const lines = await listLines({ ...asked, limit: obstacleListLimit }, filed)
  const count = await countView(asked, filed)
  const office = await getOffice(read)
  const order = (await listVillages(read)).map(({ name }) => name)
  return {
    officeName: office.name,
    practice: office.practice,
    asOf: today,
    villages: groupByVillage(lines, order),
    count,
    overdueCount: await countView(asked, { ...filed, view: 'overdue' }),
    leftOut: count - lines.length,
  }
}

/** Villages in the office's own order; those that bear another name now come last. */
export function groupByVillage(
  lines: readonly PlatformLine[],
  order: readonly string[],
): ObstacleList['villages'] {
  const present = new Set(lines.map(({ villageName }) => villageName))
  const known = order.filter((name) => present.has(name))
  const others = [...present].filter((name) => !known.includes(name))
  return [...known, ...others].map((villageName) => ({
    villageName,
    causes: groupByCause(lines.filter((line) => line.villageName === villageName)),
  }))
}

function groupByCause(lines: readonly PlatformLine[]): ObstacleList['villages'][number]['causes'] {
  return obstacleCauseSchema.options.flatMap((cause) => {
    const people = lines.flatMap(({ registrationId, name, idNumber, phone, obstacle, overdue }) =>
      obstacle?.cause === cause
        ? [
            {
              registrationId,
              name,
              idNumber,
              phone,
              actor: obstacle.actor,
              remedy: obstacle.remedy,
              dueOn: obstacle.dueOn,
              overdue,
            },
          ]
        : [],
    )
    return people.length === 0 ? [] : [{ cause, people }]
  })
}
