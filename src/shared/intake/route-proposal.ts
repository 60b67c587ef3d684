/** The circumstance that is proposed for somebody, and why: the clerk may choose another. */
import { z } from 'zod'
import { daySchema, idSchema } from '../kernel/schemas.ts'
import { circumstanceSchema } from '../rules/model.ts'

export const routeInputSchema = z.object({
  /** Somebody of the ledger, or a number that nobody there has. */
  who: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('known'), personId: idSchema }),
    z.object({
      kind: z.literal('new'),
      idNumber: z.string().max(40),
      /** Null where the number does not tell it. */
      birthDate: daySchema.nullable(),
    }),
  ]),
  policy: z.string(),
  coverageYear: z.int().min(2000).max(2199),
  payDay: daySchema,
})
export type RouteInput = z.infer<typeof routeInputSchema>

export const routeProposalSchema = z.object({
  circumstance: circumstanceSchema,
  /** What it rests on and who says so, for the clerk to read. */
  why: z.string(),
})
export type RouteProposal = z.infer<typeof routeProposalSchema>
