/** 演练: what a change of the rules would do to the office's own people, before it takes effect. */
import { z } from 'zod'
import { daySchema, fenSchema, idSchema, requestIdSchema } from '../kernel/schemas.ts'
import { outcomeSchema } from '../rules/model.ts'

const coverageYearSchema = z.int().min(2000).max(2199)
/** The longest pack is some 20 KB; a file of this length is another file. */
const longestText = 64_000
const fileTextSchema = z.string().max(longestText, '文件太大，不是政策包或修改，请核对所选文件')

/** What is rehearsed. */
export const candidateSchema = z.discriminatedUnion('kind', [
  /** An amendment as `rules/README.md` describes it, on top of everything the office has entered. */
  z.object({ kind: z.literal('amendment'), text: fileTextSchema }),
  /** A pack that is not installed; or another version of an installed one, under its own name. */
  z.object({
    kind: z.literal('pack'),
    packYaml: fileTextSchema,
    taskTable: fileTextSchema.nullable(),
  }),
  /** A pack that is installed, and that the office has not adopted. */
  z.object({ kind: z.literal('installed'), policy: z.string().max(80) }),
])
export type Candidate = z.infer<typeof candidateSchema>

/** For which coverage year, on which day of payment. */
const occasionSchema = z.object({ coverageYear: coverageYearSchema, payDay: daySchema })
export type Occasion = z.infer<typeof occasionSchema>

/** Over whom. */
export const overSchema = z.discriminatedUnion('kind', [
  /** Every registration of a coverage year, each on its own pay day and with its own facts. */
  z.object({ kind: z.literal('registrations'), coverageYear: coverageYearSchema }),
  /**
   * Everybody in the ledger as if they came on a day: ordinary circumstance, identities as they
   * stand, the tier of their last enrolment. `policy` is what they are decided by now; the two
   * occasions differ where next year is compared with this one.
   */
  z.object({
    kind: z.literal('people'),
    policy: z.string().max(80),
    before: occasionSchema,
    after: occasionSchema,
  }),
])
export type Over = z.infer<typeof overSchema>

/** Something wrong in what is to be rehearsed, for whoever wrote it. */
export const candidateProblemSchema = z.object({
  file: z.string(),
  /** From 1; 0 where the whole file is meant. */
  line: z.int(),
  column: z.int(),
  /** What is wrong and how to mend it. */
  text: z.string(),
})
export type CandidateProblem = z.infer<typeof candidateProblemSchema>

export const phaseSchema = z.enum(['running', 'finished', 'cancelled', 'failed'])
export type Phase = z.infer<typeof phaseSchema>

export const rehearsalStateSchema = z.object({
  rehearsalId: requestIdSchema,
  /** The title of the pack, or the documents of the amendment. */
  title: z.string(),
  over: overSchema,
  startedBy: z.string(),
  phase: phaseSchema,
  /** Rows looked at. */
  done: z.int(),
  /** Rows that there are; null while they are counted. */
  total: z.int().nullable(),
  perSecond: z.int(),
  secondsLeft: z.int().nullable(),
  /** Why it failed, one sentence. */
  failure: z.string().nullable(),
})
export type RehearsalState = z.infer<typeof rehearsalStateSchema>

export const changeKindSchema = z.enum([
  'outcome',
  'payable-up',
  'payable-down',
  'subsidy',
  'benefit',
])
export type ChangeKind = z.infer<typeof changeKindSchema>

export const changeKindLabels: Readonly<Record<ChangeKind, string>> = {
  outcome: '能否办理有变',
  'payable-up': '应缴增加',
  'payable-down': '应缴减少',
  subsidy: '资助有变',
  benefit: '待遇起始日有变',
}

/** How somebody stands under one set of rules. */
export const standingSchema = z.object({
  outcome: outcomeSchema,
  /** The rule that decided: code and clause of the first finding. */
  code: z.string(),
  clause: z.string().nullable(),
  category: z.string().nullable(),
  /** What the notice calls the tier; null where it has one for all. */
  tier: z.string().nullable(),
  /** Null where nothing can be charged, or nobody has said how much. */
  payableFen: fenSchema.nullable(),
  subsidies: z.array(z.object({ source: z.string(), fen: fenSchema })),
  benefitFrom: daySchema.nullable(),
  /** The office must confirm a reading or a price before anything is saved on it. */
  unconfirmed: z.boolean(),
})
export type Standing = z.infer<typeof standingSchema>

const countSchema = z.int().min(0)
const sidesSchema = z.object({ before: fenSchema, after: fenSchema })

export const rehearsalGroupSchema = z.object({
  groupId: z.int(),
  count: countSchema,
  kinds: z.array(changeKindSchema),
  before: standingSchema.omit({ benefitFrom: true, unconfirmed: true }),
  after: standingSchema.omit({ benefitFrom: true, unconfirmed: true }),
  /** Of everybody in the group. */
  payableFen: sidesSchema,
  subsidyFen: sidesSchema,
})
export type RehearsalGroup = z.infer<typeof rehearsalGroupSchema>

export const rehearsalResultSchema = z.object({
  lookedAt: countSchema,
  /** Born after a pay day that was asked about, and so in no count. */
  leftOut: countSchema,
  unchanged: countSchema,
  changed: countSchema,
  /** Of those changed: settled already, so that nothing of theirs is touched. */
  settled: countSchema,
  /** After the change answered under a reading or a price that the office has not confirmed. */
  unconfirmed: countSchema,
  /** One person may be in several. */
  byKind: z.array(z.object({ kind: changeKindSchema, count: countSchema })),
  /** Of everybody looked at, changed or not. */
  payableFen: sidesSchema,
  subsidyFen: sidesSchema,
  sources: z.array(z.object({ source: z.string(), fen: sidesSchema })),
  /** Only those changed; the largest first. */
  groups: z.array(rehearsalGroupSchema),
  villages: z.array(
    z.object({
      villageId: idSchema,
      name: z.string(),
      lookedAt: countSchema,
      changed: countSchema,
      payableFen: sidesSchema,
      subsidyFen: sidesSchema,
    }),
  ),
})
export type RehearsalResult = z.infer<typeof rehearsalResultSchema>

export const changedPersonSchema = z.object({
  personId: idSchema,
  /** Null where everybody was looked at. */
  registrationNumber: z.string().nullable(),
  name: z.string(),
  idNumber: z.string(),
  villageName: z.string(),
  settled: z.boolean(),
  kinds: z.array(changeKindSchema),
  before: standingSchema,
  after: standingSchema,
})
export type ChangedPerson = z.infer<typeof changedPersonSchema>

/** Which of those changed are listed. */
export const changedFilterSchema = z.object({
  villageId: idSchema.optional(),
  kind: changeKindSchema.optional(),
  groupId: z.int().min(0).optional(),
})
export type ChangedFilter = z.infer<typeof changedFilterSchema>

/** People of one page of the list. */
export const changedPageSize = 100
