import { z } from 'zod'
import { command, query, writeInput } from '../kernel/contract-kit.ts'
import { daySchema, idSchema, typedText } from '../kernel/schemas.ts'
import { obstacleActorSchema, obstacleCauseSchema } from './causes.ts'
import {
  noticeContentSchema,
  noticeCopySchema,
  obstacleListSchema,
  platformBatchLimit,
  platformDetailSchema,
  platformFilterSchema,
  platformLineSchema,
  platformViewSchema,
} from './model.ts'

const readers = ['clerk', 'reviewer', 'auditor'] as const

const notFound = {
  REGISTRATION_NOT_FOUND: {
    status: 404,
    message: '没有这份登记，或者登记已经撤回，没有保存，请刷新列表后再试。',
  },
} as const

const futureDay = {
  FUTURE_DAY: { status: 422, message: '日期晚于今天，还没有发生的事不能记录，请改为实际日期。' },
} as const

const alreadyEntered = {
  ALREADY_ENTERED: {
    status: 409,
    message: '已经录入平台，本次没有保存，请刷新后查看；记错的，先更正为未录入。',
    data: z.object({ registrationNumbers: z.array(z.string()) }),
  },
} as const

const nothingFiled = {
  NOTHING_FILED: {
    status: 409,
    message: '这份登记没有待处理的无法录入原因，不能打印告知书，请先登记原因。',
  },
} as const

const registrationIdInput = z.object({ registrationId: idSchema })

