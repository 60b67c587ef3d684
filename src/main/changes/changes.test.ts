/** 信息变更 on a real ledger: two people, proof, what follows, and the number of before. */
import { ORPCError } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aChange, policeProof, practiceNumber, wantedOf } from '../../../tests/support/changes.ts'
import { aRequestId, openTestOffice } from '../../../tests/support/practice-office.ts'
import type { Client, TestOffice } from '../../../tests/support/practice-office.ts'
import { aNewRegistration } from '../../../tests/support/registrations.ts'
import { reviewShown } from '../../../tests/support/shown.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { PersonChange } from '../../shared/changes/model.ts'

let office: TestOffice
let clerk: Client
let reviewer: Client

beforeAll(async () => {
  office = await openTestOffice()
  clerk = await office.signedInAs('clerk')
  reviewer = await office.signedInAs('reviewer')
})
afterAll(() => office.close())

let sequence = 100
/** Somebody new, registered and waiting for review. */
async function aPerson(name = '田秀兰') {
  sequence += 2
  const { villageId } = getDefined((await clerk.office.villages())[0], 'village')
  const idNumber = practiceNumber('19800203', String(sequence))
  const person = { name, idNumber, villageId, phone: null, identities: [] }
  const input = await aNewRegistration(clerk, { registrant: { kind: 'new', person } })
  const registration = await clerk.intake.register(input)
  return { idNumber, personId: registration.personId, registration }
}

const freshNumber = (birth = '19800203') => {
  sequence += 2
  return practiceNumber(birth, String(sequence))
}

async function errorOf(call: Promise<unknown>) {
  const error = await call.then(
    () => null,
    (caught: unknown) => caught,
  )
  if (!(error instanceof ORPCError)) throw new Error('was not refused', { cause: error })
  return { code: error.code, message: error.message, data: error.data as unknown }
}

const approve = (change: PersonChange, by: Client = reviewer) =>
  by.changes.review({
    requestId: aRequestId(),
    changeId: change.changeId,
    version: change.version,
    verdict: 'approved',
    reason: null,
  })
const sendBack = (change: PersonChange) =>
  reviewer.changes.review({
    requestId: aRequestId(),
    changeId: change.changeId,
    version: change.version,
    verdict: 'sent-back',
    reason: '证明编号看不清',
  })

describe('登记和审核', () => {
  test('不涉及姓名证件的当即生效，不用证明', async () => {
    const { personId } = await aPerson()
    const villages = await clerk.office.villages()
    const other = getDefined(villages[1], 'second village')
    const input = await aChange(clerk, personId, {
      wanted: { villageId: other.villageId },
      proof: null,
      reason: '户口迁到本街道另一个村',
    })
    const change = await clerk.changes.take(input)
    expect(change).toMatchObject({ state: 'applied', isKey: false, labels: ['村（社区）'] })
    expect(change.proof).toBeNull()
    expect((await clerk.people.get({ personId })).village.name).toBe(other.name)
    // Twice is once.
    expect(await clerk.changes.take(input)).toEqual(change)
    expect(await clerk.changes.ofPerson({ personId })).toHaveLength(1)
  })

  test('涉及姓名的先等审核，审核通过才改档案，旧内容留着', async () => {
    const { personId, idNumber } = await aPerson()
    const input = await aChange(clerk, personId, { wanted: { name: '田秀岚' } })
    const waiting = await clerk.changes.take(input)
    expect(waiting).toMatchObject({ state: 'waiting', isKey: true, labels: ['姓名'] })
    expect(await clerk.changes.take(input)).toEqual(waiting)
    expect((await clerk.people.get({ personId })).name).toBe('田秀兰')

    const applied = await approve(waiting)
    expect(applied).toMatchObject({
      state: 'applied',
      before: { name: '田秀兰', idNumber },
      after: { name: '田秀岚', idNumber },
    })
    expect(applied.steps.map(({ state }) => state)).toEqual(['waiting', 'applied'])
    expect((await clerk.people.get({ personId })).name).toBe('田秀岚')
    const { people } = await clerk.people.search({ text: 'tianxiulan' })
    expect(people.some((one) => one.personId === personId)).toBe(true)
  })

  test('退回要有理由，改好再交，也可以撤回；办完的不能再办', async () => {
    const { personId } = await aPerson()
    const waiting = await clerk.changes.take(
      await aChange(clerk, personId, { wanted: { name: '田秀岚' } }),
    )
    const { changeId } = waiting
    const noReason = { changeId, version: waiting.version, verdict: 'sent-back' as const }
    expect(
      (
        await errorOf(
          reviewer.changes.review({ requestId: aRequestId(), ...noReason, reason: null }),
        )
      ).code,
    ).toBe('REASON_NEEDED')
    const back = await sendBack(waiting)
    expect(back).toMatchObject({ state: 'sent-back' })
    expect(back.steps.at(-1)).toMatchObject({ note: '证明编号看不清' })
    expect((await errorOf(approve(back))).code).toBe('WRONG_STATE')

    const person = await clerk.people.get({ personId })
    const mend = {
      requestId: aRequestId(),
      changeId,
      version: back.version,
      personVersion: person.version,
      wanted: wantedOf(person, { name: '田秀岚' }),
      reason: '证明编号重新核对',
      proof: policeProof,
    }
    const again = await clerk.changes.mend(mend)
    expect(again).toMatchObject({ state: 'waiting', reason: '证明编号重新核对' })
    expect(await clerk.changes.mend(mend)).toEqual(again)
    // The reviewer still has the version from before on the screen.
    const stale = await errorOf(approve(waiting))
    expect(stale).toMatchObject({ code: 'CHANGE_CHANGED', data: { version: again.version } })

    const withdrawal = { changeId, version: again.version, reason: '本人不办了' }
    const gone = await clerk.changes.withdraw({ requestId: aRequestId(), ...withdrawal })
    expect(gone.state).toBe('withdrawn')
    expect((await errorOf(approve(again))).code).toBe('WRONG_STATE')
    expect((await clerk.people.get({ personId })).name).toBe('田秀兰')
  })

  test('一个人同时只有一份没办完的', async () => {
    const { personId } = await aPerson()
    const first = await clerk.changes.take(
      await aChange(clerk, personId, { wanted: { name: '田秀岚' } }),
    )
    const second = await aChange(clerk, personId, { wanted: { name: '田秀澜' } })
    expect(await errorOf(clerk.changes.take(second))).toMatchObject({
      code: 'CASE_OPEN',
      message: `这个人已有信息变更 ${first.changeNumber} 没有办完，请先办完那一份。`,
    })
  })
})

