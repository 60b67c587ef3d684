/** The form of 信息变更 as it is filled in, and what it asks for. */
import { fieldsOf, listFieldChanges } from '../../shared/changes/fields.ts'
import type { FieldName } from '../../shared/changes/fields.ts'
import { proofSchema, reasonSchema, wantedFieldsSchema } from '../../shared/changes/model.ts'
import type {
  PersonChange,
  PersonFields,
  Proof,
  ProofKind,
  WantedFields,
} from '../../shared/changes/model.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { readDocumentNumber } from '../../shared/kernel/identity-document.ts'
import type { DocumentType } from '../../shared/kernel/identity-document.ts'
import type { IdNumberRules, Sex } from '../../shared/kernel/id-number.ts'
import { normalizePersonName } from '../../shared/kernel/person-name.ts'
import type { Person } from '../../shared/people/model.ts'
import { words } from './words.ts'

export type ChangeDraft = {
  readonly name: string
  readonly documentType: DocumentType
  readonly idNumber: string
  readonly birthDate: Day | null
  readonly sex: Sex | null
  readonly villageId: number | null
  readonly villageGroup: string
  readonly phone: string
  readonly registeredAddress: string
  readonly residenceAddress: string
  readonly worksAway: boolean | null
  readonly worksAwayAt: string
  readonly reason: string
  readonly proofKind: ProofKind | null
  readonly proofNumber: string
  readonly proofDay: Day | null
  readonly proofSeen: boolean
}

/** In the order of the screen: the first that is wrong takes the cursor. */
export const draftOrder = [
  'name',
  'documentType',
  'idNumber',
  'birthDate',
  'sex',
  'villageId',
  'villageGroup',
  'phone',
  'registeredAddress',
  'residenceAddress',
  'worksAway',
  'worksAwayAt',
  'reason',
  'proofKind',
  'proofNumber',
  'proofDay',
  'proofSeen',
] as const satisfies readonly (keyof ChangeDraft)[]

export type ChangeErrors = Partial<Record<keyof ChangeDraft, string>>

export function draftFrom(fields: PersonFields): ChangeDraft {
  return {
    name: fields.name,
    documentType: fields.documentType,
    idNumber: fields.idNumber,
    birthDate: fields.birthDate,
    sex: fields.sex,
    villageId: fields.villageId,
    villageGroup: fields.villageGroup ?? '',
    phone: fields.phone ?? '',
    registeredAddress: fields.registeredAddress ?? '',
    residenceAddress: fields.residenceAddress ?? '',
    worksAway: fields.worksAway,
    worksAwayAt: fields.worksAwayAt ?? '',
    reason: '',
    proofKind: null,
    proofNumber: '',
    proofDay: null,
    proofSeen: false,
  }
}

/** A newborn whose number has come: off the household register, and nothing else to be filled in. */
export function draftForNumber(person: Person): ChangeDraft {
  return {
    ...draftFrom(fieldsOf(person)),
    documentType: 'household-register',
    idNumber: '',
    reason: words.numberReason,
    proofKind: 'household-register',
  }
}

/** What was sent back, over the record as it stands now. */
export function draftOfCase(person: Person, change: PersonChange): ChangeDraft {
  const now = draftFrom(fieldsOf(person))
  const then = draftFrom(change.after)
  const names = listFieldChanges(change.before, change.after).map(({ name }) => draftNames[name])
  const changed = Object.fromEntries(names.map((name) => [name, then[name]]))
  const { proof } = change
  return {
    ...now,
    ...changed,
    reason: change.reason,
    proofKind: proof?.kind ?? null,
    proofNumber: proof?.number ?? '',
    proofDay: proof?.day ?? null,
    // Looked at again, whoever sends it again.
    proofSeen: false,
  }
}

/** Which control a field of a person has. */
export const draftNames = {
  name: 'name',
  documentType: 'documentType',
  idNumber: 'idNumber',
  birthDate: 'birthDate',
  sex: 'sex',
  villageName: 'villageId',
  villageGroup: 'villageGroup',
  phone: 'phone',
  registeredAddress: 'registeredAddress',
  residenceAddress: 'residenceAddress',
  worksAway: 'worksAway',
  worksAwayAt: 'worksAwayAt',
} as const satisfies Readonly<Record<FieldName, keyof ChangeDraft>>

