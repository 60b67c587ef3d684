/** 名册导入: a file on its way into the ledger, what was found in it, and what became of it. */
import { z } from 'zod'
import { taxBookingSchema, taxCountSchema } from '../collections/tax-lines.ts'
import { authoritySchema, matchedBySchema } from '../evidence/model.ts'
import { daySchema, idSchema, requestIdSchema, typedText } from '../kernel/schemas.ts'
import { rosterKindNames } from './kind.ts'
import { layoutSchema } from './layout.ts'
import { batchStatusSchema, importPhaseSchema } from './lifecycle.ts'

export const rosterKindSchema = z.enum(rosterKindNames)
export const coverageYearSchema = z.int().min(2000).max(2199)

/** Bytes of a part of an upload before base64; parts are this long but for the last. */
export const uploadPartBytes = 1024 * 1024
export const largestFileBytes = 200 * 1024 * 1024
/** Rows of a page of a preview. */
export const rosterPageSize = 100

/** A list of everybody that would end more than this share of last time's people is stopped. */
export const endedShareLimit = 0.1
/** A file of at least this many rows of which fewer than this share are found is stopped. */
export const matchedRowsLeast = 10
export const matchedShareLeast = 0.7

/** What a clerk says of a file before it is read. */
export const importHeadSchema = z.object({
  kind: rosterKindSchema,
  /** As the office calls them; lists of one sender are compared with each other. */
  sender: typedText(60, '来文单位'),
  authority: authoritySchema,
  /** Which part of the sender's matter a list of everybody covers: 低保. Empty: all of it. */
  scope: z.string().trim().max(60),
  coverageYear: coverageYearSchema.nullable(),
  listDay: daySchema.nullable(),
  /** A list of everybody, which takes the place of the last one of the same sender and scope. */
  fullList: z.boolean(),
  fileName: z.string().trim().min(1).max(255),
})
export type ImportHead = z.infer<typeof importHeadSchema>

/** A value that the clerk gives for every row, where the file has no column for it. */
export const constantsSchema = z.record(z.string().max(80), z.string().trim().min(1).max(200))
export type Constants = z.infer<typeof constantsSchema>

export const rowOutcomeSchema = z.enum([
  'new',
  'changed',
  'same',
  'not-found',
  'ambiguous',
  'duplicate',
  'bad',
])
export type RowOutcome = z.infer<typeof rowOutcomeSchema>

export const rowOutcomeLabels: Readonly<Record<RowOutcome, string>> = {
  new: '新增',
  changed: '变更',
  same: '无变化',
  'not-found': '找不到人',
  ambiguous: '待确认',
  duplicate: '文件内重复',
  bad: '有错',
}

/** Which outcomes become part of the ledger when a file is applied. */
export const appliedOutcomes: readonly RowOutcome[] = [
  'new',
  'changed',
  'same',
  'not-found',
  'ambiguous',
]

export const rosterCountsSchema = z.object({
  /** Lines of people in the file. */
  rows: z.int(),
  new: z.int(),
  changed: z.int(),
  same: z.int(),
  'not-found': z.int(),
  ambiguous: z.int(),
  duplicate: z.int(),
  bad: z.int(),
  /** Lines whose person was found, whatever the list says of them. */
  matched: z.int(),
  /** Of the sender's last list of everybody: how many lines it had, and how many are gone now. */
  lastTime: z.int(),
  ended: z.int(),
  /** New people who are recorded, and people whose record changes. */
  peopleNew: z.int(),
  peopleChanged: z.int(),
  /** Rows passed over, and rows and columns that the sender had hidden. */
  blankRows: z.int(),
  hiddenRows: z.int(),
  hiddenColumns: z.array(z.string()),
  skipped: z.array(z.object({ rowNumber: z.int(), why: z.string(), text: z.string() })),
  /** Of a list of payments: how many lines come to what, and with how much money. */
  payments: z.array(taxCountSchema).default([]),
})
export type RosterCounts = z.infer<typeof rosterCountsSchema>

/** What stops a file until a second person has looked. */
export const guardSchema = z.object({
  guard: z.enum(['ends-many', 'finds-few']),
  /** The number that the second person types: how many would end, how many are not found. */
  number: z.int(),
  /** Of how many. */
  of: z.int(),
  /** What is the matter, and what the second person must look at. */
  text: z.string(),
  /** Who typed it; null while it stops. Two people may bear one name, so the account too. */
  confirmedBy: z.string().nullable(),
  confirmedById: idSchema.nullable(),
})
export type Guard = z.infer<typeof guardSchema>

export const progressSchema = z.object({
  /** 读取、比对、写入、撤销 */
  stage: z.string(),
  done: z.int(),
  /** Null until it is known. */
  total: z.int().nullable(),
  perSecond: z.int(),
  secondsLeft: z.int().nullable(),
})
export type Progress = z.infer<typeof progressSchema>

/** Another batch of the very same file. */
export const sameFileSchema = z.object({
  batchId: idSchema,
  status: batchStatusSchema,
  appliedBy: z.string(),
  appliedOn: daySchema,
})

