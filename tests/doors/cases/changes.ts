import { expect } from 'vitest'
import { getDay } from '../../../src/shared/kernel/day.ts'
import { aForm, aSentBackChange, aWaitingChange, proof } from '../support/changes.ts'
import { codeOf, errorOf } from '../support/desk.ts'
import { anIdNumber, aPerson, aRegistration, aRequestId } from '../support/office-data.ts'
import { aRegistered } from '../support/registered.ts'
import type { Case } from './case.ts'

const taking: readonly Case[] = [
  {
    call: 'changes.take',
    rule: '改电话当即生效，改姓名要证明并等审核，填的不对各说各的',
    office: 'founded',
    async run(desk) {
      const { personId } = await aRegistered(desk)
      const clerk = await desk.signIn('clerk')
      const take = (form: Awaited<ReturnType<typeof aForm>>) =>
        clerk.changes.take({ requestId: aRequestId(), ...form })
      const same = await aForm(desk, personId)
      expect(await codeOf(take(same))).toBe('NOTHING_CHANGED')
      const wanted = { ...same.wanted, reach: { ...same.wanted.reach, phone: '13800000000' } }
      const applied = await take({ ...same, wanted })
      expect(applied).toMatchObject({ state: 'applied', labels: ['电话'], proof: null })
      expect(await codeOf(take(same))).toBe('PERSON_CHANGED')

      const form = await aForm(desk, personId, { name: '张桂瑛' })
      const bare = clerk.changes.take({ requestId: aRequestId(), ...form, proof: null })
      expect(await codeOf(bare)).toBe('PROOF_NEEDED')
      const later = { ...proof, day: getDay('2023-11-21') }
      expect(await codeOf(take({ ...form, proof: later }))).toBe('PROOF_DAY_FUTURE')
      expect(await codeOf(take({ ...form, personId: 99 }))).toBe('PERSON_NOT_FOUND')
      for (const [wrong, code] of [
        [{ idNumber: anIdNumber().slice(0, 17) }, 'DOCUMENT_REFUSED'],
        [{ idNumber: anIdNumber('19800507', '124') }, 'BIRTH_DATE_DIFFERS'],
        [{ idNumber: anIdNumber('19800506', '123') }, 'SEX_DIFFERS'],
        [{ villageId: 99 }, 'VILLAGE_NOT_FOUND'],
      ] as const) {
        const bad = { ...form, wanted: { ...form.wanted, ...wrong } }
        expect([code, await codeOf(take(bad))]).toEqual([code, code])
      }
      const waiting = await take(form)
      expect(waiting).toMatchObject({
        changeNumber: 'B371728100-000002',
        state: 'waiting',
        labels: ['姓名'],
        takenByMe: true,
        steps: [{ state: 'waiting', by: '测试clerk', on: '2023-11-20' }],
      })
      expect(await codeOf(take(form))).toBe('CASE_OPEN')
    },
  },
  {
    call: 'changes.take',
    rule: '号码已是别人的，说出是谁',
    office: 'founded',
    async run(desk) {
      const { personId } = await aRegistered(desk)
      const idNumber = anIdNumber('19800506', '224')
      const person = aPerson({ name: '李桂英', idNumber, villageId: 2 })
      await aRegistered(desk, aRegistration(person))
      const clerk = await desk.signIn('clerk')
      const form = await aForm(desk, personId, { idNumber })
      const refusal = await errorOf(clerk.changes.take({ requestId: aRequestId(), ...form }))
      expect(refusal).toMatchObject({
        code: 'NUMBER_HELD',
        data: { personId: 2, name: '李桂英', villageName: '柳园村' },
      })
    },
  },
  {
    call: 'changes.preview',
    rule: '保存以前说明：要不要审核，哪份登记退回',
    office: 'founded',
    async run(desk) {
      const { personId, registrationId } = await aRegistered(desk)
      const clerk = await desk.signIn('clerk')
      const { wanted } = await aForm(desk, personId, { name: '张桂瑛' })
      expect(await clerk.changes.preview({ personId, wanted })).toMatchObject({
        isKey: true,
        registrations: [
          {
            registrationId,
            state: 'awaiting-review',
            becomes: 'sent-back',
            decidedOtherwise: false,
          },
        ],
      })
      const moved = { ...(await aForm(desk, personId)).wanted, villageId: 2 }
      expect(await clerk.changes.preview({ personId, wanted: moved })).toMatchObject({
        isKey: false,
        registrations: [{ becomes: 'stays' }],
      })
      const { wanted: same } = await aForm(desk, personId)
      expect(await codeOf(clerk.changes.preview({ personId, wanted: same }))).toBe(
        'NOTHING_CHANGED',
      )
      expect(await codeOf(clerk.changes.preview({ personId: 99, wanted }))).toBe('PERSON_NOT_FOUND')
    },
  },
  {
    call: 'changes.mend',
    rule: '退回的改好再交；改得没有关键信息了就撤回',
    office: 'founded',
    async run(desk) {
      const { changeId, version, personId } = await aSentBackChange(desk)
      const clerk = await desk.signIn('clerk')
      const { version: personVersion, ...form } = await aForm(desk, personId, { name: '张桂瑛' })
      const { personId: _, ...rest } = form
      const mend = { changeId, version, personVersion, ...rest }
      const send = (input: typeof mend) => clerk.changes.mend({ requestId: aRequestId(), ...input })
      const villageOnly = { ...mend.wanted, name: '张桂英', villageId: 2 }
      expect(await codeOf(send({ ...mend, wanted: villageOnly }))).toBe('NO_KEY_FIELD')
      expect(await codeOf(send({ ...mend, personVersion: 1 }))).toBe('PERSON_CHANGED')
      expect(await codeOf(send({ ...mend, changeId: 99 }))).toBe('CHANGE_NOT_FOUND')
      const again = await send({ ...mend, reason: '已换清楚的证明' })
      expect(again.steps.map(({ state }) => state)).toEqual(['waiting', 'sent-back', 'waiting'])
      expect(await codeOf(send(mend))).toBe('WRONG_STATE')
    },
  },
  {
    call: 'changes.withdraw',
    rule: '没审核的可以撤回，留着看得见',
    office: 'founded',
    async run(desk) {
      const { changeId, version } = await aWaitingChange(desk)
      const clerk = await desk.signIn('clerk')
      const withdraw = (v: number) =>
        clerk.changes.withdraw({ requestId: aRequestId(), changeId, version: v, reason: '不改了' })
      expect(await codeOf(withdraw(version + 1))).toBe('CHANGE_CHANGED')
      expect(await withdraw(version)).toMatchObject({ state: 'withdrawn' })
      expect(await codeOf(withdraw(version))).toBe('WRONG_STATE')
    },
  },
]

