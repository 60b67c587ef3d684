/** Puts invented households into the ledger, one action a village. */
import type { Writer, Writing } from '../ledger/index.ts'
import { identityRowFrom, personRowFrom } from '../people/index.ts'
import { assert } from '../../shared/kernel/assert.ts'
import { readIdentityDocument } from '../../shared/kernel/identity-document.ts'
import type { IdentityDocument } from '../../shared/kernel/identity-document.ts'
import { practiceDate } from './offices.ts'
import type { PracticeHousehold, PracticePerson } from './population.ts'

/** The kind of the actions that bring in a village's people. */
export const practicePeopleKind = 'practice.people'

type Influx = {
  /** Each village's action is recorded under it and the village's number. */
  readonly requestId: string
  readonly villages: readonly { readonly name: string }[]
  /** In the villages' order. */
  readonly households: Iterable<PracticeHousehold>
}

/** Records everybody; village n of the list has the id n. Short transactions, bounded memory. */
export async function recordPeople(writer: Writer, influx: Influx): Promise<void> {
  const ids = new Ids()
  const households = influx.households[Symbol.iterator]()
  let next = households.next()
  while (next.done !== true) {
    const { villageIndex } = next.value
    const villageId = villageIndex + 1
    await writer.record(
      {
        requestId: `${influx.requestId}-${villageId}`,
        kind: practicePeopleKind,
        operator: null,
        payload: { villageId },
      },
      async (writing) => {
        let count = 0
        while (next.done !== true && next.value.villageIndex === villageIndex) {
          openHousehold(writing, next.value, ids)
          count += next.value.members.length
          next = households.next()
        }
        return { kind: 'record', subject: `village:${villageId}`, result: { count } }
      },
    )
  }
}

/** Running ids of a ledger that nobody else writes to yet. */
class Ids {
  household = 0
  person = 0
  identity = 0
  enrolment = 0
}

function openHousehold(writing: Writing, household: PracticeHousehold, ids: Ids): void {
  ids.household += 1
  const householdId = ids.household
  const villageId = household.villageIndex + 1
  writing.open('household', {
    household_id: householdId,
    household_number: household.householdNumber,
    village_id: villageId,
  })
  for (const person of household.members) {
    ids.person += 1
    writing.open(
      'person',
      personRowFrom({
        personId: ids.person,
        name: person.name,
        document: documentOf(person),
        villageId,
        phone: person.phone,
        household: { householdId, relationToHead: person.relationToHead },
      }),
    )
    openDetails(writing, person, ids)
  }
}

function openDetails(writing: Writing, person: PracticePerson, ids: Ids): void {
  for (const identity of person.identities) {
    ids.identity += 1
    writing.open(
      'identity',
      identityRowFrom(identity, { identityId: ids.identity, personId: ids.person }),
    )
  }
  for (const { coverageYear, tier } of person.enrolments) {
    ids.enrolment += 1
    writing.open('enrolment', {
      enrolment_id: ids.enrolment,
      person_id: ids.person,
      coverage_year: coverageYear,
      scheme: 'resident',
      tier,
      source: 'carried-over',
    })
  }
}

/** What a clerk would have typed is read like anything typed. */
function documentOf({ idNumber }: PracticePerson): IdentityDocument {
  const reading = readIdentityDocument({ idNumber }, { practice: true, today: practiceDate })
  assert(reading.kind === 'read', 'an invented number must pass')
  return reading.document
}
