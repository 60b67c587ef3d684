/** 户: the family of one 户口簿 at the counter, its guardians, and its sheet. */
import { z } from 'zod'
import { evidenceSchema } from '../evidence/model.ts'
import { registrationStateSchema } from '../intake/lifecycle.ts'
import { pastCoverSchema, noPastCover } from '../intake/past-cover.ts'
import { daySchema, idSchema, typedText } from '../kernel/schemas.ts'
import { normalizePersonName } from '../kernel/person-name.ts'
import {
  identitySchema,
  mostIdentities,
  newPersonSchema,
  personSchema,
  phoneSchema,
  sexSchema,
} from '../people/model.ts'
import { benefitSchema, circumstanceSchema } from '../rules/model.ts'
import { relationLabels } from './relations.ts'

/** Full age, from which somebody acts for themselves and for others: 民法典第十七条. */
export const fullAgeYears = 18
/** No 户口簿 has more; a form with hundreds would stand still. */
export const mostMembers = 30

/** What somebody is to the minor whose guardian they are. */
export const guardianRelations = [
  '父亲',
  '母亲',
  '祖父',
  '祖母',
  '外祖父',
  '外祖母',
  '兄',
  '姐',
  '其他亲属',
  '村（居）民委员会',
  '民政部门',
] as const
export const guardianRelationSchema = z.enum(guardianRelations)
export type GuardianRelation = z.infer<typeof guardianRelationSchema>

/** A minor's guardian as recorded. */
export const guardianSchema = z.object({
  /** Null where the guardian is nobody of the household. */
  personId: idSchema.nullable(),
  name: z.string(),
  idNumber: z.string(),
  relation: guardianRelationSchema,
  phone: z.string().nullable(),
})
export type Guardian = z.infer<typeof guardianSchema>

/** The same as the clerk fills it in: a grown member of the household, or somebody else. */
export const typedGuardianSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('member'),
    personId: idSchema,
    relation: guardianRelationSchema,
  }),
  z.object({
    kind: z.literal('other'),
    name: typedText(50, '监护人姓名').transform(normalizePersonName),
    idNumber: typedText(40, '监护人身份证号'),
    relation: guardianRelationSchema,
    phone: phoneSchema.nullable(),
  }),
])
export type TypedGuardian = z.infer<typeof typedGuardianSchema>

export const householdMemberSchema = z.object({
  person: personSchema,
  /** As the register or a list wrote it. */
  relation: z.string(),
  /** Null where the word is in no list of relations. */
  relationCode: z.string().nullable(),
  /** Not of full age today. */
  minor: z.boolean(),
  /** Who says that they have died, null where nobody does. */
  death: z.string().nullable(),
  /** What lists say against registering them: a written reason is asked for. */
  against: z.array(evidenceSchema),
  guardian: guardianSchema.nullable(),
})
export type HouseholdMember = z.infer<typeof householdMemberSchema>

/** Why nothing is registered for a household until somebody mends it. */
export const householdTroubleSchema = z.enum(['NO_HEAD', 'TWO_HEADS', 'HEAD_DEAD'])
export type HouseholdTrouble = z.infer<typeof householdTroubleSchema>

export const householdSchema = z.object({
  householdId: idSchema,
  householdNumber: z.string(),
  village: z.object({ villageId: idSchema, name: z.string() }),
  /** Names what is shown: sent along with a change, so that a colleague's is not written over. */
  version: z.string(),
  trouble: z.object({ code: householdTroubleSchema, text: z.string() }).nullable(),
  /** The head first, then as they came in. */
  members: z.array(householdMemberSchema),
})
export type Household = z.infer<typeof householdSchema>

/** A household as it should be from now on, member by member. */
export const arrangedMemberSchema = z.object({
  who: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('known'),
      personId: idSchema,
      /** The household that they are moved out of, said by the clerk. */
      from: idSchema.nullable(),
    }),
    z.object({ kind: z.literal('new'), person: newPersonSchema.omit({ identities: true }) }),
  ]),
  relation: z.string().refine((text) => relationLabels.includes(text), {
    message: '请从与户主关系的名目中选择',
  }),
})
export type ArrangedMember = z.infer<typeof arrangedMemberSchema>

