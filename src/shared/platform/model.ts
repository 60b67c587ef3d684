/** 平台录入: what the state platform has of each registration, and what stands in the way. */
import { z } from 'zod'
import { daySchema, idSchema } from '../kernel/schemas.ts'
import { sexSchema } from '../people/model.ts'
import { obstacleActorSchema, obstacleCauseSchema } from './causes.ts'

/** `waiting` where nothing is recorded, or where a record was corrected back. */
export const platformStatusSchema = z.enum(['waiting', 'entered', 'failed'])
export type PlatformStatus = z.infer<typeof platformStatusSchema>

export const platformStatusLabels: Readonly<Record<PlatformStatus, string>> = {
  waiting: '未录入',
  entered: '已录入',
  failed: '失败',
}

/** How a filed obstacle ended. `entered` is written by the entry itself, never chosen. */
export const obstacleOutcomeSchema = z.enum(['entered', 'mended', 'dropped'])
export type ObstacleOutcome = z.infer<typeof obstacleOutcomeSchema>

export const obstacleOutcomeLabels: Readonly<Record<ObstacleOutcome, string>> = {
  entered: '已录入平台',
  mended: '已处理，等待重新录入',
  dropped: '不再录入',
}

/** Where a record came from: typed by a clerk, or taken over from a line of a roster. */
export const rosterSourceSchema = z.object({
  batchId: idSchema,
  sender: z.string(),
  fileName: z.string(),
  rowNumber: z.int(),
})
export type RosterSource = z.infer<typeof rosterSourceSchema>

/** One record of the platform's state; the last one is how it stands. */
export const platformRecordSchema = z.object({
  status: platformStatusSchema,
  /** The day on which it happened on the platform. */
  happenedOn: daySchema,
  /** The platform's message of a failure, or why a record was corrected back. */
  message: z.string().nullable(),
  recordedBy: z.string(),
  recordedOn: daySchema,
  roster: rosterSourceSchema.nullable(),
})
export type PlatformRecord = z.infer<typeof platformRecordSchema>

/** What a roster says of the registration that the record does not say yet. */
export const platformProposalSchema = z.object({
  status: z.enum(['entered', 'failed']),
  happenedOn: daySchema,
  message: z.string().nullable(),
  roster: rosterSourceSchema,
})
export type PlatformProposal = z.infer<typeof platformProposalSchema>

export const obstacleSchema = z.object({
  obstacleId: idSchema,
  cause: obstacleCauseSchema,
  actor: obstacleActorSchema,
  /** What is to be done, as it is told to the person. */
  remedy: z.string(),
  dueOn: daySchema,
  filedBy: z.string(),
  filedOn: daySchema,
  outcome: z
    .object({
      kind: obstacleOutcomeSchema,
      note: z.string().nullable(),
      concludedBy: z.string(),
      concludedOn: daySchema,
    })
    .nullable(),
})
export type Obstacle = z.infer<typeof obstacleSchema>

/** A registration on the work list. */
export const platformLineSchema = z.object({
  registrationId: idSchema,
  registrationNumber: z.string(),
  name: z.string(),
  idNumber: z.string(),
  phone: z.string().nullable(),
  villageName: z.string(),
  coverageYear: z.int(),
  registeredOn: daySchema,
  status: platformStatusSchema,
  record: platformRecordSchema.nullable(),
  /** The one that is open. */
  obstacle: obstacleSchema.nullable(),
  overdue: z.boolean(),
  proposal: platformProposalSchema.nullable(),
})
export type PlatformLine = z.infer<typeof platformLineSchema>

/** The same with everything that was ever recorded, newest first. */
export const platformDetailSchema = platformLineSchema.extend({
  /** Withdrawn: nothing more is recorded of it. */
  standing: z.boolean(),
  records: z.array(platformRecordSchema),
  obstacles: z.array(
    obstacleSchema.extend({
      /** Earlier versions of it, newest first: a cause found out later, a day put off. */
      earlier: z.array(obstacleSchema),
    }),
  ),
  noticeCopies: z.int(),
})
export type PlatformDetail = z.infer<typeof platformDetailSchema>

/** Parts of the work list, in the order of the screen. */
export const platformViews = [
  'waiting',
  'failed',
  'filed',
  'overdue',
  'proposed',
  'entered',
] as const
export const platformViewSchema = z.enum(platformViews)
export type PlatformView = z.infer<typeof platformViewSchema>

export const platformFilterSchema = z.object({
  villageId: idSchema.optional(),
  cause: obstacleCauseSchema.optional(),
  actor: obstacleActorSchema.optional(),
  /** A name, its pinyin or initials, a registration number or an identity number. */
  text: z.string().trim().max(64).optional(),
})
export type PlatformFilter = z.infer<typeof platformFilterSchema>

/** What stands on a 告知书. */
export const noticeContentSchema = z.object({
  officeName: z.string(),
  practice: z.boolean(),
  /** `G`, the registration's number, and which obstacle of it: `G500151004-2024-000001-1`. */
  sheetNumber: z.string(),
  registrationNumber: z.string(),
  coverageYear: z.int(),
  person: z.object({
    name: z.string(),
    sex: sexSchema,
    idNumber: z.string(),
    phone: z.string().nullable(),
    villageName: z.string(),
  }),
  cause: obstacleCauseSchema,
  /** The platform's own words of the last failure. */
  message: z.string().nullable(),
  actor: obstacleActorSchema,
  remedy: z.string(),
  dueOn: daySchema,
  filedBy: z.string(),
  filedOn: daySchema,
})
export type NoticeContent = z.infer<typeof noticeContentSchema>

export const noticeTitle = '参保信息无法录入告知书'

/** Notices have numbers of their own, told by their first letter. */
export function isNoticeNumber(sheetNumber: string): boolean {
  return /^G\d/u.test(sheetNumber)
}

export const noticeCopySchema = z.object({
  noticeId: idSchema,
  registrationId: idSchema,
  copyNumber: z.int(),
  shortHash: z.string(),
  printedBy: z.string(),
  printedOn: daySchema,
  content: noticeContentSchema,
})
export type NoticeCopy = z.infer<typeof noticeCopySchema>

/** 无法录入名单: what stands in the way, by village and cause. */
export const obstacleListSchema = z.object({
  officeName: z.string(),
  practice: z.boolean(),
  asOf: daySchema,
  villages: z.array(
    z.object({
      villageName: z.string(),
      /** In the order of the causes; causes without anybody are left out. */
      causes: z.array(
        z.object({
          cause: obstacleCauseSchema,
          people: z.array(
            z.object({
              registrationId: idSchema,
              name: z.string(),
              idNumber: z.string(),
              phone: z.string().nullable(),
              actor: obstacleActorSchema,
              remedy: z.string(),
              dueOn: daySchema,
              overdue: z.boolean(),
            }),
          ),
        }),
      ),
    }),
  ),
  count: z.int(),
  overdueCount: z.int(),
  /** People beyond `obstacleListLimit` are left out; a village at a time shows them. */
  leftOut: z.int(),
})
export type ObstacleList = z.infer<typeof obstacleListSchema>

/** A list of more is not read on paper by anybody. */
export const obstacleListLimit = 2000
/** Registrations that one action may touch. */
export const platformBatchLimit = 500
