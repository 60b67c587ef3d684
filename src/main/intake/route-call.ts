/** What is proposed for somebody: gathered from the ledger and the lists, decided by the packs. */
import { noPastCover, proposePastCover } from '../../shared/intake/past-cover.ts'
import type { QuoteInput } from '../../shared/intake/model.ts'
import type { RouteInput, RouteProposal } from '../../shared/intake/route-proposal.ts'
import { evidenceOf } from '../evidence/index.ts'
import type { Ledger } from '../ledger/index.ts'
import { getOverlay } from '../office/index.ts'
import { findPerson } from '../people/index.ts'
import { evidenceRanksOf } from '../rules/index.ts'
import type { PackSet } from '../rules/index.ts'
import { proposeRoute } from './propose-route.ts'

/** Null where nobody of the ledger has the id. */
export async function findRouteProposal(
  { read, clock }: Ledger,
  { who, policy, coverageYear, payDay }: RouteInput,
  packs: PackSet,
): Promise<RouteProposal | null> {
  const person = who.kind === 'known' ? await findPerson(read, who.personId) : null
  if (who.kind === 'known' && person === null) return null
  const { summary } = packs.get(policy)
  const today = clock.today()
  const known = person ?? { personId: null, idNumber: who.kind === 'new' ? who.idNumber : '' }
  const evidence = await evidenceOf(read, known, {
    on: today,
    ofPacks: evidenceRanksOf(packs, [policy]),
  })
  const coverageYears = person?.enrolments.map((one) => one.coverageYear) ?? null
  const birthDate = person?.birthDate ?? (who.kind === 'new' ? who.birthDate : null)
  const pastCover =
    coverageYears === null || birthDate === null
      ? noPastCover
      : proposePastCover({ birthDate, coverageYears }, summary, coverageYear).pastCover
  const input: QuoteInput = {
    policy,
    coverageYear,
    payDay,
    tier: 1,
    circumstance: { kind: 'ordinary' },
    birthDate,
    identities: person?.identities.map(({ term, from, to }) => ({ term, from, to })) ?? [],
    pastCover,
  }
  const overlay = await getOverlay(read)
  return proposeRoute(input, { evidence, coverageYears }, { packs, overlay, registeredOn: today })
}
