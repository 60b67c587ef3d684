import { expect } from 'vitest'
import { codeOf } from '../support/desk.ts'
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
  idNumber: guiying,
  sex: 'female',
  birthDate: '1980-05-06',
  villageId: 1,
  villageName: '石庙村',
  identities: [],
  registered: true,
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
