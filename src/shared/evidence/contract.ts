import { z } from 'zod'
import { command, query, writeInput } from '../kernel/contract-kit.ts'
import { daySchema, idSchema } from '../kernel/schemas.ts'
import { evidenceKindSchema, evidenceSchema, rankOrderSchema } from './model.ts'

/** One enrolled person of whom some list says that they should not be, or are covered elsewhere. */
export const crossingSchema = z.object({
  personId: idSchema,
  name: z.string(),
  idNumber: z.string(),
  villageName: z.string(),
  kind: evidenceKindSchema,
  source: z.string(),
  fileName: z.string(),
  rowNumber: z.int(),
  eventOn: daySchema.nullable(),
})
export type Crossing = z.infer<typeof crossingSchema>

/** 凭据: read at the counter, written by 名册导入. */
export const evidenceContract = {
  /** Everything that stands about somebody, those that rule first; undone lists are not among it. */
  ofPerson: query(['clerk', 'reviewer', 'auditor'], '某人的凭据')
    .input(z.object({ personId: idSchema }))
    .output(z.array(evidenceSchema))
    .errors({ PERSON_NOT_FOUND: { status: 404, message: '没有这个人的记录，请重新查找。' } }),
  /** The same for a number that nobody in the ledger has yet: somebody who comes for the first time. */
  ofNumber: query(['clerk', 'reviewer'], '某证件号码的凭据')
    .input(z.object({ idNumber: z.string().max(40) }))
    .output(z.array(evidenceSchema)),
  /**
   * 比对: everybody enrolled for a coverage year against what stands of death and of other cover.
   * Counts by kind, and those of one kind, 100 a page.
   */
  crossCheck: query(['clerk', 'reviewer', 'auditor'], '参保人员与各名单比对')
    .input(
      z.object({
        coverageYear: z.int().min(2000).max(2199),
        kind: evidenceKindSchema.optional(),
        offset: z.int().min(0).default(0),
      }),
    )
    .output(
      z.object({
        enrolled: z.int(),
        counts: z.array(z.object({ kind: evidenceKindSchema, count: z.int() })),
        crossings: z.array(crossingSchema),
        count: z.int(),
      }),
    ),
  /** Who rules where sources disagree: the office's own order, or the default. */
  ranks: query('signed-in', '凭据的部门先后').output(
    z.array(rankOrderSchema.extend({ own: z.boolean() })),
  ),
  /** Puts the office's own order in place of the default for one kind. */
  setRanks: command(['administrator'], '调整凭据的部门先后')
    .input(writeInput({ order: rankOrderSchema }))
    .output(z.array(rankOrderSchema.extend({ own: z.boolean() }))),
}
