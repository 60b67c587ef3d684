/** What a number says as it is being typed, and whether somebody in the ledger has it. */
import { useQuery } from '@tanstack/react-query'
import { normalizeIdNumber, readIdNumber } from '../../shared/kernel/id-number.ts'
import type { Sex } from '../../shared/kernel/id-number.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { PersonLine } from '../../shared/people/model.ts'
import { useDesk } from '../shell/desk.ts'
import { calls } from '../shell/rpc.ts'

export type IdNumberCheck =
  | { readonly kind: 'partial' }
  | { readonly kind: 'refused'; readonly text: string }
  | {
      readonly kind: 'read'
      readonly idNumber: string
      readonly birthDate: Day
      readonly sex: Sex
      /** Undefined while the ledger is being asked. */
      readonly known: PersonLine | null | undefined
    }

const fullLength = 18

/** The check of a typed number; short ones are partial until the field is left. */
export function useIdNumberCheck(typed: string): IdNumberCheck {
  const { office, today } = useDesk()
  const number = normalizeIdNumber(typed)
  const reading =
    number.length >= fullLength && /^\d{6}/.test(number)
      ? readIdNumber(number, { practice: office.practice, today })
      : null
  const asked = reading?.kind === 'read' ? reading.idNumber.number : null
  const answer = useQuery(
    calls.people.readIdNumber.queryOptions({
      input: { typed: asked ?? '' },
      enabled: asked !== null,
      staleTime: 0,
    }),
  )
  if (reading === null) return { kind: 'partial' }
  if (reading.kind === 'refused') return { kind: 'refused', text: reading.text }
  if (answer.data?.kind === 'refused') return { kind: 'refused', text: answer.data.text }
  return {
    kind: 'read',
    idNumber: reading.idNumber.number,
    birthDate: reading.idNumber.birthDate,
    sex: reading.idNumber.sex,
    known: answer.data?.known,
  }
}
