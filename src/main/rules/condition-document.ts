/** The words of a pack that say when something holds: days, lengths, conditions. */
import { z } from 'zod'
import { readDay } from '../../shared/kernel/day.ts'
import { readDayExpression } from './day-expression.ts'

export const word = z.string().trim().min(1)
export const name = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '名称只用小写字母、数字和短横，如 in-window')
export const day = z
  .string()
  .refine((text) => readDay(text) !== null, '不是存在的日期，请写成 2023-09-01 的样式')
export const dayExpression = z
  .string()
  .refine(
    (text) => readDayExpression(text) !== null,
    '不是日期，请写成 2023-09-01，或 coverage-year-01-01（待遇年度）、previous-year-09-01（上一年）',
  )
export const count = z.int().min(0)
export const fen = z.int().min(0)
/** Where a value was last compared with the published text; the pack's own day where left out. */
export const checkedOn = day.optional()

export const circumstanceKinds = [
  'ordinary',
  'newborn',
  'moved-in',
  'transferred-in',
  'employment-ended',
  'released',
  'discharged',
  'university-student',
  'back-payment',
] as const
export const groundKinds = [
  'death',
  'employee-insurance',
  'resident-insurance-elsewhere',
  'duplicate-same-area',
  'recognised-later',
  'clerical-error',
] as const

/** First and last day, both included; an end left out is open. */
const dayRange = z.strictObject({ from: dayExpression.optional(), to: dayExpression.optional() })

/** From so many to so many, both included; an end left out is open. */
const countRange = z.strictObject({ from: count.optional(), to: count.optional() })

/** One number, or one for each option of a reading. */
export const choosable = z.strictObject({
  value: count.optional(),
  byReading: name.optional(),
  options: z.record(name, count).optional(),
})
export type ChoosableDocument = z.infer<typeof choosable>

/** So many days or months. */
export const quantity = choosable.extend({ unit: z.enum(['day', 'month']) })
export type QuantityDocument = z.infer<typeof quantity>

/** All that is written must hold. */
export const conditionSet = z.strictObject({
  circumstance: z.array(z.enum(circumstanceKinds)).min(1).optional(),
  coverageYear: z.array(z.int()).min(1).optional(),
  anotherYear: z.boolean().optional(),
  window: z.enum(['concentrated', 'outside']).optional(),
  paidOn: dayRange.optional(),
  bornOn: dayRange.optional(),
  /** The circumstance's own day: of moving in, of the end of employment, … */
  eventOn: dayRange.optional(),
  /** Not later than so long after birth. */
  sinceBirth: quantity
    .extend({ counting: z.enum(['payment', 'registration-and-payment']) })
    .optional(),
  /** Paid not later than so long after the circumstance's own day. */
  sinceEvent: quantity.optional(),
  paidAtOrigin: z.boolean().optional(),
  freshman: z.boolean().optional(),
  enrolsAt: z.enum(['school', 'home']).optional(),
  coveredThisYear: z.boolean().optional(),
  /** Coverage years just before this one without cover; only in packs with `wait`. */
  missedYears: countRange.optional(),
  /** A wait runs already, from an earlier payment; only in packs with `wait`. */
  waiting: z.boolean().optional(),
  /** Holds at least one of these identities on the pay day. */
  holds: z.array(word).min(1).optional(),
  ground: z.array(z.enum(groundKinds)).min(1).optional(),
  /** The day of the death, of the other insurance. */
  groundOn: dayRange.optional(),
  /** The refund was applied for before benefits began. */
  beforeBenefit: z.boolean().optional(),
  /** Named combinations of `definitions`. */
  is: z.array(name).min(1).optional(),
  reading: z.record(name, name).optional(),
})
export type ConditionDocument = z.infer<typeof conditionSet>
