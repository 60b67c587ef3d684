/**
 * The shape of `pack.yaml`: the closed vocabulary in which a notice is written down. What each field
 * means to a reviewer is told in `rules/README.md`; a new place must fit this without a change here.
 */
import { z } from 'zod'
import { readDay } from '../../shared/kernel/day.ts'
import { readDayExpression } from './day-expression.ts'

const word = z.string().trim().min(1)
const name = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '名称只用小写字母、数字和短横，如 in-window')
const day = z
  .string()
  .refine((text) => readDay(text) !== null, '不是存在的日期，请写成 2023-09-01 的样式')
const dayExpression = z
  .string()
  .refine(
    (text) => readDayExpression(text) !== null,
    '不是日期，请写成 2023-09-01，或 coverage-year-01-01（待遇年度）、previous-year-09-01（上一年）',
  )
const count = z.int().min(0)
const fen = z.int().min(0)
/** Where a value was last compared with the published text; the pack's own day where left out. */
const checkedOn = day.optional()

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

/** So many days or months; one number, or one for each option of a reading. */
const quantity = z.strictObject({
  unit: z.enum(['day', 'month']),
  value: count.optional(),
  byReading: name.optional(),
  options: z.record(name, count).optional(),
})
export type QuantityDocument = z.infer<typeof quantity>

/** All that is written must hold. */
const conditionSet = z.strictObject({
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
  /** Holds at least one of these identities on the pay day. */
  holds: z.array(word).min(1).optional(),
  ground: z.array(z.enum(groundKinds)).min(1).optional(),
  /** The day of the death, of the other insurance. */
  groundOn: dayRange.optional(),
  /** Named combinations of `definitions`. */
  is: z.array(name).min(1).optional(),
  reading: z.record(name, name).optional(),
})
export type ConditionDocument = z.infer<typeof conditionSet>

const rowHead = {
  name,
  when: conditionSet.optional(),
  code: name,
  clause: word,
  text: word,
  checkedOn,
}

/** How the first day of benefit follows. `unstated` is a hole in the notice, said aloud. */
const start = z.strictObject({
  at: z.enum([
    'coverage-year',
    'birth',
    'payment-day',
    'next-day',
    'month-first',
    'after',
    'unstated',
  ]),
  /** `month-first`: months after the payment month; `after`: days or months after the payment. */
  length: quantity.optional(),
  /** Benefits may begin before 1 January of the coverage year. */
  beforeCoverageYear: z.boolean().optional(),
  /** The gap since the day after the circumstance's own day is covered afterwards. */
  retroactive: z.boolean().optional(),
  /** `unstated`: what the clerk is told, and where the notice is silent. */
  text: word.optional(),
  clause: word.optional(),
})
export type StartDocument = z.infer<typeof start>

const route = z.strictObject({
  ...rowHead,
  /** `note` adds its finding and goes on; `approve` goes on too, but a reviewer must agree. */
  action: z.enum(['accept', 'refuse', 'undetermined', 'approve', 'note']),
  start: start.optional(),
  /** Open before the window opens. */
  beforeWindow: z.boolean().optional(),
})
export type RouteDocument = z.infer<typeof route>

const otherYear = z.strictObject({ ...rowHead, action: z.enum(['undetermined', 'approve']) })
export type OtherYearDocument = z.infer<typeof otherYear>

const refundRow = z.strictObject({
  ...rowHead,
  action: z.enum(['grant', 'refuse', 'undetermined']),
})
export type RefundRowDocument = z.infer<typeof refundRow>

const band = z.strictObject({
  paidFrom: day.optional(),
  paidTo: day.optional(),
  amounts: z.record(z.string().regex(/^[1-9]\d?$/, '档次请写 1、2、3…'), fen),
  clause: word,
  checkedOn,
  /** `silent`: the notice gives no subsidised price for this band. */
  subsidies: z.enum(['apply', 'silent']),
  silentText: word.optional(),
  silentClause: word.optional(),
})
export type BandDocument = z.infer<typeof band>

const price = z.strictObject({
  name,
  when: conditionSet.optional(),
  unit: z.literal('fen'),
  bands: z.array(band).min(1),
})
export type PriceDocument = z.infer<typeof price>

const categoryAmount = z.strictObject({
  tier: z.int().min(1),
  payable: fen,
  subsidy: fen,
  source: word.optional(),
  reading: z.record(name, name).optional(),
  checkedOn,
})

const category = z.strictObject({
  term: word,
  members: z.array(word).optional(),
  aliases: z.array(word).optional(),
  clause: word,
  /** None: the notice knows the term and gives it no amount. */
  amounts: z.array(categoryAmount).min(1).optional(),
})
export type CategoryDocument = z.infer<typeof category>

const reading = z.strictObject({
  name,
  clause: word,
  question: word,
  options: z.array(z.strictObject({ name, label: word })).min(1),
})

const silence = z.strictObject({ clause: word, text: word })

const quota = z.strictObject({
  from: z.literal('registered'),
  minus: z
    .array(
      z.enum([
        'fullySubsidised',
        'universityStudents',
        'employedInsured',
        'inService',
        'imprisoned',
      ]),
    )
    .min(1),
  unit: z.literal('person'),
  clause: word,
  text: word,
  checkedOn,
})

export const packDocumentSchema = z.strictObject({
  policy: name,
  title: word,
  documentNumber: word.nullable(),
  issuer: word,
  issuedOn: day,
  draft: z.boolean(),
  regionCode: z.string().regex(/^\d{6}(\d{3}){0,2}$/, '区划代码为 6、9 或 12 位数字，请加引号'),
  coverageYear: z.int().min(1900).max(2199),
  checkedOn: day,
  window: z.strictObject({ from: dayExpression, to: dayExpression, clause: word, checkedOn }),
  tiers: z.array(z.strictObject({ tier: z.int().min(1), label: word })).min(1),
  tierClause: word,
  prices: z.array(price).min(1),
  readings: z.array(reading),
  definitions: z
    .array(z.strictObject({ name, clause: word, any: z.array(conditionSet).min(1), checkedOn }))
    .optional(),
  categories: z.strictObject({
    pick: z.enum(['lowest-payable', 'last-in-order']),
    unit: z.literal('fen'),
    source: word,
    clause: word,
    rows: z.array(category).min(1),
  }),
  otherYears: z.array(otherYear).min(1),
  routes: z.array(route).min(1),
  /** A table, or why there is none: exactly one of the two. */
  refund: z.array(refundRow).min(1).optional(),
  refundSilence: silence.optional(),
  quota: quota.optional(),
  quotaSilence: silence.optional(),
  taskTable: z
    .strictObject({
      file: z.literal('task-table.csv'),
      unit: z.literal('person'),
      total: count,
      clause: word,
      checkedOn,
    })
    .optional(),
})
export type PackDocument = z.infer<typeof packDocumentSchema>
