/** What decided somebody's money on tax lists, and whether it would be decided the same again. */
import { z } from 'zod'
import { explainedDecisionSchema } from '../intake/explanation.ts'
import { fenSchema, idSchema } from '../kernel/schemas.ts'

export const taxExplanationSchema = z.object({
  idNumber: z.string(),
  /** Every decision came out the same again. */
  same: z.boolean(),
  /** Lines on which nothing was decided, such as a second payment, are not among them. */
  decisions: z.array(
    explainedDecisionSchema.extend({
      taxPaymentId: idSchema,
      sender: z.string(),
      fileName: z.string(),
      rowNumber: z.int(),
      coverageYear: z.int(),
      amountFen: fenSchema,
      /** booked, accepted, kept or reversed. */
      status: z.string(),
    }),
  ),
})
export type TaxExplanation = z.infer<typeof taxExplanationSchema>
