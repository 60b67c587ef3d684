/** A stored decision decided again, as of its own action: whether the same answer comes out. */
import type { ExplainedDecision } from '../../shared/intake/explanation.ts'
import { quotationSchema } from '../../shared/intake/model.ts'
import type { Quotation } from '../../shared/intake/model.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Reader } from '../ledger/index.ts'
import { getOverlay, overlayHashOf } from '../office/index.ts'
import type { Overlay, PackSet } from '../rules/index.ts'

export type StoredDecision = {
  readonly kind: ExplainedDecision['kind']
  /** The quotation as JSON, byte for byte. */
  readonly text: string
  readonly policy: string
  readonly pack_hash: string
  readonly overlay_hash: string | null
  readonly from_action: number
  readonly payDay: string
}

/** `again` decides with the overlay as it was then; null where what was asked is not known. */
export async function replay(
  read: Reader,
  packs: PackSet,
  asked: {
    readonly stored: StoredDecision
    readonly again: ((overlay: Overlay) => Promise<Quotation>) | null
  },
): Promise<ExplainedDecision> {
  const { stored } = asked
  const action = await read
    .selectFrom('action')
    .select(['kind', 'recorded_at'])
    .where('action_id', '=', stored.from_action)
    .executeTakeFirstOrThrow()
  const overlay = await getOverlay(read, stored.from_action)
  const overlayHash = overlayHashOf(overlay)
  const pack = packs.find(stored.policy)
  const head = {
    kind: stored.kind,
    actionId: stored.from_action,
    call: action.kind,
    recordedAt: action.recorded_at,
    payDay: getDay(stored.payDay),
    policy: stored.policy,
    packHash: stored.pack_hash,
    installedPackHash: pack?.hash ?? null,
    overlayHash: stored.overlay_hash,
    rebuiltOverlayHash: overlayHash,
    stored: readStored(stored.text),
  }
  if (pack?.hash !== stored.pack_hash) {
    const text =
      pack === undefined
        ? `当时的政策包 ${stored.policy} 现在没有装入，不能重算；当时的决定如所列。`
        : `当时的政策包已经换过（指纹不同），不能按当时的规定重算；当时的决定如所列。`
    return { ...head, verdict: 'pack-not-installed', text, replayed: null }
  }
  if (asked.again === null) {
    const text = '当时还没有记下核定所依据的身份和参保情况，不能重算；当时的决定如所列。'
    return { ...head, verdict: 'not-recorded', text, replayed: null }
  }
  const again = await asked.again(overlay)
  return { ...head, ...judge({ stored, overlayHash, again }), replayed: again }
}

function judge(parts: {
  readonly stored: StoredDecision
  readonly overlayHash: string
  readonly again: Quotation
}): Pick<ExplainedDecision, 'verdict' | 'text'> {
  const { stored, overlayHash, again } = parts
  if (stored.overlay_hash !== null && stored.overlay_hash !== overlayHash) {
    const text = '账本里当时的本单位确定与所记的指纹不符，账本可能被改动过，请运行“校验账本”。'
    return { verdict: 'overlay-differs', text }
  }
  // Decisions from before the days of an approval were pinned lack them, and are right all the same.
  const { benefitOnceApproved: _, ...asBefore } = again
  if (![again, asBefore].some((each) => JSON.stringify(each) === stored.text)) {
    const text =
      '按当时的规定重算，答复与所存的不同：所存的被改动过，或程序的算法变了，请运行“校验账本”分辨。'
    return { verdict: 'different', text }
  }
  const text =
    stored.overlay_hash === null
      ? '登记时还没有记下本单位确定的指纹；按当时账本里的确定重算，答复逐字相同。'
      : '政策包和本单位确定的指纹都相符，重算的答复与所存的逐字相同。'
  return { verdict: 'same', text }
}

/** Null where what is stored is no quotation any more. */
function readStored(text: string): Quotation | null {
  try {
    return quotationSchema.parse(JSON.parse(text))
  } catch {
    // Told by the verdict: what cannot be read is not what comes out again.
    return null
  }
}
