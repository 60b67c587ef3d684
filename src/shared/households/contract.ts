import { z } from 'zod'
import { command, query, writeInput } from '../kernel/contract-kit.ts'
import { daySchema, idSchema, typedText } from '../kernel/schemas.ts'
import {
  arrangedMemberSchema,
  familyRegistrantSchema,
  householdCopySchema,
  householdSchema,
  householdSheetSchema,
  householdTroubleSchema,
  memberRefusalSchema,
  mostMembers,
  savedFamilySchema,
} from './model.ts'

const householdNotFound = {
  HOUSEHOLD_NOT_FOUND: { status: 404, message: '没有这一户的记录，请重新查找。' },
} as const

const sheetErrors = {
  ...householdNotFound,
  NOBODY_REGISTERED: {
    status: 409,
    message: '这一户本年度还没有人登记，没有可打印的登记表，请先办理登记。',
  },
} as const

const sheetInput = { householdId: idSchema, coverageYear: z.int().min(2000).max(2199) }

function isEachOnce(ids: readonly number[]): boolean {
  return new Set(ids).size === ids.length
}

const eachOnce = { message: '同一个人只能列一次' }

/** As a list writes it too: half-width, without blanks. */
const householdNumberSchema = typedText(30, '户号').transform((text) =>
  text.normalize('NFKC').replaceAll(/\s/gu, ''),
)

/** 户: members and their relation to the head, 全家办理 in one visit, the household's sheet. */
export const householdsContract = {
  get: query(['clerk', 'reviewer'], '一户的成员')
    .input(z.object({ householdId: idSchema }))
    .output(householdSchema)
    .errors(householdNotFound),
  /** Makes a household of somebody who is in none: they are its head. */
  open: command(['clerk'], '立户')
    .input(writeInput({ personId: idSchema, householdNumber: householdNumberSchema }))
    .output(householdSchema)
    .errors({
      PERSON_NOT_FOUND: { status: 404, message: '没有这个人的记录，请重新查找。' },
      HAS_HOUSEHOLD: {
        status: 409,
        message: '此人已经在一户里，不能另立一户；要分户的，请先在原来那一户移出。',
        data: z.object({ householdId: idSchema }),
      },
      NUMBER_TAKEN: {
        status: 409,
        message: '这个户号已经有了，请核对；是同一户的，请打开那一户加入此人。',
        data: z.object({ householdId: idSchema }),
      },
    }),
  /**
   * The members as they should be from now on, all in one: whoever is not listed leaves the
   * household, whoever is new comes in, with one reason.
   */
  arrange: command(['clerk'], '调整户内成员')
    .input(
      writeInput({
        householdId: idSchema,
        /** `version` of the household that was on the screen. */
        version: z.string().max(64),
        members: z
          .array(arrangedMemberSchema)
          .min(1)
          .max(mostMembers)
          .refine(
            (members) =>
              isEachOnce(members.flatMap(({ who }) => (who.kind === 'known' ? who.personId : []))),
            eachOnce,
          ),
        reason: typedText(200, '理由'),
      }),
    )
    .output(householdSchema)
    .errors({
      ...householdNotFound,
      HOUSEHOLD_CHANGED: {
        status: 409,
        message: '这一户刚被别人改过，您的没有保存，请看清现在的成员后再改。',
      },
      NO_HEAD: { status: 422, message: '一户要有一位户主，请选定户主后再保存。' },
      TWO_HEADS: { status: 422, message: '一户只能有一位户主，请改正其他人的关系后再保存。' },
      HEAD_DEAD: {
        status: 422,
        message: '户主在名单上已经死亡，请另选户主后再保存；名单有误的，请先向出名单的单位核实。',
        data: z.object({ personId: idSchema }),
      },
      PERSON_NOT_FOUND: { status: 404, message: '没有这个人的记录，请重新查找。' },
      /** Nobody is in two households: moving them is to be said. */
      IN_OTHER_HOUSEHOLD: {
        status: 409,
        message: '此人在另一户里，一个人不能在两户；确要迁来的，请选“从那一户迁入”。',
        data: z.object({
          personId: idSchema,
          householdId: idSchema,
          householdNumber: z.string(),
        }),
      },
      LEAVES_NO_HEAD: {
        status: 409,
        message: '此人是另一户的户主，那一户还有别人，请先给那一户换户主，再迁来。',
        data: z.object({ personId: idSchema, householdId: idSchema }),
      },
      ID_NUMBER_REFUSED: {
        status: 422,
        message: '证件号码不能通过核对，请对照证件重新录入。',
        data: z.object({ refusal: z.string() }),
      },
      ALREADY_KNOWN: {
        status: 409,
        message: '这个证件号已有记录，请改选已有人员，不要重复建档。',
        data: z.object({ personId: idSchema, name: z.string() }),
      },
      VILLAGE_NOT_FOUND: { status: 422, message: '没有这个村（社区），请重新选择。' },
    }),
  /** 全家办理: every member named is registered, or nobody; each gets a number of their own. */
  register: command(['clerk'], '全家办理参保登记')
    .input(
      writeInput({
        householdId: idSchema,
        policy: z.string(),
        coverageYear: z.int().min(2000).max(2199),
        payDay: daySchema,
        members: z
          .array(familyRegistrantSchema)
          .min(1)
          .max(mostMembers)
          .refine((members) => isEachOnce(members.map(({ personId }) => personId)), eachOnce),
      }),
    )
    .output(savedFamilySchema)
    .errors({
      ...householdNotFound,
      POLICY_NOT_ADOPTED: { status: 422, message: '本单位没有采用这个政策包，请重新选择。' },
      /** Held until somebody mends the household. */
      HOUSEHOLD_HELD: {
        status: 409,
        message: '这一户的户主有问题，先改正再办理。',
        data: z.object({ trouble: householdTroubleSchema }),
      },
      MEMBERS_REFUSED: {
        status: 422,
        message: '有人不能登记，全家都没有保存，请看各人一行的原因；改正或取消勾选后再保存。',
        data: z.object({ refusals: z.array(memberRefusalSchema) }),
      },
    }),
  /** 登记表（全家） as it would be printed now; nothing is counted. */
  previewSheet: query(['clerk', 'reviewer'], '预览全家登记表')
    .input(z.object(sheetInput))
    .output(householdSheetSchema)
    .errors(sheetErrors),
  /** Counts a copy and keeps what stands on it. */
  printSheet: command(['clerk', 'reviewer'], '打印全家登记表')
    .input(writeInput(sheetInput))
    .output(householdCopySchema)
    .errors(sheetErrors),
  getSheet: query(['clerk', 'reviewer', 'auditor'], '已打印的全家登记表')
    .input(z.object({ sheetId: idSchema }))
    .output(householdCopySchema)
    .errors({ SHEET_NOT_FOUND: { status: 404, message: '没有这份打印记录，请核对链接。' } }),
  /** 查验: number and short hash as typed from the paper. */
  verifySheet: query(['clerk', 'reviewer', 'auditor'], '查验全家登记表')
    .input(z.object({ sheetNumber: z.string().max(64), shortHash: z.string().max(32) }))
    .output(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('unknown-number') }),
        z.object({
          kind: z.enum(['found', 'hash-differs']),
          original: householdCopySchema,
          copies: z.int(),
          copyNumbers: z.array(z.int()),
          /** Whether the record says today what the paper said. */
          sameToday: z.boolean(),
        }),
      ]),
    ),
}