describe('不予登记', () => {
  test.each([
    ['没有要变更的', {}, 'NOTHING_CHANGED'],
    ['校验位不对', { idNumber: '590151198002030011' }, 'DOCUMENT_REFUSED'],
    ['号码与出生日期不符', { idNumber: practiceNumber('19810203', '912') }, 'BIRTH_DATE_DIFFERS'],
    ['号码与性别不符', { idNumber: practiceNumber('19800203', '913') }, 'SEX_DIFFERS'],
    ['没有这个村', { villageId: 9999 }, 'VILLAGE_NOT_FOUND'],
  ])('%s', async (_, wanted, code) => {
    const { personId } = await aPerson()
    const refusal = await errorOf(clerk.changes.take(await aChange(clerk, personId, { wanted })))
    expect(refusal.code).toBe(code)
    expect(refusal.message).toMatch(/。$/u)
    expect(await clerk.changes.ofPerson({ personId })).toEqual([])
  })

  test.each([
    ['200 个字', '田'.repeat(200), '姓名不能超过 50 个字'],
    ['表情', '田😀', '姓名只能是文字'],
    ['网页代码', '<script>alert(1)</script>', '姓名只能是文字'],
    ['空白', '   ', '姓名不能为空'],
  ])('姓名是%s', async (_, name, text) => {
    const { personId } = await aPerson()
    const refusal = await errorOf(
      clerk.changes.take(await aChange(clerk, personId, { wanted: { name } })),
    )
    expect(refusal.code).toBe('BAD_INPUT')
    expect(JSON.stringify(refusal.data)).toContain(text)
  })

  test.each(['𬭸嫣㛃', '阿依古丽·买买提', 'Anna-Marie O’Neil', '欧阳〇一'])(
    '姓名 %s 可以',
    async (name) => {
      const { personId } = await aPerson()
      const change = await clerk.changes.take(await aChange(clerk, personId, { wanted: { name } }))
      expect(change.after.name).toBe(name)
    },
  )

  test('关键信息没有证明、证明日期在以后的不登记，没看原件的不登记', async () => {
    const { personId } = await aPerson()
    const wanted = { name: '田秀岚' }
    const without = await aChange(clerk, personId, { wanted, proof: null })
    expect((await errorOf(clerk.changes.take(without))).code).toBe('PROOF_NEEDED')
    const later = { ...policeProof, day: getDay('2023-11-21') }
    const tomorrow = await aChange(clerk, personId, { wanted, proof: later })
    expect((await errorOf(clerk.changes.take(tomorrow))).code).toBe('PROOF_DAY_FUTURE')
    const today = { ...policeProof, day: getDay('2023-11-20') }
    expect((await clerk.changes.take({ ...tomorrow, proof: today })).state).toBe('waiting')
    const unseen = { ...without, proof: { ...policeProof, originalSeen: false } }
    expect(
      // A door may be sent anything.
      (await errorOf(clerk.changes.take(unseen as unknown as typeof without))).code,
    ).toBe('BAD_INPUT')
  })

  test('不存在的日期不收', async () => {
    const { personId } = await aPerson()
    const input = await aChange(clerk, personId)
    const wanted = { ...input.wanted, birthDate: '2023-02-30' }
    const bad = { ...input, wanted } as unknown as typeof input
    const refusal = await errorOf(clerk.changes.take(bad))
    expect(refusal.code).toBe('BAD_INPUT')
    expect(JSON.stringify(refusal.data)).toContain('不是存在的日期')
  })

  test('号码已有人使用，说出是谁', async () => {
    const other = await aPerson('郑大海')
    const { personId } = await aPerson()
    const input = await aChange(clerk, personId, { wanted: { idNumber: other.idNumber } })
    const refusal = await errorOf(clerk.changes.take(input))
    expect(refusal).toMatchObject({ code: 'NUMBER_HELD', data: { personId: other.personId } })
    expect(refusal.message).toContain('郑大海')
    // As soon as it is typed, too.
    const { wanted } = input
    expect((await errorOf(clerk.changes.preview({ personId, wanted }))).code).toBe('NUMBER_HELD')
  })

  test('别人刚改过档案，给出现在的内容', async () => {
    const { personId } = await aPerson()
    const input = await aChange(clerk, personId, { wanted: { name: '田秀岚' } })
    const phone = await aChange(clerk, personId, { proof: null, reason: '换了电话' })
    const reach = { ...phone.wanted.reach, phone: '13800000001' }
    await clerk.changes.take({ ...phone, wanted: { ...phone.wanted, reach } })
    expect(await errorOf(clerk.changes.take(input))).toMatchObject({
      code: 'PERSON_CHANGED',
      data: { now: { phone: '13800000001' } },
    })
  })
})

