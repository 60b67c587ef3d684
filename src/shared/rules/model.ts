/**
 * What is asked of the rules engine and what it answers. The interface is fixed: checks from
 * outside the project speak it on the command line.
 */
import { z } from 'zod'
import { daySchema, fenSchema } from '../kernel/schemas.ts'
import { materialSchema } from './materials.ts'
import type { Day } from '../kernel/day.ts'

/** A value that a rule worked with, and where it stands. */
export const findingValueSchema = z.object({
  /** `集中缴费期`, `出生后期限`. */
  name: z.string(),
  /** Days and names as text, amounts and lengths as whole numbers. */
  value: z.union([z.string(), z.int()]),
  /** Left out where the value is text. */
  unit: z.enum(['fen', 'day', 'month', 'year']).optional(),
  clause: z.string(),
  /** `政策包`, the number of the document that amended it, or `本单位确定`. */
  source: z.string(),
})
export type FindingValue = z.infer<typeof findingValueSchema>

/** Of a refusal: the nearest condition that failed, and the day on which it would have held. */
export const whyNotSchema = z.object({
  /** What would have had to be so: `在集中缴费期（2023-09-01 至 2023-12-31）内缴费`. */
  condition: z.string(),
  /** The first day on which it will hold; null where that lies behind, or where no day helps. */
  firstDay: daySchema.nullable(),
  /** The last day on which it held; null where that lies ahead, or where no day helps. */
  lastDay: daySchema.nullable(),
  /** Both as one Chinese sentence. */
  text: z.string(),
})
export type WhyNot = z.infer<typeof whyNotSchema>

/** Why a rule took part in an answer. */
export const findingSchema = z.object({
  code: z.string(),
  /** The notice's own numbering, `二（二）`. Left out on bad input. */
  clause: z.string().optional(),
  /**
   * On bad input: the field that is wrong, `facts.paidOn`; empty where the whole line is. On an
   * unconfirmed reading: `readings.` and its name.
   */
  path: z.string().optional(),
  /** One Chinese sentence a clerk can read aloud. */
  text: z.string(),
  /** The pack's table and row, `routes/newborn-later`. Left out on bad input. */
  rule: z.string().optional(),
  /** What the rule worked with; left out where it needs no value. */
  values: z.array(findingValueSchema).readonly().optional(),
  /** On the finding that refuses. */
  whyNot: whyNotSchema.optional(),
})
export type Finding = z.infer<typeof findingSchema>

export const outcomeSchema = z.enum([
  'accepted',
  'needs-approval',
  'refused',
  'undetermined',
  'invalid',
])
export type Outcome = z.infer<typeof outcomeSchema>

/** `payableFen` + all subsidies = `standardFen`, always. */
export const chargeSchema = z.object({
  standardFen: fenSchema,
  payableFen: fenSchema,
  subsidies: z.array(z.object({ source: z.string(), fen: fenSchema })),
  /** The category that set the price, null for an ordinary resident. */
  category: z.string().nullable(),
})
export type Charge = z.infer<typeof chargeSchema>

/** First and last day of benefit. */
export const benefitSchema = z.object({
  from: daySchema,
  to: daySchema,
  retroactiveFrom: daySchema.optional(),
})
export type Benefit = z.infer<typeof benefitSchema>

export const answerSchema = z.object({
  id: z.string().nullable(),
  outcome: outcomeSchema,
  window: z.enum(['concentrated', 'outside']).optional(),
  charge: chargeSchema.nullable().optional(),
  benefit: benefitSchema.nullable().optional(),
  refundFen: fenSchema.nullable().optional(),
  target: z.int().optional(),
  findings: z.array(findingSchema),
})
export type Answer = z.infer<typeof answerSchema>

/** How a person comes to be enrolled (参保情形). */
export const circumstanceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ordinary') }),
  z.object({ kind: z.literal('newborn') }),
  z.object({ kind: z.literal('moved-in'), movedOn: daySchema, paidAtOrigin: z.boolean() }),
  z.object({ kind: z.literal('transferred-in'), on: daySchema }),
  z.object({ kind: z.literal('employment-ended'), endedOn: daySchema }),
  z.object({ kind: z.literal('released'), on: daySchema }),
  z.object({ kind: z.literal('discharged'), on: daySchema }),
  z.object({
    kind: z.literal('university-student'),
    freshman: z.boolean(),
    enrolsAt: z.enum(['school', 'home']),
  }),
  z.object({ kind: z.literal('back-payment') }),
])
export type Circumstance = z.infer<typeof circumstanceSchema>

/** An identity term, plain or with the days on which it holds (both included). */
export type CategoryFact =
  | string
  | { readonly term: string; readonly from?: Day; readonly to?: Day }

