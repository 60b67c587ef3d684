/** Residents, households and special identities. */
import { z } from 'zod'
import { normalizePersonName } from '../kernel/person-name.ts'
import { daySchema, idSchema, typedText } from '../kernel/schemas.ts'

export const sexSchema = z.enum(['male', 'female'])
export const sexLabels = { male: '男', female: '女' } as const

/** A special identity (特殊身份) with the days on which it holds, both included. */
export const identitySchema = z.object({
  term: typedText(60, '特殊身份'),
  from: daySchema.nullable(),
  to: daySchema.nullable(),
})
export type Identity = z.infer<typeof identitySchema>

/** One line of a search: enough to tell two people of one name apart. */
export const personLineSchema = z.object({
  personId: idSchema,
  name: z.string(),
  idNumber: z.string(),
  sex: sexSchema,
  birthDate: daySchema,
  villageId: idSchema,
  villageName: z.string(),
  /** Terms that hold today. */
  identities: z.array(z.string()),
  /** Already registered or enrolled for the coverage year that the office works on. */
  registered: z.boolean(),
})
export type PersonLine = z.infer<typeof personLineSchema>

export const enrolmentLineSchema = z.object({
  coverageYear: z.int(),
  tier: z.int(),
  /** Where it comes from: registered here, or brought in with last year's list. */
  source: z.enum(['registration', 'carried-over']),
})

export const personSchema = z.object({
  personId: idSchema,
  name: z.string(),
  idNumber: z.string(),
  sex: sexSchema,
  birthDate: daySchema,
  village: z.object({ villageId: idSchema, name: z.string() }),
  phone: z.string().nullable(),
  household: z
    .object({
      householdId: idSchema,
      householdNumber: z.string(),
      relationToHead: z.string(),
      members: z.array(
        z.object({ personId: idSchema, name: z.string(), relationToHead: z.string() }),
      ),
    })
    .nullable(),
  identities: z.array(identitySchema),
  enrolments: z.array(enrolmentLineSchema),
})
export type Person = z.infer<typeof personSchema>

/** What the counter takes down of somebody who is not known yet. */
export const newPersonSchema = z.object({
  name: typedText(50, '姓名').transform(normalizePersonName),
  idNumber: typedText(40, '身份证号'),
  villageId: idSchema,
  phone: z
    .string()
    .trim()
    .regex(/^[0-9+ -]{5,20}$/, '电话只能是 5 至 20 位数字')
    .nullable(),
  identities: z.array(identitySchema).max(20),
})
export type NewPerson = z.infer<typeof newPersonSchema>
