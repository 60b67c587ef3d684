import { z } from 'zod'
import type { Role } from '../accounts/model.ts'
import { command, query, writeInput } from '../kernel/contract-kit.ts'
import { idSchema, requestIdSchema, typedText, typedTextOrNone } from '../kernel/schemas.ts'
import { fileInspectionSchema } from './inspection.ts'
import {
  layoutComparisonSchema,
  layoutDifferenceSchema,
  layoutGuessSchema,
  layoutSchema,
} from './layout.ts'
import { importPhaseSchema } from './lifecycle.ts'
import {
  batchSchema,
  constantsSchema,
  dueStepSchema,
  endedLineSchema,
  importHeadSchema,
  importStateSchema,
  largestFileBytes,
  notRestoredSchema,
  profileSchema,
  rosterKindSchema,
  rosterRowSchema,
  rowOutcomeSchema,
} from './model.ts'

const importers: readonly Role[] = ['clerk', 'reviewer']
/** An administrator may be the second person of an office of two; an auditor looks. */
const onlookers: readonly Role[] = ['clerk', 'reviewer', 'administrator', 'auditor']

/** Whoever may be the second person sees what a guard stopped, line by line. */
const lookers: readonly Role[] = ['clerk', 'reviewer', 'administrator']

const importNotFound = {
  IMPORT_NOT_FOUND: {
    status: 404,
    message: '没有这份导入，可能已被放弃或到期清除，请刷新后查看。',
  },
} as const

const wrongPhase = {
  WRONG_PHASE: {
    status: 409,
    message: '这份导入现在不能这样办理，请刷新后查看它的状态。',
    data: z.object({ phase: importPhaseSchema }),
  },
} as const

const busy = {
  IMPORT_RUNNING: {
    status: 409,
    message: '本单位正在处理另一份名册，同时只能处理一份，请等它完成或先取消。',
  },
} as const

const batchNotFound = {
  BATCH_NOT_FOUND: { status: 404, message: '没有这一批导入，请刷新列表后再试。' },
} as const

const previewChanged = {
  PREVIEW_CHANGED: {
    status: 409,
    message: '预览已经不是您看到的那一份，本次没有办理，请看清新的预览后再试。',
    data: importStateSchema,
  },
} as const

const previewOutdated = {
  PREVIEW_OUTDATED: {
    status: 409,
    message:
      '预览以后又应用或撤销过同类的名册，新增、无变化和记账都要重新比对，本次没有办理，请重新预览。',
    data: importStateSchema,
  },
} as const

const ofImport = z.object({ importId: requestIdSchema })
const sliceSchema = z.int().min(0).default(0)
/** A file in slices of base64, to be put one after the other; the first slice makes it. */
const fileSlice = z.object({ fileName: z.string(), base64: z.string(), more: z.boolean() })

/**
 * 名册导入. Until it is applied a file is in the data folder and not in the ledger, so that
 * everything up to there is a query; whoever begins an import names it with an id of their own.
 */
