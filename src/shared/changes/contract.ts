import { z } from 'zod'
import { command, query, writeInput } from '../kernel/contract-kit.ts'
import { idSchema, typedText } from '../kernel/schemas.ts'
import {
  changeCopySchema,
  changeLineSchema,
  changeSheetSchema,
  changeStateSchema,
  changeViewSchema,
  consequencesSchema,
  longestReason,
  newbornLineSchema,
  personChangeSchema,
  personFieldsSchema,
  proofSchema,
  reasonSchema,
  wantedFieldsSchema,
} from './model.ts'

const readers = ['clerk', 'reviewer', 'auditor'] as const

const changeNotFound = {
  CHANGE_NOT_FOUND: { status: 404, message: '没有这份信息变更，请刷新列表后再试。' },
} as const

const heldByAnother = {
  NUMBER_HELD: {
    status: 409,
    message: '这个证件号码已有人使用，本次没有保存。',
    data: z.object({ personId: idSchema, name: z.string(), villageName: z.string() }),
  },
} as const

/** What is wrong with what was typed, before anything is weighed. */
const formErrors = {
  DOCUMENT_REFUSED: {
    status: 422,
    message: '证件号码有误，请对照证件核对。',
    data: z.object({ refusal: z.string() }),
  },
  BIRTH_DATE_DIFFERS: { status: 422, message: '证件号码与出生日期不一致，请对照证件核对。' },
  SEX_DIFFERS: { status: 422, message: '证件号码与性别不一致，请对照证件核对。' },
  NOTHING_CHANGED: { status: 422, message: '填写的和档案一样，没有要变更的内容。' },
  VILLAGE_NOT_FOUND: { status: 422, message: '没有这个村（社区），请重新选择。' },
  ...heldByAnother,
} as const

const proofErrors = {
  PROOF_NEEDED: {
    status: 422,
    message:
      '变更姓名、证件、出生日期或性别须有公安部门的证明，请填写证明种类、编号、日期并核对原件。',
  },
  PROOF_DAY_FUTURE: { status: 422, message: '证明日期晚于今天，请对照证明重新填写。' },
} as const

const moved = {
  /** Somebody else changed the record meanwhile: as it stands now. */
  PERSON_CHANGED: {
    status: 409,
    message: '这个人的档案刚被别人改过，您填的没有保存，请看清现在的内容后再保存。',
    data: z.object({ changedBy: z.string().nullable(), now: personFieldsSchema }),
  },
} as const

const movedCase = {
  ...changeNotFound,
  WRONG_STATE: {
    status: 409,
    message: '这份信息变更已经办过，请刷新后查看。',
    data: z.object({ state: changeStateSchema }),
  },
  CHANGE_CHANGED: {
    status: 409,
    message: '这份信息变更刚被别人改过，本次没有保存，请看清现在的内容后再办理。',
    data: personChangeSchema,
  },
} as const

const changeInput = z.object({ changeId: idSchema })

