import { z } from 'zod'
import { query } from '../kernel/contract-kit.ts'
import { idSchema } from '../kernel/schemas.ts'
import { personLineSchema, personSchema } from './model.ts'

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
    .errors({ PERSON_NOT_FOUND: { status: 404, message: '没有这个人的记录，请重新查找。' } }),
  /** What a typed number says: birth date and sex, or in words what is wrong; and who has it. */
  readIdNumber: query(['clerk', 'reviewer'], '核对身份证号')
    .input(z.object({ typed: z.string().max(64) }))
    .output(
      z.discriminatedUnion('kind', [
        z.object({
          kind: z.literal('read'),
          idNumber: z.string(),
          birthDate: personLineSchema.shape.birthDate,
          sex: personLineSchema.shape.sex,
          known: personLineSchema.nullable(),
        }),
        z.object({ kind: z.literal('refused'), refusal: z.string(), text: z.string() }),
      ]),
    ),
}
