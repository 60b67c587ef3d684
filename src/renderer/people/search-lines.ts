/** What the search offers: people who are known, and, last, a new record. */
import {
  documentKinds,
  guessDocumentType,
  proposeEighteenDigits,
} from '../../shared/kernel/identity-document.ts'
import type { DocumentType } from '../../shared/kernel/identity-document.ts'
import { normalizeIdNumber, readIdNumber } from '../../shared/kernel/id-number.ts'
import type { IdNumberRules } from '../../shared/kernel/id-number.ts'
import { sexLabels } from '../../shared/people/model.ts'
import type { PersonLine } from '../../shared/people/model.ts'
import { groupIdNumber } from '../kit/masked.ts'
import type { IdNumberCheck } from './use-id-number.ts'
import { words } from './words.ts'

export type SearchLine =
  | { readonly kind: 'person'; readonly person: PersonLine }
  | { readonly kind: 'new'; readonly note: string }
  | { readonly kind: 'paper'; readonly paper: FoundPaper }

/** Something with a number of its own that was typed instead of a person. */
export type FoundPaper = { readonly id: number; readonly title: string; readonly note: string }

/** What was typed into the search goes along into the new record. */
export type NewPersonStart = {
  readonly idNumber: string
  readonly name: string
  /** An identity card where left out. */
  readonly documentType?: DocumentType
  /** The fifteen digits from which the number was proposed. */
  readonly typedNumber?: string
}

export function startOfNewPerson(text: string): NewPersonStart {
  const typed = text.trim()
  const number = normalizeIdNumber(typed)
  const proposed = proposeEighteenDigits(number)
  if (proposed !== null) return { idNumber: proposed, name: '', typedNumber: typed }
  const documentType = guessDocumentType(number)
  if (documentType !== null && documentType !== 'id-card') {
    return { idNumber: number, name: '', documentType }
  }
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
  if (check.kind === 'number-only') {
    if (check.known !== null || people.length > 0) return []
    return [{ kind: 'new', note: words.newFromDocument(documentKinds[check.documentType].label) }]
  }
  const proposed = proposeEighteenDigits(text)
  if (proposed !== null && people.length === 0) {
    return [{ kind: 'new', note: words.newFromFifteen(groupIdNumber(proposed)) }]
  }
  if (/^\d/.test(text.trim())) return []
  return [{ kind: 'new', note: words.newFromName }]
}

/** Why nobody is found: a number that is a few digits short is told from one of a stranger. */
export function missOf(text: string, rules: IdNumberRules): string {
  const number = normalizeIdNumber(text)
  if (!/^\d{15,17}$/.test(number)) return words.notFound
  const reading = readIdNumber(number, rules)
  return reading.kind === 'refused' ? reading.text : words.notFound
}
