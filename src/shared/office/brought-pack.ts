/** 本单位带入的政策包: a notice that the office wrote down itself, brought in without a programmer. */
import { z } from 'zod'
import { daySchema, typedText } from '../kernel/schemas.ts'
import { candidateProblemSchema } from '../rehearsal/model.ts'

/** The files that make a pack; the third only where the notice has a task table. */
export const packFileNames = ['pack.yaml', 'cases.yaml', 'task-table.csv'] as const

/** Far more than a pack may hold: the reader says so in its own words up to here. */
export const longestPackFile = 300_000
/** Bytes of a zip file; three files of the longest kind shrink far below it. */
export const largestArchiveBytes = 400_000

const tooLong = '文件太大，不像政策包，请核对是不是选错了文件。'
const text = z.string().max(longestPackFile, tooLong)

export const packUploadSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('files'),
    packYaml: text,
    casesYaml: text,
    taskTable: text.nullable(),
  }),
  z.object({
    kind: z.literal('archive'),
    /** A zip file. */
    base64: z.base64().max(Math.ceil(largestArchiveBytes / 3) * 4, tooLong),
  }),
])
export type PackUpload = z.infer<typeof packUploadSchema>

export const packCheckSchema = z.object({
  /** Null where it cannot be read. */
  pack: z
    .object({
      policy: z.string(),
      title: z.string(),
      documentNumber: z.string().nullable(),
      issuer: z.string(),
      coverageYear: z.int(),
      laterYears: z.boolean(),
      draft: z.boolean(),
      /** SHA-256 of what is decided by. */
      packHash: z.string(),
    })
    .nullable(),
  caseCount: z.int(),
  /** Of the pack, its task table, and the examples that it answers otherwise. */
  problems: z.array(candidateProblemSchema),
  /** Why a sound pack cannot be brought in here, in one sentence; null where it can. */
  clash: z.string().nullable(),
})
export type PackCheck = z.infer<typeof packCheckSchema>

/** Why a sound pack is not brought in here. */
export const clashTexts = {
  PACK_INSTALLED:
    '程序自带了同一代码的政策包，不能用另一份顶替，没有带入；请在 pack.yaml 里换一个代码（policy），例子里也换。',
  PACK_BROUGHT:
    '本单位已经带入过同一代码的政策包，没有改动它；还没有采用的，请先把原来的移出再带入，已经采用的，请在“本单位确定”里录入修改。',
  ALREADY_BROUGHT: '这份政策包一字不差已经带入，不用再带；要采用，请在条款一页点“采用”。',
} as const

/** Bringing a pack in: on what it rests, and which one was shown. */
export const bringingSchema = z.object({
  upload: packUploadSchema,
  basis: typedText(200, '依据'),
  /** As the check showed it. */
  packHash: z.string().max(64),
})

export const broughtPackSchema = z.object({
  policy: z.string(),
  title: z.string(),
  packHash: z.string(),
  basis: z.string(),
  broughtBy: z.string(),
  broughtOn: daySchema,
  /** Whether the office works by it. */
  adopted: z.boolean(),
  /** Whether what is kept is still what was brought in. */
  usable: z.boolean(),
})
export type BroughtPackRow = z.infer<typeof broughtPackSchema>
