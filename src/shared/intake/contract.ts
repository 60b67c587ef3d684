import { z } from 'zod'
import { command, query, writeInput } from '../kernel/contract-kit.ts'
import { daySchema, idSchema, typedText } from '../kernel/schemas.ts'
import { circumstanceSchema } from '../rules/model.ts'
import { identitySchema } from '../people/model.ts'
import { registrationStateSchema } from './lifecycle.ts'
import {
  quotationSchema,
  quoteInputSchema,
  registrantSchema,
  registrationLineSchema,
  registrationSchema,
} from './model.ts'

const policyNotAdopted = {
  POLICY_NOT_ADOPTED: { status: 422, message: '本单位没有采用这个政策包，请重新选择。' },
} as const

const registrationErrors = {
  REGISTRATION_NOT_FOUND: { status: 404, message: '没有这份登记，请刷新列表后再试。' },
  WRONG_STATE: {
    status: 409,
    message: '这份登记的状态已经变了，不能再这样办理，请刷新后查看。',
    data: z.object({ state: registrationStateSchema }),
  },
} as const

/** 参保登记: quotation and registration at the counter. */
export const intakeContract = {
  /** The decision as it would be on a pay day; nothing is saved. */
  quote: query(['clerk', 'reviewer'], '试算应缴金额和待遇期')
    .input(quoteInputSchema)
    .output(quotationSchema)
    .errors(policyNotAdopted),
  /** Records 新增参保 by the clerk who is signed in, with the quotation pinned. */
  register: command(['clerk'], '保存参保登记')
    .input(
      writeInput({
        registrant: registrantSchema,
        policy: z.string(),
        coverageYear: z.int().min(2000).max(2199),
        payDay: daySchema,
        tier: z.int().min(1).max(9),
        circumstance: circumstanceSchema,
        /** The identities as they stand on the form; they replace what was recorded before. */
        identities: z.array(identitySchema).max(20),
      }),
    )
    .output(registrationSchema)
    .errors({
      ...policyNotAdopted,
      PERSON_NOT_FOUND: { status: 404, message: '没有这个人的记录，请重新查找。' },
      VILLAGE_NOT_FOUND: { status: 422, message: '没有这个村（社区），请重新选择。' },
      ID_NUMBER_REFUSED: {
        status: 422,
        message: '身份证号不能通过核对，请对照证件重新录入。',
        data: z.object({ refusal: z.string() }),
      },
      PAY_DAY_PAST: {
        status: 422,
        message: '缴费日期早于今天，不能按过去的日期登记，请改为今天或以后的日期。',
      },
      IDENTITY_REFUSED: { status: 422, message: '特殊身份有重复或起止日期颠倒，请核对。' },
      ALREADY_KNOWN: {
        status: 409,
        message: '这个身份证号已有记录，请改选已有人员办理，不要重复建档。',
        data: z.object({ personId: idSchema, name: z.string() }),
      },
      ALREADY_REGISTERED: {
        status: 409,
        message: '此人该待遇年度已经登记，不能重复登记。',
        data: z.object({ registrationNumber: z.string() }),
      },
      ALREADY_ENROLLED: {
        status: 409,
        message: '此人该待遇年度已经参保，不能重复登记。',
      },
      /** The decision does not carry a registration: refused, undetermined or unconfirmed. */
      NOT_REGISTRABLE: {
        status: 422,
        message: '按政策不能登记，请看试算中的原因。',
        data: z.object({ quotation: quotationSchema }),
      },
    }),
  /** Newest first, 100 a page. */
  list: query(['clerk', 'reviewer', 'auditor'], '参保登记列表')
    .input(
      z.object({
        registeredOn: daySchema.optional(),
        villageId: idSchema.optional(),
        state: registrationStateSchema.optional(),
        /** Registrations before this id, for the next page. */
        before: idSchema.optional(),
      }),
    )
    .output(
      z.object({
        registrations: z.array(registrationLineSchema),
        count: z.int(),
        more: z.boolean(),
      }),
    ),
  get: query(['clerk', 'reviewer', 'auditor'], '参保登记详情')
    .input(z.object({ registrationId: idSchema }))
    .output(registrationSchema)
    .errors({
      REGISTRATION_NOT_FOUND: { status: 404, message: '没有这份登记，请刷新列表后再试。' },
    }),
  /** What waits for a reviewer, oldest first, 100 a page; `takenByMe` cannot be reviewed by me. */
  queue: query(['reviewer'], '审核队列')
    .input(z.object({ after: idSchema.optional() }))
    .output(
      z.object({
        registrations: z.array(registrationLineSchema.extend({ takenByMe: z.boolean() })),
        count: z.int(),
        more: z.boolean(),
      }),
    ),
  /**
   * 审核. Whoever took a registration never reviews it, whatever roles the account has. Where
   * nothing is payable, approval is the 核定 that makes the enrolment effective.
   */
  review: command(['reviewer'], '审核参保登记')
    .input(
      writeInput({
        registrationId: idSchema,
        verdict: z.enum(['approved', 'sent-back']),
        reason: typedText(200, '理由').nullable(),
      }),
    )
    .output(registrationSchema)
    .errors({
      ...registrationErrors,
      OWN_REGISTRATION: {
        status: 403,
        message: '这份登记是您本人经办的，不能由您审核，请由另一名审核人员办理。',
      },
      REASON_NEEDED: { status: 422, message: '退回时必须写明理由，请填写后再提交。' },
      GROUND_NEEDED: {
        status: 422,
        message: '这份登记按政策须有书面依据才能通过，请在理由中写明依据。',
      },
    }),
  /** The counter corrects what was sent back; it is quoted anew and waits for review again. */
  resubmit: command(['clerk'], '修改后重新提交登记')
    .input(
      writeInput({
        registrationId: idSchema,
        payDay: daySchema,
        tier: z.int().min(1).max(9),
        circumstance: circumstanceSchema,
        identities: z.array(identitySchema).max(20),
      }),
    )
    .output(registrationSchema)
    .errors({
      ...registrationErrors,
      PAY_DAY_PAST: {
        status: 422,
        message: '缴费日期早于今天，不能按过去的日期登记，请改为今天或以后的日期。',
      },
      IDENTITY_REFUSED: { status: 422, message: '特殊身份有重复或起止日期颠倒，请核对。' },
      NOT_REGISTRABLE: {
        status: 422,
        message: '按政策不能登记，请看试算中的原因。',
        data: z.object({ quotation: quotationSchema }),
      },
    }),
  /** Takes a registration back before anything was paid; the person can then be registered anew. */
  withdraw: command(['clerk'], '撤回参保登记')
    .input(writeInput({ registrationId: idSchema, reason: typedText(200, '理由') }))
    .output(z.object({}))
    .errors(registrationErrors),
}
