/** 凭据: what other bodies say of a person, who says it, and which of them rules. */
import { z } from 'zod'
import { daySchema, idSchema } from '../kernel/schemas.ts'

/** What can be said of somebody. */
export const evidenceKindSchema = z.enum([
  'death',
  'employee-insurance',
  'insured-elsewhere',
  'university-student',
  'school-enrolment',
  'in-service',
  'in-prison',
  'registered-population',
  'resident-population',
  'enrolled-before',
  'identity',
  'village-group',
  'platform-status',
  'renewal',
  'paid',
])
export type EvidenceKind = z.infer<typeof evidenceKindSchema>

export const evidenceKindLabels: Readonly<Record<EvidenceKind, string>> = {
  death: '死亡',
  'employee-insurance': '职工医保在保',
  'insured-elsewhere': '异地（重复）参保',
  'university-student': '在校大学生',
  'school-enrolment': '学校集中参保',
  'in-service': '服役',
  'in-prison': '服刑',
  'registered-population': '户籍人口',
  'resident-population': '常住人口',
  'enrolled-before': '上年度参保',
  identity: '特殊身份',
  'village-group': '村组（网格）',
  'platform-status': '平台录入情况',
  renewal: '续保名册',
  paid: '税务缴费',
}

/** Who can say it. The order of this list is that of the choice on the screen. */
export const authoritySchema = z.enum([
  'police',
  'civil-affairs',
  'insurance',
  'tax',
  'health',
  'education',
  'rural-revitalisation',
  'disabled-federation',
  'veterans',
  'resources',
  'justice',
  'military',
  'platform',
  'township',
  'village',
])
export type Authority = z.infer<typeof authoritySchema>

export const authorityLabels: Readonly<Record<Authority, string>> = {
  police: '公安',
  'civil-affairs': '民政',
  insurance: '医保经办机构',
  tax: '税务',
  health: '卫生健康',
  education: '教育、学校',
  'rural-revitalisation': '乡村振兴',
  'disabled-federation': '残联',
  veterans: '退役军人',
  resources: '自然资源',
  justice: '司法、监狱',
  military: '人武部',
  platform: '医保信息平台',
  township: '乡镇（街道）',
  village: '村（社区）',
}

/** 公安、民政: the strongest first. */
export function sayRanks(authorities: readonly Authority[]): string {
  return authorities.map((authority) => authorityLabels[authority]).join('、')
}

/**
 * Who rules where they disagree, the strongest first; whoever is not listed comes after those who
 * are, in the order of `authoritySchema`. An office may put another order in its place.
 */
export const defaultRanks: Readonly<Partial<Record<EvidenceKind, readonly Authority[]>>> = {
  death: ['police', 'civil-affairs', 'health', 'township', 'village'],
  'employee-insurance': ['insurance', 'platform', 'tax', 'township', 'village'],
  'insured-elsewhere': ['platform', 'insurance', 'tax', 'township', 'village'],
  'university-student': ['education', 'insurance', 'township', 'village'],
  'in-service': ['military', 'veterans', 'police', 'township', 'village'],
  'in-prison': ['justice', 'police', 'township', 'village'],
  'registered-population': ['police', 'township', 'village'],
  'resident-population': ['police', 'township', 'village'],
  'platform-status': ['platform', 'insurance', 'township'],
}

/**
 * What a piece of evidence does at the counter: `reason` stops a registration until the clerk says
 * in writing why it is right all the same, and the reviewer reads that; `tell` is only shown.
 */
export const counterEffects: Readonly<Record<EvidenceKind, 'reason' | 'tell'>> = {
  death: 'reason',
  'employee-insurance': 'reason',
  'insured-elsewhere': 'reason',
  'university-student': 'tell',
  'school-enrolment': 'tell',
  'in-service': 'reason',
  'in-prison': 'reason',
  'registered-population': 'tell',
  'resident-population': 'tell',
  'enrolled-before': 'tell',
  identity: 'tell',
  'village-group': 'tell',
  'platform-status': 'tell',
  renewal: 'tell',
  paid: 'tell',
}

/** How exactly the list says when. */
export const precisionSchema = z.enum(['day', 'month', 'year'])
export type Precision = z.infer<typeof precisionSchema>

/** How it was found out whom a line means. */
export const matchedBySchema = z.enum(['number', 'old-number', 'name', 'decision', 'none'])
export type MatchedBy = z.infer<typeof matchedBySchema>

export const evidenceSchema = z.object({
  batchId: idSchema,
  kind: evidenceKindSchema,
  authority: authoritySchema,
  /** The sender as the office calls them: 某县民政局. */
  source: z.string(),
  fileName: z.string(),
  /** The row of the sender's file, as its left edge shows it. */
  rowNumber: z.int(),
  /** 名单截至日. */
  listDay: daySchema.nullable(),
  coverageYear: z.int().nullable(),
  /** As the list says it, which may differ from the ledger. */
  name: z.string().nullable(),
  idNumber: z.string().nullable(),
  /** First day of a month or year where the list says no more; `precision` tells. */
  eventOn: daySchema.nullable(),
  precision: precisionSchema.nullable(),
  /** Last day on which it holds, null where the list names none. */
  endsOn: daySchema.nullable(),
  /** The term of an identity, the name of a school or unit. */
  term: z.string().nullable(),
  level: z.string().nullable(),
  /** The kind's other fields by their label, as text. */
  details: z.array(z.object({ label: z.string(), text: z.string() })),
  matchedBy: matchedBySchema,
  /** Of several that speak of the same matter: the one that rules. */
  rules: z.boolean(),
  /** Whether another one that speaks of the same matter says otherwise. */
  disputed: z.boolean(),
  /** Whether it holds on the day asked about. */
  holds: z.boolean(),
  effect: z.enum(['reason', 'tell']),
  /** What it says, without who says it: 死亡，死亡日期 2023-10-08. */
  said: z.string(),
  /** One sentence for the clerk: who says what, from which row of which file. */
  text: z.string(),
})
export type Evidence = z.infer<typeof evidenceSchema>

/** The order of authorities for one kind of evidence, strongest first. */
export const rankOrderSchema = z.object({
  kind: evidenceKindSchema,
  authorities: z
    .array(authoritySchema)
    .min(1)
    .refine((list) => new Set(list).size === list.length, { message: '同一部门只能排一次' }),
})
export type RankOrder = z.infer<typeof rankOrderSchema>
