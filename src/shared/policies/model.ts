/** Trials of the rules engine, and the examples of a pack with their results. */
import { z } from 'zod'
import { answerSchema, nextChangeSchema } from '../rules/model.ts'

/** As the office has settled it, or the pack as it is written. */
export const basisSchema = z.enum(['office', 'pack'])
export type Basis = z.infer<typeof basisSchema>

/** Far longer than any question that a form or a link can hold. */
export const longestQuestion = 65_536

export const trialSchema = z.object({
  /** The question as one line of JSON, as `canbao decide` reads it. */
  question: z.string().max(longestQuestion, '问题太长，请核对是不是粘贴错了'),
  basis: basisSchema,
})
export type Trial = z.infer<typeof trialSchema>

export const trialAnswerSchema = z.object({
  /** The answer as one line of JSON, as `canbao decide` writes it. */
  answer: z.string(),
  nextChanges: z.array(nextChangeSchema),
})
export type TrialAnswer = z.infer<typeof trialAnswerSchema>

/** What an example says of its answer: `charge`, `codes`, `unconfirmed`. */
export const comparisonSchema = z.object({
  key: z.string(),
  wanted: z.unknown(),
  /** Null where the answer has nothing of the kind. */
  value: z.unknown(),
  holds: z.boolean(),
})
export type Comparison = z.infer<typeof comparisonSchema>

export const caseResultSchema = z.object({
  /** 1, 2, 3 … as they stand in the file. */
  position: z.int(),
  note: z.string(),
  /** One line of JSON. */
  question: z.string(),
  answer: answerSchema,
  comparisons: z.array(comparisonSchema),
  passes: z.boolean(),
})
export type CaseResult = z.infer<typeof caseResultSchema>

export const caseReportSchema = z.object({
  cases: z.array(caseResultSchema),
  /** Why the file of examples cannot be read. */
  problems: z.array(z.string()),
})
export type CaseReport = z.infer<typeof caseReportSchema>
