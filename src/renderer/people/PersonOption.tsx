import { sexLabels } from '../../shared/people/model.ts'
import type { PersonLine } from '../../shared/people/model.ts'
import { maskIdNumber } from '../kit/masked.ts'
import { words } from './words.ts'

/** One line of a search: name, number, where, and what matters for the price. */
export function PersonOption({ person }: { readonly person: PersonLine }) {
  return (
    <>
      <span className="person-option-top">
        <strong>{person.name}</strong>
        <span>
          {sexLabels[person.sex]} {words.born(person.birthDate.slice(0, 4))}
        </span>
        {(person.enrolled || person.registered) && (
          <span className="tag tag-good">
            {person.enrolled ? words.enrolled : words.registered}
          </span>
        )}
      </span>
      <span className="person-option-number money">{maskIdNumber(person.idNumber)}</span>
      <span className="person-option-bottom">
        {person.villageName}
        {person.formerNumber !== undefined && (
          <span className="tag tag-warning">{words.former(maskIdNumber(person.formerNumber))}</span>
        )}
        {person.identities.map((term) => (
          <span className="tag" key={term}>
            {term}
          </span>
        ))}
      </span>
    </>
  )
}
