import { expect } from 'vitest'
import type { ArrangedMember, Household } from '../../../src/shared/households/model.ts'
import { codeOf, errorOf } from '../support/desk.ts'
import {
  aHousehold,
  aRegisteredHousehold,
  child,
  listRelation,
  mother,
  theirs,
} from '../support/households.ts'
import { anIdNumber, aPerson, aRegistration, aRequestId } from '../support/office-data.ts'
import { anApplied } from '../support/rosters.ts'
import type { Case } from './case.ts'

const reason = '照户口簿改'

/** Everybody as they are. */
function asTheyAre({ members }: Household): ArrangedMember[] {
  return members.map(({ person, relation }) => ({
    who: { kind: 'known', personId: person.personId, from: null },
    relation,
  }))
}

const members: readonly Case[] = [
  {
    call: 'households.open',
    rule: '没有户的人立户，作户主；已有户的、户号有了的、没有的人不收',
    office: 'founded',
    async run(desk) {
      const { householdId, members: all, householdNumber } = await aHousehold(desk)
      expect(householdNumber).toBe('37-1')
      const clerk = await desk.signIn('clerk')
      const open = (personId: number, number: string) =>
        clerk.households.open({ requestId: aRequestId(), personId, householdNumber: number })
      const [head] = all
      expect(await errorOf(open(head?.person.personId ?? 0, '38'))).toMatchObject({
        code: 'HAS_HOUSEHOLD',
        data: { householdId },
      })
      const other = aPerson({ name: '王大山', idNumber: anIdNumber('19790101', '331') })
      const { personId } = await clerk.intake.register({
        requestId: aRequestId(),
        ...aRegistration(other),
      })
      expect(await errorOf(open(personId, '37-1'))).toMatchObject({
        code: 'NUMBER_TAKEN',
        data: { householdId },
      })
      expect(await codeOf(open(99, '38'))).toBe('PERSON_NOT_FOUND')
      expect(await open(personId, '38')).toMatchObject({
        householdNumber: '38',
        trouble: null,
        members: [{ relation: '户主', relationCode: '02', person: { name: '王大山' } }],
      })
    },
  },
  {
    call: 'households.get',
    rule: '一户的人户主在先，未成年的认得出，没有的户找不到',
    office: 'founded',
    async run(desk) {
      const { householdId } = await aHousehold(desk)
      const reviewer = await desk.signIn('reviewer')
      const household = await reviewer.households.get({ householdId })
      expect(household.members.map((one) => [one.person.name, one.relation, one.minor])).toEqual([
        ['张桂英', '户主', false],
        ['王小雨', '女', true],
        ['李秀英', '母亲', false],
      ])
      expect(await codeOf(reviewer.households.get({ householdId: 99 }))).toBe('HOUSEHOLD_NOT_FOUND')
    },
  },
  {
    call: 'households.arrange',
    rule: '没有户主、两位户主、不在的人、号码不对的都不收，原样不动',
    office: 'founded',
    async run(desk) {
      const household = await aHousehold(desk)
      const { householdId, version } = household
      const clerk = await desk.signIn('clerk')
      const arrange = (list: readonly ArrangedMember[], changes: object = {}) =>
        codeOf(
          clerk.households.arrange({
            requestId: aRequestId(),
            householdId,
            version,
            members: [...list],
            reason,
            ...changes,
          }),
        )
      const all = asTheyAre(household)
      const rest = all.slice(1)
      const as = (relation: string) => all.map((one) => ({ ...one, relation }))
      const known = (personId: number): ArrangedMember => ({
        who: { kind: 'known', personId, from: null },
        relation: '子',
      })
      const newOne = (changes: Partial<ReturnType<typeof aPerson>>): ArrangedMember => {
        const { identities: _, ...person } = aPerson({
          name: '王小石',
          idNumber: anIdNumber('20200101', '331'),
          ...changes,
        })
        return { who: { kind: 'new', person }, relation: '子' }
      }
      expect(await arrange(all, { householdId: 99 })).toBe('HOUSEHOLD_NOT_FOUND')
      expect(await arrange(all, { version: '旧' })).toBe('HOUSEHOLD_CHANGED')
      expect(await arrange(rest)).toBe('NO_HEAD')
      expect(await arrange(as('户主'))).toBe('TWO_HEADS')
      expect(await arrange(as('同乡'))).toBe('BAD_INPUT')
      expect(await arrange([...all, ...all])).toBe('BAD_INPUT')
      expect(await arrange([...all, known(99)])).toBe('PERSON_NOT_FOUND')
      expect(await arrange([...all, newOne({ idNumber: '1' })])).toBe('ID_NUMBER_REFUSED')
      expect(await arrange([...all, newOne({ idNumber: child })])).toBe('ALREADY_KNOWN')
      expect(await arrange([...all, newOne({ villageId: 99 })])).toBe('VILLAGE_NOT_FOUND')
      expect(await clerk.households.get({ householdId })).toEqual(household)
    },
  },
  {
    call: 'households.arrange',
    rule: '一个人不能在两户；那一户的户主不能撇下别人走；户主死亡的要另选',
    office: 'founded',
    async run(desk) {
      const household = await aHousehold(desk)
      const clerk = await desk.signIn('clerk')
      const other = aPerson({ name: '王大山', idNumber: anIdNumber('19790101', '331') })
      const { personId } = await clerk.intake.register({
        requestId: aRequestId(),
        ...aRegistration(other),
      })
      const theirHousehold = await clerk.households.open({
        requestId: aRequestId(),
        personId,
        householdNumber: '38',
      })
      const { householdId, version } = household
      const arrange = (list: readonly ArrangedMember[]) =>
        clerk.households.arrange({
          requestId: aRequestId(),
          householdId,
          version,
          members: [...list],
          reason,
        })
      const joining = (from: number | null): ArrangedMember[] => [
        ...asTheyAre(household),
        { who: { kind: 'known', personId, from }, relation: '配偶' },
      ]
      expect(await errorOf(arrange(joining(null)))).toMatchObject({
        code: 'IN_OTHER_HOUSEHOLD',
        data: { personId, householdId: theirHousehold.householdId, householdNumber: '38' },
      })
      const grown = aPerson({ name: '王石', idNumber: anIdNumber('20010101', '333') })
      const { identities: _, ...person } = grown
      await clerk.households.arrange({
        requestId: aRequestId(),
        householdId: theirHousehold.householdId,
        version: theirHousehold.version,
        members: [...asTheyAre(theirHousehold), { who: { kind: 'new', person }, relation: '子' }],
        reason,
      })
      expect(await codeOf(arrange(joining(theirHousehold.householdId)))).toBe('LEAVES_NO_HEAD')
      await anApplied(clerk, [{ name: '李秀英', idNumber: mother, diedOn: '2023-10-05' }])
      const relations = ['女', '孙女', '户主']
      const dead = asTheyAre(household).map((one, index) => ({
        ...one,
        relation: relations[index] ?? '',
      }))
      const refused = await errorOf(arrange(dead))
      expect(refused.code).toBe('HEAD_DEAD')
      expect(refused.message).toContain('李秀英')
    },
  },
]

