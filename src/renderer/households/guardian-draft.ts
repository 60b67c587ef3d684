/** The guardian of a minor while the form is being filled in. */
import type {
  GuardianRelation,
  Household,
  HouseholdMember,
  TypedGuardian,
} from '../../shared/households/model.ts'
import { isHead } from '../../shared/households/relations.ts'
import { words } from './words.ts'

/** `other` is somebody who is not of the household. */
export type GuardianChoice = number | 'other'

export type GuardianDraft = {
  readonly who: GuardianChoice | null
  readonly relation: GuardianRelation | null
  readonly name: string
  readonly idNumber: string
  readonly phone: string
}

export type GuardianErrors = {
  readonly [Name in 'guardianWho' | 'guardianRelation' | 'guardianName' | 'guardianNumber']?: string
}

export const guardianFieldOrder = [
  'guardianWho',
  'guardianRelation',
  'guardianName',
  'guardianNumber',
] as const

const nobody: GuardianDraft = { who: null, relation: null, name: '', idNumber: '', phone: '' }

/** As recorded before; of a child of the head, the head; otherwise nobody is guessed. */
export function startGuardian(member: HouseholdMember, household: Household): GuardianDraft {
  const { guardian } = member
  if (guardian !== null) {
    const { personId, relation, name, idNumber, phone } = guardian
    const stillHere = grownOf(household).some(({ person }) => person.personId === personId)
    if (personId !== null && stillHere) return { ...nobody, who: personId, relation }
    return { who: 'other', relation, name, idNumber, phone: phone ?? '' }
  }
  const head = grownOf(household).find(({ relation }) => isHead(relation))
  if (head === undefined || !isChildOfHead(member)) return nobody
  const { personId, sex } = head.person
  return { ...nobody, who: personId, relation: sex === 'male' ? '父亲' : '母亲' }
}

/** Sons and daughters, own and adopted; not those who married in (28, 38). */
function isChildOfHead({ relationCode }: HouseholdMember): boolean {
  return relationCode !== null && /^[23](?!8)\d$/u.test(relationCode)
}

/** Members who may be somebody's guardian. */
export function grownOf({ members }: Household): readonly HouseholdMember[] {
  return members.filter(({ minor, death }) => !minor && death === null)
}

export function guardianErrorsOf(draft: GuardianDraft): GuardianErrors {
  const { who, relation, name, idNumber } = draft
  if (who === null) return { guardianWho: words.guardianMissing }
  return {
    ...(relation === null ? { guardianRelation: words.guardianRelationMissing } : {}),
    ...(who === 'other' && name.trim() === '' ? { guardianName: words.guardianNameMissing } : {}),
    ...(who === 'other' && idNumber.trim() === ''
      ? { guardianNumber: words.guardianNumberMissing }
      : {}),
  }
}

/** What is sent; null while something is missing. */
export function typedGuardianOf(draft: GuardianDraft): TypedGuardian | null {
  const { who, relation, name, idNumber, phone } = draft
  if (who === null || relation === null) return null
  if (who !== 'other') return { kind: 'member', personId: who, relation }
  const tel = phone.trim()
  return {
    kind: 'other',
    name: name.trim(),
    idNumber: idNumber.trim(),
    relation,
    phone: tel === '' ? null : tel,
  }
}