/** A number that is whole tells birth date and sex, and what it is: they follow it. */
export function followNumber(
  draft: ChangeDraft,
  part: Partial<ChangeDraft>,
  rules: IdNumberRules,
): ChangeDraft {
  const next = { ...draft, ...part }
  if (part.idNumber === undefined && part.documentType === undefined) return next
  const reading = readDocumentNumber(next.documentType, next.idNumber, rules)
  if (reading.kind === 'refused') return next
  const { type, birthDate, sex } = reading.document
  return {
    ...next,
    documentType: type,
    birthDate: birthDate ?? next.birthDate,
    sex: sex ?? next.sex,
  }
}

const orNull = (text: string) => (text.trim() === '' ? null : text)

/** The form as it is sent; null with the sentence of each field that is wrong. */
export function readWanted(draft: ChangeDraft): {
  readonly wanted: WantedFields | null
  readonly errors: ChangeErrors
} {
  const missing: ChangeErrors = {
    ...(draft.birthDate === null ? { birthDate: words.birthDateMissing } : {}),
    ...(draft.sex === null ? { sex: words.sexMissing } : {}),
    ...(draft.villageId === null ? { villageId: words.villageMissing } : {}),
  }
  const read = wantedFieldsSchema.safeParse({
    name: draft.name,
    documentType: draft.documentType,
    idNumber: draft.idNumber,
    // Stand in for what is missing, which has its own sentence.
    birthDate: draft.birthDate ?? getDay('2000-01-01'),
    sex: draft.sex ?? 'male',
    villageId: draft.villageId ?? 1,
    reach: {
      phone: orNull(draft.phone),
      villageGroup: orNull(draft.villageGroup),
      registeredAddress: orNull(draft.registeredAddress),
      residenceAddress: orNull(draft.residenceAddress),
      worksAway: draft.worksAway,
      worksAwayAt: orNull(draft.worksAwayAt),
    },
  })
  const errors = { ...(read.success ? {} : sentencesOf(read.error.issues)), ...missing }
  const sound = read.success && Object.keys(missing).length === 0
  return { wanted: sound ? read.data : null, errors }
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string }

/** By the control: fields of `reach` lie one deeper. */
function sentencesOf(issues: readonly Issue[]): ChangeErrors {
  return Object.fromEntries(
    issues.map(({ path, message }) => [String(path.at(-1)), withStop(message)]),
  )
}

/** What the form changes of the record, with typed names made comparable. */
export function changesIn(person: Person, draft: ChangeDraft, villageName: string) {
  const before = fieldsOf(person)
  const after: PersonFields = {
    ...before,
    name: normalizePersonName(draft.name),
    documentType: draft.documentType,
    idNumber: draft.idNumber.trim(),
    birthDate: draft.birthDate ?? before.birthDate,
    sex: draft.sex ?? before.sex,
    villageId: draft.villageId ?? before.villageId,
    villageName,
    villageGroup: orNull(draft.villageGroup.trim()),
    phone: orNull(draft.phone.trim()),
    registeredAddress: orNull(draft.registeredAddress.trim()),
    residenceAddress: orNull(draft.residenceAddress.trim()),
    worksAway: draft.worksAway,
    worksAwayAt: orNull(draft.worksAwayAt.trim()),
  }
  return listFieldChanges(before, after)
}

/** Reason, and the proof where there are key fields. */
export function readProof(
  draft: ChangeDraft,
  isKey: boolean,
): {
  readonly reason: string
  readonly proof: Proof | null
  readonly errors: ChangeErrors
} {
  const reason = reasonSchema.safeParse(draft.reason)
  const errors: ChangeErrors = reason.success
    ? {}
    : { reason: draft.reason.trim() === '' ? words.reasonMissing : sentenceIn(reason.error.issues) }
  if (!isKey) return { reason: reason.data ?? '', proof: null, errors }
  const proof = proofSchema.safeParse({
    kind: draft.proofKind,
    number: draft.proofNumber,
    day: draft.proofDay,
    originalSeen: draft.proofSeen,
  })
  const number = proofSchema.shape.number.safeParse(draft.proofNumber)
  return {
    reason: reason.data ?? '',
    proof: proof.data ?? null,
    errors: {
      ...errors,
      ...(draft.proofKind === null ? { proofKind: words.proofKindMissing } : {}),
      ...(number.success
        ? {}
        : {
            proofNumber:
              draft.proofNumber.trim() === ''
                ? words.proofNumberMissing
                : sentenceIn(number.error.issues),
          }),
      ...(draft.proofDay === null ? { proofDay: words.proofDayMissing } : {}),
      ...(draft.proofSeen ? {} : { proofSeen: words.notSeen }),
    },
  }
}

function sentenceIn(issues: readonly Issue[]): string {
  return withStop(issues[0]?.message ?? '')
}

function withStop(message: string): string {
  return message.endsWith('。') ? message : `${message}。`
}
