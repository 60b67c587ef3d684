/** 疑似重复: two records that may be one person, and what was decided of them. */
import { z } from 'zod'
import { daySchema, idSchema } from '../kernel/schemas.ts'
import { documentTypeSchema, sexSchema } from '../people/model.ts'

/** Why two records are suspected, the most telling first: a pair is of the first that applies. */
export const likenessKinds = ['same-number', 'newborn', 'name-birth', 'name-village'] as const
export const likenessKindSchema = z.enum(likenessKinds)
export type LikenessKind = z.infer<typeof likenessKindSchema>

export const likenessKindLabels: Readonly<Record<LikenessKind, string>> = {
  'same-number': '号码相同',
  newborn: '出生证与新证件',
  'name-birth': '姓名、生日相同',
  'name-village': '同村同名、生日相近',
}

/** How a field of one record stands to the other's. */
export const agreementSchema = z.enum(['same', 'alike', 'differs', 'unknown'])
export type Agreement = z.infer<typeof agreementSchema>

export const agreementLabels: Readonly<Record<Agreement, string>> = {
  same: '相同',
  alike: '相近',
  differs: '不同',
  unknown: '缺一方',
}

export const comparedFieldSchema = z.object({
  /** 姓名, 出生日期 …, as the screen writes it. */
  what: z.string(),
  one: z.string(),
  other: z.string(),
  agreement: agreementSchema,
  /** What to think of it, where the two values do not say it themselves. */
  note: z.string().nullable(),
  /** What it adds to the score, below zero where it speaks against. */
  points: z.int(),
})
export type ComparedField = z.infer<typeof comparedFieldSchema>

export const likenessSchema = z.object({
  kind: likenessKindSchema,
  /** Sum of the fields' points, 0 to 100: no probability. */
  score: z.int(),
  fields: z.array(comparedFieldSchema),
})
export type Likeness = z.infer<typeof likenessSchema>

/** How somebody stands in the coverage year that is asked about. */
export const standingSchema = z.enum(['enrolled', 'registered', 'none'])
export type Standing = z.infer<typeof standingSchema>

export const standingLabels: Readonly<Record<Standing, string>> = {
  enrolled: '已参保',
  registered: '已登记',
  none: '未登记',
}

/** One record of a pair, as it is shown beside the other. */
export const recordSchema = z.object({
  personId: idSchema,
  name: z.string(),
  documentType: documentTypeSchema,
  idNumber: z.string(),
  sex: sexSchema,
  birthDate: daySchema,
  villageId: idSchema,
  villageName: z.string(),
  householdNumber: z.string().nullable(),
  phone: z.string().nullable(),
  standing: standingSchema,
})
export type PersonRecord = z.infer<typeof recordSchema>

/** Somebody of the ledger who may be whoever stands at the counter. */
export const candidateSchema = z.object({ record: recordSchema, likeness: likenessSchema })
export type Candidate = z.infer<typeof candidateSchema>

export const mergeStatusSchema = z.enum(['proposed', 'merged', 'rejected', 'undone'])
export type MergeStatus = z.infer<typeof mergeStatusSchema>

export const mergeStatusLabels: Readonly<Record<MergeStatus, string>> = {
  proposed: '待审核',
  merged: '已合并',
  rejected: '未同意',
  undone: '已撤销',
}

export const mergeSchema = z.object({
  mergeId: idSchema,
  keptId: idSchema,
  aliasId: idSchema,
  reason: z.string(),
  status: mergeStatusSchema,
  proposedBy: z.string(),
  proposedOn: daySchema,
  decidedBy: z.string().nullable(),
  decidedOn: daySchema.nullable(),
  decisionReason: z.string().nullable(),
  undoneBy: z.string().nullable(),
  undoneOn: daySchema.nullable(),
  undoReason: z.string().nullable(),
  /** Whether the operator who asks proposed it, and so cannot decide it. */
  proposedByMe: z.boolean(),
})
export type Merge = z.infer<typeof mergeSchema>

export const verdictSchema = z.object({
  reason: z.string(),
  decidedBy: z.string(),
  decidedOn: daySchema,
})
export type Verdict = z.infer<typeof verdictSchema>

/** A paper of a person that is seen from another's page, with the name it was taken under. */
export const ownPaperSchema = z.object({
  registrationId: idSchema,
  registrationNumber: z.string(),
  coverageYear: z.int(),
})

/** Two records side by side, with everything that was said of them. */
export const pairSchema = z.object({
  one: recordSchema,
  other: recordSchema,
  likeness: likenessSchema,
  /** Registrations of each, newest first. */
  onePapers: z.array(ownPaperSchema),
  otherPapers: z.array(ownPaperSchema),
  verdict: verdictSchema.nullable(),
  /** Every proposal of the two, newest first. */
  merges: z.array(mergeSchema),
  /** Why they cannot be merged now, in a sentence; null where they can. */
  obstacle: z.string().nullable(),
})
export type Pair = z.infer<typeof pairSchema>

export const pairLineSchema = z.object({
  one: recordSchema,
  other: recordSchema,
  likeness: likenessSchema,
  /** The newest proposal, where one waits or stands. */
  merge: mergeSchema.nullable(),
})
export type PairLine = z.infer<typeof pairLineSchema>

/** What the work list shows: what nobody has looked at, what waits for a second person, what was merged. */
export const pairViewSchema = z.enum(['open', 'proposed', 'merged'])
export type PairView = z.infer<typeof pairViewSchema>

export const pairViewLabels: Readonly<Record<PairView, string>> = {
  open: '待核对',
  proposed: '待审核合并',
  merged: '已合并',
}

/** Records that were merged into somebody, with what was taken under them. */
export const mergedRecordSchema = z.object({
  mergeId: idSchema,
  record: recordSchema,
  mergedOn: daySchema,
  mergedBy: z.string(),
  papers: z.array(ownPaperSchema),
  enrolments: z.array(z.object({ coverageYear: z.int(), tier: z.int() })),
})
export type MergedRecord = z.infer<typeof mergedRecordSchema>
