/** Registrations: somebody comes to the counter to be enrolled. */
import { z } from 'zod'
import { evidenceKindSchema } from '../evidence/model.ts'
import { daySchema, idSchema } from '../kernel/schemas.ts'
import {
  answerSchema,
  benefitSchema,
  circumstanceSchema,
  nextChangeSchema,
} from '../rules/model.ts'
import {
  documentTypeSchema,
  identitySchema,
  mostIdentities,
  newPersonSchema,
  sexSchema,
} from '../people/model.ts'
import { registrationStateSchema } from './lifecycle.ts'
import { noPastCover, pastCoverSchema } from './past-cover.ts'

/** A decision made for a named pay day, with the day on which it would change. */
export const quotationSchema = z.object({
  policy: z.string(),
  packTitle: z.string(),
  documentNumber: z.string().nullable(),
  packHash: z.string(),
  draft: z.boolean(),
  coverageYear: z.int(),
  payDay: daySchema,
  answer: answerSchema,
  /**
   * The days that a reviewer's approval opens, where the answer asks for it and the notice names
   * them; left out elsewhere. The answer's own benefit is null until then.
   */
  benefitOnceApproved: benefitSchema.optional(),
  nextChanges: z.array(nextChangeSchema),
  /** Whether a registration may be saved on it, and if not, why, in words for the clerk. */
  refusal: z.string().nullable(),
})
export type Quotation = z.infer<typeof quotationSchema>

/** What decides the price, for somebody known or not yet recorded. */
export const quoteInputSchema = z.object({
  policy: z.string(),
  coverageYear: z.int().min(2000).max(2199),
  payDay: daySchema,
  tier: z.int().min(1).max(9),
  circumstance: circumstanceSchema,
  /** Null while the number is not typed yet. */
  birthDate: daySchema.nullable(),
  identities: z.array(identitySchema).max(mostIdentities),
  pastCover: pastCoverSchema.default(noPastCover),
})
export type QuoteInput = z.infer<typeof quoteInputSchema>

/** Somebody in the ledger, or somebody new. */
export const registrantSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('known'), personId: idSchema }),
  z.object({ kind: z.literal('new'), person: newPersonSchema }),
])

export const registrationLineSchema = z.object({
  registrationId: idSchema,
  /** Region code, coverage year and a running number: printed on the sheet. */
  registrationNumber: z.string(),
  personId: idSchema,
  name: z.string(),
  documentType: documentTypeSchema,
  idNumber: z.string(),
  villageName: z.string(),
  coverageYear: z.int(),
  /** The pack, whose own label the tier bears. */
  policy: z.string(),
  tier: z.int(),
  registeredOn: daySchema,
  /** Who submitted it last and signs as 经办; `submissions` has everybody. */
  takenBy: z.string(),
  payableFen: z.int().nullable(),
  state: registrationStateSchema,
})
export type RegistrationLine = z.infer<typeof registrationLineSchema>

/** A list that spoke against a registration: of what, and who says it in which row of which file. */
export const evidenceSeenSchema = z.object({ kind: evidenceKindSchema, text: z.string() })
export type EvidenceSeen = z.infer<typeof evidenceSeenSchema>

export const reviewSchema = z.object({
  verdict: z.enum(['approved', 'sent-back']),
  /** Why it was sent back, or the written ground of an approval that needs one. */
  reason: z.string().nullable(),
  decidedBy: z.string(),
  decidedOn: daySchema,
})
export type Review = z.infer<typeof reviewSchema>

/** One handing in to the reviewer: first at the counter, then each time after it was sent back. */
export const submissionSchema = z.object({
  submittedBy: z.string(),
  submittedOn: daySchema,
  /** How many words of a reviewer came before it. */
  afterReviews: z.int(),
  /** What lists said against it then, and why it was handed in all the same. */
  against: z.array(z.string()),
  reason: z.string().nullable(),
})
export type Submission = z.infer<typeof submissionSchema>

const changeSchema = z.object({ what: z.string(), before: z.string(), now: z.string() })

