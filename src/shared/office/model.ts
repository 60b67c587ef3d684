/** The office itself: its name, its packs, its confirmed readings, its villages. */
import { z } from 'zod'
import { isProvinceCode } from '../kernel/id-number.ts'
import { daySchema, typedText } from '../kernel/schemas.ts'
import { newOperatorSchema } from '../accounts/model.ts'

/** 6 digits county, 9 township, 12 village (GB/T 2260 and the statistical codes below it). */
export const regionCodeSchema = z
  .string()
  .trim()
  .regex(/^\d{6}(\d{3}){0,2}$/, '区划代码须为 6、9 或 12 位数字')
  .refine(isProvinceCode, { message: '区划代码前两位不是任何省份的代码，请核对' })

export const readingChoiceSchema = z.object({
  policy: z.string(),
  reading: z.string(),
  option: z.string(),
})
export type ReadingChoice = z.infer<typeof readingChoiceSchema>

export const foundOfficeSchema = z.object({
  name: typedText(60, '单位名称'),
  regionCode: regionCodeSchema,
  /** Policy packs that this office works by. */
  policies: z.array(z.string()).min(1, '至少选择一个政策包'),
  /** Readings that the office confirms now; the others wait for its administrator. */
  readings: z.array(readingChoiceSchema),
  /** Villages and communities in the office's own order; may be added to later. */
  villages: z.array(typedText(40, '村（社区）名称')).max(2000),
  /** Two people suffice to run an office: nobody reviews what they registered themselves. */
  operators: z.array(newOperatorSchema).min(2, '至少需要两名人员').max(20),
})
export type FoundOffice = z.infer<typeof foundOfficeSchema>

/** Taking a pack into use: on what it rests, and that a draft is meant. */
export const adoptionSchema = z.object({
  policy: z.string().max(80),
  /** Document number, or the reason in words, for whoever reviews it. */
  document: typedText(200, '采用依据'),
  draftConfirmed: z.boolean(),
})
export type Adoption = z.infer<typeof adoptionSchema>

/** The offices that can be opened for practice. */
export const practiceOfficeSchema = z.enum(['pulv', 'dongming'])
export type PracticeOffice = z.infer<typeof practiceOfficeSchema>

export const villageSchema = z.object({
  villageId: z.int(),
  name: z.string(),
  /** 1, 2, 3 … in the office's order. */
  position: z.int(),
})
export type Village = z.infer<typeof villageSchema>

export const officeSchema = z.object({
  name: z.string(),
  regionCode: z.string(),
  practice: z.boolean(),
  policies: z.array(z.string()),
  readings: z.array(readingChoiceSchema),
})
export type Office = z.infer<typeof officeSchema>

export const officeStatusSchema = z.object({
  /** Null where this folder holds no office yet. */
  office: officeSchema.nullable(),
  /** The day that everything is decided on: the practice date in a practice office. */
  today: daySchema,
  /** Which door answers: texts about closing and printing differ. */
  door: z.enum(['window', 'web', 'command-line']),
  version: z.string(),
  /** Where the key of a ledger founded here is kept; told before founding, because it must be saved. */
  keyPlace: z.string(),
  /** Where the computer's clock lies before the last action: nothing can be recorded. */
  clockBehind: z.object({ today: daySchema, lastOn: daySchema }).nullable(),
})
export type OfficeStatus = z.infer<typeof officeStatusSchema>

/** An account of a practice office with its password, shown to whoever opens it. */
export const practiceAccountSchema = z.object({
  userName: z.string(),
  displayName: z.string(),
  roles: newOperatorSchema.shape.roles,
  password: z.string(),
})
export type PracticeAccount = z.infer<typeof practiceAccountSchema>
