import { z } from 'zod'
import { query } from '../kernel/contract-kit.ts'
import { idSchema } from '../kernel/schemas.ts'

/** One recorded action: who, when, what about; a reason or amount, never a person's own data. */
export const actionLineSchema = z.object({
  actionId: idSchema,
  /** The call that wrote it, `intake.register`. */
  kind: z.string(),
  /** Chinese word for it. */
  label: z.string(),
  /** UTC instant. */
  recordedAt: z.string(),
  operator: z.string().nullable(),
  role: z.string().nullable(),
  /** `person:12`, `registration:3`. */
  subject: z.string().nullable(),
  /** The subject as people know it: a registration's number, a table's title; null where unknown. */
  subjectName: z.string().nullable(),
  /** What was decided or changed, in words; reasons for the auditor only. */
  detail: z.string().nullable(),
  shortHash: z.string(),
})
export type ActionLine = z.infer<typeof actionLineSchema>

export const verificationSchema = z.object({
  sound: z.boolean(),
  actionCount: z.int(),
  rowCount: z.int(),
  /** Hash of the last action: printed on paper, so that a rewritten file is found out. */
  headHash: z.string().nullable(),
  /** What is wrong, one Chinese sentence each, at most 20. */
  problems: z.array(z.string()),
})
export type Verification = z.infer<typeof verificationSchema>

/** The record of everything that was written. */
export const auditContract = {
  /** Newest first, 100 a page. */
  actions: query(['auditor', 'administrator'], '操作记录')
    .input(z.object({ before: idSchema.optional() }))
    .output(z.object({ actions: z.array(actionLineSchema), count: z.int(), more: z.boolean() })),
  /** Reads the whole ledger and checks chain, digests and row versions. */
  verify: query(['auditor', 'administrator'], '校验账本').output(verificationSchema),
}
