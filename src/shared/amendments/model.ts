/** What an office enters of its own: amendments and rulings, and the gaps that call for them. */
import { z } from 'zod'
import { daySchema, typedText } from '../kernel/schemas.ts'
import { amendmentSchema } from '../rules/model.ts'

/** How it was entered: field by field, or as YAML written after `rules/README.md`. */
export const amendmentSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('form'), amendment: amendmentSchema }),
  z.object({ kind: z.literal('file'), text: z.string().max(200_000) }),
])
export type AmendmentSource = z.infer<typeof amendmentSourceSchema>

/** What cannot be used, and where: a field of the form, a line of the file. */
export const entryProblemSchema = z.object({
  /** `price.amounts.1`; empty where the whole is meant. */
  path: z.string(),
  line: z.int().nullable(),
  column: z.int().nullable(),
  text: z.string(),
  /** Hardly any document says so: it stands once the amendment says why, in `unusual`. */
  unusual: z.boolean(),
})
export type EntryProblem = z.infer<typeof entryProblemSchema>

export const packPartSchema = z.enum([
  'window',
  'tiers',
  'price',
  'subsidies',
  'terms',
  'wait',
  'prices',
  'routes',
  'refund',
  'otherYears',
  'definitions',
  'quota',
  'channels',
  'materials',
  'evidenceRanks',
])

/** One place of a pack before and after; null where it has nothing there. */
export const packChangeSchema = z.object({
  part: packPartSchema,
  what: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export type PackChange = z.infer<typeof packChangeSchema>

/**
 * What the office worked by when something was shown: its packs, readings, amendments, rulings. Two
 * administrators may be at work; whoever confirms names what they were shown.
 */
export const standingDigestSchema = z.string().length(64)

export const amendmentPreviewSchema = z.object({
  standingDigest: standingDigestSchema,
  /** Empty where it can be recorded. */
  problems: z.array(entryProblemSchema),
  /** The same as a file, for whoever rehearses it first; null where it cannot be recorded. */
  text: z.string().nullable(),
  entries: z.array(
    z.object({
      amendment: amendmentSchema,
      changes: z.array(packChangeSchema),
      /** Registrations of the pack that are not settled and would be paid from the first day on. */
      waitingCount: z.int(),
    }),
  ),
})
export type AmendmentPreview = z.infer<typeof amendmentPreviewSchema>

export const amendmentRecordSchema = z.object({
  amendmentId: z.int(),
  amendment: amendmentSchema,
  enteredBy: z.string(),
  enteredOn: daySchema,
  /** The action that entered it. */
  actionId: z.int(),
  withdrawn: z
    .object({ by: z.string(), on: daySchema, reason: z.string(), actionId: z.int() })
    .nullable(),
})
export type AmendmentRecord = z.infer<typeof amendmentRecordSchema>

/** Approved registrations of the pack that nobody has paid for, and what becomes of their price. */
export const withdrawalPreviewSchema = z.object({
  approvedCount: z.int(),
  /** Would have no price any more: no money could be taken. */
  lostCount: z.int(),
  /** Would have another price. */
  changedCount: z.int(),
})
export type WithdrawalPreview = z.infer<typeof withdrawalPreviewSchema>

export const withdrawalReasonSchema = typedText(200, '撤销原因')

export const gapKindSchema = z.enum([
  'undetermined',
  'approval',
  'start-unstated',
  'subsidies-silent',
  'price-missing',
  'price-floor',
  'category-silent',
  'and-others',
  'silence',
])
export type GapKind = z.infer<typeof gapKindSchema>

/** Something that the notice leaves open. */
export const gapSchema = z.object({
  /** Names the gap within its pack. */
  key: z.string(),
  kind: gapKindSchema,
  /** Where an amendment would settle it. */
  table: z.string(),
  row: z.string(),
  /** With that row, the others of the table that leave the very same open: one ruling settles all. */
  rows: z.array(z.string()),
  clause: z.string(),
  text: z.string(),
  /** The document or ruling that settled it; null while it is open. */
  settled: z.string().nullable(),
})
export type Gap = z.infer<typeof gapSchema>

/** A reading of an adopted pack: what was chosen, by whom and when; null while it is open. */
export const readingStateSchema = z.object({
  policy: z.string(),
  reading: z.string(),
  confirmed: z
    .object({ option: z.string(), by: z.string(), on: daySchema, actionId: z.int() })
    .nullable(),
})
export type ReadingState = z.infer<typeof readingStateSchema>
