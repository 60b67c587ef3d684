/** What an office enters from a document of its own: a change of a pack from a day on. */
import { z } from 'zod'
import { choosable, count, day, dayExpression, fen, name, word } from './condition-document.ts'
import {
  band,
  category,
  categoryAmount,
  definition,
  otherYear,
  price,
  quota,
  refundRow,
  route,
  tier,
  wait,
} from './pack-document.ts'

/** One move in an ordered table: change a row, put one before another, or abolish one. */
function tableMoves<Row extends z.ZodType>(row: Row) {
  return z
    .array(
      z.strictObject({
        change: name.optional(),
        before: name.optional(),
        remove: name.optional(),
        row: row.optional(),
      }),
    )
    .min(1)
    .optional()
}

const amendedBand = band.partial({ clause: true, subsidies: true })

const yearPrice = z.strictObject({
  unit: z.literal('fen'),
  /** One price all the time, */
  amounts: z.record(z.string().regex(/^[1-9]\d?$/, '档次请写 1、2、3…'), fen).optional(),
  /** or by pay day. */
  bands: z.array(amendedBand).min(1).optional(),
})

const subsidyRow = category.partial({ clause: true }).extend({
  /** Empty: abolished for these coverage years. */
  amounts: z.array(categoryAmount),
})

export const amendmentDocumentSchema = z.strictObject({
  policy: name,
  /** The first day on which it holds: the pay day, or the day a refund is applied for. */
  from: day,
  /** Null where the office itself rules on a gap. */
  documentNumber: word.nullable(),
  /** In the document; for a ruling, the clause of the notice that leaves the gap. */
  clause: word,
  /** On what it rests, for whoever reviews it. */
  basis: word,
  /** Which coverage years window, price and subsidies are for. */
  coverageYears: z.array(z.int().min(1900).max(2199)).min(1).optional(),
  window: z.strictObject({ from: dayExpression, to: dayExpression }).optional(),
  tiers: z.array(tier).min(1).optional(),
  price: yearPrice.optional(),
  subsidies: z
    .strictObject({ unit: z.literal('fen'), rows: z.array(subsidyRow).min(1) })
    .optional(),
  wait: wait
    .omit({ clause: true, unit: true })
    .partial()
    .extend({ freeYears: choosable.optional(), fixed: count.optional() })
    .optional(),
  prices: tableMoves(
    price
      .partial()
      .extend({ bands: z.array(amendedBand).min(1).optional(), clause: word.optional() }),
  ),
  routes: tableMoves(route.partial()),
  refund: tableMoves(refundRow.partial()),
  otherYears: tableMoves(otherYear.partial()),
  definitions: tableMoves(definition.partial()),
  quota: quota.partial({ clause: true }).optional(),
})
export type AmendmentDocument = z.infer<typeof amendmentDocumentSchema>

/** Tables whose rows have names. */
export const movableTables = ['prices', 'routes', 'refund', 'otherYears', 'definitions'] as const
export type MovableTable = (typeof movableTables)[number]

/** What is cited: `某医保发〔2026〕12号 一（二）`, or the gap that the office has ruled on. */
export function citationOf({ documentNumber, clause }: AmendmentDocument): string {
  return documentNumber === null ? `${clause}（本单位确定）` : `${documentNumber} ${clause}`
}