describe('审核时', () => {
  test('登记以后动过同一项的要退回，动了别的不妨碍', async () => {
    const { personId } = await aPerson()
    const { villageId } = getDefined((await clerk.office.villages())[2], 'village')
    const waiting = await clerk.changes.take(
      await aChange(clerk, personId, { wanted: { name: '田秀岚' } }),
    )
    const moving = { wanted: { villageId }, proof: null, reason: '搬家' }
    await clerk.changes.take(await aChange(clerk, personId, moving))
    await approve(waiting)
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
    expect(await errorOf(approve(both))).toMatchObject({
      code: 'RECORD_MOVED',
      data: { now: { villageId: third } },
    })
  })

  test('登记以后号码被别人用了，不能通过', async () => {
    const { personId } = await aPerson()
    const idNumber = freshNumber()
    const waiting = await clerk.changes.take(
      await aChange(clerk, personId, { wanted: { idNumber } }),
    )
    const { villageId } = getDefined((await clerk.office.villages())[0], 'village')
    const person = { name: '郑大河', idNumber, villageId, phone: null, identities: [] }
    await clerk.intake.register(
      await aNewRegistration(clerk, { registrant: { kind: 'new', person } }),
    )
    expect((await errorOf(approve(waiting))).code).toBe('NUMBER_HELD')
  })

  test('没有生效的登记退回，照新信息重新提交；生效的不动', async () => {
    const { personId, registration } = await aPerson()
    const { registrationId } = registration
    await reviewShown(reviewer, {
      requestId: aRequestId(),
      registrationId,
      verdict: 'approved',
      reason: null,
    })
    const idNumber = freshNumber('19810203')
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
    await approve(waiting)
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
    const { personId, registration } = await aPerson()
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
    await approve(waiting)
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
    const { personId, idNumber: old } = await aPerson('刘月娥')
    const idNumber = freshNumber()
    await approve(
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
    const { personId, idNumber } = await aPerson('戚晓梅')
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
    const { personId } = await aPerson('𬭸㛃')
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
    await approve(waiting)
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
    const administrator = await office.signedInAs('administrator')
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
    await approve(waiting)
    expect((await clerk.changes.newborns({})).lines.map(({ name }) => name)).toEqual(['戴大满'])
    const { people } = await clerk.people.search({ text: 'R500000001' })
    expect(people).toMatchObject([{ personId, name: '戴满溢', idNumber }])
  })
})
