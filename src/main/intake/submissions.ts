/** Who submitted a registration and when, first and anew after it was sent back; who took it back. */
import { validAt } from '../ledger/index.ts'
import type { Reader } from '../ledger/index.ts'
import type { Submission, Withdrawal } from '../../shared/intake/model.ts'
import { getDay } from '../../shared/kernel/day.ts'
import { snapshotSchema } from './store.ts'

type Asked = { readonly registrationId: number; readonly atAction: number | undefined }

/** Each version of the document is one submission, oldest first. */
export async function listSubmissions(read: Reader, asked: Asked): Promise<Submission[]> {
  let query = read
    .selectFrom('registration as r')
    .innerJoin('action', 'action.action_id', 'r.from_action')
    .select(['r.snapshot', 'r.from_action', 'action.recorded_on'])
    .where('r.registration_id', '=', asked.registrationId)
  if (asked.atAction !== undefined) query = query.where('r.from_action', '<=', asked.atAction)
  const reviews = await read
    .selectFrom('review')
    .select(['from_action'])
    .where('registration_id', '=', asked.registrationId)
    .where('verdict', '!=', 'withdrawn')
    .execute()
  const versions = await query.orderBy('r.from_action').execute()
  return versions.map((version) => {
    const snapshot = snapshotSchema.parse(JSON.parse(version.snapshot))
    return {
      submittedBy: snapshot.takenBy,
      submittedOn: getDay(version.recorded_on),
      afterReviews: reviews.filter((review) => review.from_action < version.from_action).length,
      against: snapshot.evidenceAgainst.map(({ text }) => text),
      reason: snapshot.evidenceReason,
    }
  })
}

/** Null while nobody has taken it back. */
export async function findWithdrawal(read: Reader, asked: Asked): Promise<Withdrawal | null> {
  const { registrationId, atAction } = asked
  const row = await read
    .selectFrom('review')
    .leftJoin('account', (join) =>
      join
        .onRef('account.account_id', '=', 'review.decided_by')
        .on('account.to_action', 'is', null),
    )
    .select(['review.reason', 'review.decided_by', 'review.decided_on', 'account.display_name'])
    .where('review.registration_id', '=', registrationId)
    .where('review.verdict', '=', 'withdrawn')
    .where((column) =>
      atAction === undefined
        ? column('review.to_action', 'is', null)
        : validAt({ table: 'review', actionId: atAction }),
    )
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    withdrawnBy: row.display_name ?? `账号 ${row.decided_by}`,
    withdrawnOn: getDay(row.decided_on),
    reason: row.reason ?? '',
  }
}

/** Whether the person was first recorded by the action that first recorded the registration. */
export async function isPersonNew(
  read: Reader,
  ids: { readonly registrationId: number; readonly personId: number },
): Promise<boolean> {
  const first = await read
    .selectFrom('registration')
    .innerJoin('person', 'person.from_action', 'registration.from_action')
    .select('registration.row_id')
    .where('registration.registration_id', '=', ids.registrationId)
    .where('person.person_id', '=', ids.personId)
    .orderBy('registration.from_action')
    .limit(1)
    .executeTakeFirst()
  if (first === undefined) return false
  const earlier = await read
    .selectFrom('registration')
    .select('row_id')
    .where('registration_id', '=', ids.registrationId)
    .where('row_id', '<', first.row_id)
    .executeTakeFirst()
  return earlier === undefined
}
