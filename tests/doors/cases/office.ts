import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { codeOf, errorOf } from '../support/desk.ts'
import { anOffice, aRequestId } from '../support/office-data.ts'
import { aRegistered } from '../support/registered.ts'
import { anAmendment } from './amendments.ts'
import type { Case } from './case.ts'
import { adoptShown, confirmShown, recordShown } from '../../support/shown-standing.ts'

const [clerk, reviewer, administrator] = anOffice().operators
const officeAsFounded = {
  name: '沙窝镇医疗保障服务站',
  regionCode: '371728100',
  practice: false,
  policies: ['dongming-2024'],
  readings: anOffice().readings,
}

export const officeCases: readonly Case[] = [
  {
    call: 'office.practiceAccounts',
    rule: '练习单位的账号随时看得到，正式单位一个也不列',
    office: 'founded',
    async run(desk) {
      const client = await desk.openClient()
      expect(await client.office.practiceAccounts()).toEqual([])
    },
  },
  {
    call: 'office.practiceAccounts',
    rule: '练习单位列出的账号能登录',
    office: 'none',
    async run(desk) {
      const client = await desk.openClient()
      expect(await client.office.practiceAccounts()).toEqual([])
      const made = await client.office.practise({ requestId: aRequestId(), office: 'dongming' })
      const listed = await client.office.practiceAccounts()
      expect(listed).toEqual(made.accounts)
      const { userName = '', password = '' } = listed[0] ?? {}
      const session = await client.accounts.signIn({ requestId: aRequestId(), userName, password })
      expect(session.operator.userName).toBe(userName)
    },
  },
  {
    call: 'office.status',
    rule: '还没有单位时照样知道今天是哪天',
    office: 'none',
    async run(desk) {
      const client = await desk.openClient()
      expect(await client.office.status()).toEqual({
        office: null,
        today: '2023-11-20',
        door: 'window',
        version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as unknown,
        // Outside the data folder, so that a stolen folder cannot be read.
        keyPlace: expect.stringMatching(/\.key$/) as unknown,
        clockBehind: null,
      })
    },
  },
  {
    call: 'office.status',
    rule: '过了北京时间零点就是第二天',
    office: 'founded',
    async run(desk) {
      const client = await desk.openClient()
      // From 10:00 to the last minute of the day, and one more.
      desk.clock.advanceMinutes(14 * 60 - 1)
      expect((await client.office.status()).today).toBe('2023-11-20')
      desk.clock.advanceMinutes(1)
      expect((await client.office.status()).today).toBe('2023-11-21')
    },
  },
  {
    call: 'office.found',
    rule: '建立单位后马上可以登录',
    office: 'none',
    async run(desk) {
      const client = await desk.openClient()
      const founding = { requestId: aRequestId(), office: anOffice() }
      expect(await client.office.found(founding)).toEqual(officeAsFounded)
      expect((await client.office.status()).office).toEqual(officeAsFounded)
      const session = await (await desk.signIn('administrator')).accounts.session()
      expect(session?.operator.roles).toEqual(['administrator'])
    },
  },
  {
    call: 'office.found',
    rule: '一本账只有一个单位',
    office: 'founded',
    async run(desk) {
      const client = await desk.openClient()
      const founding = client.office.found({ requestId: aRequestId(), office: anOffice() })
      expect(await codeOf(founding)).toBe('OFFICE_EXISTS')
    },
  },
  ...foundingRefusals([
    { code: 'USER_NAME_TAKEN', rule: '两人不能同一登录名', operators: [clerk, clerk] },
    { code: 'TOO_FEW_ROLES', rule: '没有管理人员不行', operators: [clerk, reviewer] },
    { code: 'TOO_FEW_ROLES', rule: '没有人审核不行', operators: [clerk, administrator] },
    {
      code: 'DISPLAY_NAME_TAKEN',
      rule: '两人不能同一姓名',
      operators: anOffice().operators.map((one) => ({ ...one, displayName: '王芳' })),
    },
    { code: 'POLICY_NOT_FOUND', rule: '没有的政策包不能选', policies: ['nowhere-2024'] },
    {
      code: 'READING_NOT_FOUND',
      rule: '政策包里没有的理解不能选',
      readings: [{ policy: 'dongming-2024', reading: 'thirty-percent', option: 'free' }],
    },
    { code: 'VILLAGE_TWICE', rule: '村名不能重复', villages: ['石庙村', '石庙村'] },
  ]),
  {
    call: 'office.practise',
    rule: '练习单位有自己的日期、账号和居民',
    office: 'none',
    async run(desk) {
      const client = await desk.openClient()
      const made = await client.office.practise({ requestId: aRequestId(), office: 'pulv' })
      expect(made.office).toMatchObject({ practice: true, policies: ['tongliang-2024'] })
      expect(made.accounts.map(({ roles }) => roles[0])).toEqual([
        'clerk',
        'reviewer',
        'administrator',
        'auditor',
      ])
      desk.clock.advanceMinutes(60 * 24 * 40)
      expect((await client.office.status()).today).toBe('2023-11-20')
      const again = client.office.practise({ requestId: aRequestId(), office: 'dongming' })
      expect(await codeOf(again)).toBe('OFFICE_EXISTS')
    },
  },
  {
    call: 'office.packs',
    rule: '建立单位之前可以看有哪些政策包',
    office: 'none',
    async run(desk) {
      const client = await desk.openClient()
      const { packs, problems } = await client.office.packs()
      const dongming = packs.find(({ policy }) => policy === 'dongming-2024')
      expect(dongming).toMatchObject({
        documentNumber: '东政办字〔2023〕26号',
        coverageYear: 2024,
        draft: false,
      })
      // 沙窝镇 is the third of fourteen rows of the notice's table.
      expect(dongming?.taskTable).toHaveLength(14)
      expect(dongming?.taskTable[2]).toEqual({ name: '沙窝镇', target: 71836 })
      expect(problems).toEqual([])
    },
  },
  {
    call: 'office.villages',
    rule: '村按单位自己的顺序',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      expect(await client.office.villages()).toEqual([
        { villageId: 1, name: '石庙村', position: 1 },
        { villageId: 2, name: '柳园村', position: 2 },
      ])
    },
  },
  {
    call: 'office.addVillages',
    rule: '新增的村排在后面',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      const adding = { requestId: aRequestId(), names: ['赵庄村', '新城社区'] }
      expect((await client.office.addVillages(adding)).map(({ name }) => name)).toEqual([
        '石庙村',
        '柳园村',
        '赵庄村',
        '新城社区',
      ])
    },
  },
  {
    call: 'office.addVillages',
    rule: '已有的村和一次写两遍的村都不收，一个也不记',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      for (const names of [
        ['赵庄村', '石庙村'],
        ['赵庄村', '赵庄村'],
      ]) {
        const adding = client.office.addVillages({ requestId: aRequestId(), names })
        expect(await codeOf(adding)).toBe('VILLAGE_TWICE')
      }
      expect(await client.office.villages()).toHaveLength(2)
    },
  },
  {
    call: 'office.confirmReading',
    rule: '管理人员确认后按确认的执行',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      const choice = { policy: 'dongming-2024', reading: 'thirty-percent', option: 'payable' }
      const office = await confirmShown(client, { requestId: aRequestId(), choice })
      expect(office.readings).toContainEqual(choice)
      expect(office.readings).toHaveLength(2)
    },
  },
  {
    call: 'office.confirmReading',
    rule: '没有采用的政策包里的理解不能确认',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      const choice = {
        policy: 'tongliang-2024',
        reading: 'second-half-newborn',
        option: 'born-in-second-half',
      }
      const confirming = confirmShown(client, { requestId: aRequestId(), choice })
      expect(await codeOf(confirming)).toBe('READING_NOT_FOUND')
    },
  },
  {
    call: 'office.adopt',
    rule: '采用以后可以按它登记，采用依据记在操作里',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      const office = await adoptShown(client, {
        requestId: aRequestId(),
        adoption: anAdoption('tongliang-2024'),
      })
      expect(office.policies).toEqual(['dongming-2024', 'tongliang-2024'])
      expect((await client.office.status()).office?.policies).toEqual(office.policies)
      const { actions } = await (await desk.signIn('auditor')).audit.actions({})
      expect(actions.find(({ kind }) => kind === 'office.adopt')).toBeDefined()
    },
  },
  {
    call: 'office.adopt',
    rule: '没有装入的、已经采用的、写错的，不能采用；征求意见稿要先确认',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      const adopt = (policy: string, draftConfirmed = false) =>
        adoptShown(client, {
          requestId: aRequestId(),
          adoption: { ...anAdoption(policy), draftConfirmed },
        })
      expect(await codeOf(adopt('nowhere-2024'))).toBe('POLICY_NOT_FOUND')
      expect(await codeOf(adopt('../rules/tongliang-2024'))).toBe('POLICY_NOT_FOUND')
      expect(await codeOf(adopt('dongming-2024'))).toBe('ALREADY_ADOPTED')
      expect(await codeOf(adopt('fangtai-2024'))).toBe('DRAFT_UNCONFIRMED')
      expect((await adopt('fangtai-2024', true)).policies).toContain('fangtai-2024')
      // An example that the pack answers otherwise.
      const file = join(desk.rulesFolder, 'tongliang-2024/cases.yaml')
      writeFileSync(file, readFileSync(file, 'utf8').replace('payableFen: 38000', 'payableFen: 1'))
      const broken = await errorOf(adopt('tongliang-2024'))
      expect(broken.code).toBe('POLICY_BROKEN')
      expect(JSON.stringify(broken.data)).toContain('tongliang-2024/cases.yaml 第 ')
    },
  },
  {
    call: 'office.abandon',
    rule: '没有登记过的可以撤销采用，撤销后还能再采用',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      const adoption = anAdoption('tongliang-2024')
      await adoptShown(client, { requestId: aRequestId(), adoption })
      const policy = 'tongliang-2024'
      const office = await client.office.abandon({
        requestId: aRequestId(),
        policy,
        reason: '选错了',
      })
      expect(office.policies).toEqual(['dongming-2024'])
      const again = await adoptShown(client, { requestId: aRequestId(), adoption })
      expect(again.policies).toEqual(['dongming-2024', 'tongliang-2024'])
    },
  },
  {
    call: 'office.abandon',
    rule: '登记过的、录入过修改的、唯一的和没有采用的，都不能撤销采用',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      const abandon = (policy: string) =>
        codeOf(client.office.abandon({ requestId: aRequestId(), policy, reason: '选错了' }))
      expect(await abandon('tongliang-2024')).toBe('POLICY_NOT_ADOPTED')
      expect(await abandon('dongming-2024')).toBe('LAST_POLICY')
      const source = { kind: 'form', amendment: anAmendment() } as const
      const [entered] = await recordShown(client, { requestId: aRequestId(), source })
      expect(await abandon('dongming-2024')).toBe('POLICY_AMENDED')
      const withdrawing = { amendmentId: entered?.amendmentId ?? 0, reason: '录错' }
      await client.amendments.withdraw({ requestId: aRequestId(), ...withdrawing })
      await aRegistered(desk)
      expect(await abandon('dongming-2024')).toBe('POLICY_USED')
    },
  },
  {
    call: 'office.confirmClock',
    rule: '电脑的时钟往回拨了，什么都不存，一句话说明；管理人员写明原因确认后照常办，核验无误',
    office: 'founded',
    async run(desk) {
      const administrator = await desk.signIn('administrator')
      const addVillage = (name: string) =>
        administrator.office.addVillages({ requestId: aRequestId(), names: [name] })
      await addVillage('甲村')
      const before = desk.clock.today()
      desk.clock.advanceMinutes(-5)
      await addVillage('乙村')
      desk.clock.advanceMinutes(-2 * 24 * 60)
      const { clockBehind } = await administrator.office.status()
      expect(clockBehind).toEqual({ today: desk.clock.today(), lastOn: before })
      expect(await errorOf(addVillage('丙村'))).toMatchObject({
        code: 'CLOCK_SET_BACK',
        message: expect.stringContaining(`早于账本里最近一次办理（${before}）`) as unknown,
      })
      // Whoever puts it right has to be able to sign in.
      const again = await desk.signIn('administrator')
      const confirm = (today: string) =>
        again.office.confirmClock({ requestId: aRequestId(), today, reason: '电脑日期曾误设' })
      expect(await codeOf(confirm(before))).toBe('CLOCK_MOVED')
      await confirm(desk.clock.today())
      expect((await again.office.status()).clockBehind).toBeNull()
      await addVillage('丙村')
      const auditor = await desk.signIn('auditor')
      expect((await auditor.audit.verify()).problems).toEqual([])
      const { actions } = await auditor.audit.actions({})
      const confirmed = actions.find(({ kind }) => kind === 'office.confirmClock')
      expect(confirmed?.detail).toBe(`今天是 ${desk.clock.today()}，理由：电脑日期曾误设`)
    },
  },
]

const anAdoption = (policy: string) => ({
  policy,
  document: '街道办公会 2023-11-20 决定',
  draftConfirmed: false,
})

type Operators = readonly (typeof clerk)[]
type Refusal = {
  readonly code: string
  readonly rule: string
  readonly operators?: Operators
  readonly policies?: string[]
  readonly readings?: ReturnType<typeof anOffice>['readings']
  readonly villages?: string[]
}

function foundingRefusals(refusals: readonly Refusal[]): readonly Case[] {
  return refusals.map(({ code, rule, operators, ...changes }) => ({
    call: 'office.found',
    rule,
    office: 'none',
    async run(desk) {
      const client = await desk.openClient()
      const people = operators?.flatMap((one) => (one === undefined ? [] : [one]))
      const office = anOffice({ ...changes, ...(people ? { operators: people } : {}) })
      const error = await errorOf(client.office.found({ requestId: aRequestId(), office }))
      expect(error.code).toBe(code)
      expect((await client.office.status()).office).toBeNull()
    },
  }))
}
