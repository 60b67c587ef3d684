/**
 * The shape of `pack.yaml`: the closed vocabulary in which a notice is written down. What each field
 * means to a reviewer is told in `rules/README.md`; a new place must fit this without a change here.
 */
import { z } from 'zod'
import { authoritySchema, evidenceKindSchema } from '../../shared/evidence/model.ts'
import { grantings } from '../../shared/rules/granting.ts'
import { enrolmentWaySchema } from '../../shared/rules/materials.ts'
import {
  checkedOn,
  choosable,
  circumstanceKinds,
  conditionSet,
  count,
  day,
  dayExpression,
  fen,
  name,
  quantity,
  word,
} from './condition-document.ts'
import { limits } from './limits.ts'

/** Parts that stand in another document than the whole; only amendments leave them so. */
const otherClauses = z.record(z.string(), word).optional()

const rowHead = {
  name,
  when: conditionSet.optional(),
  code: name,
  clause: word,
  text: word,
  checkedOn,
  otherClauses,
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
    'after-wait',
    'unstated',
  ]),
  /** `month-first`: months after the payment month; `after`: days or months after the payment. */
  length: quantity.optional(),
  /** Benefits may begin before 1 January of the coverage year. */
  beforeCoverageYear: z.boolean().optional(),
  /** The gap since the day after the circumstance's own day is covered afterwards. */
  retroactive: z.boolean().optional(),
  /** `after-wait`: the pack's own wait, counted from the payment or from the coverage year. */
  from: z.enum(['payment-day', 'coverage-year']).optional(),
  /** What else is said where the coverage year ends before benefits begin. */
  noneLeftText: word.optional(),
  /** `unstated`: what the clerk is told, and where the notice is silent. */
  text: word.optional(),
  clause: word.optional(),
})
export type StartDocument = z.infer<typeof start>

export const route = z.strictObject({
  ...rowHead,
  /** `note` adds its finding and goes on; `approve` goes on too, but a reviewer must agree. */
  action: z.enum(['accept', 'refuse', 'undetermined', 'approve', 'note']),
  start: start.optional(),
  /** Open before the window opens. */
  beforeWindow: z.boolean().optional(),
})
export type RouteDocument = z.infer<typeof route>

export const otherYear = z.strictObject({ ...rowHead, action: z.enum(['undetermined', 'approve']) })
export type OtherYearDocument = z.infer<typeof otherYear>

export const refundRow = z.strictObject({
  ...rowHead,
  action: z.enum(['grant', 'refuse', 'undetermined']),
})
export type RefundRowDocument = z.infer<typeof refundRow>

export const band = z.strictObject({
  paidFrom: day.optional(),
  paidTo: day.optional(),
  amounts: z.record(z.string().regex(/^[1-9]\d?$/, '档次请写 1、2、3…'), fen),
  clause: word,
  checkedOn,
  /** `silent`: the notice gives no subsidised price for this band; others: `shared/rules/granting`. */
  subsidies: z.enum(['apply', 'silent', ...grantings]),
  /** Where that stands, the band's own clause where left out. */
  subsidiesClause: word.optional(),
  silentText: word.optional(),
  silentClause: word.optional(),
  /** Set where the amounts are a floor above which each place sets its own: what is said then. */
  floorText: word.optional(),
})
export type BandDocument = z.infer<typeof band>

export const price = z.strictObject({
  name,
  when: conditionSet.optional(),
  unit: z.literal('fen'),
  bands: z.array(band).min(1),
})
export type PriceDocument = z.infer<typeof price>

export const categoryAmount = z.strictObject({
  tier: z.int().min(1),
  payable: fen,
  subsidy: fen,
  source: word.optional(),
  reading: z.record(name, name).optional(),
  /** The row's own where left out. */
  clause: word.optional(),
  /** Only for these coverage years; for all where left out. */
  coverageYears: z.array(z.int()).min(1).optional(),
  checkedOn,
})

export type AmountDocument = z.infer<typeof categoryAmount>