const deciding: readonly Case[] = [
  {
    call: 'changes.review',
    rule: '审核通过档案才变，没生效的登记退回',
    office: 'founded',
    async run(desk) {
      const { changeId, version, personId } = await aWaitingChange(desk)
      const reviewer = await desk.signIn('reviewer')
      const review = (verdict: 'approved' | 'sent-back', v = version) =>
        reviewer.changes.review({
          requestId: aRequestId(),
          changeId,
          version: v,
          verdict,
          reason: null,
        })
      expect(await codeOf(review('sent-back'))).toBe('REASON_NEEDED')
      expect(await codeOf(review('approved', version + 1))).toBe('CHANGE_CHANGED')
      expect((await reviewer.people.get({ personId })).name).toBe('张桂英')
      expect(await review('approved')).toMatchObject({ state: 'applied' })
      expect((await reviewer.people.get({ personId })).name).toBe('张桂瑛')
      expect(await reviewer.intake.get({ registrationId: 1 })).toMatchObject({
        state: 'sent-back',
        name: '张桂英',
      })
      expect(await codeOf(review('approved'))).toBe('WRONG_STATE')
    },
  },
  {
    call: 'changes.get',
    rule: '一份变更有新旧内容、证明和每一步',
    office: 'founded',
    async run(desk) {
      const { changeId } = await aSentBackChange(desk)
      const auditor = await desk.signIn('auditor')
      expect(await auditor.changes.get({ changeId })).toMatchObject({
        state: 'sent-back',
        takenByMe: false,
        before: { name: '张桂英' },
        after: { name: '张桂瑛' },
        proof,
        steps: [{ by: '测试clerk' }, { by: '测试reviewer', note: '证明上的印章看不清' }],
      })
      expect(await codeOf(auditor.changes.get({ changeId: 99 }))).toBe('CHANGE_NOT_FOUND')
    },
  },
  {
    call: 'changes.consequences',
    rule: '审核人员看得到通过以后哪份登记退回',
    office: 'founded',
    async run(desk) {
      const { changeId } = await aWaitingChange(desk)
      const reviewer = await desk.signIn('reviewer')
      expect(await reviewer.changes.consequences({ changeId })).toMatchObject({
        isKey: true,
        registrations: [{ becomes: 'sent-back' }],
      })
      expect(await codeOf(reviewer.changes.consequences({ changeId: 99 }))).toBe('CHANGE_NOT_FOUND')
    },
  },
  {
    call: 'changes.list',
    rule: '待审核的在前，照村和姓名查得到',
    office: 'founded',
    async run(desk) {
      const { changeId, changeNumber } = await aWaitingChange(desk)
      const reviewer = await desk.signIn('reviewer')
      expect(await reviewer.changes.list({})).toMatchObject({
        lines: [{ changeId, changeNumber, name: '张桂英', takenByMe: false }],
        counts: { waiting: 1, applied: 0, all: 1 },
        more: false,
      })
      expect((await reviewer.changes.list({ villageId: 2 })).counts.all).toBe(0)
      expect((await reviewer.changes.list({ text: '张桂英' })).lines).toHaveLength(1)
      expect((await reviewer.changes.list({ cursor: changeId })).lines).toEqual([])
    },
  },
  {
    call: 'changes.ofPerson',
    rule: '一个人的变更，新的在前',
    office: 'founded',
    async run(desk) {
      const { personId, changeId } = await aWaitingChange(desk)
      const clerk = await desk.signIn('clerk')
      expect(await clerk.changes.ofPerson({ personId })).toMatchObject([{ changeId }])
      expect(await clerk.changes.ofPerson({ personId: 99 })).toEqual([])
    },
  },
  {
    call: 'changes.newborns',
    rule: '凭出生医学证明参保的在待补号码单子上，天数照政策包',
    office: 'founded',
    async run(desk) {
      await aRegistered(desk)
      const certificate = 'R371000123'
      const baby = aPerson({
        name: '张小宝',
        documentType: 'birth-certificate',
        idNumber: certificate,
        birthDate: getDay('2023-11-01'),
        sex: 'male',
      })
      await aRegistered(desk, { ...aRegistration(baby), circumstance: { kind: 'newborn' } })
      const clerk = await desk.signIn('clerk')
      // Dongming 二（二）: six months after 2023-11-01 are 2024-05-01, 163 days from 2023-11-20.
      expect(await clerk.changes.newborns({})).toMatchObject({
        lines: [
          { name: '张小宝', idNumber: certificate, safeLastDay: '2024-05-01', daysLeft: 163 },
        ],
        count: 1,
        more: false,
      })
      expect((await clerk.changes.newborns({ villageId: 2 })).count).toBe(0)
    },
  },
]