/** One member who is registered now. */
export const familyRegistrantSchema = z.object({
  personId: idSchema,
  tier: z.int().min(1).max(9),
  circumstance: circumstanceSchema,
  identities: z.array(identitySchema).max(mostIdentities),
  pastCover: pastCoverSchema.default(noPastCover),
  evidenceReason: typedText(200, '理由').nullable().default(null),
  /** Needed of a minor; what is sent of somebody of full age is not kept. */
  guardian: typedGuardianSchema.nullable().default(null),
})
export type FamilyRegistrant = z.infer<typeof familyRegistrantSchema>

/** Why one member was not registered, and with them nobody. */
export const memberRefusalSchema = z.object({
  personId: idSchema,
  code: z.string(),
  text: z.string(),
})
export type MemberRefusal = z.infer<typeof memberRefusalSchema>

/** One registration of a family, as it stood right after it was saved. */
export const familyRegistrationSchema = z.object({
  personId: idSchema,
  name: z.string(),
  registrationId: idSchema,
  registrationNumber: z.string(),
  /** Null where the agency sets the amount. */
  payableFen: z.int().nullable(),
  state: registrationStateSchema,
})
export type FamilyRegistration = z.infer<typeof familyRegistrationSchema>

export const savedFamilySchema = z.object({
  householdId: idSchema,
  coverageYear: z.int(),
  registrations: z.array(familyRegistrationSchema),
  /** What the family pays for these; amounts that the agency sets are not in it. */
  totalFen: z.int(),
  /** How many amounts the agency still has to set. */
  unsetCount: z.int(),
})
export type SavedFamily = z.infer<typeof savedFamilySchema>

/** One line of the household's sheet. */
export const sheetMemberSchema = z.object({
  name: z.string(),
  sex: sexSchema,
  birthDate: daySchema,
  idNumber: z.string(),
  /** What the number is called; absent where it is a citizen's own number. */
  documentLabel: z.string().optional(),
  relation: z.string(),
  relationCode: z.string().nullable(),
  identities: z.string(),
  guardian: z.string().nullable(),
  /** Null where they are not registered here for the year. */
  registration: z
    .object({
      registrationNumber: z.string(),
      circumstance: z.string(),
      tierLabel: z.string(),
      standardFen: z.int().nullable(),
      subsidyFen: z.int().nullable(),
      payableFen: z.int().nullable(),
      /** What stands instead of an amount. */
      unsaid: z.string().nullable(),
      benefit: benefitSchema.nullable(),
      benefitUnsaid: z.string().nullable(),
      state: registrationStateSchema,
    })
    .nullable(),
  /** What is said of somebody without a registration here: 本年度已参保, 未登记. */
  otherwise: z.string().nullable(),
})
export type SheetMember = z.infer<typeof sheetMemberSchema>

export const householdSheetSchema = z.object({
  officeName: z.string(),
  practice: z.boolean(),
  sheetNumber: z.string(),
  coverageYear: z.int(),
  householdNumber: z.string(),
  villageName: z.string(),
  headName: z.string(),
  phone: z.string().nullable(),
  members: z.array(sheetMemberSchema),
  registeredCount: z.int(),
  totalFen: z.int(),
  unsetCount: z.int(),
  packs: z.array(
    z.object({ title: z.string(), documentNumber: z.string().nullable(), version: z.string() }),
  ),
  draft: z.boolean(),
  /** The first day of registration and whoever took them, in order, each once. */
  registeredOn: daySchema,
  takenBy: z.array(z.string()),
})
export type HouseholdSheet = z.infer<typeof householdSheetSchema>

export const householdCopySchema = z.object({
  sheetId: idSchema,
  householdId: idSchema,
  copyNumber: z.int(),
  shortHash: z.string(),
  printedBy: z.string(),
  printedOn: daySchema,
  content: householdSheetSchema,
})
export type HouseholdCopy = z.infer<typeof householdCopySchema>

export const householdSheetTitle = '城乡居民基本医疗保险参保登记表（全家）'

/** `H500151004-2024-000017`: the household's sheet of a coverage year. */
export function isHouseholdSheetNumber(sheetNumber: string): boolean {
  return /^H\d{6,12}-\d{4}-\d+$/u.test(sheetNumber)
}
