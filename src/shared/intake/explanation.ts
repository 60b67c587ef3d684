/** What decided a registration, and whether it would be decided the same again. */
import { z } from 'zod'
import { daySchema } from '../kernel/schemas.ts'
import { quotationSchema } from './model.ts'

export const explainedDecisionSchema = z.object({
  /**
   * What was quoted when it was taken down or mended, settled on the real pay day, or decided for a
   * line of a tax list.
   */
  kind: z.enum(['quotation', 'settlement', 'tax-list']),
  actionId: z.int(),
  /** The call that stored it: `intake.register`. */
  call: z.string(),
  /** UTC instant. */
  recordedAt: z.string(),
  payDay: daySchema,
  policy: z.string(),
  packHash: z.string(),
  /** Null where the pack is not installed any more. */
  installedPackHash: z.string().nullable(),
  /** Null in what was stored before overlays were pinned. */
  overlayHash: z.string().nullable(),
  /** Of the overlay as the ledger had it right after the action. */
  rebuiltOverlayHash: z.string(),
  verdict: z.enum(['same', 'different', 'overlay-differs', 'pack-not-installed', 'not-recorded']),
  /** One Chinese sentence. */
  text: z.string(),
  /** Null where what is stored cannot be read any more. */
  stored: quotationSchema.nullable(),
  /** Null where it cannot be decided again. */
  replayed: quotationSchema.nullable(),
})
export type ExplainedDecision = z.infer<typeof explainedDecisionSchema>

export const explanationSchema = z.object({
  registrationNumber: z.string(),
  /** Every decision came out the same again. */
  same: z.boolean(),
  decisions: z.array(explainedDecisionSchema),
})
export type Explanation = z.infer<typeof explanationSchema>