export const importStateSchema = importHeadSchema.extend({
  importId: requestIdSchema,
  byteCount: z.int(),
  /** Bytes that have arrived. */
  receivedBytes: z.int(),
  /** SHA-256 of the file, once it is whole. */
  fileHash: z.string().nullable(),
  startedBy: z.string(),
  startedById: idSchema,
  startedOn: daySchema,
  phase: importPhaseSchema,
  progress: progressSchema.nullable(),
  /** Why it failed, in a sentence. */
  failure: z.string().nullable(),
  /** The layout it was previewed by. */
  layout: layoutSchema.nullable(),
  profileName: z.string().nullable(),
  constants: constantsSchema,
  counts: rosterCountsSchema.nullable(),
  guards: z.array(guardSchema),
  /** Names what was previewed: sent along when applying, so that nobody applies what they did not see. */
  previewDigest: z.string().nullable(),
  sameFile: sameFileSchema.nullable(),
  /** Lists that the preview was compared with came or went since: it must be made again. */
  outdated: z.boolean(),
  batchId: idSchema.nullable(),
  /** The day after which the raw file is purged, once it was applied. */
  keptUntil: daySchema.nullable(),
})
export type ImportState = z.infer<typeof importStateSchema>

export const candidateSchema = z.object({
  personId: idSchema,
  name: z.string(),
  idNumber: z.string(),
  birthDate: daySchema,
  villageName: z.string(),
  /** 0 to 100. */
  score: z.int(),
  /** Why it may be the same person and why not, one sentence each. */
  reasons: z.array(z.string()),
})

export const rosterRowSchema = z.object({
  /** 1, 2, 3 … in the order of the file: what decisions name. */
  line: z.int(),
  rowNumber: z.int(),
  /** Which person of the row, from 1. */
  group: z.int(),
  hidden: z.boolean(),
  outcome: rowOutcomeSchema,
  name: z.string().nullable(),
  idNumber: z.string().nullable(),
  personId: idSchema.nullable(),
  matchedBy: matchedBySchema,
  /** By label: what was read, or what the cell shows where it could not be read. */
  values: z.array(z.object({ field: z.string(), label: z.string(), text: z.string() })),
  problems: z.array(z.object({ field: z.string(), code: z.string(), text: z.string() })),
  /** What is to be known of the line: 第7行与第31行相同. */
  notes: z.array(z.string()),
  changes: z.array(
    z.object({
      what: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  /** Whom it may mean, the likeliest first. */
  candidates: z.array(candidateSchema),
  /** Of a list of payments: what the line would be booked as, and why; null where nothing is. */
  booking: z
    .object({
      booking: taxBookingSchema,
      surplusFen: z.int(),
      reason: z.string().nullable(),
    })
    .nullable(),
})
export type RosterRow = z.infer<typeof rosterRowSchema>
export type MatchCandidate = z.infer<typeof candidateSchema>

/** A line of last time's list that is not on this one. */
export const endedLineSchema = z.object({
  personId: idSchema.nullable(),
  name: z.string().nullable(),
  idNumber: z.string().nullable(),
  villageName: z.string().nullable(),
  fileName: z.string(),
  rowNumber: z.int(),
})
export type EndedLine = z.infer<typeof endedLineSchema>

/** 来文格式: how a sender lays out a kind, under a name. */
export const profileSchema = z.object({
  profileId: idSchema,
  kind: rosterKindSchema,
  sender: z.string(),
  name: z.string(),
  layout: layoutSchema,
  constants: constantsSchema,
  rememberedOn: daySchema,
})
export type RosterProfile = z.infer<typeof profileSchema>

export const batchSchema = importHeadSchema.extend({
  batchId: idSchema,
  status: batchStatusSchema,
  /** Whether its evidence counts: applied, and not overtaken by a newer list of everybody. */
  visible: z.boolean(),
  fileHash: z.string(),
  counts: rosterCountsSchema,
  appliedBy: z.string(),
  appliedOn: daySchema,
  /** Who typed the number where a guard stopped it. */
  confirmedBy: z.string().nullable(),
  undoneReason: z.string().nullable(),
  /** Lines written so far, while it is being applied. */
  writtenLines: z.int(),
})
export type RosterBatch = z.infer<typeof batchSchema>

/** What an undo left as it was, and why. */
export const notRestoredSchema = z.object({
  /** Null where it was nobody's who is known here. */
  personId: idSchema.nullable(),
  name: z.string(),
  idNumber: z.string(),
  /** 人员档案、参保 … */
  what: z.string(),
  reason: z.string(),
})
export type NotRestored = z.infer<typeof notRestoredSchema>

/** One import of the order in which a notice or the office wants them. */
export const dueStepSchema = z.object({
  /** 1, 2, 3 … */
  position: z.int(),
  kind: rosterKindSchema,
  label: z.string(),
  authority: authoritySchema.nullable(),
  /** The department as the notice writes it, null for the usual order. */
  department: z.string().nullable(),
  /** Terms with their codes, for identities. */
  terms: z.array(z.object({ term: z.string(), codes: z.array(z.string()) })),
  clause: z.string().nullable(),
  /** The newest batch that covers the step, null where it is due. */
  batch: z
    .object({ batchId: idSchema, appliedOn: daySchema, sender: z.string(), lines: z.int() })
    .nullable(),
  /** What a later step overrides here, or that this one came before its turn; null where nothing. */
  text: z.string().nullable(),
})
export type DueStep = z.infer<typeof dueStepSchema>
