/** What a form of 信息变更 would change, or the first thing that is wrong with it. */
import type { Day } from '../../shared/kernel/day.ts'
import { readIdentityDocument } from '../../shared/kernel/identity-document.ts'
import { sexLabels } from '../../shared/people/model.ts'
import { listFieldChanges } from '../../shared/changes/fields.ts'
import type { PersonFields, Proof, WantedFields } from '../../shared/changes/model.ts'

export type FormRefusal =
  | { readonly code: 'DOCUMENT_REFUSED'; readonly refusal: string; readonly text: string }
  | { readonly code: 'BIRTH_DATE_DIFFERS'; readonly text: string }
  | { readonly code: 'SEX_DIFFERS'; readonly text: string }
  | { readonly code: 'VILLAGE_NOT_FOUND' }
  | { readonly code: 'NOTHING_CHANGED' }

export type FormReading =
  | {
      readonly kind: 'read'
      readonly before: PersonFields
      readonly after: PersonFields
      readonly isKey: boolean
    }
  | { readonly kind: 'refuse'; readonly refusal: FormRefusal }

export type FormRules = {
  readonly practice: boolean
  readonly today: Day
  readonly villages: readonly { readonly villageId: number; readonly name: string }[]
}

/** Pure. A document that stays as it is is not read again: older ones need not fit today's rules. */
export function readForm(
  before: PersonFields,
  wanted: WantedFields,
  rules: FormRules,
): FormReading {
  const document = readDocument(before, wanted, rules)
  if ('code' in document) return { kind: 'refuse', refusal: document }
  const village = rules.villages.find(({ villageId }) => villageId === wanted.villageId)
  if (village === undefined) return { kind: 'refuse', refusal: { code: 'VILLAGE_NOT_FOUND' } }
  const after: PersonFields = {
    name: wanted.name,
    ...document,
    villageId: village.villageId,
    villageName: village.name,
    ...wanted.reach,
  }
  const changes = listFieldChanges(before, after)
  if (changes.length === 0) return { kind: 'refuse', refusal: { code: 'NOTHING_CHANGED' } }
  return { kind: 'read', before, after, isKey: changes.some(({ key }) => key) }
}

type DocumentPart = Pick<PersonFields, 'documentType' | 'idNumber' | 'birthDate' | 'sex'>

function readDocument(
  before: PersonFields,
  wanted: WantedFields,
  rules: FormRules,
): DocumentPart | FormRefusal {
  const { documentType, idNumber, birthDate, sex } = wanted
  const stays =
    documentType === before.documentType &&
    idNumber === before.idNumber &&
    birthDate === before.birthDate &&
    sex === before.sex
  if (stays) return { documentType, idNumber, birthDate, sex }
  const reading = readIdentityDocument(wanted, rules)
  if (reading.kind === 'refused') {
    return { code: 'DOCUMENT_REFUSED', refusal: reading.refusal, text: reading.text }
  }
  const { document } = reading
  if (document.birthDate !== birthDate) {
    const text = `证件号码里的出生日期是 ${document.birthDate}，填写的是 ${birthDate}，请对照证件改成一致。`
    return { code: 'BIRTH_DATE_DIFFERS', text }
  }
  if (document.sex !== sex) {
    const text = `证件号码里的性别是${sexLabels[document.sex]}，填写的是${sexLabels[sex]}，请对照证件改成一致。`
    return { code: 'SEX_DIFFERS', text }
  }
  return { documentType: document.type, idNumber: document.number, birthDate, sex }
}

export type ProofRefusal = { readonly code: 'PROOF_NEEDED' | 'PROOF_DAY_FUTURE' }

/** What has key fields needs a proof of a day that has come. */
export function findProofRefusal(
  { isKey, proof }: { readonly isKey: boolean; readonly proof: Proof | null },
  today: Day,
): ProofRefusal | null {
  if (!isKey) return null
  if (proof === null) return { code: 'PROOF_NEEDED' }
  return proof.day > today ? { code: 'PROOF_DAY_FUTURE' } : null
}

/** `B500151004-000012`: the office's region and the case's own number. */
export function changeNumberFrom(regionCode: string, changeId: number): string {
  return `B${regionCode}-${String(changeId).padStart(6, '0')}`
}
