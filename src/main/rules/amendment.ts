/** What an office enters from a document of its own: a change of a pack from a day on. */
import { z } from 'zod'
import { grantings } from '../../shared/rules/granting.ts'
import { choosable, count, day, dayExpression, fen, name, word } from './condition-document.ts'
import { limits } from './limits.ts'
import {
  band,
  category,
  categoryAmount,
  channel,
  definition,
  material,
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
    .max(limits.tableRows)
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

const subsidyRowFields = category.partial({ clause: true }).extend({
  /** Empty: abolished for these coverage years. Left out: as they stand, and names are added. */
  amounts: z.array(categoryAmount).optional(),
})

const subsidyRow = subsidyRowFields.superRefine((row, context) => {
  const { amounts, members, aliases, silentText } = row
  if ((amounts ?? members ?? aliases ?? silentText) !== undefined) return
  const message = '缺少“amounts”：写明个人缴多少、资助多少；只添名称的写 aliases。'
  context.addIssue({ code: 'custom', message })
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
  /** Why amounts or lengths that hardly any document has stand all the same: `plausible.ts`. */
  unusual: word.optional(),
  /** Which coverage years window, price and subsidies are for. */
  coverageYears: z.array(z.int().min(1900).max(2199)).min(1).optional(),
  window: z.strictObject({ from: dayExpression, to: dayExpression }).optional(),
  tiers: z.array(tier).min(1).optional(),
  price: yearPrice.optional(),
  subsidies: z
    .strictObject({
      unit: z.literal('fen'),
      rows: z.array(subsidyRow).min(1).max(limits.categoryRows),
    })
    .optional(),
  /** Stretches of pay days for which the notice does not say what is subsidised. */
  silentBands: z
    .array(
      z.strictObject({
        /** The row of `prices`, and which of its bands, from 1. */
        price: name,
        band: z.int().min(1),
        subsidies: z.enum(grantings),
      }),
    )
    .min(1)
    .max(limits.tableRows)
    .optional(),
  wait: wait
    .omit({ clause: true, unit: true, otherClauses: true })
    .partial()
    .extend({ freeYears: choosable.optional(), fixed: count.optional() })
    .optional(),
  prices: tableMoves(
    price
      .partial()
      .extend({ bands: z.array(amendedBand).min(1).optional(), clause: word.optional() }),
  ),
  routes: tableMoves(route.omit({ otherClauses: true }).partial()),
  refund: tableMoves(refundRow.omit({ otherClauses: true }).partial()),
  otherYears: tableMoves(otherYear.omit({ otherClauses: true }).partial()),
  definitions: tableMoves(definition.partial()),
  quota: quota.partial({ clause: true }).optional(),
  /** The ways of paying, all of them, in the document's order. */
  channels: z
    .array(channel.omit({ checkedOn: true }).partial({ clause: true }))
    .min(1)
    .optional(),
  /** What people bring for a registration, all of it. */
  materials: z
    .array(material.omit({ checkedOn: true }).partial({ clause: true }))
    .min(1)
    .optional(),
})
export type AmendmentDocument = z.infer<typeof amendmentDocumentSchema>

/** Tables whose rows have names. */
export const movableTables = ['prices', 'routes', 'refund', 'otherYears', 'definitions'] as const
export type MovableTable = (typeof movableTables)[number]

const rulingSource = '本单位确定'
const rulingMark = `（${rulingSource}）`

/** What is cited: `某医保发〔2026〕12号 一（二）`, or the gap that the office has ruled on. */
export function citationOf({ documentNumber, clause }: AmendmentDocument): string {
  return documentNumber === null ? `${clause}${rulingMark}` : `${documentNumber} ${clause}`
}

/** Where a clause stands, as `citationOf` writes it: the document's number, or the office itself. */
export function sourceOfClause(
  clause: string,
  amendments: readonly Pick<AmendmentDocument, 'documentNumber'>[],
): string | null {
  let longest: string | null = null
  for (const { documentNumber } of amendments) {
    if (documentNumber === null) {
      if (clause.endsWith(rulingMark)) return rulingSource
    } else if (
      // One number may begin as another does: `某发〔2026〕1号` and `某发〔2026〕1号 补充`.
      clause.startsWith(`${documentNumber} `) &&
      documentNumber.length > (longest?.length ?? 0)
    ) {
      longest = documentNumber
    }
  }
  return longest
}
