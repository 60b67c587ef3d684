/** The guardian of a minor: checked, and kept with its history. */
import { fullAgeYears } from '../../shared/households/model.ts'
import type { Guardian, Household, TypedGuardian } from '../../shared/households/model.ts'
import { readIdentityDocument } from '../../shared/kernel/identity-document.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Writing } from '../ledger/index.ts'
import { isMinor } from './decide.ts'
import { findGuardianRow } from './household.ts'

export type GuardianReading =
  | { readonly kind: 'read'; readonly guardian: Guardian }
  /** In one sentence for the clerk. */
  | { readonly kind: 'refused'; readonly text: string }

type Rules = { readonly practice: boolean; readonly today: Day }

/** Somebody grown up: another member of the household, or a name with a number that holds. */
export function readGuardian(
  typed: TypedGuardian,
  { household, minorId }: { readonly household: Household; readonly minorId: number },
  rules: Rules,
): GuardianReading {
  const refused = (text: string) => ({ kind: 'refused', text }) as const
  if (typed.kind === 'other') return readOther(typed, rules)
  const member = household.members.find(({ person }) => person.personId === typed.personId)
  if (member === undefined) return refused('监护人不在这一户，请重新选择，或者按户外的人填写。')
  const { person } = member
  if (person.personId === minorId || member.minor) {
    return refused(`监护人${person.name}未满 ${fullAgeYears} 周岁，请另选成年人。`)
  }
  if (member.death !== null) return refused(`监护人${person.name}：${member.death}请另选。`)
  const { name, idNumber, phone } = person
  return {
    kind: 'read',
    guardian: { personId: typed.personId, name, idNumber, relation: typed.relation, phone },
  }
}

function readOther(
  typed: Extract<TypedGuardian, { readonly kind: 'other' }>,
  rules: Rules,
): GuardianReading {
  const reading = readIdentityDocument({ documentType: 'id-card', idNumber: typed.idNumber }, rules)
  if (reading.kind === 'refused') return { kind: 'refused', text: `监护人的号码：${reading.text}` }
  const { number: idNumber, birthDate } = reading.document
  if (isMinor(birthDate, rules.today)) {
    return {
      kind: 'refused',
      text: `监护人${typed.name}未满 ${fullAgeYears} 周岁，请另选成年人。`,
    }
  }
  const { name, relation, phone } = typed
  return { kind: 'read', guardian: { personId: null, name, idNumber, relation, phone } }
}

/** Opens the next version where it says something else. */
export async function keepGuardian(
  writing: Writing,
  personId: number,
  { guardian, accountId }: { readonly guardian: Guardian; readonly accountId: number },
): Promise<void> {
  const current = await findGuardianRow(writing.read, personId)
  const fields = {
    guardian_person_id: guardian.personId,
    name: guardian.name,
    id_number: guardian.idNumber,
    relation: guardian.relation,
    phone: guardian.phone,
  }
  const same =
    current !== undefined &&
    Object.entries(fields).every(
      // The fields are columns of the row.
      ([name, value]) => current[name as keyof typeof fields] === value,
    )
  if (same) return
  if (current !== undefined) writing.close('guardian', current.row_id)
  const noted = { noted_by: accountId, noted_on: writing.recordedOn }
  writing.open('guardian', { person_id: personId, ...fields, ...noted })
}