const registering: readonly Case[] = [
  {
    call: 'households.register',
    rule: '全家一次登记，要么都登记要么都不登记，各人的原因都说出来',
    office: 'founded',
    async run(desk) {
      const household = await aHousehold(desk)
      const clerk = await desk.signIn('clerk')
      const input = theirs(household)
      const register = (changes: Partial<typeof input>) =>
        clerk.households.register({ requestId: aRequestId(), ...input, ...changes })
      expect(await codeOf(register({ householdId: 99 }))).toBe('HOUSEHOLD_NOT_FOUND')
      expect(await codeOf(register({ policy: 'nowhere-2024' }))).toBe('POLICY_NOT_ADOPTED')
      const none = input.members.map((one) => ({ ...one, tier: 2, guardian: null }))
      const refused = await errorOf(register({ members: none }))
      expect(refused).toMatchObject({
        code: 'MEMBERS_REFUSED',
        data: {
          refusals: [
            { code: 'NOT_REGISTRABLE' },
            { code: 'GUARDIAN_NEEDED' },
            { code: 'NOT_REGISTRABLE' },
          ],
        },
      })
      expect((await clerk.intake.list({})).count).toBe(1)
      const saved = await register({})
      // 二（一）: 380 yuan each in the window; the clerk's withdrawn one still stands in the list.
      expect(saved).toMatchObject({ totalFen: 3 * 38_000, unsetCount: 0 })
      expect((await clerk.intake.list({})).count).toBe(4)
      expect(await clerk.households.get({ householdId: household.householdId })).toMatchObject({
        members: [{ guardian: null }, { guardian: { name: '张桂英' } }, { guardian: null }],
      })
    },
  },
  {
    call: 'households.register',
    rule: '名册带来第二位户主的一户，改正以前不办',
    office: 'founded',
    async run(desk) {
      const household = await aHousehold(desk)
      const clerk = await desk.signIn('clerk')
      await listRelation(await desk.signIn('reviewer'), {
        name: '李秀英',
        idNumber: mother,
        relation: '户主',
      })
      const held = await errorOf(
        clerk.households.register({ requestId: aRequestId(), ...theirs(household) }),
      )
      expect(held).toMatchObject({ code: 'HOUSEHOLD_HELD', data: { trouble: 'TWO_HEADS' } })
      expect(held.message).toContain('李秀英')
    },
  },
]