export const rostersContract = {
  /** Begins an import or, for an id that is known, answers how it stands. */
  begin: query(importers, '开始导入一份名册')
    .input(
      ofImport.extend({
        head: importHeadSchema,
        byteCount: z
          .int()
          .min(1, '文件是空的，请核对')
          .max(largestFileBytes, '文件超过 200 MB，请分开后再导入'),
      }),
    )
    .output(importStateSchema)
    .errors({
      HEAD_REFUSED: {
        status: 422,
        message: '这种名册还缺必填的说明，没有开始，请补齐后再试。',
      },
    }),
  /** One part of the file; parts come in order, and a part sent again changes nothing. */
  upload: query(importers, '上传名册的一段')
    .input(ofImport.extend({ offset: z.int().min(0), base64: z.string().max(1_500_000) }))
    .output(importStateSchema)
    .errors({
      ...importNotFound,
      ...wrongPhase,
      OFFSET_WRONG: {
        status: 409,
        message: '上传的这一段接不上已经收到的，请从已收到的地方继续。',
        data: z.object({ receivedBytes: z.int() }),
      },
    }),
  /** What the file is, how it may be read, and what differs from the sender's remembered layout. */
  inspect: query(importers, '查看名册的样子')
    .input(ofImport.extend({ profileId: idSchema.optional(), sheet: z.int().min(0).optional() }))
    .output(
      z.object({
        inspection: fileInspectionSchema,
        guess: layoutGuessSchema.nullable(),
        profile: profileSchema.nullable(),
        comparison: layoutComparisonSchema.nullable(),
      }),
    )
    .errors({ ...importNotFound, ...wrongPhase }),
  /** Reads and compares the whole file beside the counter; asks the ledger and changes nothing. */
  preview: query(importers, '预览名册')
    .input(
      ofImport.extend({
        layout: layoutSchema,
        constants: constantsSchema.default({}),
        /** The remembered layout that this one comes from. */
        profileId: idSchema.nullable().default(null),
        /** Under which name it is remembered when the file is applied; empty: not at all. */
        profileName: typedTextOrNone(40, '格式名称').default(''),
        /** That the differences from the remembered layout were seen. */
        differencesConfirmed: z.boolean().default(false),
      }),
    )
    .output(importStateSchema)
    .errors({
      ...importNotFound,
      ...wrongPhase,
      ...busy,
      LAYOUT_CHANGED: {
        status: 409,
        message: '这份文件的格式与记住的不同，请逐条看过后确认，再预览。',
        data: z.object({ differences: z.array(layoutDifferenceSchema) }),
      },
      LAYOUT_REFUSED: {
        status: 422,
        message: '按这个格式读不了这份文件，请核对表格、标题行和各列。',
        data: z.object({ problems: z.array(z.string()) }),
      },
    }),
  /** Everything on its way and what was lately applied, newest first. */
  imports: query(onlookers, '导入列表').output(z.array(importStateSchema)),
  state: query(onlookers, '导入进度')
    .input(ofImport)
    .output(importStateSchema)
    .errors(importNotFound),
  /** Lines of the preview, 100 a page, in the order of the file. */
  rows: query(lookers, '预览的各行')
    .input(
      ofImport.extend({
        outcome: rowOutcomeSchema.optional(),
        /** A name, an identity number or a row number. */
        text: z.string().trim().max(40).optional(),
        /** Lines after this one. */
        after: z.int().min(0).default(0),
      }),
    )
    .output(z.object({ rows: z.array(rosterRowSchema), count: z.int(), more: z.boolean() }))
    .errors({ ...importNotFound, ...wrongPhase }),
  /** Of last time's list, whom this one leaves out: 100 a page. */
  ended: query(lookers, '上次有、这次没有的人')
    .input(ofImport.extend({ offset: z.int().min(0).default(0) }))
    .output(z.object({ lines: z.array(endedLineSchema), count: z.int(), more: z.boolean() }))
    .errors({ ...importNotFound, ...wrongPhase }),
  /** Stops a preview; stops applying where it stands, to be gone on with or undone. */
  cancel: query(importers, '停下正在处理的名册')
    .input(ofImport)
    .output(importStateSchema)
    .errors({ ...importNotFound, ...wrongPhase }),
  /** Throws away a file that was not applied. */
  discard: query(importers, '放弃导入')
    .input(ofImport)
    .output(z.object({}))
    .errors({ ...importNotFound, ...wrongPhase }),
  /** Goes on with what a crash or a cancel left half written. */
  resume: query(importers, '继续写入')
    .input(ofImport)
    .output(importStateSchema)
    .errors({ ...importNotFound, ...wrongPhase, ...busy }),
  /**
   * Whether a line means a person. Remembered for every later file in which the same name, number
   * and birth date stand; the preview takes it into account when it is made again.
   */
  decideMatch: command(importers, '确认名册上的人是不是本机的人')
    .input(
      writeInput({
        importId: requestIdSchema,
        line: z.int().min(1),
        personId: idSchema,
        same: z.boolean(),
        reason: typedText(200, '理由'),
      }),
    )
    .output(rosterRowSchema)
    .errors({
      ...importNotFound,
      ...wrongPhase,
      LINE_NOT_FOUND: { status: 404, message: '预览中没有这一行，请刷新后再试。' },
      PERSON_NOT_FOUND: { status: 404, message: '没有这个人的记录，请重新查找。' },
    }),
  /** The second person: looks at what a guard stopped, and types the number. */
  confirm: command(['reviewer', 'administrator'], '核对后放行名册')
    .input(
      writeInput({
        importId: requestIdSchema,
        previewDigest: z.string().max(64),
        guard: z.enum(['ends-many', 'finds-few']),
        number: z.int().min(0),
      }),
    )
    .output(importStateSchema)
    .errors({
      ...importNotFound,
      ...wrongPhase,
      ...previewChanged,
      ...previewOutdated,
      OWN_IMPORT: { status: 403, message: '这份名册由您导入，须由另一人核对放行。' },
      NOTHING_STOPS: { status: 409, message: '这份名册没有需要放行的事项，请刷新后查看。' },
      NUMBER_WRONG: {
        status: 422,
        message: '输入的数字与预览不符，没有放行，请看清预览后重新输入。',
      },
    }),
  /** Begins to write; nothing of it counts until its last line is written, then all at once. */
  apply: command(importers, '应用名册')
    .input(writeInput({ importId: requestIdSchema, previewDigest: z.string().max(64) }))
    .output(z.object({ batchId: idSchema }))
    .errors({
      ...importNotFound,
      ...wrongPhase,
      ...busy,
      ...previewChanged,
      ...previewOutdated,
      KIND_NOT_ALLOWED: { status: 403, message: '这种名册须由审核人员应用，请交审核人员办理。' },
      ALREADY_APPLIED: {
        status: 409,
        message: '同一个文件已经应用过，没有再次写入。',
        data: z.object({ batchId: idSchema }),
      },
      GUARD_STOPS: {
        status: 409,
        message: '这份名册须由另一人核对后放行，请审核或管理人员查看并输入数字。',
        data: importStateSchema,
      },
      NOTHING_TO_APPLY: { status: 422, message: '这份名册没有一行可以写入，请先改正各行的错误。' },
    }),
  /** Takes a batch back; what later work has changed stays and is listed. */
  undo: command(['reviewer'], '撤销一批导入')
    .input(writeInput({ batchId: idSchema, reason: typedText(200, '理由') }))
    .output(z.object({ batchId: idSchema }))
    .errors({
      ...batchNotFound,
      ...busy,
      ALREADY_UNDONE: { status: 409, message: '这一批已经撤销过，请刷新后查看。' },
    }),
  /** Newest first, 100 a page. */
  batches: query(onlookers, '已应用的名册')
    .input(z.object({ kind: rosterKindSchema.optional(), before: idSchema.optional() }))
    .output(z.object({ batches: z.array(batchSchema), more: z.boolean() })),
  batch: query(onlookers, '一批导入的详情')
    .input(z.object({ batchId: idSchema }))
    .output(z.object({ batch: batchSchema, notRestored: z.array(notRestoredSchema) }))
    .errors(batchNotFound),
  profiles: query(importers, '记住的来文格式')
    .input(z.object({ kind: rosterKindSchema.optional() }))
    .output(z.array(profileSchema)),
  /** In which order lists are due under a policy, and what a later one would override. */
  due: query(onlookers, '应导名册的先后')
    .input(z.object({ policy: z.string().max(80) }))
    .output(z.array(dueStepSchema))
    .errors({
      POLICY_NOT_ADOPTED: { status: 422, message: '本单位没有采用这个政策包，请重新选择。' },
    }),
  /**
   * What goes back to the sender: their own file with a result column, the bad rows as a workbook,
   * or the file split by village.
   */
  download: query(importers, '下载处理结果')
    .input(
      ofImport.extend({
        what: z.enum(['answer', 'bad-rows', 'by-village']),
        slice: sliceSchema,
      }),
    )
    .output(fileSlice)
    .errors({ ...importNotFound, ...wrongPhase }),
  /** A sample workbook of a kind, with invented people. */
  sample: query('signed-in', '下载名册样表')
    .input(z.object({ kind: rosterKindSchema, slice: sliceSchema }))
    .output(fileSlice),
}
