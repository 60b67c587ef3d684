/** A pack put into words for people who read notices and no YAML: what stands on a day, and why. */
import { z } from 'zod'
import { daySchema, fenSchema } from '../kernel/schemas.ts'

/** Where a value comes from: the pack itself, or what the office has entered since. */
export const valueSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pack') }),
  z.object({
    kind: z.literal('amendment'),
    /** Null where the office itself has ruled on a gap. */
    documentNumber: z.string().nullable(),
    from: daySchema,
    basis: z.string(),
  }),
])
export type ValueSource = z.infer<typeof valueSourceSchema>

export const valueKindSchema = z.enum([
  'window',
  'tier',
  'price',
  'subsidy',
  'route',
  'other-year',
  'wait',
  'refund',
  'quota',
  'task-table',
  'channel',
  'evidence-rank',
  'material',
  'definition',
  'reading',
])
export type ValueKind = z.infer<typeof valueKindSchema>

/** One thing that a clause says. */
export const describedValueSchema = z.object({
  /** The same from one day to another: the place in the pack. */
  id: z.string(),
  kind: valueKindSchema,
  title: z.string(),
  clause: z.string(),
  /** What it says, line by line, in Chinese; days and numbers are written out. */
  lines: z.array(z.object({ label: z.string(), text: z.string() })),
  /** Prices, one a tier. */
  prices: z.array(z.object({ tier: z.string(), fen: fenSchema })),
  /** Subsidies as pairs: what the person pays and what is granted, of one tier. */
  pairs: z.array(
    z.object({
      tier: z.string(),
      payableFen: fenSchema,
      subsidyFen: fenSchema,
      /** The fund. */
      fund: z.string(),
      /** When this pair holds, where it does not always. */
      note: z.string().nullable(),
    }),
  ),
  /** The ways to read the clause; empty where it is no reading. */
  options: z.array(z.object({ label: z.string(), inForce: z.boolean(), isDefault: z.boolean() })),
  /** 元, 人, 月; null where nothing is measured. */
  unit: z.string().nullable(),
  /** First and last day on which it stands; null is open. */
  valid: z.object({ from: daySchema.nullable(), to: daySchema.nullable() }),
  source: valueSourceSchema,
  /** When it was last compared with the published text; null for what an office has entered. */
  checkedOn: daySchema.nullable(),
  /**
   * `gap`: the notice is silent here and nobody has ruled yet. `unconfirmed`, `confirmed`: a clause
   * with several readings.
   */
  state: z.enum(['stands', 'gap', 'unconfirmed', 'confirmed']),
  /** Which of the pack's gaps it is, by the key that 本单位确定 lists it under; several may be one. */
  gap: z.string().nullable(),
})
export type DescribedValue = z.infer<typeof describedValueSchema>

export const packDescriptionSchema = z.object({
  policy: z.string(),
  title: z.string(),
  documentNumber: z.string().nullable(),
  issuer: z.string(),
  issuedOn: daySchema,
  /** The text is a draft (征求意见稿). */
  draft: z.boolean(),
  coverageYear: z.int(),
  /** The pack serves later coverage years too. */
  laterYears: z.boolean(),
  /** The coverage year of which days are told that the pack counts from the year. */
  toldYear: z.int(),
  hash: z.string(),
  day: daySchema,
  /** What the office has entered on the pack by that day cannot be used: its citation. */
  unusable: z.string().nullable(),
  /** In the notice's order; documents of the office's own come last. */
  clauses: z.array(z.object({ clause: z.string(), values: z.array(describedValueSchema) })),
})
export type PackDescription = z.infer<typeof packDescriptionSchema>
