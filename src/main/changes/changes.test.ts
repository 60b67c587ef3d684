/** 信息变更 on a real ledger: two people, proof, and what is refused. */
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

describe('登记和审核', () => {
  test('不涉及姓名证件的当即生效，不用证明', async () => {
    const { personId } = await desk.aPerson()
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
    const { personId, idNumber } = await desk.aPerson()
    const input = await aChange(clerk, personId, { wanted: { name: '田秀岚' } })
    const waiting = await clerk.changes.take(input)
    expect(waiting).toMatchObject({ state: 'waiting', isKey: true, labels: ['姓名'] })
    expect(await clerk.changes.take(input)).toEqual(waiting)
    expect((await clerk.people.get({ personId })).name).toBe('田秀兰')

    const applied = await desk.approve(waiting)
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
    const { personId } = await desk.aPerson()
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
    const back = await desk.sendBack(waiting)
    expect(back).toMatchObject({ state: 'sent-back' })
    expect(back.steps.at(-1)).toMatchObject({ note: '证明编号看不清' })
    expect((await errorOf(desk.approve(back))).code).toBe('WRONG_STATE')

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
    const stale = await errorOf(desk.approve(waiting))
    expect(stale).toMatchObject({ code: 'CHANGE_CHANGED', data: { version: again.version } })

    const withdrawal = { changeId, version: again.version, reason: '本人不办了' }
    const gone = await clerk.changes.withdraw({ requestId: aRequestId(), ...withdrawal })
    expect(gone.state).toBe('withdrawn')
    expect((await errorOf(desk.approve(again))).code).toBe('WRONG_STATE')
    expect((await clerk.people.get({ personId })).name).toBe('田秀兰')
  })

  test('一个人同时只有一份没办完的', async () => {
    const { personId } = await desk.aPerson()
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
    const { personId } = await desk.aPerson()
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
    const { personId } = await desk.aPerson()
    const refusal = await errorOf(
      clerk.changes.take(await aChange(clerk, personId, { wanted: { name } })),
    )
    expect(refusal.code).toBe('BAD_INPUT')
    expect(JSON.stringify(refusal.data)).toContain(text)
  })

  test.each(['𬭸嫣㛃', '阿依古丽·买买提', 'Anna-Marie O’Neil', '欧阳〇一'])(
    '姓名 %s 可以',
    async (name) => {
      const { personId } = await desk.aPerson()
      const change = await clerk.changes.take(await aChange(clerk, personId, { wanted: { name } }))
      expect(change.after.name).toBe(name)
    },
  )

  test('关键信息没有证明、证明日期在以后的不登记，没看原件的不登记', async () => {
    const { personId } = await desk.aPerson()
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
    const { personId } = await desk.aPerson()
    const input = await aChange(clerk, personId)
    const wanted = { ...input.wanted, birthDate: '2023-02-30' }
    const bad = { ...input, wanted } as unknown as typeof input
    const refusal = await errorOf(clerk.changes.take(bad))
    expect(refusal.code).toBe('BAD_INPUT')
    expect(JSON.stringify(refusal.data)).toContain('不是存在的日期')
  })

  test('号码已有人使用，说出是谁', async () => {
    const other = await desk.aPerson('郑大海')
    const { personId } = await desk.aPerson()
    const input = await aChange(clerk, personId, { wanted: { idNumber: other.idNumber } })
    const refusal = await errorOf(clerk.changes.take(input))
    expect(refusal).toMatchObject({ code: 'NUMBER_HELD', data: { personId: other.personId } })
    expect(refusal.message).toContain('郑大海')
    // As soon as it is typed, too.
    const { wanted } = input
    expect((await errorOf(clerk.changes.preview({ personId, wanted }))).code).toBe('NUMBER_HELD')
  })

  test('别人刚改过档案，给出现在的内容', async () => {
    const { personId } = await desk.aPerson()
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