const sheets: readonly Case[] = [
  {
    call: 'households.previewSheet',
    rule: '没有人登记的没有登记表，登记了就列出全家',
    office: 'founded',
    async run(desk) {
      const { householdId } = await aHousehold(desk)
      const clerk = await desk.signIn('clerk')
      const asked = { householdId, coverageYear: 2024 }
      expect(await codeOf(clerk.households.previewSheet(asked))).toBe('NOBODY_REGISTERED')
      const lost = { householdId: 99, coverageYear: 2024 }
      expect(await codeOf(clerk.households.previewSheet(lost))).toBe('HOUSEHOLD_NOT_FOUND')
    },
  },
  {
    call: 'households.printSheet',
    rule: '打印登记份数，存下原样',
    office: 'founded',
    async run(desk) {
      const { householdId } = await aRegisteredHousehold(desk)
      const clerk = await desk.signIn('clerk')
      const print = (coverageYear: number, id = householdId) =>
        clerk.households.printSheet({ requestId: aRequestId(), householdId: id, coverageYear })
      expect(await codeOf(print(2024, 99))).toBe('HOUSEHOLD_NOT_FOUND')
      expect(await codeOf(print(2023))).toBe('NOBODY_REGISTERED')
      const first = await print(2024)
      expect([first.copyNumber, (await print(2024)).copyNumber]).toEqual([1, 2])
      expect(first.content).toEqual(
        await clerk.households.previewSheet({ householdId, coverageYear: 2024 }),
      )
    },
  },
  {
    call: 'households.getSheet',
    rule: '打印过的原样看得到，没有的说没有',
    office: 'founded',
    async run(desk) {
      const { householdId } = await aRegisteredHousehold(desk)
      const clerk = await desk.signIn('clerk')
      const asked = { requestId: aRequestId(), householdId, coverageYear: 2024 }
      const printed = await clerk.households.printSheet(asked)
      const auditor = await desk.signIn('auditor')
      expect(await auditor.households.getSheet({ sheetId: printed.sheetId })).toEqual(printed)
      expect(await codeOf(auditor.households.getSheet({ sheetId: 99 }))).toBe('SHEET_NOT_FOUND')
    },
  },
  {
    call: 'households.verifySheet',
    rule: '表号和查验码对得上的是本单位打印的，对不上的说出来',
    office: 'founded',
    async run(desk) {
      const { householdId } = await aRegisteredHousehold(desk)
      const clerk = await desk.signIn('clerk')
      const asked = { requestId: aRequestId(), householdId, coverageYear: 2024 }
      const { content, shortHash } = await clerk.households.printSheet(asked)
      const { sheetNumber } = content
      const verify = (number: string, code: string) =>
        clerk.households.verifySheet({ sheetNumber: number, shortHash: code })
      expect(await verify(sheetNumber, shortHash)).toMatchObject({ kind: 'found', sameToday: true })
      expect(await verify(sheetNumber, '0000-0000')).toMatchObject({ kind: 'hash-differs' })
      expect(await verify('H1', shortHash)).toEqual({ kind: 'unknown-number' })
    },
  },
]

export const householdCases: readonly Case[] = [...members, ...registering, ...sheets]
