/**
 * Time in the record only goes forward. A small step back of the computer's clock is ordinary and
 * smoothed over; a big one is refused, until the clock is right or an administrator confirms that
 * the last action's time was the wrong one. See decisions/0014-time-goes-forward.md.
 */
import { chinaDayAt } from '../kernel/clock.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Reader } from './reader.ts'

/** How far an ordinary adjustment sets a clock back: ten minutes. */
export const ordinaryStepMs = 10 * 60_000

/** The action by which an administrator says that the time before it was wrong. */
export const confirmClockKind = 'office.confirmClock'

/**
 * Coming and going is recorded whatever the clock says: it decides nothing, and without it nobody
 * could sign in to put the clock right.
 */
const alwaysRecorded = /^accounts\.(?:signIn|signOut|lock|unlock)/u

export type ClockBehind = {
  /** The day that the computer's clock shows. */
  readonly today: Day
  /** The day of the last action. */
  readonly lastOn: Day
}

/** A clock that was set back: nothing was recorded. */
export class ClockSetBack extends Error {
  override readonly name = 'ClockSetBack'
  readonly behind: ClockBehind

  constructor(behind: ClockBehind) {
    super(
      `电脑的日期时间（${behind.today}）早于账本里最近一次办理（${behind.lastOn}），本次没有保存：请先把电脑的日期和时间校准再办；如果是最近一次的日期错了，请管理人员登录后确认时钟更正。`,
    )
    this.behind = behind
  }
}

export type Moment = { readonly recordedAt: string; readonly recordedOn: Day }
type LastAction = { readonly recorded_at: string } | undefined

/** The moment of a new action after the last one. Throws ClockSetBack. */
export function momentAfter(last: LastAction, clock: Clock, kind: string): Moment {
  const now = clock.now()
  if (clock.fixedDay === true || last === undefined || kind === confirmClockKind) {
    return momentAt(now, clock)
  }
  const lastAt = Date.parse(last.recorded_at)
  if (now >= lastAt) return momentAt(now, clock)
  if (lastAt - now > ordinaryStepMs && !alwaysRecorded.test(kind)) {
    throw new ClockSetBack({ today: chinaDayAt(now), lastOn: chinaDayAt(lastAt) })
  }
  return momentAt(lastAt, clock)
}

/** One reading of the clock, so that instant and day cannot fall on two sides of a midnight. */
function momentAt(milliseconds: number, clock: Clock): Moment {
  return {
    recordedAt: new Date(milliseconds).toISOString(),
    recordedOn: clock.fixedDay === true ? clock.today() : chinaDayAt(milliseconds),
  }
}

/** How the clock stands to the last action; null where it is not behind. */
export async function findClockBehind(read: Reader, clock: Clock): Promise<ClockBehind | null> {
  const last = await read
    .selectFrom('action')
    .select(['recorded_at', 'recorded_on'])
    .orderBy('action_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last === undefined || clock.fixedDay === true) return null
  const now = clock.now()
  if (Date.parse(last.recorded_at) - now <= ordinaryStepMs) return null
  return { today: chinaDayAt(now), lastOn: getDay(last.recorded_on) }
}