/** 退回前后: what a reviewer objected to, and what the counter handed in again. */
export const revisionSchema = z.object({
  objection: z.object({ reason: z.string(), sentBackBy: z.string(), sentBackOn: daySchema }),
  resubmittedBy: z.string(),
  resubmittedOn: daySchema,
  /** What was taken down otherwise; empty where the same was handed in again. */
  fields: z.array(changeSchema),
  /** Both quotations line by line, also the lines that stayed. */
  quotation: z.array(changeSchema),
})
export type Revision = z.infer<typeof revisionSchema>

/** 撤回: the counter took it back before anything was paid. */
export const withdrawalSchema = z.object({
  withdrawnBy: z.string(),
  withdrawnOn: daySchema,
  reason: z.string(),
})
export type Withdrawal = z.infer<typeof withdrawalSchema>

/** 核定金额: what the agency set where the notice leaves the amount open. */
export const assessmentSchema = z.object({
  amountFen: z.int(),
  /** On what it rests: the agency's document or notice. */
  ground: z.string(),
  assessedBy: z.string(),
  assessedOn: daySchema,
})
export type Assessment = z.infer<typeof assessmentSchema>

export const settlementSchema = z.object({
  settledOn: daySchema,
  decision: quotationSchema,
  /** Null where nothing was payable. */
  payment: z
    .object({
      /** The office's own; null for money that the tax office took in. */
      receiptNumber: z.string().nullable(),
      /** The tax office's own number, where its list gives one; null for the counter's payments. */
      voucher: z.string().nullable(),
      channel: z.string(),
      paidOn: daySchema,
      amountFen: z.int(),
      bookedBy: z.string(),
    })
    .nullable(),
})
export type Settlement = z.infer<typeof settlementSchema>

/** One thing that happened to money which a tax list brought for a registration. */
export const listMoneySchema = z.object({
  /** Booked from the list, let in or left as 暂收 by a second person, taken back with its list. */
  what: z.enum(['booked', 'accepted', 'kept', 'reversed']),
  happenedOn: daySchema,
  by: z.string(),
  sender: z.string(),
  fileName: z.string(),
  /** The spreadsheet's own. */
  rowNumber: z.int(),
  paidOn: daySchema,
  /** As the list says, and what of it was 暂收. */
  amountFen: z.int(),
  surplusFen: z.int(),
  /** Whether it paid for the registration, or was 暂收 as a whole. */
  settles: z.boolean(),
  /** Why it was 暂收, was accepted, or was taken back. */
  reason: z.string().nullable(),
  /** Whether it came after what settles the registration now. */
  afterSettlement: z.boolean(),
})
export type ListMoney = z.infer<typeof listMoneySchema>

export const registrationSchema = registrationLineSchema.extend({
  sex: sexSchema,
  birthDate: daySchema,
  phone: z.string().nullable(),
  identities: z.array(identitySchema),
  circumstance: circumstanceSchema,
  pastCover: pastCoverSchema,
  /** Why it was taken although evidence stood against it; null where none did. */
  evidenceReason: z.string().nullable(),
  /** What stood against it when it was saved, as the clerk saw it. */
  evidenceAgainst: z.array(evidenceSeenSchema),
  quotation: quotationSchema,
  /** The newest word of a reviewer, null while nobody has looked. */
  review: reviewSchema.nullable(),
  /** Every word of a reviewer, oldest first, also those that a later one has overtaken. */
  reviews: z.array(reviewSchema),
  /** Whether this registration recorded the person: name and number may then be corrected with it. */
  personIsNew: z.boolean(),
  /** Every submission, oldest first; the first is the registration itself. */
  submissions: z.array(submissionSchema),
  withdrawal: withdrawalSchema.nullable(),
  /** The agency's amount, once a reviewer has entered it. */
  assessment: assessmentSchema.nullable(),
  /** The final decision, once the money is booked or nothing was payable. */
  settlement: settlementSchema.nullable(),
  /** What tax lists brought for it, also what was taken back since. */
  listMoney: z.array(listMoneySchema),
  /** Names what is shown here: sent along with a review, so that nobody decides on the unseen. */
  version: z.string(),
  /** Whether the operator who asks may not review it, having taken it. */
  takenByMe: z.boolean(),
})
export type Registration = z.infer<typeof registrationSchema>
