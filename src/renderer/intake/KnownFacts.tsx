import { documentKinds } from '../../shared/kernel/identity-document.ts'
import { sexLabels } from '../../shared/people/model.ts'
import type { Person } from '../../shared/people/model.ts'
import { Fact } from '../kit/Field.tsx'
import { groupIdNumber } from '../kit/masked.ts'
import { tierLabel, words } from './words.ts'

/** What the ledger knows of somebody; to be compared with the card, not changed here. */
export function KnownFacts({ person }: { readonly person: Person }) {
  const { household } = person
  return (
    <>
      <Fact label={documentKinds[person.documentType].numberLabel}>
        <strong className="money">{groupIdNumber(person.idNumber)}</strong>
      </Fact>
      <Fact label={words.sexAndBirth}>
        <span className="money">
          {sexLabels[person.sex]}　{person.birthDate}
        </span>
      </Fact>
      <Fact label={words.village}>
        {person.village.name}
        {person.phone !== null && <span className="fact-more">电话 {person.phone}</span>}
      </Fact>
      {household !== null && (
        <Fact label={words.household}>
          <span className="money">{household.householdNumber}</span>
          <span className="fact-more">
            {household.members
              .map((member) => words.relation(member.name, member.relationToHead))
              .join('、')}
          </span>
        </Fact>
      )}
      <Fact label={words.enrolled}>
        {person.enrolments.length === 0
          ? words.enrolledNone
          : person.enrolments
              .map((line) => words.enrolledLine(line.coverageYear, tierLabel(line.tier)))
              .join('、')}
      </Fact>
    </>
  )
}
