/** Everything that 信息变更 refuses, by name, beside what its own cases show. */
import { expect } from 'vitest'
import { getDay } from '../../../src/shared/kernel/day.ts'
import { aForm, aSentBackChange, proof } from '../support/changes.ts'
import { codeOf, errorOf } from '../support/desk.ts'
import type { Desk } from '../support/desk.ts'
import type { Client } from '../support/doors.ts'
import {
  anIdNumber,
  aPerson,
  aRegistration,
  aRequestId,
  passwords,
} from '../support/office-data.ts'
import { aRegistered } from '../support/registered.ts'
import type { Case } from './case.ts'

const freeNumber = anIdNumber('19800506', '324')

/** 李桂英 of 柳园村, registered with a number of her own. */
async function aSecond(desk: Desk, idNumber = anIdNumber('19800506', '224')): Promise<string> {
  await aRegistered(desk, aRegistration(aPerson({ name: '李桂英', idNumber, villageId: 2 })))
  return idNumber
}

/** 赵双岗, who is clerk and reviewer. */
async function aBoth(desk: Desk): Promise<Client> {
  const administrator = await desk.signIn('administrator')
  const both = { userName: 'both', displayName: '赵双岗', password: passwords.clerk }
  await administrator.accounts.add({
    requestId: aRequestId(),
    operator: { ...both, roles: ['clerk', 'reviewer'] },
  })
  const client = await desk.openClient()
  await client.accounts.signIn({ requestId: aRequestId(), ...both })
  return client
}

/** What is wrong with a form, and how it is called. */
const wrongFields = [
  [{ idNumber: anIdNumber().slice(0, 17) }, 'DOCUMENT_REFUSED'],
  [{ idNumber: anIdNumber('19800507', '124') }, 'BIRTH_DATE_DIFFERS'],
  [{ idNumber: anIdNumber('19800506', '123') }, 'SEX_DIFFERS'],
  [{ villageId: 99 }, 'VILLAGE_NOT_FOUND'],
] as const

const forms: readonly Case[] = [
  {
    call: 'changes.preview',
    rule: '填错的当场说，与保存时一样',
    office: 'founded',
    async run(desk) {
      const { personId } = await aRegistered(desk)
      const held = await aSecond(desk)
      const clerk = await desk.signIn('clerk')
      const { wanted } = await aForm(desk, personId)
      for (const [wrong, code] of [...wrongFields, [{ idNumber: held }, 'NUMBER_HELD'] as const]) {
        const preview = clerk.changes.preview({ personId, wanted: { ...wanted, ...wrong } })
        expect([code, await codeOf(preview)]).toEqual([code, code])
      }
    },
  },
  {
    call: 'changes.mend',
    rule: '改了还是不对的，各说各的',
    office: 'founded',
    async run(desk) {
      const { changeId, version, personId } = await aSentBackChange(desk)
      const held = await aSecond(desk)
      const clerk = await desk.signIn('clerk')
      const {
        version: personVersion,
        wanted,
        reason,
      } = await aForm(desk, personId, {
        name: '张桂瑛',
      })
      const mend = { changeId, version, personVersion, wanted, reason, proof }
      const send = (changes: object) =>
        clerk.changes.mend({ requestId: aRequestId(), ...mend, ...changes })
      for (const [wrong, code] of [
        ...wrongFields,
        [{ name: '张桂英' }, 'NOTHING_CHANGED'] as const,
        [{ idNumber: held }, 'NUMBER_HELD'] as const,
      ]) {
        const sent = send({ wanted: { ...wanted, ...wrong } })
        expect([code, await codeOf(sent)]).toEqual([code, code])
      }
      expect(await codeOf(send({ proof: null }))).toBe('PROOF_NEEDED')
      const later = { ...proof, day: getDay('2023-11-21') }
      expect(await codeOf(send({ proof: later }))).toBe('PROOF_DAY_FUTURE')
      const shown = await errorOf(send({ version: version + 1 }))
      expect(shown).toMatchObject({ code: 'CHANGE_CHANGED', data: { changeId, version } })
    },
  },
  {
    call: 'changes.withdraw',
    rule: '没有的撤回不了',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const gone = { requestId: aRequestId(), changeId: 99, version: 1, reason: '不改了' }
      expect(await codeOf(clerk.changes.withdraw(gone))).toBe('CHANGE_NOT_FOUND')
    },
  },
]

const reviews: readonly Case[] = [
  {
    call: 'changes.review',
    rule: '自己登记的、会退回自己经办的登记的，都要另一个人审',
    office: 'founded',
    async run(desk) {
      const both = await aBoth(desk)
      const { personId, registrationNumber } = await both.intake.register({
        requestId: aRequestId(),
        ...aRegistration(),
      })
      const take = async (by: Client) => {
        const form = await aForm(desk, personId, { name: '张桂瑛' })
        return by.changes.take({ requestId: aRequestId(), ...form })
      }
      const own = await take(both)
      const { changeId, version } = own
      const approved = { verdict: 'approved', reason: null } as const
      const review = (id: number, v: number) =>
        both.changes.review({ requestId: aRequestId(), changeId: id, version: v, ...approved })
      expect(await codeOf(review(99, 1))).toBe('CHANGE_NOT_FOUND')
      expect(await codeOf(review(changeId, version))).toBe('OWN_CHANGE')
      const reason = '由另一人登记'
      await both.changes.withdraw({ requestId: aRequestId(), changeId, version, reason })

      const other = await take(await desk.signIn('clerk'))
      expect(await errorOf(review(other.changeId, other.version))).toMatchObject({
        code: 'OWN_REGISTRATION',
        data: { registrationNumber },
      })
    },
  },
  {
    call: 'changes.review',
    rule: '登记以后同一项又被改过的、号码被别人用了的，不能通过',
    office: 'founded',
    async run(desk) {
      const { personId } = await aRegistered(desk)
      const clerk = await desk.signIn('clerk')
      const reviewer = await desk.signIn('reviewer')
      const wanted = { idNumber: freeNumber, villageId: 2 }
      const form = await aForm(desk, personId, wanted)
      const { changeId, version } = await clerk.changes.take({ requestId: aRequestId(), ...form })
      const review = () =>
        reviewer.changes.review({
          requestId: aRequestId(),
          changeId,
          version,
          verdict: 'approved',
          reason: null,
        })
      await aSecond(desk, freeNumber)
      expect(await errorOf(review())).toMatchObject({
        code: 'NUMBER_HELD',
        data: { personId: 2, name: '李桂英' },
      })
      const moving = { ...(await aForm(desk, personId, { villageId: 2 })), proof: null }
      await clerk.changes.take({ requestId: aRequestId(), ...moving })
      expect(await errorOf(review())).toMatchObject({
        code: 'RECORD_MOVED',
        data: { changedBy: '测试clerk', now: { villageName: '柳园村' } },
      })
      expect((await reviewer.changes.list({})).counts.waiting).toBe(1)
    },
  },
]

export const changeRefusalCases: readonly Case[] = [...forms, ...reviews]
