import { expect } from 'vitest'
import { codeOf, errorOf } from '../support/desk.ts'
import type { Desk } from '../support/desk.ts'
import type { Client } from '../support/doors.ts'
import { anIdNumber, aPerson, aRegistration, aRequestId } from '../support/office-data.ts'
import type { Case } from './case.ts'

const guiying = anIdNumber('19800506', '124')
const zhangWei = anIdNumber('20010203', '331')

/** 张桂英 of 石庙村 and 张伟 of 柳园村, both registered. */
async function withTwoPeople(desk: Desk): Promise<Client> {
  const client = await desk.signIn('clerk')
  for (const person of [
    aPerson(),
    aPerson({ name: '张伟', idNumber: zhangWei, villageId: 2, phone: '13800000000' }),
  ]) {
    await client.intake.register({ requestId: aRequestId(), ...aRegistration(person) })
  }
  return client
}

const guiyingLine = {
  personId: 1,
  name: '张桂英',
  documentType: 'id-card',
  idNumber: guiying,
  sex: 'female',
  birthDate: '1980-05-06',
  villageId: 1,
  villageName: '石庙村',
  identities: [],
  registered: true,
  enrolled: false,
}

export const peopleCases: readonly Case[] = [
  {
    call: 'people.search',
    rule: '按号码、后四位、姓名、拼音、首字母都能找到',
    office: 'founded',
    async run(desk) {
      const client = await withTwoPeople(desk)
      for (const text of [guiying, guiying.slice(-4), '张桂英', 'zhangguiying', 'zgy']) {
        const { people, more } = await client.people.search({ text })
        expect([text, people, more]).toEqual([text, [guiyingLine], false])
      }
      const byPhone = await client.people.search({ text: '138 0000 0000' })
      expect(byPhone.people.map(({ name }) => name)).toEqual(['张伟'])
      const inVillage = await client.people.search({ text: '柳园' })
      expect(inVillage.people.map(({ name }) => name)).toEqual(['张伟'])
      const both = await client.people.search({ text: '张' })
      expect(both.people.map(({ name }) => name).sort()).toEqual(['张伟', '张桂英'])
    },
  },
  {
    call: 'people.search',
    rule: '什么都没输就什么都不列',
    office: 'founded',
    async run(desk) {
      const client = await withTwoPeople(desk)
      expect(await client.people.search({ text: '  ' })).toEqual({ people: [], more: false })
    },
  },
  {
    call: 'people.get',
    rule: '人员详情有户、特殊身份和参保记录',
    office: 'founded',
    async run(desk) {
      const client = await withTwoPeople(desk)
      expect(await client.people.get({ personId: 2 })).toMatchObject({
        personId: 2,
        name: '张伟',
        idNumber: zhangWei,
        sex: 'male',
        birthDate: '2001-02-03',
        village: { villageId: 2, name: '柳园村' },
        phone: '13800000000',
        household: null,
        identities: [],
      })
    },
  },
  {
    call: 'people.get',
    rule: '没有的人查不到',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      expect(await codeOf(client.people.get({ personId: 99 }))).toBe('PERSON_NOT_FOUND')
    },
  },
  {
    call: 'people.noteReach',
    rule: '记下电话、地址和外出务工；别人刚改过的不盖掉，说出是谁',
    office: 'founded',
    async run(desk) {
      const client = await withTwoPeople(desk)
      const { version } = await client.people.get({ personId: 2 })
      const reach = {
        phone: '139-0000 0000',
        villageGroup: '三组',
        registeredAddress: '石庙村 12 号',
        residenceAddress: null,
        worksAway: true,
        worksAwayAt: '浙江省宁波市',
      }
      const noted = { requestId: aRequestId(), personId: 2, version, reach }
      const changed = await client.people.noteReach(noted)
      expect(changed).toMatchObject({ personId: 2, name: '张伟', ...reach })
      expect(changed.version).toBeGreaterThan(version)
      expect(await client.people.noteReach(noted)).toEqual(changed)

      const later = { ...noted, requestId: aRequestId(), reach: { ...reach, phone: null } }
      const refusal = await errorOf(client.people.noteReach(later))
      expect(refusal).toMatchObject({
        code: 'PERSON_CHANGED',
        data: { changedBy: '测试clerk' },
      })
      expect(await client.people.get({ personId: 2 })).toEqual(changed)
      const nobody = { ...noted, requestId: aRequestId(), personId: 99 }
      expect(await codeOf(client.people.noteReach(nobody))).toBe('PERSON_NOT_FOUND')
      const stays = { ...reach, worksAway: false }
      const impossible = {
        ...later,
        requestId: aRequestId(),
        version: changed.version,
        reach: stays,
      }
      expect(await codeOf(client.people.noteReach(impossible))).toBe('BAD_INPUT')
    },
  },
  {
    call: 'people.readIdNumber',
    rule: '号码对就带出生日和性别，并先找到已有的人',
    office: 'founded',
    async run(desk) {
      const client = await withTwoPeople(desk)
      const fresh = anIdNumber('20231119', '007')
      // Full-width digits are what an input method leaves behind.
      const typed = ` ${fresh.slice(0, 6)}２${fresh.slice(7)} `
      expect(await client.people.readIdNumber({ typed })).toEqual({
        kind: 'read',
        documentType: 'id-card',
        idNumber: fresh,
        birthDate: '2023-11-19',
        sex: 'male',
        known: null,
      })
      const known = await client.people.readIdNumber({ typed: guiying })
      expect(known).toMatchObject({ kind: 'read', known: guiyingLine })
    },
  },
  {
    call: 'people.readIdNumber',
    rule: '别的证件按各自的规则核对；15 位旧号码告知换成的 18 位',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      const passport = { typed: ' e1234567', documentType: 'foreign-passport' } as const
      expect(await client.people.readIdNumber(passport)).toEqual({
        kind: 'read',
        documentType: 'foreign-passport',
        idNumber: 'E1234567',
        birthDate: null,
        sex: null,
        known: null,
      })
      // The standard's own person: 11010519491231002X.
      expect(await client.people.readIdNumber({ typed: '110105491231002' })).toMatchObject({
        kind: 'refused',
        refusal: 'fifteen-digits',
        proposed: '11010519491231002X',
      })
    },
  },
  {
    call: 'people.readIdNumber',
    rule: '号码不对就说明哪里不对',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      const wrongCheck = `${guiying.slice(0, 17)}${guiying.endsWith('0') ? '1' : '0'}`
      for (const [typed, refusal] of [
        ['379999800506124', 'fifteen-digits'],
        [guiying.slice(1), 'length'],
        [anIdNumber('20231121', '007'), 'birth-date'],
        [anIdNumber('20230229', '007'), 'birth-date'],
        [`59${guiying.slice(2)}`, 'practice-only'],
        [wrongCheck, 'check-digit'],
      ] as const) {
        const reading = await client.people.readIdNumber({ typed })
        expect([typed, reading]).toMatchObject([typed, { kind: 'refused', refusal }])
      }
    },
  },
]
