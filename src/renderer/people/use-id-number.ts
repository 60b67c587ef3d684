/** What a document says as it is being typed, and whether somebody in the ledger has its number. */
import { useQuery } from '@tanstack/react-query'
import { normalizeIdNumber } from '../../shared/kernel/id-number.ts'
import type { Sex } from '../../shared/kernel/id-number.ts'
import {
  completeDocument,
  documentKinds,
  guessDocumentType,
  readDocumentNumber,
  readIdentityDocument,
} from '../../shared/kernel/identity-document.ts'
import type { DocumentReading, DocumentType } from '../../shared/kernel/identity-document.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { PersonLine } from '../../shared/people/model.ts'
import { useDesk } from '../shell/desk.ts'
import { calls } from '../shell/rpc.ts'

export type IdNumberCheck =
  | { readonly kind: 'partial' }
  | { readonly kind: 'refused'; readonly text: string }
  | {
      readonly kind: 'read'
      /** What the number itself says it is. */
      readonly documentType: DocumentType
      readonly idNumber: string
      readonly birthDate: Day
      readonly sex: Sex
      /** Undefined while the ledger is being asked. */
      readonly known: PersonLine | null | undefined
    }
  /** The number is right, and does not tell birth date and sex: they are still to be filled in. */
  | {
      readonly kind: 'number-only'
      readonly documentType: DocumentType
      readonly idNumber: string
      readonly known: PersonLine | null | undefined
    }

/** A document as a form holds it. */
export type DocumentFields = {
  readonly documentType: DocumentType
  readonly idNumber: string
  readonly birthDate: Day | null
  readonly sex: Sex | null
}

const fullLength = 18
/** Shorter ones are rare enough to be checked when they are saved. */
const leastOfPassport = 6

/** The check of what is typed where only a number can stand: what it is, it says itself. */
export function useIdNumberCheck(typed: string): IdNumberCheck {
  const documentType = guessDocumentType(normalizeIdNumber(typed)) ?? 'id-card'
  return useDocumentCheck({ documentType, idNumber: typed, birthDate: null, sex: null })
}

/** The check of a document; a number that is not whole yet is partial until the field is left. */
export function useDocumentCheck(fields: DocumentFields): IdNumberCheck {
  const { office, today } = useDesk()
  const rules = { practice: office.practice, today }
  const { documentType, idNumber: typed } = fields
  const reading: DocumentReading | null = isWhole(documentType, normalizeIdNumber(typed))
    ? readDocumentNumber(documentType, typed, rules)
    : null
  const asked = reading?.kind === 'read' ? reading.document : null
  const answer = useQuery(
    calls.people.readIdNumber.queryOptions({
      input: { typed: asked?.number ?? '', documentType: asked?.type ?? documentType },
      enabled: asked !== null,
      staleTime: 0,
    }),
  )
  if (reading === null || asked === null) {
    return reading?.kind === 'refused'
      ? { kind: 'refused', text: reading.text }
      : { kind: 'partial' }
  }
  if (answer.data?.kind === 'refused') return { kind: 'refused', text: answer.data.text }
  const { type, number: idNumber } = asked
  const known = answer.data?.known
  const document = completeDocument(asked, fields)
  if (document === null) return { kind: 'number-only', documentType: type, idNumber, known }
  const whole = readIdentityDocument({ ...fields, documentType: type }, rules)
  if (whole.kind === 'refused') return { kind: 'refused', text: whole.text }
  const { birthDate, sex } = document
  return { kind: 'read', documentType: type, idNumber, birthDate, sex, known }
}

/** Eighteen digits are asked about once they are all there; the others while they are typed. */
function isWhole(documentType: DocumentType, number: string): boolean {
  if (documentKinds[documentType].eighteen) {
    return number.length >= fullLength && /^\d{6}/.test(number)
  }
  if (documentType === 'foreign-passport' || documentType === 'chinese-passport') {
    return number.length >= leastOfPassport
  }
  return guessDocumentType(number) === documentType || number.length >= fullLength
}
