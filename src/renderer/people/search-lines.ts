/** What the search offers: people who are known, and, last, a new record. */
import { normalizeIdNumber } from '../../shared/kernel/id-number.ts'
import { sexLabels } from '../../shared/people/model.ts'
import type { PersonLine } from '../../shared/people/model.ts'
import type { IdNumberCheck } from './use-id-number.ts'
import { words } from './words.ts'

export type SearchLine =
  | { readonly kind: 'person'; readonly person: PersonLine }
  | { readonly kind: 'new'; readonly note: string }

/** What was typed into the search goes along into the new record. */
export type NewPersonStart = { readonly idNumber: string; readonly name: string }

export function startOfNewPerson(text: string): NewPersonStart {
  const typed = text.trim()
  const number = normalizeIdNumber(typed)
  if (/^\d{6,17}[\dX]?$/.test(number)) return { idNumber: number, name: '' }
  return { idNumber: '', name: /^[\p{Script=Han}·]+$/u.test(typed) ? typed : '' }
}

/** Nobody is recorded anew whose number is known, or while a number is being typed. */
export function newLine(
  text: string,
  check: IdNumberCheck,
  people: readonly PersonLine[],
): readonly SearchLine[] {
  if (check.kind === 'refused') return []
  if (check.kind === 'read') {
    if (check.known !== null || people.length > 0) return []
    return [{ kind: 'new', note: words.newFromNumber(sexLabels[check.sex], check.birthDate) }]
  }
  if (/^\d/.test(text.trim())) return []
  return [{ kind: 'new', note: words.newFromName }]
}
