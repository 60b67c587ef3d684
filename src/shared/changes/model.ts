/** 信息变更: a person's record put right, with its proof, by two people where it matters. */
import { z } from 'zod'
import { normalizePersonName } from '../kernel/person-name.ts'
import { daySchema, idSchema, typedText } from '../kernel/schemas.ts'
import { documentTypeSchema, reachSchema, sexSchema, typedReachSchema } from '../people/model.ts'
import { registrationStateSchema } from '../intake/lifecycle.ts'

/** What of a person a change may touch, as it is stored. */
export const personFieldsSchema = reachSchema.extend({
  name: z.string(),
  documentType: documentTypeSchema,
  idNumber: z.string(),
  birthDate: daySchema,
  sex: sexSchema,
  villageId: idSchema,
  villageName: z.string(),
})
export type PersonFields = z.infer<typeof personFieldsSchema>

// Characters beyond the standard's have a private place in older fonts and documents.
const nameCharacters = /^[\p{L}\p{M}\p{Nl}\p{Co} ·•．.'’-]+$/u

/** The whole form; what equals the record is no change. */
export const wantedFieldsSchema = z.object({
  name: typedText(50, '姓名')
    .transform(normalizePersonName)
    .refine((name) => nameCharacters.test(name), {
      message: '姓名只能是文字和间隔点，请照证件填写，不要带符号、数字或表情',
    }),
  documentType: documentTypeSchema,
  idNumber: typedText(40, '证件号码'),
  birthDate: daySchema,
  sex: sexSchema,
  villageId: idSchema,
  reach: typedReachSchema,
})
export type WantedFields = z.infer<typeof wantedFieldsSchema>

/** By what somebody shows that name, number, birth date or sex are others. */
export const proofKinds = [
  'household-register',
  'id-card',
  'police-certificate',
  'entry-exit-document',
] as const
export const proofKindSchema = z.enum(proofKinds)
export type ProofKind = z.infer<typeof proofKindSchema>

export const proofKindLabels: Readonly<Record<ProofKind, string>> = {
  'household-register': '户口簿',
  'id-card': '居民身份证',
  'police-certificate': '公安机关证明',
  'entry-exit-document': '出入境证件',
}

/** Longest number of a document; a certificate's may hold characters. */
export const longestProofNumber = 40

export const proofSchema = z.object({
  kind: proofKindSchema,
  /** As it stands on the paper: of the certificate, the register, the card. */
  number: typedText(longestProofNumber, '证明编号'),
  /** The day on which it was issued or entered. */
  day: daySchema,
  /** The clerk saw the original: nothing is taken down on a copy. */
  originalSeen: z.literal(true, { message: '没有看过证明原件的不能登记变更，请先核对原件' }),
})
export type Proof = z.infer<typeof proofSchema>

export const longestReason = 200
export const reasonSchema = typedText(longestReason, '变更原因')

export const changeStateSchema = z.enum(['waiting', 'sent-back', 'applied', 'withdrawn'])
export type ChangeState = z.infer<typeof changeStateSchema>

export const changeStateLabels: Readonly<Record<ChangeState, string>> = {
  waiting: '待审核',
  'sent-back': '已退回',
  applied: '已变更',
  withdrawn: '已撤回',
}

export type ChangeMove = 'review' | 'mend' | 'withdraw'

const allowedMoves: Readonly<Record<ChangeMove, readonly ChangeState[]>> = {
  review: ['waiting'],
  mend: ['sent-back'],
  withdraw: ['waiting', 'sent-back'],
}

export function isChangeMoveAllowed(move: ChangeMove, state: ChangeState): boolean {
  return allowedMoves[move].includes(state)
}

/** One step of a case: taken down, sent back with a note, mended, let in, withdrawn. */
export const changeStepSchema = z.object({
  state: changeStateSchema,
  by: z.string(),
  on: daySchema,
  note: z.string().nullable(),
})
export type ChangeStep = z.infer<typeof changeStepSchema>

/** A line of the list. */
export const changeLineSchema = z.object({
  changeId: idSchema,
  changeNumber: z.string(),
  personId: idSchema,
  state: changeStateSchema,
  isKey: z.boolean(),
  /** As the person was called when it was taken down. */
  name: z.string(),
  idNumber: z.string(),
  villageName: z.string(),
  /** What it changes: 姓名、证件号码. */
  labels: z.array(z.string()),
  takenBy: z.string(),
  takenOn: daySchema,
  /** Whoever asks took down a version of it: they may not decide on it. */
  takenByMe: z.boolean(),
})
export type ChangeLine = z.infer<typeof changeLineSchema>

export const personChangeSchema = changeLineSchema.extend({
  /** Names what is shown; sent along with a decision. */
  version: z.int(),
  before: personFieldsSchema,
  after: personFieldsSchema,
  reason: z.string(),
  proof: proofSchema.nullable(),
  /** Every step, oldest first. */
  steps: z.array(changeStepSchema),
})
export type PersonChange = z.infer<typeof personChangeSchema>

/** What becomes of a registration once the change stands. */
export const followingSchema = z.object({
  registrationId: idSchema,
  registrationNumber: z.string(),
  coverageYear: z.int(),
  state: registrationStateSchema,
  /** `sent-back`: handed in anew with the new particulars; `stays`: as it was signed. */
  becomes: z.enum(['sent-back', 'stays']),
  /** By the new birth date the rules answer otherwise. */
  decidedOtherwise: z.boolean(),
})
export type Following = z.infer<typeof followingSchema>

export const consequencesSchema = z.object({
  isKey: z.boolean(),
  registrations: z.array(followingSchema),
})
export type Consequences = z.infer<typeof consequencesSchema>

export const changeViews = ['waiting', 'sent-back', 'applied', 'withdrawn', 'all'] as const
export const changeViewSchema = z.enum(changeViews)
export type ChangeView = z.infer<typeof changeViewSchema>

/** Somebody enrolled by a birth certificate, who waits for the number. */
export const newbornLineSchema = z.object({
  personId: idSchema,
  name: z.string(),
  idNumber: z.string(),
  sex: sexSchema,
  birthDate: daySchema,
  villageName: z.string(),
  phone: z.string().nullable(),
  /** Head of the household, where there is one. */
  headName: z.string().nullable(),
  /** The pack's strictest last day of newborns; null where the notice names none. */
  safeLastDay: daySchema.nullable(),
  /** Until then; below zero where it lies behind. */
  daysLeft: z.int().nullable(),
  /** Where the days come from: `二（二）2`. */
  clause: z.string().nullable(),
  /** A change that waits for its reviewer, or was sent back. */
  openChange: z
    .object({ changeId: idSchema, changeNumber: z.string(), state: changeStateSchema })
    .nullable(),
})
export type NewbornLine = z.infer<typeof newbornLineSchema>

export const changeSheetTitle = '城乡居民基本医疗保险参保信息变更登记表'

/** Numbers of their own, told by their first letter. */
export function isChangeNumber(sheetNumber: string): boolean {
  return /^B\d/u.test(sheetNumber)
}

/** What stands on a 变更登记表. */
export const changeSheetSchema = z.object({
  officeName: z.string(),
  practice: z.boolean(),
  sheetNumber: z.string(),
  person: z.object({
    name: z.string(),
    idNumber: z.string(),
    documentLabel: z.string(),
    villageName: z.string(),
    phone: z.string().nullable(),
  }),
  fields: z.array(
    z.object({ label: z.string(), key: z.boolean(), before: z.string(), after: z.string() }),
  ),
  reason: z.string(),
  proof: proofSchema.nullable(),
  state: changeStateSchema,
  takenBy: z.string(),
  takenOn: daySchema,
  decidedBy: z.string().nullable(),
  decidedOn: daySchema.nullable(),
  note: z.string().nullable(),
})
export type ChangeSheet = z.infer<typeof changeSheetSchema>

export const changeCopySchema = z.object({
  copyId: idSchema,
  changeId: idSchema,
  copyNumber: z.int(),
  shortHash: z.string(),
  printedBy: z.string(),
  printedOn: daySchema,
  content: changeSheetSchema,
})
export type ChangeCopy = z.infer<typeof changeCopySchema>