export const category = z.strictObject({
  term: word,
  members: z.array(word).optional(),
  aliases: z.array(word).optional(),
  /** Codes of the insurance platform; shown as the term. */
  codes: z.array(z.string().regex(/^\d{2,8}$/, '代码是数字，请加引号')).optional(),
  /** Circumstances that make somebody one of these without being asked. */
  impliedBy: z.array(z.enum(circumstanceKinds)).min(1).optional(),
  /** The department that recognises them, where the notice names it. */
  department: word.optional(),
  clause: word,
  /** What is said where nothing else lowers the price and the notice leaves these people open. */
  silentText: word.optional(),
  /** Where that stands; the row's own clause where left out. */
  silentClause: word.optional(),
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

export const quota = z.strictObject({
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

export const window = z.strictObject({
  from: dayExpression,
  to: dayExpression,
  clause: word,
  checkedOn,
})

/** How long somebody waits who came late or had gaps: fixed, more for gaps, less for repairs. */
export const wait = z.strictObject({
  unit: z.literal('month'),
  fixed: count,
  /** For each missed year beyond the free ones. */
  perMissedYear: count,
  freeYears: choosable,
  perRepairedYear: count,
  /** Never less than the last of these whose number of missed years is reached. */
  least: z.array(z.strictObject({ missedYears: count, value: count })).min(1),
  /** The first coverage year whose gap counts. */
  countedFrom: z.int().min(1900).max(2199),
  clause: word,
  checkedOn,
  otherClauses,
})
export type WaitDocument = z.infer<typeof wait>

export { circumstanceKinds, groundKinds } from './condition-document.ts'
export type {
  ChoosableDocument,
  ConditionDocument,
  QuantityDocument,
} from './condition-document.ts'

export const tier = z.strictObject({
  tier: z.int().min(1),
  label: word,
  /** Where it stands; `tierClause` where left out. */
  clause: word.optional(),
})

/** A combination of conditions that several rows share. */
export const definition = z.strictObject({
  name,
  clause: word,
  any: z.array(conditionSet).min(1),
  checkedOn,
})

/** What people bring, and which of them: everybody where `ways` is left out. */
/** A way of paying, in the notice's words. */
export const channel = z.strictObject({
  channel: word,
  /** 代收: the money goes through the office's or a village's own hands. */
  collectedHere: z.literal(true).optional(),
  clause: word,
  checkedOn,
})

export const material = z.strictObject({
  name: word,
  ways: z.array(enrolmentWaySchema).min(1).optional(),
  clause: word,
  checkedOn,
})

export const packDocumentSchema = z.strictObject({
  policy: name,
  title: word,
  documentNumber: word.nullable(),
  issuer: word,
  issuedOn: day,
  draft: z.boolean(),
  /** Why amounts or lengths that hardly any notice has stand all the same: `plausible.ts`. */
  unusual: word.optional(),
  regionCode: z.string().regex(/^\d{6}(\d{3}){0,2}$/, '区划代码为 6、9 或 12 位数字，请加引号'),
  coverageYear: z.int().min(1900).max(2199),
  checkedOn: day,
  /** The pack serves later coverage years too. */
  laterYears: z.boolean().optional(),
  window,
  /** Windows of single coverage years, before `window`. */
  windows: z.array(window.extend({ coverageYears: z.array(z.int()).min(1) })).optional(),
  tiers: z.array(tier).min(1),
  tierClause: word,
  /** Other coverage years whose price an office has entered; no pack comes with any. */
  pricedYears: z.array(z.int()).optional(),
  /** A tier that is not listed is one whose price nobody has entered yet. */
  openTiers: z.boolean().optional(),
  wait: wait.optional(),
  prices: z.array(price).min(1).max(limits.tableRows),
  readings: z.array(reading),
  definitions: z.array(definition).max(limits.tableRows).optional(),
  categories: z.strictObject({
    pick: z.enum(['lowest-payable', 'last-in-order']),
    unit: z.literal('fen'),
    source: word,
    clause: word,
    /** Empty where each place has its own. */
    rows: z.array(category).max(limits.categoryRows),
  }),
  otherYears: z.array(otherYear).min(1).max(limits.tableRows),
  routes: z.array(route).min(1).max(limits.tableRows),
  /** A table, or why there is none: exactly one of the two. */
  refund: z.array(refundRow).min(1).max(limits.tableRows).optional(),
  refundSilence: silence.optional(),
  quota: quota.optional(),
  quotaSilence: silence.optional(),
  taskTable: z
    .strictObject({
      file: z.literal('task-table.csv'),
      unit: z.literal('person'),
      /** As the annex prints it; the rows must add up to it. */
      total: count,
      clause: word,
      checkedOn,
      title: word,
      /** `单位：人`, where the annex says so. */
      unitLine: word.optional(),
      /** The annex numbers its rows. */
      numbered: z.boolean(),
      headings: z.strictObject({ name: word, target: word }),
      footnote: word.optional(),
    })
    .optional(),
  /** Ways of paying, in the notice's words and order. */
  channels: z.array(channel),
  /** What people bring for a registration; empty where the notice names nothing. */
  materials: z.array(material),
  /** Whose word rules where lists disagree, the strongest first; kinds left out: the usual order. */
  evidenceRanks: z
    .array(
      z.strictObject({
        kind: evidenceKindSchema,
        authorities: z.array(authoritySchema).min(1),
        clause: word,
        checkedOn,
      }),
    )
    .optional(),
})
export type PackDocument = z.infer<typeof packDocumentSchema>
