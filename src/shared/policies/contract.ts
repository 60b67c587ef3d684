import { z } from 'zod'
import { query } from '../kernel/contract-kit.ts'
import { daySchema } from '../kernel/schemas.ts'
import { standingDigestSchema } from '../amendments/model.ts'
import { packDescriptionSchema } from '../rules/description.ts'
import { caseReportSchema, trialAnswerSchema, trialSchema } from './model.ts'

const policyNotFound = {
  POLICY_NOT_FOUND: {
    status: 404,
    message: '没有装入这个政策包，请从列表中另选一个。',
  },
} as const

/** 政策、试算: what the packs say, and what they answer. Nothing is saved. */
export const policiesContract = {
  /** With what the office has confirmed and entered by the day. */
  describe: query('signed-in', '政策条款')
    .input(z.object({ policy: z.string(), day: daySchema }))
    .output(packDescriptionSchema.extend({ standingDigest: standingDigestSchema }))
    .errors(policyNotFound),
  /** The examples that lie beside a pack, answered by the pack as it is written. */
  cases: query('signed-in', '政策包例子')
    .input(z.object({ policy: z.string() }))
    .output(caseReportSchema)
    .errors(policyNotFound),
  /** The same question and answer as `canbao decide`, line for line. */
  decide: query('signed-in', '试算').input(trialSchema).output(trialAnswerSchema),
}