/** 平台录入、无法录入 (Dongming 五（二）): the state platform and what stands in the way. */
export const platformContract = {
  /** Oldest registration first, 100 a page; `counts` under the same village and text. */
  list: query([...readers], '平台录入工作单')
    .input(
      platformFilterSchema.extend({
        view: platformViewSchema.default('waiting'),
        /** Registrations after this id, for the next page. */
        after: idSchema.optional(),
      }),
    )
    .output(
      z.object({
        lines: z.array(platformLineSchema),
        counts: z.record(platformViewSchema, z.int()),
        more: z.boolean(),
      }),
    ),
  get: query([...readers], '一份登记的平台录入情况')
    .input(registrationIdInput)
    .output(platformDetailSchema)
    .errors({
      REGISTRATION_NOT_FOUND: { status: 404, message: '没有这份登记，请刷新列表后再试。' },
    }),
  /** 已录入, one or many at once: all of them or none. An open obstacle ends with it. */
  enter: command(['clerk'], '记录已录入平台')
    .input(
      writeInput({
        registrationIds: z.array(idSchema).min(1).max(platformBatchLimit),
        enteredOn: daySchema,
      }),
    )
    .output(z.object({ entered: z.int() }))
    .errors({ ...notFound, ...futureDay, ...alreadyEntered }),
  /** 失败, with the platform's own message; also where it was 已录入 and the platform took it back. */
  fail: command(['clerk'], '记录平台录入失败')
    .input(
      writeInput({
        registrationId: idSchema,
        failedOn: daySchema,
        message: typedText(200, '平台提示'),
      }),
    )
    .output(platformDetailSchema)
    .errors({ ...notFound, ...futureDay }),
  /** Recorded by mistake: back to 未录入, with a reason; what was recorded stays in the history. */
  correct: command(['clerk'], '把平台录入情况更正为未录入')
    .input(writeInput({ registrationId: idSchema, reason: typedText(200, '理由') }))
    .output(platformDetailSchema)
    .errors({
      ...notFound,
      NOTHING_RECORDED: {
        status: 409,
        message: '这份登记现在就是未录入，没有可更正的记录，请刷新后查看。',
      },
    }),
  /** Takes over what rosters say: of some registrations, or of all that the work list counts. */
  takeOver: command(['clerk'], '采用名册上的平台录入情况')
    .input(
      writeInput({
        which: z.discriminatedUnion('kind', [
          z.object({
            kind: z.literal('some'),
            registrationIds: z.array(idSchema).min(1).max(platformBatchLimit),
          }),
          /** The first `platformBatchLimit` of them; `left` says how many remain. */
          z.object({ kind: z.literal('all'), villageId: idSchema.optional() }),
        ]),
      }),
    )
    .output(z.object({ taken: z.int(), left: z.int() }))
    .errors({
      NOTHING_PROPOSED: {
        status: 409,
        message: '名册上没有与现在不同的说法，可能已经有人采用，请刷新后查看。',
      },
    }),
  /** 无法录入: the cause is filed, or filed anew where another was found or the day put off. */
  file: command(['clerk'], '登记无法录入的原因')
    .input(
      writeInput({
        registrationId: idSchema,
        /** The open one that this takes the place of; null where none was open. */
        replaces: z
          .object({
            obstacleId: idSchema,
            cause: obstacleCauseSchema,
            actor: obstacleActorSchema,
            dueOn: daySchema,
          })
          .nullable(),
        cause: obstacleCauseSchema,
        actor: obstacleActorSchema,
        remedy: typedText(200, '处理办法'),
        dueOn: daySchema,
      }),
    )
    .output(platformDetailSchema)
    .errors({
      ...notFound,
      ...alreadyEntered,
      FILED_BY_OTHER: {
        status: 409,
        message: '这份登记的原因刚被别人登记或改过，您的没有保存，请看清现在的内容后再登记。',
        data: platformDetailSchema,
      },
      DUE_DAY_PAST: { status: 422, message: '办理期限早于今天，请改为今天或以后的日期。' },
    }),
  /** How it ended, where it did not end by being entered. */
  conclude: command(['clerk'], '办结无法录入')
    .input(
      writeInput({
        obstacleId: idSchema,
        outcome: z.enum(['mended', 'dropped']),
        note: typedText(200, '处理结果'),
      }),
    )
    .output(platformDetailSchema)
    .errors({
      OBSTACLE_NOT_FOUND: { status: 404, message: '没有这条无法录入的记录，请刷新后再试。' },
      ALREADY_CONCLUDED: { status: 409, message: '这一条已经办结，请刷新后查看。' },
    }),
  /** Everybody with an open obstacle, by village and cause. */
  obstacles: query([...readers], '无法录入名单')
    .input(z.object({ villageId: idSchema.optional(), cause: obstacleCauseSchema.optional() }))
    .output(obstacleListSchema),
  /** The same as .xlsx, base64. */
  workbook: query([...readers], '导出无法录入名单')
    .input(z.object({ villageId: idSchema.optional(), cause: obstacleCauseSchema.optional() }))
    .output(z.object({ fileName: z.string(), base64: z.string() })),
  /** 告知书 as it would be printed now; nothing is counted. */
  previewNotice: query(['clerk', 'reviewer'], '预览告知书')
    .input(registrationIdInput)
    .output(noticeContentSchema)
    .errors(nothingFiled),
  /** Counts a copy and keeps what stands on it. */
  printNotice: command(['clerk', 'reviewer'], '打印告知书')
    .input(writeInput({ registrationId: idSchema }))
    .output(noticeCopySchema)
    .errors(nothingFiled),
  getNotice: query([...readers], '已打印的告知书')
    .input(z.object({ noticeId: idSchema }))
    .output(noticeCopySchema)
    .errors({ NOTICE_NOT_FOUND: { status: 404, message: '没有这份打印记录，请核对链接。' } }),
  /** 查验 of a 告知书: number and short hash as typed from the paper. */
  verifyNotice: query([...readers], '查验告知书')
    .input(z.object({ sheetNumber: z.string().max(64), shortHash: z.string().max(32) }))
    .output(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('unknown-number') }),
        z.object({
          kind: z.enum(['found', 'hash-differs']),
          original: noticeCopySchema,
          copies: z.int(),
          copyNumbers: z.array(z.int()),
        }),
      ]),
    ),
}
