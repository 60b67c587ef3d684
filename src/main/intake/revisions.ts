/** 退回前后: what a reviewer objected to, and what the counter made of it, version by version. */
import { compareQuotations, listFieldChanges } from '../../shared/intake/document-changes.ts'
import type { TakenDown } from '../../shared/intake/document-changes.ts'
import { quotationSchema } from '../../shared/intake/model.ts'
import type { Quotation, Revision } from '../../shared/intake/model.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Overlay } from '../../shared/rules/model.ts'
import type { Reader } from '../ledger/index.ts'
import { getOverlay } from '../office/index.ts'
import { summaryOn } from '../rules/index.ts'
import type { PackSet } from '../rules/index.ts'
import { displayNameOf } from './settlement.ts'
import { snapshotSchema } from './store.ts'

/**
 * One revision for every version that answered a sending back, newest first; null where no
 * registration has the id. Read from the stored versions: nothing is decided again.
 */
export async function findRevisions(
  read: Reader,
  registrationId: number,
  packs: PackSet,
): Promise<Revision[] | null> {
  const versions = await read
    .selectFrom('registration as r')
    .innerJoin('action', 'action.action_id', 'r.from_action')
    .select(['r.from_action', 'r.policy', 'r.tier', 'r.snapshot', 'r.quotation'])
    .select('action.recorded_on')
    .where('r.registration_id', '=', registrationId)
    .orderBy('r.from_action')
    .execute()
  if (versions.length === 0) return null
  const objections = await listObjections(read, registrationId)
  const overlay = await getOverlay(read)
  const revisions: Revision[] = []
  for (const [index, version] of versions.entries()) {
    const earlier = versions[index - 1]
    // The last word between the two versions is the one that the later version answers.
    const objection = objections.findLast(
      ({ from_action: at }) =>
        earlier !== undefined && at > earlier.from_action && at < version.from_action,
    )
    if (earlier === undefined || objection === undefined) continue
    const [before, now] = [takenDownFrom(earlier), takenDownFrom(version)]
    const quotation = quotationOf(version)
    revisions.push({
      objection: {
        reason: objection.reason ?? '',
        sentBackBy: await displayNameOf(read, objection.decided_by),
        sentBackOn: getDay(objection.decided_on),
      },
      resubmittedBy: now.takenBy,
      resubmittedOn: getDay(version.recorded_on),
      fields: [...listFieldChanges(before, now, labelsOf(packs, quotation, overlay))],
      quotation: [...compareQuotations(quotationOf(earlier), quotation)],
    })
  }
  return revisions.reverse()
}

function listObjections(read: Reader, registrationId: number) {
  return read
    .selectFrom('review')
    .select(['from_action', 'reason', 'decided_by', 'decided_on'])
    .where('registration_id', '=', registrationId)
    .where('verdict', '=', 'sent-back')
    .orderBy('from_action')
    .execute()
}

type Version = { readonly tier: number; readonly snapshot: string; readonly quotation: string }

function takenDownFrom({ snapshot, tier }: Version): TakenDown & { readonly takenBy: string } {
  return { ...snapshotSchema.parse(JSON.parse(snapshot)), tier }
}

function quotationOf({ quotation }: Version) {
  return quotationSchema.parse(JSON.parse(quotation))
}

/** The notice's own names of its tiers; their numbers where the pack is not installed any more. */
function labelsOf(
  packs: PackSet,
  { policy, payDay }: Quotation,
  overlay: Overlay,
): (tier: number) => string {
  const known = packs.find(policy) !== undefined
  const tiers = known ? summaryOn(packs, { policy, day: payDay }, overlay).tiers : []
  return (asked) => tiers.find(({ tier }) => tier === asked)?.label ?? `${asked} 档`
}
