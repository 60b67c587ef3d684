/** Old decisions decided again, as of their own action: whether the same answer comes out. */
import type { ExplainedDecision, Explanation } from '../../shared/intake/explanation.ts'
import { quotationSchema } from '../../shared/intake/model.ts'
import type { Quotation } from '../../shared/intake/model.ts'
import { getDay } from '../../shared/kernel/day.ts'
import { asOf, validAt } from '../ledger/index.ts'
import type { Reader } from '../ledger/index.ts'
import { getOverlay, overlayHashOf } from '../office/index.ts'
import type { PackSet } from '../rules/index.ts'
import { withAssessment } from './decide.ts'
import { quote } from './quote.ts'
import { snapshotSchema } from './store.ts'

/**
 * Every decision ever stored of a registration, also of one that was withdrawn; null where no
 * registration has the number. Nothing is written.
 */
export async function explain(
  read: Reader,
  registrationNumber: string,
  packs: PackSet,
): Promise<Explanation | null> {
  const versions = await read
    .selectFrom('registration')
    .selectAll()
    .where('registration_number', '=', registrationNumber)
    .orderBy('from_action')
    .execute()
  const registrationId = versions[0]?.registration_id
  if (registrationId === undefined) return null
  const decisions: ExplainedDecision[] = []
  for (const version of versions) {
    const { quotation: text, pack_hash, overlay_hash, from_action } = version
    const stored = { kind: 'quotation', text, pack_hash, overlay_hash, from_action } as const
    decisions.push(await replay(read, packs, { stored, version, payDay: version.pay_day }))
  }
  const settlements = await read
    .selectFrom('settlement')
    .selectAll()
    .where('registration_id', '=', registrationId)
    .orderBy('from_action')
    .execute()
  for (const { decision: text, pack_hash, overlay_hash, from_action, settled_on } of settlements) {
    const version = await read
      .selectFrom('registration')
      .selectAll()
      .where('registration_id', '=', registrationId)
      .where(() => validAt({ table: 'registration', actionId: from_action }))
      .executeTakeFirstOrThrow()
    const stored = { kind: 'settlement', text, pack_hash, overlay_hash, from_action } as const
    decisions.push(await replay(read, packs, { stored, version, payDay: settled_on }))
  }
  return {
    registrationNumber,
    same: decisions.every(({ verdict }) => verdict === 'same'),
    decisions,
  }
}

type Stored = {
  readonly kind: ExplainedDecision['kind']
  /** The quotation as JSON, byte for byte. */
  readonly text: string
  readonly pack_hash: string
  readonly overlay_hash: string | null
  readonly from_action: number
}

type Version = {
  readonly registration_id: number
  readonly policy: string
  readonly coverage_year: number
  readonly tier: number
  readonly registered_on: string
  readonly snapshot: string
}

async function replay(
  read: Reader,
  packs: PackSet,
  asked: { readonly stored: Stored; readonly version: Version; readonly payDay: string },
): Promise<ExplainedDecision> {
  const { stored, version } = asked
  const action = await read
    .selectFrom('action')
    .select(['kind', 'recorded_at'])
    .where('action_id', '=', stored.from_action)
    .executeTakeFirstOrThrow()
  const overlay = await getOverlay(read, stored.from_action)
  const overlayHash = overlayHashOf(overlay)
  const pack = packs.find(version.policy)
  const head = {
    kind: stored.kind,
    actionId: stored.from_action,
    call: action.kind,
    recordedAt: action.recorded_at,
    payDay: getDay(asked.payDay),
    policy: version.policy,
    packHash: stored.pack_hash,
    installedPackHash: pack?.hash ?? null,
    overlayHash: stored.overlay_hash,
    rebuiltOverlayHash: overlayHash,
    stored: readStored(stored.text),
  }
  if (pack?.hash !== stored.pack_hash) {
    const text =
      pack === undefined
        ? `当时的政策包 ${version.policy} 现在没有装入，不能重算；当时的决定如所列。`
        : `当时的政策包已经换过（指纹不同），不能按当时的规定重算；当时的决定如所列。`
    return { ...head, verdict: 'pack-not-installed', text, replayed: null }
  }
  const again = withAssessment(
    quoteAgain(packs, asked, overlay),
    stored.kind === 'settlement' ? await assessmentAt(read, asked) : null,
  )
  return { ...head, ...judge({ stored, overlayHash, again }), replayed: again }
}

/** The agency's amount as it stood when the decision was stored. */
async function assessmentAt(
  read: Reader,
  { stored, version }: { readonly stored: Stored; readonly version: Version },
): Promise<{ readonly amountFen: number; readonly ground: string } | null> {
  const row = await asOf(read, 'assessment', stored.from_action)
    .select(['amount_fen', 'ground'])
    .where('registration_id', '=', version.registration_id)
    .executeTakeFirst()
  return row === undefined ? null : { amountFen: row.amount_fen, ground: row.ground }
}

function quoteAgain(
  packs: PackSet,
  { version, payDay }: { readonly version: Version; readonly payDay: string },
  overlay: Parameters<typeof quote>[1]['overlay'],
): Quotation {
  const snapshot = snapshotSchema.parse(JSON.parse(version.snapshot))
  const input = {
    policy: version.policy,
    coverageYear: version.coverage_year,
    payDay: getDay(payDay),
    tier: version.tier,
    circumstance: snapshot.circumstance,
    birthDate: snapshot.birthDate,
    identities: snapshot.identities,
    pastCover: snapshot.pastCover,
  }
  return quote(input, { packs, overlay, registeredOn: getDay(version.registered_on) })
}

function judge(parts: {
  readonly stored: Stored
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
