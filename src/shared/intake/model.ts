/** Registrations: somebody comes to the counter to be enrolled. */
import { z } from 'zod'
import { daySchema, idSchema } from '../kernel/schemas.ts'
import { answerSchema, circumstanceSchema, nextChangeSchema } from '../rules/model.ts'
import { identitySchema, newPersonSchema, sexSchema } from '../people/model.ts'

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
  identities: z.array(identitySchema).max(20),
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
  idNumber: z.string(),
  villageName: z.string(),
  coverageYear: z.int(),
  tier: z.int(),
  registeredOn: daySchema,
  takenBy: z.string(),
  payableFen: z.int().nullable(),
})
export type RegistrationLine = z.infer<typeof registrationLineSchema>

export const registrationSchema = registrationLineSchema.extend({
  sex: sexSchema,
  birthDate: daySchema,
  phone: z.string().nullable(),
  identities: z.array(identitySchema),
  circumstance: circumstanceSchema,
  quotation: quotationSchema,
})
export type Registration = z.infer<typeof registrationSchema>
