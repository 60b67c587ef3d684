/** Residents, households and special identities. */
import { z } from 'zod'
import { documentTypes } from '../kernel/identity-document.ts'
import { normalizePersonName } from '../kernel/person-name.ts'
import { daySchema, idSchema, typedText } from '../kernel/schemas.ts'

export const sexSchema = z.enum(['male', 'female'])
/** 证件类型; what each is called and how its number is checked is in the kernel. */
export const documentTypeSchema = z.enum(documentTypes)

export const sexLabels = { male: '男', female: '女' } as const

/** More than anybody holds; a form with hundreds would stand still. */
export const mostIdentities = 20

/** A special identity (特殊身份) with the days on which it holds, both included. */
export const identitySchema = z.object({
  term: typedText(60, '特殊身份'),
  from: daySchema.nullable(),
  to: daySchema.nullable(),
})
export type Identity = z.infer<typeof identitySchema>

/** An identity that somebody holds, and the department whose list says so; null: taken down here. */
export const heldIdentitySchema = identitySchema.extend({ source: z.string().nullable() })
export type HeldIdentity = z.infer<typeof heldIdentitySchema>

/** One line of a search: enough to tell two people of one name apart. */
export const personLineSchema = z.object({
  personId: idSchema,
  name: z.string(),
  documentType: documentTypeSchema,
  idNumber: z.string(),
  sex: sexSchema,
  birthDate: daySchema,
  villageId: idSchema,
  villageName: z.string(),
  /** Terms that hold today. */
  identities: z.array(z.string()),
  /** Already registered or enrolled for the coverage year that the office works on. */
  registered: z.boolean(),
  /** The number by which they were found, where they have another one now. */
  formerNumber: z.string().optional(),
  /** Enrolled for that year, whether by a registration here or by a tax list: nothing is to be paid. */
  enrolled: z.boolean(),
})
export type PersonLine = z.infer<typeof personLineSchema>

export const enrolmentLineSchema = z.object({
  coverageYear: z.int(),
  tier: z.int(),
  /** Where it comes from: registered here, brought in with last year's list, paid to the tax office. */
  source: z.enum(['registration', 'carried-over', 'tax-list']),
})

/** Where somebody can be found: where they are registered, where they live, whether they work away. */
export const reachSchema = z.object({
  phone: z.string().nullable(),
  /** 村民小组. */
  villageGroup: z.string().nullable(),
  /** 户籍地址. */
  registeredAddress: z.string().nullable(),
  /** 居住地址. */
  residenceAddress: z.string().nullable(),
  /** 外出务工; null where nobody asked. */
  worksAway: z.boolean().nullable(),
  /** Only of somebody who works away. */
  worksAwayAt: z.string().nullable(),
})
export type Reach = z.infer<typeof reachSchema>

export const personSchema = reachSchema.extend({
  personId: idSchema,
  name: z.string(),
  documentType: documentTypeSchema,
  idNumber: z.string(),
  sex: sexSchema,
  birthDate: daySchema,
  village: z.object({ villageId: idSchema, name: z.string() }),
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
  /** Names what is shown: sent along with a change, so that a colleague's is not written over. */
  version: z.int(),
  identities: z.array(heldIdentitySchema),
  enrolments: z.array(enrolmentLineSchema),
  /** What is under way or done here, newest first; what was withdrawn is not among them. */
  registrations: z.array(
    z.object({ registrationId: idSchema, registrationNumber: z.string(), coverageYear: z.int() }),
  ),
})
export type Person = z.infer<typeof personSchema>

export const phoneSchema = z
  .string()
  .trim()
  .regex(/^[0-9+ -]{5,20}$/, '电话只能是 5 至 20 位数字')

/** The same as a clerk fills it in: nothing is null, and nobody works away at a place and stays. */
export const typedReachSchema = z
  .object({
    phone: phoneSchema.nullable(),
    villageGroup: typedText(20, '村民小组').nullable(),
    registeredAddress: typedText(80, '户籍地址').nullable(),
    residenceAddress: typedText(80, '居住地址').nullable(),
    worksAway: z.boolean().nullable(),
    worksAwayAt: typedText(80, '外出地').nullable(),
  })
  .refine(({ worksAway, worksAwayAt }) => worksAwayAt === null || worksAway === true, {
    message: '没有外出务工的人不填外出地',
    path: ['worksAwayAt'],
  })

/** What the counter takes down of somebody who is not known yet. */
export const newPersonSchema = z.object({
  name: typedText(50, '姓名').transform(normalizePersonName),
  /** An identity card where left out. */
  documentType: documentTypeSchema.optional(),
  idNumber: typedText(40, '证件号码'),
  /** Read off the paper where the number does not tell them; the number goes before. */
  birthDate: daySchema.nullable().optional(),
  sex: sexSchema.nullable().optional(),
  /** What stood in the field before the clerk took a proposal over: kept with the action. */
  typedNumber: typedText(40, '证件号码').optional(),
  villageId: idSchema,
  phone: phoneSchema.nullable(),
  identities: z.array(identitySchema).max(mostIdentities),
})
export type NewPerson = z.infer<typeof newPersonSchema>
