/**
 * What follows from a change for registrations that are under way. They are snapshots (decision
 * 0001): what is in force stays as it was signed, what is not yet settled goes back to the counter
 * to be handed in anew with the new particulars.
 */
import { isMoveAllowed } from '../../shared/intake/lifecycle.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Consequences, Following, PersonFields } from '../../shared/changes/model.ts'
import { listFieldChanges } from '../../shared/changes/fields.ts'
import { decideOn, findRegistration } from '../intake/index.ts'
import type { StoredRegistration } from '../intake/index.ts'
import type { Reader } from '../ledger/index.ts'
import { sameResult } from '../rules/index.ts'
import type { Overlay, PackSet } from '../rules/index.ts'

export type FollowingParts = { readonly packs: PackSet; readonly overlay: Overlay }

type Asked = {
  readonly personId: number
  readonly before: PersonFields
  readonly after: PersonFields
  /** The coverage year that the office works on: earlier ones in force are history. */
  readonly coverageYear: number
}

export async function findConsequences(
  read: Reader,
  { personId, before, after, coverageYear }: Asked,
  parts: FollowingParts,
): Promise<Consequences> {
  const isKey = listFieldChanges(before, after).some(({ key }) => key)
  const registrations: Following[] = []
  for (const registration of await liveRegistrations(read, personId)) {
    const goesBack = isKey && isMoveAllowed('send-back', registration.state)
    const settled = registration.state === 'effective'
    if (settled && registration.coverageYear < coverageYear) continue
    registrations.push({
      registrationId: registration.registrationId,
      registrationNumber: registration.registrationNumber,
      coverageYear: registration.coverageYear,
      state: registration.state,
      becomes: goesBack ? 'sent-back' : 'stays',
      decidedOtherwise: isDecidedOtherwise(registration, after.birthDate, parts),
    })
  }
  return { isKey, registrations }
}

/** Whether the rules answer otherwise for another birth date, on the same pay day. */
function isDecidedOtherwise(
  registration: StoredRegistration,
  birthDate: Day,
  parts: FollowingParts,
): boolean {
  if (registration.birthDate === birthDate) return false
  const { payDay } = registration.settlement?.decision ?? registration.quotation
  const before = decideOn(registration, payDay, parts)
  const after = decideOn({ ...registration, birthDate }, payDay, parts)
  return !sameResult(before.answer, after.answer)
}

/** The registrations that a change of key fields sends back, oldest first. */
export async function listGoingBack(
  read: Reader,
  personId: number,
): Promise<readonly StoredRegistration[]> {
  const live = await liveRegistrations(read, personId)
  return live.filter(({ state }) => isMoveAllowed('send-back', state))
}

/** Those that were not withdrawn. */
async function liveRegistrations(
  read: Reader,
  personId: number,
): Promise<readonly StoredRegistration[]> {
  const rows = await read
    .selectFrom('registration')
    .select('registration_id')
    .where('person_id', '=', personId)
    .where('to_action', 'is', null)
    .orderBy('registration_id')
    .execute()
  const found: StoredRegistration[] = []
  for (const row of rows) {
    const registration = await findRegistration(read, row.registration_id)
    if (registration !== null) found.push(registration)
  }
  return found
}
