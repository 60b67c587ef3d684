/** Who somebody is and where they can be found. */
import { sexLabels } from '../../shared/people/model.ts'
import type { Person } from '../../shared/people/model.ts'
import { Fact } from '../kit/Field.tsx'
import { groupIdNumber } from '../kit/masked.ts'
import { words } from './person-words.ts'

export function PersonFacts({ person }: { readonly person: Person }) {
  return (
    <>
      <Fact label={words.document}>
        <strong className="money">{groupIdNumber(person.idNumber)}</strong>
        <span className="fact-more">{words.documentLine(person.documentType)}</span>
      </Fact>
      <Fact label={words.sexAndBirth}>
        <span className="money">
          {sexLabels[person.sex]}　{person.birthDate}
        </span>
      </Fact>
      <Fact label={words.village}>
        {person.village.name}
        {person.villageGroup !== null && <span className="fact-more">{person.villageGroup}</span>}
      </Fact>
      <Fact label={words.phone}>{person.phone ?? words.notAsked}</Fact>
      <Fact label={words.registeredAddress}>{person.registeredAddress ?? words.notAsked}</Fact>
      <Fact label={words.residenceAddress}>{person.residenceAddress ?? words.notAsked}</Fact>
      <Fact label={words.worksAway}>
        {person.worksAway === null
          ? words.awayUnknown
          : person.worksAway
            ? words.away
            : words.notAway}
        {person.worksAwayAt !== null && <span className="fact-more">{person.worksAwayAt}</span>}
      </Fact>
    </>
  )
}
