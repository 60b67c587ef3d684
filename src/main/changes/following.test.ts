/** What follows from 信息变更 on a real ledger: registrations, the number of before, sheets, newborns. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  aChange,
  errorOf,
  openChangesOffice,
  policeProof,
  practiceNumber,
  wantedOf,
} from '../../../tests/support/changes.ts'
import type { ChangesOffice } from '../../../tests/support/changes.ts'
import { aRequestId } from '../../../tests/support/practice-office.ts'
import type { Client } from '../../../tests/support/practice-office.ts'
import { aNewRegistration } from '../../../tests/support/registrations.ts'
import { reviewShown } from '../../../tests/support/shown.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { getDay } from '../../shared/kernel/day.ts'

let desk: ChangesOffice
let clerk: Client
let reviewer: Client

beforeAll(async () => {
  desk = await openChangesOffice()
  clerk = desk.clerk
  reviewer = desk.reviewer
})
afterAll(() => desk.office.close())

describe('审核时', () => {
  test('登记以后动过同一项的要退回，动了别的不妨碍', async () => {
    const { personId } = await desk.aPerson()
    const { villageId } = getDefined((await clerk.office.villages())[2], 'village')
    const waiting = await clerk.changes.take(
      await aChange(clerk, personId, { wanted: { name: '田秀岚' } }),
    )
    const moving = { wanted: { villageId }, proof: null, reason: '搬家' }
    await clerk.changes.take(await aChange(clerk, personId, moving))
    await desk.approve(waiting)
    const now = await clerk.people.get({ personId })
    // Both stand: what the case leaves alone is not put back.
    expect([now.name, now.village.villageId]).toEqual(['田秀岚', villageId])

    const both = await clerk.changes.take(
      await aChange(clerk, personId, {
        wanted: {
          name: '田秀澜',
          villageId: getDefined((await clerk.office.villages())[0], 'v').villageId,
        },
      }),
    )
    const { villageId: third } = getDefined((await clerk.office.villages())[3], 'village')
    const again = { wanted: { villageId: third }, proof: null, reason: '又搬家' }
    await clerk.changes.take(await aChange(clerk, personId, again))
    expect(await errorOf(desk.approve(both))).toMatchObject({
      code: 'RECORD_MOVED',
      data: { now: { villageId: third } },
    })
  })

  test('登记以后号码被别人用了，不能通过', async () => {
    const { personId } = await desk.aPerson()
    const idNumber = desk.freshNumber()
    const waiting = await clerk.changes.take(
      await aChange(clerk, personId, { wanted: { idNumber } }),
    )
    const { villageId } = getDefined((await clerk.office.villages())[0], 'village')
    const person = { name: '郑大河', idNumber, villageId, phone: null, identities: [] }
    await clerk.intake.register(
      await aNewRegistration(clerk, { registrant: { kind: 'new', person } }),
    )
    expect((await errorOf(desk.approve(waiting))).code).toBe('NUMBER_HELD')
  })

  test('没有生效的登记退回，照新信息重新提交；生效的不动', async () => {
    const { personId, registration } = await desk.aPerson()
    const { registrationId } = registration
    await reviewShown(reviewer, {
      requestId: aRequestId(),
      registrationId,
      verdict: 'approved',
      reason: null,
    })
    const idNumber = desk.freshNumber('19810203')
    const wanted = { name: '田秀岚', idNumber, birthDate: getDay('1981-02-03') }
    const whole = wantedOf(await clerk.people.get({ personId }), wanted)
    const told = await clerk.changes.preview({ personId, wanted: whole })
    expect(told).toMatchObject({
      isKey: true,
      registrations: [{ registrationId, state: 'approved', becomes: 'sent-back' }],
    })
    const waiting = await clerk.changes.take(await aChange(clerk, personId, { wanted }))
    const { changeId } = waiting
    expect(await reviewer.changes.consequences({ changeId })).toEqual(told)
    await desk.approve(waiting)
    const back = await clerk.intake.get({ registrationId })
    expect(back).toMatchObject({ state: 'sent-back', name: '田秀兰' })
    expect(back.review?.reason).toContain(waiting.changeNumber)

    const { version, coverageYear, tier, circumstance, identities, quotation } = back
    const mended = await clerk.intake.resubmit({
      requestId: aRequestId(),
      registrationId,
      version,
      payDay: quotation.payDay,
      tier,
      circumstance,
      identities,
    })
    expect(coverageYear).toBe(2024)
    expect(mended).toMatchObject({ name: '田秀岚', idNumber, birthDate: '1981-02-03' })
  })

  test('已缴费生效的登记不动，印出来还是当时的姓名', async () => {
    const { personId, registration } = await desk.aPerson()
    const { registrationId } = registration
    const move = { requestId: aRequestId(), registrationId, reason: null }
    await reviewShown(reviewer, { ...move, verdict: 'approved' })
    const paidOn = getDay('2023-11-20')
    const { decisionDigest } = await clerk.collections.preview({ registrationId, paidOn })
    const channels = await clerk.collections.channels({ policy: 'tongliang-2024' })
    await clerk.collections.pay({
      requestId: aRequestId(),
      registrationId,
      channel: getDefined(channels[0], 'channel').channel,
      paidOn,
      amountFen: 38000,
      decisionDigest,
    })
    const printed = await clerk.printing.print({
      requestId: aRequestId(),
      kind: 'registration',
      registrationId,
    })
    const waiting = await clerk.changes.take(
      await aChange(clerk, personId, { wanted: { name: '田秀岚' } }),
    )
    const { changeId } = waiting
    const { registrations } = await reviewer.changes.consequences({ changeId })
    expect(registrations).toMatchObject([{ becomes: 'stays', state: 'effective' }])
    await desk.approve(waiting)
    expect(await clerk.intake.get({ registrationId })).toMatchObject({
      state: 'effective',
      name: '田秀兰',
    })
    const { sheetNumber } = printed.content
    const { shortHash } = printed
    const verified = await clerk.printing.verify({ sheetNumber, shortHash })
    expect(verified).toMatchObject({ kind: 'found', differences: [] })
  })
})

describe('旧号码', () => {
  test('查得到现在的人，同名的不会另建一份', async () => {
    const { personId, idNumber: old } = await desk.aPerson('刘月娥')
    const idNumber = desk.freshNumber()
    await desk.approve(
      await clerk.changes.take(await aChange(clerk, personId, { wanted: { idNumber } })),
    )
    const { people } = await clerk.people.search({ text: old })
    expect(people).toMatchObject([{ personId, idNumber, formerNumber: old }])
    expect((await clerk.people.search({ text: idNumber })).people).toMatchObject([{ personId }])
    const { registrations } = await clerk.intake.list({ text: old })
    expect(registrations).toHaveLength(1)

    const { villageId } = getDefined((await clerk.office.villages())[0], 'village')
    const register = async (name: string) => {
      const person = { name, idNumber: old, villageId, phone: null, identities: [] }
      return clerk.intake.register(
        await aNewRegistration(clerk, { registrant: { kind: 'new', person } }),
      )
    }
    expect(await errorOf(register('刘月娥'))).toMatchObject({
      code: 'ALREADY_KNOWN',
      data: { personId },
    })
    // Taken down wrongly at first: its true holder may come.
    const other = await register('范二妹')
    expect(other.personId).not.toBe(personId)
    const found = (await clerk.people.search({ text: old })).people
    expect(found.map((one) => one.personId)).toEqual([other.personId, personId])
  })
})

describe('列表和单据', () => {
  test('按状态、村、姓名和编号查，数目一起给', async () => {
    const { personId, idNumber } = await desk.aPerson('戚晓梅')
    const change = await clerk.changes.take(
      await aChange(clerk, personId, { wanted: { name: '戚小梅' } }),
    )
    const { changeNumber } = change
    for (const text of ['戚晓梅', idNumber, changeNumber, changeNumber.toLowerCase()]) {
      const { lines, counts } = await reviewer.changes.list({ text })
      expect([text, lines.map((line) => line.changeNumber), counts.waiting]).toEqual([
        text,
        [changeNumber],
        1,
      ])
    }
    const applied = await reviewer.changes.list({ text: '戚晓梅', view: 'applied' })
    expect(applied.lines).toEqual([])
    const villages = await clerk.office.villages()
    const elsewhere = getDefined(villages.at(-1), 'village').villageId
    const none = await reviewer.changes.list({ text: '戚晓梅', villageId: elsewhere })
    expect(none.counts.all).toBe(0)
    expect((await reviewer.changes.list({})).lines.map(({ changeId }) => changeId)).toContain(
      change.changeId,
    )
  })

  test('变更登记表有份数和查验码，以后办到哪一步查验说得出', async () => {
    const { personId } = await desk.aPerson('𬭸㛃')
    const waiting = await clerk.changes.take(
      await aChange(clerk, personId, { wanted: { name: '𬭸小㛃' } }),
    )
    const { changeId, changeNumber } = waiting
    const input = { requestId: aRequestId(), changeId }
    const first = await clerk.changes.printSheet(input)
    expect(await clerk.changes.printSheet(input)).toEqual(first)
    expect(first).toMatchObject({
      copyNumber: 1,
      content: {
        sheetNumber: changeNumber,
        person: { name: '𬭸㛃' },
        fields: [{ label: '姓名', key: true, before: '𬭸㛃', after: '𬭸小㛃' }],
        state: 'waiting',
        decidedBy: null,
      },
    })
    await desk.approve(waiting)
    const second = await clerk.changes.printSheet({ requestId: aRequestId(), changeId })
    expect(second).toMatchObject({ copyNumber: 2, content: { state: 'applied' } })
    expect(second.shortHash).not.toBe(first.shortHash)
    const { shortHash } = first
    const found = await clerk.changes.verifySheet({ sheetNumber: changeNumber, shortHash })
    expect(found).toMatchObject({
      kind: 'found',
      copies: 2,
      copyNumbers: [1],
      stateNow: 'applied',
      original: { copyId: first.copyId },
    })
    const wrong = await clerk.changes.verifySheet({
      sheetNumber: changeNumber,
      shortHash: '0000-0000',
    })
    expect(wrong).toMatchObject({ kind: 'hash-differs', copyNumbers: [] })
    const sheetNumber = 'B500151-999999'
    expect(await clerk.changes.verifySheet({ sheetNumber, shortHash })).toEqual({
      kind: 'unknown-number',
    })
    const administrator = await desk.office.signedInAs('administrator')
    expect(await administrator.audit.verify({})).toMatchObject({ sound: true })
  })
})

describe('新生儿待补号码', () => {
  async function aNewborn(name: string, born: string, certificate: string) {
    const { villageId } = getDefined((await clerk.office.villages())[0], 'village')
    const person = {
      name,
      documentType: 'birth-certificate' as const,
      idNumber: certificate,
      birthDate: getDay(born),
      sex: 'female' as const,
      villageId,
      phone: '13900000009',
      identities: [],
    }
    return clerk.intake.register(
      await aNewRegistration(clerk, {
        registrant: { kind: 'new', person },
        circumstance: { kind: 'newborn' },
      }),
    )
  }

  test('照政策包最严的读法算还有几天；补了号码就不在单子上，旧编号还查得到', async () => {
    // Tongliang 二（二）2 reads 90 or 89 days: 2023-10-01 and 89 days are 2023-12-29.
    const { personId } = await aNewborn('戴小满', '2023-10-01', 'R500000001')
    await aNewborn('戴大满', '2023-09-01', 'R500000002')
    const { lines, count, more } = await clerk.changes.newborns({})
    expect([count, more]).toEqual([2, false])
    expect(lines.map(({ name }) => name)).toEqual(['戴大满', '戴小满'])
    expect(lines[1]).toMatchObject({
      personId,
      idNumber: 'R500000001',
      safeLastDay: '2023-12-29',
      daysLeft: 39,
      clause: '二（二）2',
      openChange: null,
    })
    // 2023-09-01 and 89 days are 2023-11-29.
    expect(lines[0]).toMatchObject({ safeLastDay: '2023-11-29', daysLeft: 9 })
    const after = getDefined(lines[0], 'first').personId
    const next = await clerk.changes.newborns({ after })
    expect(next.lines.map(({ name }) => name)).toEqual(['戴小满'])

    const idNumber = practiceNumber('20231001', '902')
    const waiting = await clerk.changes.take(
      await aChange(clerk, personId, {
        wanted: { name: '戴满溢', documentType: 'household-register', idNumber },
        reason: '新生儿落户，补公民身份号码',
        proof: { ...policeProof, kind: 'household-register' },
      }),
    )
    const listed = (await clerk.changes.newborns({})).lines.find(
      (line) => line.personId === personId,
    )
    expect(listed?.openChange).toMatchObject({ changeId: waiting.changeId, state: 'waiting' })
    await desk.approve(waiting)
    expect((await clerk.changes.newborns({})).lines.map(({ name }) => name)).toEqual(['戴大满'])
    const { people } = await clerk.people.search({ text: 'R500000001' })
    expect(people).toMatchObject([{ personId, name: '戴满溢', idNumber }])
  })
})
