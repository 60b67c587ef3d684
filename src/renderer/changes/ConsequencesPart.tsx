/** What follows once the change stands: said before it is saved, and before it is let in. */
import type { Consequences } from '../../shared/changes/model.ts'
import { words } from './words.ts'

export function ConsequencesPart({ consequences }: { readonly consequences: Consequences }) {
  const { isKey, registrations } = consequences
  return (
    <ul className="change-follows" aria-label={words.follows}>
      <li>{isKey ? words.keyFollows : words.plainFollows}</li>
      {registrations.map((one) => (
        <li key={one.registrationId}>
          {one.becomes === 'sent-back' ? words.goesBack(one) : words.stays(one)}
          {one.decidedOtherwise && <strong> {words.decidedOtherwise}</strong>}
        </li>
      ))}
      {registrations.length === 0 && <li>{words.noRegistrations}</li>}
      <li>{words.printedStay}</li>
    </ul>
  )
}
