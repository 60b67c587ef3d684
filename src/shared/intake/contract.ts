import { z } from 'zod'
import { command, query, writeInput } from '../kernel/contract-kit.ts'
import { candidateSchema } from '../duplicates/model.ts'
import { evidenceSchema } from '../evidence/model.ts'
import { daySchema, fenSchema, idSchema, typedText } from '../kernel/schemas.ts'
import { circumstanceSchema } from '../rules/model.ts'
import { identitySchema, newPersonSchema } from '../people/model.ts'
import { explanationSchema } from './explanation.ts'
import { registrationStateSchema } from './lifecycle.ts'
import { noPastCover, pastCoverSchema } from './past-cover.ts'
import {
  quotationSchema,
  quoteInputSchema,
  registrantSchema,
  registrationLineSchema,
  registrationSchema,
  revisionSchema,
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

const ownRegistration = {
  OWN_REGISTRATION: {
    status: 403,
    message:
      '您经办或修改过这份登记，不能由您审核，请由另一名审核人员办理；没有别人可审时，请撤回后由一人重新登记、另一人审核。',
  },
} as const

/** Death or other cover on some list: saved only with a written reason. */
const evidenceStands = {
  EVIDENCE_STANDS: {
    status: 409,
    message: '名单上有不宜登记的凭据，没有保存，请核对；确应登记的，写明理由后再保存。',
    data: z.object({ evidence: z.array(evidenceSchema) }),
  },
} as const

/** Somebody of the ledger may be the same person: saved only once a clerk has said that they are not. */
const likelyDuplicates = {
  LIKELY_DUPLICATES: {
    status: 409,
    message: '本机已有很像的档案，没有保存。是同一人的，请改用已有档案；不是的，写明理由再保存。',
    data: z.object({ candidates: z.array(candidateSchema) }),
  },
} as const

/** What a clerk said of those who are shown: none of them is the person, and why. */
const notSameSchema = z
  .object({ personIds: z.array(idSchema).min(1).max(20), reason: typedText(200, '理由') })
  .nullable()

/** The registration is another than the one that was on the screen; it comes along as it is now. */
const registrationChanged = {
  REGISTRATION_CHANGED: {
    status: 409,
    message: '这份登记刚被别人改过或审核过，您的意见没有保存，请看清现在的内容后再办理。',
    data: z.object({ registration: registrationSchema }),
  },
} as const

/** What stands against recording somebody as the form says. */
const personErrors = {
  VILLAGE_NOT_FOUND: { status: 422, message: '没有这个村（社区），请重新选择。' },
  ID_NUMBER_REFUSED: {
    status: 422,
    message: '身份证号不能通过核对，请对照证件重新录入。',
    data: z.object({ refusal: z.string() }),
  },
  ALREADY_KNOWN: {
    status: 409,
    message: '这个身份证号已有记录，请改选已有人员办理，不要重复建档。',
    data: z.object({ personId: idSchema, name: z.string() }),
  },
} as const

/** 参保登记: quotation and registration at the counter. */
export const intakeContract = {
  /** The decision as it would be on a pay day; nothing is saved. */
  quote: query(['clerk', 'reviewer'], '试算应缴金额和待遇期')
    .input(quoteInputSchema)
    .output(
      quotationSchema.extend({
        /** Where 新生儿 would be decided otherwise for somebody taken down as 普通, in a sentence. */
        newbornHint: z.string().nullable(),
      }),
    )
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
        pastCover: pastCoverSchema.default(noPastCover),
        /** Why it is right although evidence stands against it; the reviewer reads it. */
        evidenceReason: typedText(200, '理由').nullable().default(null),
        /** Of likely duplicates that were shown; remembered, so that nobody is asked again. */
        notSame: notSameSchema.default(null),
      }),
    )
    .output(registrationSchema)
    .errors({
      ...policyNotAdopted,
      ...evidenceStands,
      ...likelyDuplicates,
      PERSON_NOT_FOUND: { status: 404, message: '没有这个人的记录，请重新查找。' },
      ...personErrors,
      PAY_DAY_PAST: {
        status: 422,
        message: '缴费日期早于今天，不能按过去的日期登记，请改为今天或以后的日期。',
      },
      IDENTITY_REFUSED: { status: 422, message: '特殊身份有重复或起止日期颠倒，请核对。' },
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
        /** A name, its pinyin or initials, a registration number or an identity number. */
        text: z.string().trim().max(64).optional(),
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
  /** What was sent back and handed in again, newest first: for whoever reviews it anew. */
  revisions: query(['clerk', 'reviewer', 'auditor'], '退回前后对照')
    .input(z.object({ registrationId: idSchema }))
    .output(z.object({ revisions: z.array(revisionSchema) }))
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
        /** `version` of the registration that the reviewer was shown. */
        version: z.string().max(64),
        verdict: z.enum(['approved', 'sent-back']),
        reason: typedText(200, '理由').nullable(),
      }),
    )
    .output(registrationSchema)
    .errors({
      ...registrationErrors,
      ...ownRegistration,
      ...registrationChanged,
      REASON_NEEDED: { status: 422, message: '退回时必须写明理由，请填写后再提交。' },
      GROUND_NEEDED: {
        status: 422,
        message: '这份登记按政策须有书面依据才能通过，请在理由中写明依据。',
      },
    }),
  /**
   * 核定金额: where the notice leaves the amount to the agency, a reviewer enters what it set and on
   * what it rests. Payment follows on that amount; an amount of nothing makes it effective at once.
   */
  assess: command(['reviewer'], '录入核定金额')
    .input(
      writeInput({
        registrationId: idSchema,
        version: z.string().max(64),
        amountFen: fenSchema.max(10_000_000),
        ground: typedText(200, '核定依据'),
      }),
    )
    .output(registrationSchema)
    .errors({ ...registrationErrors, ...ownRegistration, ...registrationChanged }),
  /**
   * 核定参保: approved with something payable, and nothing is payable any more on the rules of
   * today. There is no payment to wait for, so a reviewer's word makes the enrolment effective.
   */
  settle: command(['reviewer'], '核定参保（个人无需缴费）')
    .input(writeInput({ registrationId: idSchema, version: z.string().max(64) }))
    .output(registrationSchema)
    .errors({
      ...registrationErrors,
      ...ownRegistration,
      ...registrationChanged,
      STILL_PAYABLE: {
        status: 422,
        message: '按今天的政策个人仍须缴费，不能直接核定参保，请由经办收款。',
        data: z.object({ decision: quotationSchema }),
      },
    }),
  /** The counter corrects what was sent back; it is quoted anew and waits for review again. */
  resubmit: command(['clerk'], '修改后重新提交登记')
    .input(
      writeInput({
        registrationId: idSchema,
        /** `version` of the registration that the form was filled in from. */
        version: z.string().max(64),
        /** The person as it should be; left out, the record stays. */
        person: newPersonSchema.omit({ identities: true }).optional(),
        payDay: daySchema,
        tier: z.int().min(1).max(9),
        circumstance: circumstanceSchema,
        identities: z.array(identitySchema).max(20),
        /** As it was taken down, where left out. */
        pastCover: pastCoverSchema.optional(),
        /** As it was given, where left out. */
        evidenceReason: typedText(200, '理由').nullable().optional(),
        notSame: notSameSchema.optional(),
      }),
    )
    .output(registrationSchema)
    .errors({
      ...registrationErrors,
      ...evidenceStands,
      ...likelyDuplicates,
      ...registrationChanged,
      ...personErrors,
      PERSON_FIXED: {
        status: 422,
        message:
          '姓名和身份证号是原有档案，这里不能改，须凭有效证件办理信息变更；村（社区）和电话可以在这里改。',
      },
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
  /** Decides every stored decision of a registration again, as of its own action. */
  explain: query(['clerk', 'reviewer', 'auditor'], '重算登记的决定')
    .input(z.object({ registrationNumber: typedText(40, '登记号') }))
    .output(explanationSchema)
    .errors({ REGISTRATION_NOT_FOUND: { status: 404, message: '没有这个登记号，请核对后再试。' } }),
  /** Takes a registration back before anything was paid; the person can then be registered anew. */
  withdraw: command(['clerk'], '撤回参保登记')
    .input(
      writeInput({
        registrationId: idSchema,
        version: z.string().max(64),
        reason: typedText(200, '理由'),
      }),
    )
    .output(z.object({}))
    .errors({ ...registrationErrors, ...registrationChanged }),
}