/** 信息变更 (and the newborns who wait for their number). */
export const changesContract = {
  /** Newest first, 100 a page; `counts` under the same village and text. */
  list: query([...readers], '信息变更列表')
    .input(
      z.object({
        view: changeViewSchema.default('waiting'),
        villageId: idSchema.optional(),
        /** A change's number, or whom it is about as at the counter. */
        text: z.string().trim().max(64).optional(),
        /** Changes before this id, for the next page; of what waits: after it, oldest first. */
        cursor: idSchema.optional(),
      }),
    )
    .output(
      z.object({
        lines: z.array(changeLineSchema),
        counts: z.record(changeViewSchema, z.int()),
        more: z.boolean(),
      }),
    ),
  get: query([...readers], '一份信息变更')
    .input(changeInput)
    .output(personChangeSchema)
    .errors(changeNotFound),
  /** All of one person, newest first, at most 100. */
  ofPerson: query([...readers], '一个人的信息变更')
    .input(z.object({ personId: idSchema }))
    .output(z.array(changeLineSchema)),
  /** What would follow from a form before it is saved: told beside the button. */
  preview: query(['clerk'], '信息变更的影响')
    .input(z.object({ personId: idSchema, wanted: wantedFieldsSchema }))
    .output(consequencesSchema)
    .errors({
      PERSON_NOT_FOUND: { status: 404, message: '没有这个人的记录，请重新查找。' },
      ...formErrors,
    }),
  /** The same of a case that waits, for its reviewer. */
  consequences: query([...readers], '待审核的信息变更的影响')
    .input(changeInput)
    .output(consequencesSchema)
    .errors(changeNotFound),
  /** Without key fields it takes effect at once; with them it waits for a reviewer. */
  take: command(['clerk'], '登记信息变更')
    .input(
      writeInput({
        personId: idSchema,
        /** `version` of the person that was on the screen. */
        version: z.int(),
        wanted: wantedFieldsSchema,
        reason: reasonSchema,
        proof: proofSchema.nullable(),
      }),
    )
    .output(personChangeSchema)
    .errors({
      PERSON_NOT_FOUND: { status: 404, message: '没有这个人的记录，请重新查找。' },
      ...moved,
      CASE_OPEN: {
        status: 409,
        message: '这个人已有一份信息变更没有办完，请先办完那一份。',
        data: z.object({ changeId: idSchema, changeNumber: z.string() }),
      },
      ...formErrors,
      ...proofErrors,
    }),
  /** Sent back, corrected, and waiting again. */
  mend: command(['clerk'], '修改退回的信息变更')
    .input(
      writeInput({
        changeId: idSchema,
        version: z.int(),
        /** `version` of the person that the form was filled in from. */
        personVersion: z.int(),
        wanted: wantedFieldsSchema,
        reason: reasonSchema,
        proof: proofSchema.nullable(),
      }),
    )
    .output(personChangeSchema)
    .errors({
      ...movedCase,
      ...moved,
      ...formErrors,
      NO_KEY_FIELD: {
        status: 422,
        message: '改过之后已没有要审核的内容，请撤回这一份，另行办理不需审核的变更。',
      },
      ...proofErrors,
    }),
  withdraw: command(['clerk'], '撤回信息变更')
    .input(
      writeInput({
        changeId: idSchema,
        version: z.int(),
        reason: typedText(longestReason, '撤回理由'),
      }),
    )
    .output(personChangeSchema)
    .errors(movedCase),
  /** Lets it in, or sends it back with a reason; never by whoever took it down. */
  review: command(['reviewer'], '审核信息变更')
    .input(
      writeInput({
        changeId: idSchema,
        version: z.int(),
        verdict: z.enum(['approved', 'sent-back']),
        reason: typedText(longestReason, '退回理由').nullable(),
      }),
    )
    .output(personChangeSchema)
    .errors({
      ...movedCase,
      OWN_CHANGE: {
        status: 403,
        message: '这份信息变更是您自己登记或修改的，须由另一位审核人员审核。',
      },
      REASON_NEEDED: { status: 422, message: '退回须写明理由，经办人员才知道要改什么。' },
      RECORD_MOVED: {
        status: 409,
        message: '登记变更以后档案又被改过，请退回经办人员重新登记。',
        data: z.object({ now: personFieldsSchema, changedBy: z.string().nullable() }),
      },
      ...heldByAnother,
      OWN_REGISTRATION: {
        status: 403,
        message: '变更后要退回的登记是您自己经办的，须由另一位审核人员审核。',
        data: z.object({ registrationNumber: z.string() }),
      },
    }),
  /** 新生儿待补号码, the eldest first, 100 a page. */
  newborns: query([...readers], '新生儿待补号码')
    .input(
      z.object({
        villageId: idSchema.optional(),
        /** The last person of the page before. */
        after: idSchema.optional(),
      }),
    )
    .output(z.object({ lines: z.array(newbornLineSchema), count: z.int(), more: z.boolean() })),
  /** 变更登记表 as it would be printed now; nothing is counted. */
  previewSheet: query(['clerk', 'reviewer'], '预览变更登记表')
    .input(changeInput)
    .output(changeSheetSchema)
    .errors(changeNotFound),
  /** Counts a copy and keeps what stands on it. */
  printSheet: command(['clerk', 'reviewer'], '打印变更登记表')
    .input(writeInput({ changeId: idSchema }))
    .output(changeCopySchema)
    .errors(changeNotFound),
  getSheet: query([...readers], '已打印的变更登记表')
    .input(z.object({ copyId: idSchema }))
    .output(changeCopySchema)
    .errors({ COPY_NOT_FOUND: { status: 404, message: '没有这份打印记录，请核对链接。' } }),
  /** 查验 of a 变更登记表: number and short hash as typed from the paper. */
  verifySheet: query([...readers], '查验变更登记表')
    .input(z.object({ sheetNumber: z.string().max(64), shortHash: z.string().max(32) }))
    .output(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('unknown-number') }),
        z.object({
          kind: z.enum(['found', 'hash-differs']),
          original: changeCopySchema,
          copies: z.int(),
          copyNumbers: z.array(z.int()),
          /** What has come of the change since, where the paper says otherwise. */
          stateNow: changeStateSchema,
        }),
      ]),
    ),
}
