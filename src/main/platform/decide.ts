/** What may be recorded of a registration's way into the platform: pure, refusals in their order. */
import type { Day } from '../../shared/kernel/day.ts'
import type { Obstacle, PlatformStatus } from '../../shared/platform/model.ts'

/** How a registration stands; null where there is none, or it was withdrawn. */
export type Standing = {
  readonly registrationId: number
  readonly registrationNumber: string
  readonly status: PlatformStatus
} | null

export type EnterRefusal =
  | { readonly code: 'FUTURE_DAY' }
  | { readonly code: 'REGISTRATION_NOT_FOUND' }
  | { readonly code: 'ALREADY_ENTERED'; readonly registrationNumbers: readonly string[] }

/** All of them or none: whoever marks fifty must not have to find out which three were left. */
export function refusalToEnter(
  standings: readonly Standing[],
  { enteredOn, today }: { readonly enteredOn: Day; readonly today: Day },
): EnterRefusal | null {
  if (enteredOn > today) return { code: 'FUTURE_DAY' }
  if (standings.includes(null)) return { code: 'REGISTRATION_NOT_FOUND' }
  const entered = standings.flatMap((one) =>
    one !== null && one.status === 'entered' ? [one.registrationNumber] : [],
  )
  return entered.length === 0 ? null : { code: 'ALREADY_ENTERED', registrationNumbers: entered }
}

export type FileRefusal = EnterRefusal | { readonly code: 'DUE_DAY_PAST' | 'FILED_BY_OTHER' }

/** What was on the screen when the form was opened. */
export type Replaced = Pick<Obstacle, 'obstacleId' | 'cause' | 'actor' | 'dueOn'>

export function refusalToFile(
  standing: Standing,
  filing: {
    readonly open: Obstacle | null
    readonly replaces: Replaced | null
    readonly dueOn: Day
    readonly today: Day
  },
): FileRefusal | null {
  const { open, replaces, dueOn, today } = filing
  if (standing === null) return { code: 'REGISTRATION_NOT_FOUND' }
  if (standing.status === 'entered') {
    return { code: 'ALREADY_ENTERED', registrationNumbers: [standing.registrationNumber] }
  }
  if (!isAsShown(open, replaces)) return { code: 'FILED_BY_OTHER' }
  return dueOn < today ? { code: 'DUE_DAY_PAST' } : null
}

function isAsShown(open: Obstacle | null, shown: Replaced | null): boolean {
  if (open === null || shown === null) return open === shown
  return (
    open.obstacleId === shown.obstacleId &&
    open.cause === shown.cause &&
    open.actor === shown.actor &&
    open.dueOn === shown.dueOn
  )
}