const sheets: readonly Case[] = [
  {
    call: 'changes.previewSheet',
    rule: '预览变更登记表不计份数',
    office: 'founded',
    async run(desk) {
      const { changeId, changeNumber } = await aWaitingChange(desk)
      const clerk = await desk.signIn('clerk')
      expect(await clerk.changes.previewSheet({ changeId })).toMatchObject({
        sheetNumber: changeNumber,
        officeName: '沙窝镇医疗保障服务站',
        fields: [{ label: '姓名', before: '张桂英', after: '张桂瑛' }],
        takenBy: '测试clerk',
        decidedBy: null,
      })
      expect(await codeOf(clerk.changes.previewSheet({ changeId: 99 }))).toBe('CHANGE_NOT_FOUND')
    },
  },
  {
    call: 'changes.printSheet',
    rule: '打印计一份，从 1 编起',
    office: 'founded',
    async run(desk) {
      const { changeId } = await aWaitingChange(desk)
      const clerk = await desk.signIn('clerk')
      const print = (id: number) =>
        clerk.changes.printSheet({ requestId: aRequestId(), changeId: id })
      expect((await print(changeId)).copyNumber).toBe(1)
      expect((await print(changeId)).copyNumber).toBe(2)
      expect(await codeOf(print(99))).toBe('CHANGE_NOT_FOUND')
    },
  },
  {
    call: 'changes.getSheet',
    rule: '打印过的变更登记表照原样取得到',
    office: 'founded',
    async run(desk) {
      const { changeId } = await aWaitingChange(desk)
      const clerk = await desk.signIn('clerk')
      const printed = await clerk.changes.printSheet({ requestId: aRequestId(), changeId })
      const { copyId } = printed
      const auditor = await desk.signIn('auditor')
      expect(await auditor.changes.getSheet({ copyId })).toEqual(printed)
      expect(await codeOf(auditor.changes.getSheet({ copyId: 99 }))).toBe('COPY_NOT_FOUND')
    },
  },
  {
    call: 'changes.verifySheet',
    rule: '查验：没打过、查验码不符、是本单位打的，各说各的',
    office: 'founded',
    async run(desk) {
      const { changeId } = await aWaitingChange(desk)
      const clerk = await desk.signIn('clerk')
      const requestId = aRequestId()
      const { shortHash, content } = await clerk.changes.printSheet({ requestId, changeId })
      const verify = (sheetNumber: string, typed: string) =>
        clerk.changes.verifySheet({ sheetNumber, shortHash: typed })
      expect(await verify('B1-1', shortHash)).toEqual({ kind: 'unknown-number' })
      expect(await verify(content.sheetNumber, '0000-0000')).toMatchObject({
        kind: 'hash-differs',
        copyNumbers: [],
      })
      const typed = content.sheetNumber.toLowerCase().replaceAll('-', '——')
      expect(await verify(typed, shortHash.toLowerCase())).toMatchObject({
        kind: 'found',
        copyNumbers: [1],
        stateNow: 'waiting',
        original: { content },
      })
    },
  },
]

export const changeCases: readonly Case[] = [...taking, ...deciding, ...sheets]
