/** What is asked about each row of the ledger, now and then. */
import { enrolmentQuestionFrom, snapshotSchema } from '../intake/index.ts'
import type { BulkReader } from '../ledger/index.ts'
import type { QuoteInput } from '../../shared/intake/model.ts'
import { noPastCover, proposePastCover } from '../../shared/intake/past-cover.ts'
import type { PastCover } from '../../shared/intake/past-cover.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Identity } from '../../shared/people/model.ts'
import type { Occasion, Over } from '../../shared/rehearsal/model.ts'
import type { EnrolmentQuestion, PackSummary } from '../../shared/rules/model.ts'
import type { PackSet } from '../rules/index.ts'
import type { Proposed } from './candidate.ts'
import {
  enrolledYearRows,
  higherTierRows,
  identityRows,
  personRows,
  registrationRows,
} from './store.ts'

export type Asked = {
  readonly personId: number
  /** Null where the person is looked at, and no registration. */
  readonly registrationId: number | null
  readonly villageId: number
  /** The money is booked: nothing of it is touched any more. */
  readonly settled: boolean
  /** Rows with the same key are the same question; null where it makes no sense to ask. */
  readonly key: string | null
  /** By the rules of now, and by those of then. `policy` is the new pack, where there is one. */
  readonly ask: () => { readonly before: EnrolmentQuestion; readonly after: EnrolmentQuestion }
}

/** By which packs: now, and then. */
export type Sides = {
  readonly standing: { readonly packs: PackSet }
  readonly proposed: Pick<Proposed, 'packs' | 'policy'>
}

export function askAbout(bulk: BulkReader, over: Over, sides: Sides): IterableIterator<Asked> {
  return over.kind === 'people'
    ? askPeople(bulk, over, sides)
    : askRegistrations(bulk, over.coverageYear, sides.proposed.policy)
}

function* askPeople(
  bulk: BulkReader,
  over: Over & { readonly kind: 'people' },
  { standing, proposed }: Sides,
): IterableIterator<Asked> {
  const before = { ...over.before, pack: standing.packs.get(over.policy).summary }
  const after = {
    ...over.after,
    pack: proposed.packs.get(proposed.policy ?? over.policy).summary,
  }
  const coversOf = readCovers(bulk, before, after)
  const identities = readIdentities(bulk)
  const tiers = new Map([...higherTierRows(bulk)].map((row) => [row.person_id, row.tier]))
  const none: HeldIdentities = { key: '', list: [] }
  const firstPayDay =
    over.before.payDay < over.after.payDay ? over.before.payDay : over.after.payDay
  for (const { person_id: personId, birth_date: birth, village_id: villageId } of personRows(
    bulk,
  )) {
    const tier = tiers.get(personId) ?? 1
    const held = identities.get(personId) ?? none
    const covers = coversOf(personId, birth)
    const question = ({ pack, coverageYear, payDay }: PackOccasion, pastCover: PastCover) =>
      enrolmentQuestionFrom(
        {
          policy: pack.policy,
          coverageYear,
          payDay,
          tier,
          circumstance: { kind: 'ordinary' },
          birthDate: getDay(birth),
          identities: held.list,
          pastCover,
        },
        payDay,
      )
    yield {
      personId,
      registrationId: null,
      villageId,
      settled: false,
      key: birth > firstPayDay ? null : `${birth} ${tier} ${covers.key} ${held.key}`,
      ask: () => ({
        before: question(before, covers.before),
        after: question(after, covers.after),
      }),
    }
  }
}

type PackOccasion = Occasion & { readonly pack: PackSummary }
type Covers = { readonly key: string; readonly before: PastCover; readonly after: PastCover }

/**
 * What the counter would propose of somebody's gaps on both occasions, for people in the order of
 * their ids. Nobody is looked up where no pack asks for gaps.
 */
function readCovers(
  bulk: BulkReader,
  before: PackOccasion,
  after: PackOccasion,
): (personId: number, birth: string) => Covers {
  const counted = [before, after].flatMap(({ pack }) => pack.asks.gapsSince ?? [])
  const none = { key: '', before: noPastCover, after: noPastCover }
  if (counted.length === 0) return () => none
  const yearsOf = readYears(bulk, Math.min(...counted))
  return (personId, birth) => {
    const known = { birthDate: getDay(birth), coverageYears: yearsOf(personId) }
    const proposed = ({ pack, coverageYear }: PackOccasion) =>
      proposePastCover(known, pack, coverageYear).pastCover
    const covers = { before: proposed(before), after: proposed(after) }
    return { ...covers, key: `${covers.before.missedYears} ${covers.after.missedYears}` }
  }
}

/** The coverage years that somebody was in: people and years come sorted, so that none is kept. */
function readYears(bulk: BulkReader, from: number): (personId: number) => readonly number[] {
  const rows = enrolledYearRows(bulk, from)
  let next = rows.next()
  return (personId) => {
    const years: number[] = []
    while (next.done !== true && next.value.person_id <= personId) {
      if (next.value.person_id === personId) years.push(next.value.coverage_year)
      next = rows.next()
    }
    return years
  }
}

type HeldIdentities = { readonly key: string; readonly list: Identity[] }

/** Of everybody who has any; equal lists are one object. */
function readIdentities(bulk: BulkReader): ReadonlyMap<number, HeldIdentities> {
  const lists = new Map<number, Identity[]>()
  for (const row of identityRows(bulk)) {
    const identity = {
      term: row.term,
      from: dayOrNull(row.valid_from),
      to: dayOrNull(row.valid_to),
    }
    const known = lists.get(row.person_id)
    if (known === undefined) lists.set(row.person_id, [identity])
    else putTerm(known, identity)
  }
  const known = new Map<string, HeldIdentities>()
  const held = new Map<number, HeldIdentities>()
  for (const [personId, list] of lists) {
    const key = JSON.stringify(list)
    const same = known.get(key) ?? { key, list }
    known.set(key, same)
    held.set(personId, same)
  }
  return held
}

/** A department's list comes later and stands in the place of what was taken down here. */
function putTerm(list: Identity[], identity: Identity): void {
  const at = list.findIndex(({ term }) => term === identity.term)
  if (at === -1) list.push(identity)
  else list[at] = identity
}

function* askRegistrations(
  bulk: BulkReader,
  coverageYear: number,
  policy: string | null,
): IterableIterator<Asked> {
  for (const row of registrationRows(bulk, coverageYear)) {
    const snapshot = snapshotSchema.parse(JSON.parse(row.snapshot))
    const { birthDate, circumstance, identities, pastCover } = snapshot
    const payDay = getDay(row.settled_on ?? row.pay_day)
    const { tier } = row
    const facts = { coverageYear, payDay, tier, circumstance, birthDate, identities, pastCover }
    const registeredOn = getDay(row.registered_on)
    const question = (by: string) =>
      enrolmentQuestionFrom({ ...facts, policy: by } satisfies QuoteInput, registeredOn)
    yield {
      personId: row.person_id,
      registrationId: row.registration_id,
      villageId: row.village_id,
      settled: row.settled_on !== null,
      key: JSON.stringify([row.policy, registeredOn, facts]),
      ask: () => ({ before: question(row.policy), after: question(policy ?? row.policy) }),
    }
  }
}

function dayOrNull(text: string | null): Day | null {
  return text === null ? null : getDay(text)
}
