/** What stands on paper. Screen and paper show the same content; the ledger keeps it as printed. */
import { z } from 'zod'
import { daySchema, idSchema } from '../kernel/schemas.ts'
import { benefitSchema } from '../rules/model.ts'
import { identitySchema, sexSchema } from '../people/model.ts'

export const sheetKindSchema = z.enum(['registration', 'receipt'])
export type SheetKind = z.infer<typeof sheetKindSchema>

export const sheetTitles: Readonly<Record<SheetKind, string>> = {
  registration: '城乡居民基本医疗保险参保登记表',
  receipt: '城乡居民基本医疗保险缴费收据',
}

/** The decision on the paper: a quotation until the money is booked, final from then on. */
export const sheetDecisionSchema = z.object({
  kind: z.enum(['quotation', 'final']),
  payDay: daySchema,
  standardFen: z.int().nullable(),
  payableFen: z.int().nullable(),
  subsidies: z.array(z.object({ source: z.string(), fen: z.int() })),
  category: z.string().nullable(),
  benefit: benefitSchema.nullable(),
  /** What stands instead of amount or days; papers printed before it was kept said `文件未写明`. */
  unsaid: z.object({ amount: z.string(), benefit: z.string() }).optional(),
  /** Those days hold only once a reviewer has approved it. */
  benefitIfApproved: z.literal(true).optional(),
  /** Clause and sentence of every rule that took part. */
  grounds: z.array(z.object({ clause: z.string(), text: z.string() })),
  /** On which day a quotation would change. */
  changes: z.array(z.string()),
})

export const sheetContentSchema = z.object({
  kind: sheetKindSchema,
  officeName: z.string(),
  /** Invented people on a practice date: says so across the sheet. */
  practice: z.boolean(),
  sheetNumber: z.string(),
  registrationNumber: z.string(),
  coverageYear: z.int(),
  registeredOn: daySchema,
  person: z.object({
    name: z.string(),
    sex: sexSchema,
    birthDate: daySchema,
    idNumber: z.string(),
    /** What the number is called; absent where it is a citizen's own number. */
    documentLabel: z.string().optional(),
    phone: z.string().nullable(),
    villageName: z.string(),
    householdNumber: z.string().nullable(),
    relationToHead: z.string().nullable(),
  }),
  identities: z.array(identitySchema),
  circumstance: z.string(),
  tierLabel: z.string(),
  decision: sheetDecisionSchema,
  pack: z.object({
    title: z.string(),
    issuer: z.string(),
    documentNumber: z.string().nullable(),
    draft: z.boolean(),
    /** First 12 characters of the pack's hash. */
    version: z.string(),
    /** The office's own documents and rulings that took part; absent where none did. */
    localDocuments: z.array(z.string()).optional(),
  }),
  materials: z.array(z.object({ name: z.string(), clause: z.string() })),
  payment: z
    .object({
      channel: z.string(),
      /** 代收, as the pack has it; absent where the money went to the tax authority. */
      collectedHere: z.literal(true).optional(),
      paidOn: daySchema,
      amountFen: z.int(),
      /** Who took the money, which need not be who took the registration. */
      bookedBy: z.string(),
    })
    .nullable(),
  /** Why it was taken although a list spoke against it; absent where none did, and on receipts. */
  takenAgainst: z.string().optional(),
  takenBy: z.string(),
  reviewedBy: z.string().nullable(),
  reviewedOn: daySchema.nullable(),
})
export type SheetContent = z.infer<typeof sheetContentSchema>

export const printSchema = z.object({
  printId: idSchema,
  registrationId: idSchema,
  /** 1 for the first copy; 补打 from the second on. */
  copyNumber: z.int(),
  /** Eight characters in two groups, `3F2A-91BC`. */
  shortHash: z.string(),
  printedBy: z.string(),
  printedOn: daySchema,
  content: sheetContentSchema,
})
export type Print = z.infer<typeof printSchema>

const foundSheet = {
  original: printSchema,
  copies: z.int(),
  /** The copies that have this code, in order: several where they say the same; none where it differs. */
  copyNumbers: z.array(z.int()),
  /** Where the record says otherwise today. */
  differences: z.array(z.object({ field: z.string(), printed: z.string(), now: z.string() })),
}

/** What typing number and short hash finds. */
export const sheetVerificationSchema = z.discriminatedUnion('kind', [
  /** No sheet of this number was ever printed here. */
  z.object({ kind: z.literal('unknown-number') }),
  /** Sheets of this number were printed, none with this hash; the newest is shown instead. */
  z.object({ kind: z.literal('hash-differs'), ...foundSheet }),
  z.object({ kind: z.literal('found'), ...foundSheet }),
])
export type SheetVerification = z.infer<typeof sheetVerificationSchema>
