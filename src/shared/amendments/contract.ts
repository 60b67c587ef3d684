import { z } from 'zod'
import { command, query, writeInput } from '../kernel/contract-kit.ts'
import {
  amendmentPreviewSchema,
  amendmentRecordSchema,
  amendmentSourceSchema,
  entryProblemSchema,
  gapSchema,
  readingStateSchema,
  standingDigestSchema,
  withdrawalPreviewSchema,
  withdrawalReasonSchema,
} from './model.ts'

const policyNotAdopted = {
  POLICY_NOT_ADOPTED: {
    status: 422,
    message: '本单位没有采用这个政策包，不能为它录入修改，请核对政策包名称。',
  },
} as const

/** 本单位确定: amendments and rulings of the office, the gaps and readings that wait for it. */
export const amendmentsContract = {
  list: query('signed-in', '本单位修改列表').output(z.array(amendmentRecordSchema)),
  /** Problems are part of the answer: a form is mended while it is looked at. */
  preview: query(['administrator'], '预看本单位修改')
    .input(z.object({ source: amendmentSourceSchema }))
    .output(amendmentPreviewSchema),
  record: command(['administrator'], '录入本单位修改')
    .input(writeInput({ source: amendmentSourceSchema, standingDigest: standingDigestSchema }))
    .output(z.array(amendmentRecordSchema))
    .errors({
      ...policyNotAdopted,
      STANDING_CHANGED: {
        status: 409,
        message:
          '预看以后本单位的政策包、理解、修改或裁定已经变过，没有录入；请看清按现在情况重新列出的新旧对照，再确认录入。',
        data: amendmentPreviewSchema,
      },
      ALREADY_ENTERED: {
        status: 409,
        message: '同样的修改已经录入，没有再录一次；要改请先撤销原来的，再录新的。',
      },
      AMENDMENT_UNSOUND: {
        status: 422,
        message: '这项修改不能采用，没有保存，请按所列各处改正。',
        data: z.object({ problems: z.array(entryProblemSchema) }),
      },
    }),
  /** What withdrawing an amendment would do to what is approved and waits for payment. */
  withdrawalPreview: query(['administrator'], '预看撤销本单位修改')
    .input(z.object({ amendmentId: z.int() }))
    .output(withdrawalPreviewSchema)
    .errors({
      AMENDMENT_NOT_FOUND: { status: 404, message: '没有这项修改，请刷新列表后再选。' },
      ALREADY_WITHDRAWN: { status: 409, message: '这项修改已经撤销，不必再撤销。' },
    }),
  /** An amendment is never edited: withdrawn with a reason, and a later one entered. */
  withdraw: command(['administrator'], '撤销本单位修改')
    .input(writeInput({ amendmentId: z.int(), reason: withdrawalReasonSchema }))
    .output(amendmentRecordSchema)
    .errors({
      AMENDMENT_NOT_FOUND: { status: 404, message: '没有这项修改，请刷新列表后再选。' },
      ALREADY_WITHDRAWN: { status: 409, message: '这项修改已经撤销，不必再撤销。' },
      AMENDMENT_NEEDED: {
        status: 409,
        message: '后来的修改建立在这一项上，请先撤销后来的那一项。',
      },
    }),
  /** What an adopted notice leaves open, as of today. */
  gaps: query('signed-in', '通知没有写的地方')
    .input(z.object({ policy: z.string() }))
    .output(z.array(gapSchema))
    .errors(policyNotAdopted),
  readings: query('signed-in', '政策理解的确认情况').output(z.array(readingStateSchema)),
  /** All of it as the file that `canbao decide --overlay` reads. */
  overlay: query('signed-in', '导出本单位确定').output(
    z.object({ fileName: z.string(), text: z.string() }),
  ),
}
