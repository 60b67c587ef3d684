/** Who stands behind a registration: those who took it, and what those who reviewed it said. */
import type { Reader } from '../ledger/index.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Assessment, Review } from '../../shared/intake/model.ts'
import { displayNameOf } from './settlement.ts'

/** Who took or corrected any version of the registrations, up to an action. */
export async function listTakers(
  read: Reader,
  registrationIds: readonly number[],
  atAction?: number,
): Promise<ReadonlyMap<number, readonly number[]>> {
  let query = read
    .selectFrom('registration')
    .select(['registration_id', 'taken_by'])
    .distinct()
    .where('registration_id', 'in', registrationIds)
  if (atAction !== undefined) query = query.where('from_action', '<=', atAction)
  const takers = new Map<number, number[]>()
  for (const row of await query.execute()) {
    const known = takers.get(row.registration_id)
    if (known === undefined) takers.set(row.registration_id, [row.taken_by])
    else known.push(row.taken_by)
  }
  return takers
}

/** Every word of a reviewer up to an action, oldest first; the counter's own withdrawal is none. */
export async function listReviews(
  read: Reader,
  asked: { readonly registrationId: number; readonly atAction: number | undefined },
): Promise<Review[]> {
  let query = read
    .selectFrom('review')
    .select(['verdict', 'reason', 'decided_by', 'decided_on'])
    .where('registration_id', '=', asked.registrationId)
  if (asked.atAction !== undefined) query = query.where('from_action', '<=', asked.atAction)
  const reviews: Review[] = []
  for (const row of await query.orderBy('row_id').execute()) {
    const { verdict } = row
    if (verdict !== 'approved' && verdict !== 'sent-back') continue
    reviews.push({
      verdict,
      reason: row.reason,
      decidedBy: await displayNameOf(read, row.decided_by),
      decidedOn: getDay(row.decided_on),
    })
  }
  return reviews
}

export async function assessmentFrom(
  read: Reader,
  row: {
    readonly amount_fen: number | null
    readonly ground: string | null
    readonly assessed_by: number | null
    readonly assessed_on: string | null
  },
): Promise<Assessment | null> {
  const { amount_fen: amountFen, ground, assessed_by: by, assessed_on: on } = row
  if (amountFen === null || ground === null || by === null || on === null) return null
  return { amountFen, ground, assessedBy: await displayNameOf(read, by), assessedOn: getDay(on) }
}
