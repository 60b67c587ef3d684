import { z } from 'zod'
import { command, query, writeInput } from '../kernel/contract-kit.ts'
import { daySchema, idSchema } from '../kernel/schemas.ts'
import { circumstanceSchema } from '../rules/model.ts'
import { identitySchema } from '../people/model.ts'
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
}
