import { z } from 'zod'
import { command, query, writeInput } from '../kernel/contract-kit.ts'
import { idSchema } from '../kernel/schemas.ts'
import { documentTypeSchema, personLineSchema, personSchema, typedReachSchema } from './model.ts'

const personNotFound = {
  PERSON_NOT_FOUND: { status: 404, message: '没有这个人的记录，请重新查找。' },
} as const

/** 人员、户、特殊身份. */
export const peopleContract = {
  /**
   * By ID number (whole, its beginning or its last four), name, pinyin or initials. At most 50 lines,
   * exact matches first; `more` says that there were others.
   */
  search: query(['clerk', 'reviewer'], '查找人员')
    .input(z.object({ text: z.string().max(64) }))
    .output(z.object({ people: z.array(personLineSchema), more: z.boolean() })),
  get: query(['clerk', 'reviewer'], '人员详情')
    .input(z.object({ personId: idSchema }))
    .output(personSchema)
    .errors(personNotFound),
  /** Telephone, addresses and work away as they are now; what stood there before stays in the record. */
  noteReach: command(['clerk'], '登记电话、地址和外出务工')
    .input(
      writeInput({
        personId: idSchema,
        /** `version` of the person that was on the screen. */
        version: z.int(),
        reach: typedReachSchema,
      }),
    )
    .output(personSchema)
    .errors({
      ...personNotFound,
      PERSON_CHANGED: {
        status: 409,
        message: '这个人的档案刚被别人改过，您填的没有保存，请看清现在的内容后再保存。',
        data: z.object({ changedBy: z.string().nullable() }),
      },
    }),
  /**
   * What a typed number says by the rule of its document: birth date and sex where it tells them, or
   * in words what is wrong; and who has it. Of fifteen digits also the eighteen that they became.
   */
  readIdNumber: query(['clerk', 'reviewer'], '核对证件号码')
    .input(
      z.object({ typed: z.string().max(64), documentType: documentTypeSchema.default('id-card') }),
    )
    .output(
      z.discriminatedUnion('kind', [
        z.object({
          kind: z.literal('read'),
          documentType: documentTypeSchema,
          idNumber: z.string(),
          birthDate: personLineSchema.shape.birthDate.nullable(),
          sex: personLineSchema.shape.sex.nullable(),
          known: personLineSchema.nullable(),
        }),
        z.object({
          kind: z.literal('refused'),
          refusal: z.string(),
          text: z.string(),
          proposed: z.string().nullable(),
        }),
      ]),
    ),
}
