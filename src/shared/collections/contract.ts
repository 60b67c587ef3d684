import { z } from 'zod'
import { taxExplanationSchema } from './tax-explanation.ts'
import { command, query, writeInput } from '../kernel/contract-kit.ts'
import { daySchema, fenSchema, idSchema, typedText } from '../kernel/schemas.ts'
import { registrationStateSchema } from '../intake/lifecycle.ts'
import { quotationSchema, registrationSchema } from '../intake/model.ts'
import { taxCountSchema, taxListFilterSchema, taxPaymentSchema } from './tax-lines.ts'

const paymentErrors = {
  REGISTRATION_NOT_FOUND: { status: 404, message: '没有这份登记，请刷新列表后再试。' },
  NOT_APPROVED: {
    status: 409,
    message: '这份登记还没有审核通过，不能收款，请先送审核。',
    data: z.object({ state: registrationStateSchema }),
  },
  ALREADY_PAID: {
    status: 409,
    message: '这份登记已经缴费，不能再收，请核对收据号。',
    data: z.object({ receiptNumber: z.string().nullable() }),
  },
  PAY_DAY_FUTURE: { status: 422, message: '缴费日期晚于今天，请填实际缴费的日期。' },
  PAY_DAY_BEFORE_REGISTRATION: {
    status: 422,
    message: '缴费日期早于登记日期，请核对缴费凭证上的日期。',
  },
} as const

/** The decision as it is on the real pay day, beside the one that was quoted. */
export const settlementPreviewSchema = z.object({
  quotation: quotationSchema,
  /** The decision on the pay day asked about. */
  decision: quotationSchema,
  /** Names the decision: sent along when paying, so that nobody pays on one they did not see. */
  decisionDigest: z.string(),
  /** What differs from the quotation, one Chinese sentence each; empty where nothing does. */
  differences: z.array(z.string()),
})
export type SettlementPreview = z.infer<typeof settlementPreviewSchema>

/** 缴费: money that the counter takes in. */
export const collectionsContract = {
  /** Channels of a policy's notice, in its order. */
  channels: query('signed-in', '缴费渠道')
    .input(z.object({ policy: z.string() }))
    .output(z.array(z.object({ channel: z.string(), clause: z.string() }))),
  preview: query(['clerk'], '按实际缴费日核定')
    .input(z.object({ registrationId: idSchema, paidOn: daySchema }))
    .output(settlementPreviewSchema)
    .errors(paymentErrors),
  /** Books one payment of exactly the decided amount and makes the enrolment effective. */
  pay: command(['clerk'], '登记缴费')
    .input(
      writeInput({
        registrationId: idSchema,
        channel: typedText(40, '缴费渠道'),
        paidOn: daySchema,
        amountFen: fenSchema,
        decisionDigest: z.string().max(128),
      }),
    )
    .output(registrationSchema)
    .errors({
      ...paymentErrors,
      CHANNEL_UNKNOWN: { status: 422, message: '通知中没有这个缴费渠道，请重新选择。' },
      NOT_PAYABLE: {
        status: 422,
        message: '按这一天的政策不能收款，请看核定中的原因。',
        data: z.object({ decision: quotationSchema }),
      },
      NOTHING_PAYABLE: {
        status: 422,
        message: '按这一天的核定个人无需缴费，不用收款，请审核人员打开这份登记按今天核定参保。',
      },
      DECISION_CHANGED: {
        status: 409,
        message: '核定结果与刚才显示的不同，没有保存，请看清新的结果后再确认。',
        data: settlementPreviewSchema,
      },
      AMOUNT_DIFFERS: {
        status: 422,
        message: '金额与核定应缴不符，不能多收或少收，请按核定金额收取。',
        data: z.object({ payableFen: fenSchema }),
      },
    }),
  /** Money of tax lists, the newest first, 100 a page: what was booked, and what is 暂收. */
  taxLines: query('signed-in', '税务清册缴费')
    .input(taxListFilterSchema)
    .output(
      z.object({
        lines: z.array(taxPaymentSchema),
        more: z.boolean(),
        /** Of everything that the filter finds, what it came to. */
        totals: z.array(taxCountSchema),
      }),
    ),
  /** What was decided for somebody's money on tax lists, decided again as it was then. */
  explainTax: query(['clerk', 'reviewer', 'auditor'], '重算清册续保的决定')
    .input(z.object({ idNumber: typedText(40, '证件号码') }))
    .output(taxExplanationSchema)
    .errors({
      TAX_LINE_NOT_FOUND: {
        status: 404,
        message: '税务清册上没有这个证件号码的缴费，请核对后再试。',
      },
    }),
  /**
   * A second person's word on 暂收, whoever applied the list being the first: the person is enrolled
   * after all, for what came in where the day's rules allow it, or it is left as 暂收 to be given back.
   */
  acceptTaxLine: command(['clerk', 'reviewer'], '认可税务清册缴费')
    .input(
      writeInput({
        taxPaymentId: idSchema,
        as: z.enum(['enrolment', 'surplus']),
        reason: typedText(200, '理由'),
      }),
    )
    .output(taxPaymentSchema)
    .errors({
      TAX_LINE_NOT_FOUND: { status: 404, message: '没有这笔缴费，请刷新列表后再试。' },
      ALREADY_DECIDED: {
        status: 409,
        message: '这笔缴费没有待认可的暂收，可能已由别人办理，请刷新列表。',
      },
      OWN_BATCH: {
        status: 403,
        message: '这份清册是您应用的，不能由您认可，请换另一位经办或审核人员办理。',
      },
      CANNOT_ENROL: {
        status: 422,
        message: '这笔缴费现在不能认可为参保，请看原因。',
        data: z.object({ why: z.string() }),
      },
    }),
}