/** What `decide` is asked on enrolment; the engine checks it itself and never throws. */
export type EnrolmentFacts = {
  readonly coverageYear: number
  readonly paidOn: Day
  readonly registeredOn?: Day
  readonly tier?: number
  readonly person?: { readonly birthDate?: Day; readonly categories?: readonly CategoryFact[] }
  readonly circumstance: Circumstance
  readonly coveredThisYear?: boolean
  readonly missedYears?: number
  readonly repairedYears?: number
  readonly waitingSince?: Day
}

/** The office's choice for each reading of a pack: `{ 'thirty-percent': 'subsidised' }`. */
export type ReadingChoices = Readonly<Record<string, string>>

export type EnrolmentQuestion = {
  readonly id?: string
  readonly policy: string
  readonly ask: 'enrolment'
  readonly facts: EnrolmentFacts
  readonly readings?: ReadingChoices
}

/** One of the ways in which a clause may be read. */
export const readingOptionSchema = z.object({ name: z.string(), label: z.string() })

/** A clause that the notice leaves open; an administrator chooses, or confirms, once. */
export const readingSchema = z.object({
  name: z.string(),
  clause: z.string(),
  /** What is unclear, as one Chinese question. */
  question: z.string(),
  /** The first is the default. A single option is a supplement that waits to be confirmed. */
  options: z.array(readingOptionSchema).min(1),
})
export type Reading = z.infer<typeof readingSchema>

/** A policy pack as screens list it. */
export const packSummarySchema = z.object({
  policy: z.string(),
  title: z.string(),
  documentNumber: z.string().nullable(),
  issuer: z.string(),
  regionCode: z.string(),
  coverageYear: z.int(),
  /** Serves the coverage years after that one too. */
  laterYears: z.boolean(),
  /** The pack's text is a draft (征求意见稿). */
  draft: z.boolean(),
  hash: z.string(),
  tiers: z.array(z.object({ tier: z.int(), label: z.string() })),
  /** Identity terms in the notice's order. */
  terms: z.array(z.string()),
  readings: z.array(readingSchema),
  /** What it wants to know of earlier cover. */
  asks: z.object({
    /** 当年是否参加过基本医保. */
    coveredThisYear: z.boolean(),
    /** The first coverage year whose gaps count; null where none do. */
    gapsSince: z.int().nullable(),
  }),
  /** Villages or townships of the notice's task table, in its order. */
  taskTable: z.array(z.object({ name: z.string(), target: z.int() })),
  /** How the annex is laid out; null where the notice has no task table. */
  taskTableHead: z
    .object({
      title: z.string(),
      /** `单位：人`, where the annex says so. */
      unitLine: z.string().nullable(),
      /** Whether the annex numbers its rows. */
      numbered: z.boolean(),
      headings: z.object({ name: z.string(), target: z.string() }),
      footnote: z.string().nullable(),
      /** The total that the notice prints. */
      statedTotal: z.int(),
      clause: z.string(),
    })
    .nullable(),
  /** Payment channels in the notice's order. */
  channels: z.array(
    z.object({
      channel: z.string(),
      /** 代收: the money goes through the office's or a village's own hands, not to the tax office. */
      collectedHere: z.literal(true).optional(),
      clause: z.string(),
    }),
  ),
  /** What the notice asks people to bring for a registration. */
  materials: z.array(materialSchema),
})
export type PackSummary = z.infer<typeof packSummarySchema>

/** The day from which a quotation no longer holds: at most one entry an aspect. */
export const nextChangeSchema = z.object({
  aspect: z.enum(['outcome', 'charge', 'benefit']),
  /** The first pay day with another answer. */
  on: daySchema,
  /** One Chinese sentence for the slip that the person takes home. */
  text: z.string(),
  /** The answer for a payment on that day. */
  answer: answerSchema,
})
export type NextChange = z.infer<typeof nextChangeSchema>

/**
 * A change of a pack from a day on, by a document of its own; where a notice leaves a gap, the
 * office's own ruling. What it changes stands beside these fields: `rules/README.md`.
 */
export const amendmentSchema = z.looseObject({
  policy: z.string(),
  /** The first day: of payment, or of applying for a refund. */
  from: z.string(),
  /** Null for a ruling of the office itself. */
  documentNumber: z.string().nullable(),
  clause: z.string(),
  /** On what it rests. */
  basis: z.string(),
})
export type Amendment = z.infer<typeof amendmentSchema>

/** What an office has settled for itself: the option of each reading, by policy, and amendments. */
export const overlaySchema = z.strictObject({
  readings: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  amendments: z.array(amendmentSchema).optional(),
})
export type Overlay = z.infer<typeof overlaySchema>
