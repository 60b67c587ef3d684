/** Old decisions decided again, as of their own action: whether the same answer comes out. */
import type { ExplainedDecision, Explanation } from '../../shared/intake/explanation.ts'
import type { Quotation } from '../../shared/intake/model.ts'
import { getDay } from '../../shared/kernel/day.ts'
import { asOf, validAt } from '../ledger/index.ts'
import type { Reader } from '../ledger/index.ts'
import type { Overlay, PackSet } from '../rules/index.ts'
import { withAssessment } from './decide.ts'
import { quote } from './quote.ts'
import { replay } from './replay.ts'
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
    const { quotation: text, policy, pack_hash, overlay_hash, from_action } = version
    const payDay = version.pay_day
    const stored = {
      kind: 'quotation',
      text,
      policy,
      pack_hash,
      overlay_hash,
      from_action,
    } as const
    decisions.push(
      await replay(read, packs, {
        stored: { ...stored, payDay },
        again: async (overlay) => quoteAgain(packs, { version, payDay }, overlay),
      }),
    )
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
    const { policy } = version
    const stored = {
      kind: 'settlement',
      text,
      policy,
      pack_hash,
      overlay_hash,
      from_action,
    } as const
    decisions.push(
      await replay(read, packs, {
        stored: { ...stored, payDay: settled_on },
        again: async (overlay) =>
          withAssessment(
            quoteAgain(packs, { version, payDay: settled_on }, overlay),
            await assessmentAt(read, { registrationId, actionId: from_action }),
          ),
      }),
    )
  }
  return {
    registrationNumber,
    same: decisions.every(({ verdict }) => verdict === 'same'),
    decisions,
  }
}

type Version = {
  readonly policy: string
  readonly coverage_year: number
  readonly tier: number
  readonly registered_on: string
  readonly snapshot: string
}

/** The agency's amount as it stood when the decision was stored. */
async function assessmentAt(
  read: Reader,
  { registrationId, actionId }: { readonly registrationId: number; readonly actionId: number },
): Promise<{ readonly amountFen: number; readonly ground: string } | null> {
  const row = await asOf(read, 'assessment', actionId)
    .select(['amount_fen', 'ground'])
    .where('registration_id', '=', registrationId)
    .executeTakeFirst()
  return row === undefined ? null : { amountFen: row.amount_fen, ground: row.ground }
}

function quoteAgain(
  packs: PackSet,
  { version, payDay }: { readonly version: Version; readonly payDay: string },
  overlay: Overlay,
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
