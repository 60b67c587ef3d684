import { expect } from 'vitest'
import type { Amendment } from '../../../src/shared/rules/model.ts'
import { codeOf, errorOf } from '../support/desk.ts'
import type { Desk } from '../support/desk.ts'
import { aQuoteInput, aRequestId } from '../support/office-data.ts'
import { aPaid, aRegistered } from '../support/registered.ts'
import type { Case } from './case.ts'
import { confirmShown, recordShown } from '../../support/shown-standing.ts'

/** 2025 at 400 yuan from 2023-11-01 on: what an office would enter when next year's letter comes. */
export function anAmendment(changes: Partial<Amendment> = {}): Amendment {
  return {
    policy: 'dongming-2024',
    from: '2023-11-01',
    documentNumber: '东医保发〔2023〕9号',
    clause: '一',
    basis: '照文件录入',
    coverageYears: [2025],
    price: { unit: 'fen', amounts: { 1: 40_000 } },
    ...changes,
  }
}

/** The window of 2024 is over: what was registered inside it would be refused now. */
const earlierEnd = {
  coverageYears: [2024],
  window: { from: '2023-09-01', to: '2023-11-10' },
  price: undefined,
}

const form = (changes: Partial<Amendment> = {}) =>
  ({ kind: 'form', amendment: anAmendment(changes) }) as const

async function aRecorded(desk: Desk, changes: Partial<Amendment> = {}) {
  const administrator = await desk.signIn('administrator')
  const [entered] = await recordShown(administrator, {
    requestId: aRequestId(),
    source: form(changes),
  })
  if (entered === undefined) throw new Error('nothing was entered')
  return { administrator, entered }
}

const recording: readonly Case[] = [
  {
    call: 'amendments.record',
    rule: '连按两次、请求编号不同，同样的修改只录一次；预看也这样说，撤销以后可以再录',
    office: 'founded',
    async run(desk) {
      const { administrator, entered } = await aRecorded(desk)
      const again = () => recordShown(administrator, { requestId: aRequestId(), source: form() })
      expect(await codeOf(again())).toBe('ALREADY_ENTERED')
      const { problems } = await administrator.amendments.preview({ source: form() })
      expect(problems.map(({ text }) => text).join('')).toContain('已经录入，一字不差')
      const { amendmentId } = entered
      const requestId = aRequestId()
      await administrator.amendments.withdraw({ requestId, amendmentId, reason: '录错' })
      expect(await again()).toHaveLength(1)
    },
  },
  {
    call: 'amendments.record',
    rule: '文号、条款、依据里看不见的字符和写重的年度不收，说出在哪一处，从不内部出错',
    office: 'founded',
    async run(desk) {
      const administrator = await desk.signIn('administrator')
      const refusals: readonly [Partial<Amendment>, string][] = [
        [{ basis: '照\u0000文件' }, 'basis'],
        [{ documentNumber: '东\u202e医保' }, 'documentNumber'],
        [{ clause: '一\u2028二' }, 'clause'],
        [{ basis: '照文件\n录入' }, 'basis'],
        [{ clause: ' ' }, 'clause'],
        [{ basis: '长'.repeat(501) }, 'basis'],
        [{ coverageYears: [2025, 2025] }, 'coverageYears'],
      ]
      for (const [changes, path] of refusals) {
        const refused = await errorOf(
          recordShown(administrator, { requestId: aRequestId(), source: form(changes) }),
        )
        expect([refused.code, refused.data]).toMatchObject([
          'AMENDMENT_UNSOUND',
          { problems: [{ path }] },
        ])
      }
    },
  },
  {
    call: 'amendments.preview',
    rule: '录入前看得到旧值和新值，也看得到影响几份没缴费的登记',
    office: 'founded',
    async run(desk) {
      await aRegistered(desk)
      const client = await desk.signIn('administrator')
      const preview = await client.amendments.preview({
        source: form(earlierEnd),
      })
      expect(preview.problems).toEqual([])
      expect(preview.entries[0]?.changes).toContainEqual({
        part: 'window',
        what: '2024 待遇年度',
        before: '2023-09-01 至 2023-12-31',
        after: '2023-09-01 至 2023-11-10',
      })
      expect(preview.entries[0]?.waitingCount).toBe(1)
      // As a file it says the same, and may be rehearsed before it is entered.
      const text = preview.text ?? ''
      const again = await client.amendments.preview({ source: { kind: 'file', text } })
      expect(again.entries).toEqual(preview.entries)
      const checked = await client.rehearsal.check({ candidate: { kind: 'amendment', text } })
      expect(checked).toEqual({ title: '东医保发〔2023〕9号', problems: [] })
      expect(await client.amendments.list()).toEqual([])
    },
  },
  {
    call: 'amendments.preview',
    rule: '不合写法的指出是哪一栏、哪一行',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      const amount = { unit: 'fen', amounts: { 1: '四百' } }
      const bad = await client.amendments.preview({ source: form({ price: amount }) })
      expect(bad.problems).toMatchObject([{ path: 'price.amounts.1', line: null }])
      expect(bad.text).toBeNull()
      const text = 'policy: dongming-2024\nfrom: 2023-11-01\nprice: {}\n'
      const file = await client.amendments.preview({ source: { kind: 'file', text } })
      expect(file.problems.map(({ line }) => line)).toEqual([1, 1, 1])
      const elsewhere = form({ policy: 'tongliang-2024' })
      const stranger = await client.amendments.preview({ source: elsewhere })
      expect(stranger.problems).toMatchObject([{ path: 'policy' }])
    },
  },
  {
    call: 'amendments.record',
    rule: '录入以后，试算按新的价格，依据写文号',
    office: 'founded',
    async run(desk) {
      const { entered } = await aRecorded(desk)
      expect(entered).toMatchObject({
        amendmentId: 1,
        enteredBy: '测试administrator',
        enteredOn: '2023-11-20',
        withdrawn: null,
      })
      const clerk = await desk.signIn('clerk')
      const { answer } = await clerk.intake.quote(aQuoteInput({ coverageYear: 2025 }))
      expect(answer.charge?.payableFen).toBe(40_000)
      expect(answer.findings.map(({ clause }) => clause)).toContain('东医保发〔2023〕9号 一')
    },
  },
  {
    call: 'amendments.record',
    rule: '文件里可以写几项，一次录入',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      const item = [
        '- policy: dongming-2024',
        '  from: 2023-11-01',
        '  documentNumber: null',
        '  clause: 四',
        '  basis: 电话请示县医保局，记录在案',
        '  channels: [{ channel: 柜台POS机 }]',
      ]
      const text = [...item, ...item].join('\n')
      const entered = await recordShown(client, {
        requestId: aRequestId(),
        source: { kind: 'file', text },
      })
      expect(entered.map(({ amendmentId }) => amendmentId)).toEqual([1, 2])
      const channels = await client.collections.channels({ policy: 'dongming-2024' })
      expect(channels).toEqual([{ channel: '柜台POS机', clause: '四（本单位确定）' }])
    },
  },
  {
    call: 'amendments.record',
    rule: '合不到政策包上的和别的政策包的，一项也不记',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      const unsound = form({ routes: [{ remove: 'no-such-row' }] })
      const refused = await errorOf(
        recordShown(client, { requestId: aRequestId(), source: unsound }),
      )
      expect(refused.code).toBe('AMENDMENT_UNSOUND')
      expect(refused.data).toMatchObject({ problems: [{ path: 'routes.0' }] })
      const source = form({ policy: 'tongliang-2024' })
      const stranger = recordShown(client, { requestId: aRequestId(), source })
      expect(await codeOf(stranger)).toBe('POLICY_NOT_ADOPTED')
      expect(await client.amendments.list()).toEqual([])
    },
  },
  {
    call: 'amendments.withdrawalPreview',
    rule: '撤销以前说明已审核没有缴费的几份受影响，没有这项的说没有',
    office: 'founded',
    async run(desk) {
      const { administrator, entered } = await aRecorded(desk)
      const { amendmentId } = entered
      expect(await administrator.amendments.withdrawalPreview({ amendmentId })).toEqual({
        approvedCount: 0,
        lostCount: 0,
        changedCount: 0,
      })
      const unknown = administrator.amendments.withdrawalPreview({ amendmentId: 99 })
      expect(await codeOf(unknown)).toBe('AMENDMENT_NOT_FOUND')
      const withdrawal = { requestId: aRequestId(), amendmentId, reason: '录错' }
      await administrator.amendments.withdraw(withdrawal)
      const gone = administrator.amendments.withdrawalPreview({ amendmentId })
      expect(await codeOf(gone)).toBe('ALREADY_WITHDRAWN')
    },
  },
  {
    call: 'amendments.withdraw',
    rule: '撤销要写原因，撤销后照旧，列表里仍看得到谁、何时、为什么',
    office: 'founded',
    async run(desk) {
      const { administrator, entered } = await aRecorded(desk)
      const { amendmentId } = entered
      const withdrawn = await administrator.amendments.withdraw({
        requestId: aRequestId(),
        amendmentId,
        reason: '文号录错',
      })
      expect(withdrawn.withdrawn).toMatchObject({ reason: '文号录错', on: '2023-11-20' })
      expect(await administrator.amendments.list()).toEqual([withdrawn])
      const clerk = await desk.signIn('clerk')
      const { answer } = await clerk.intake.quote(aQuoteInput({ coverageYear: 2025 }))
      expect(answer.outcome).toBe('undetermined')
      const again = { amendmentId, reason: '再撤一次' }
      expect(
        await codeOf(administrator.amendments.withdraw({ requestId: aRequestId(), ...again })),
      ).toBe('ALREADY_WITHDRAWN')
      const unknown = { amendmentId: 99, reason: '没有这项' }
      expect(
        await codeOf(administrator.amendments.withdraw({ requestId: aRequestId(), ...unknown })),
      ).toBe('AMENDMENT_NOT_FOUND')
    },
  },
  {
    call: 'amendments.withdraw',
    rule: '后来的修改建立在这一项上的，先撤后来的',
    office: 'founded',
    async run(desk) {
      const { administrator, entered } = await aRecorded(desk, {
        tiers: [{ tier: 2, label: '二档' }],
        price: { unit: 'fen', amounts: { 1: 40_000, 2: 80_000 } },
      })
      const rows = [{ term: '特困人员', amounts: [{ tier: 2, payable: 0, subsidy: 80_000 }] }]
      await aRecorded(desk, {
        from: '2023-11-10',
        price: undefined,
        subsidies: { unit: 'fen', rows },
      })
      const reason = '先撤前一项'
      const withdrawing = administrator.amendments.withdraw({
        requestId: aRequestId(),
        amendmentId: entered.amendmentId,
        reason,
      })
      expect(await codeOf(withdrawing)).toBe('AMENDMENT_NEEDED')
    },
  },
]

export const amendmentCases: readonly Case[] = [
  ...recording,
  {
    call: 'amendments.list',
    rule: '谁都看得到本单位录入了什么',
    office: 'founded',
    async run(desk) {
      const { entered } = await aRecorded(desk)
      const clerk = await desk.signIn('clerk')
      expect(await clerk.amendments.list()).toEqual([entered])
    },
  },
  {
    call: 'amendments.gaps',
    rule: '通知没有写的一处一处列出来，裁定以后注明依据',
    office: 'founded',
    async run(desk) {
      const administrator = await desk.signIn('administrator')
      const policy = 'dongming-2024'
      const before = await administrator.amendments.gaps({ policy })
      expect(before.filter(({ settled }) => settled !== null)).toEqual([])
      const quota = before.find(({ kind, table }) => kind === 'silence' && table === 'quota')
      expect(quota?.clause).toBe('附件')
      await aRecorded(desk, {
        documentNumber: null,
        clause: '附件',
        coverageYears: undefined,
        price: undefined,
        quota: { from: 'registered', minus: ['inService'], unit: 'person', text: '户籍减服役。' },
      })
      const after = await administrator.amendments.gaps({ policy })
      expect(after.find(({ key }) => key === quota?.key)?.settled).toBe('附件（本单位确定）')
      expect(await codeOf(administrator.amendments.gaps({ policy: 'meishan-2024' }))).toBe(
        'POLICY_NOT_ADOPTED',
      )
    },
  },
  {
    call: 'amendments.readings',
    rule: '每处理解选了哪一项、谁在哪天确认的；没有确认的空着',
    office: 'founded',
    async run(desk) {
      const administrator = await desk.signIn('administrator')
      const choice = {
        policy: 'dongming-2024',
        reading: 'refund-other-insurance-day',
        option: '31-december-included',
      }
      const of = (readings: Awaited<ReturnType<typeof administrator.amendments.readings>>) =>
        readings.find(({ reading }) => reading === choice.reading)
      expect(of(await administrator.amendments.readings())?.confirmed).toBeNull()
      await confirmShown(administrator, { requestId: aRequestId(), choice })
      expect(of(await administrator.amendments.readings())?.confirmed).toMatchObject({
        option: choice.option,
        by: '测试administrator',
        on: '2023-11-20',
      })
    },
  },
  {
    call: 'amendments.overlay',
    rule: '导出的文件写着读法、修改和指纹',
    office: 'founded',
    async run(desk) {
      await aRecorded(desk)
      const clerk = await desk.signIn('clerk')
      const { fileName, text } = await clerk.amendments.overlay()
      expect(fileName).toBe('本单位确定-沙窝镇医疗保障服务站-2023-11-20.yaml')
      expect(text).toContain('thirty-percent: subsidised')
      expect(text).toContain('documentNumber: 东医保发〔2023〕9号')
      expect(text).toMatch(/# 指纹 [0-9a-f]{64}\n/u)
    },
  },
  {
    call: 'intake.explain',
    rule: '改了理解和修改以后，当时的试算和核定重算还是逐字相同',
    office: 'founded',
    async run(desk) {
      const { registrationNumber } = await aPaid(desk)
      await aRecorded(desk, earlierEnd)
      const auditor = await desk.signIn('auditor')
      const explanation = await auditor.intake.explain({ registrationNumber })
      expect(explanation.same).toBe(true)
      expect(explanation.decisions.map(({ kind, call }) => [kind, call])).toEqual([
        ['quotation', 'intake.register'],
        ['settlement', 'collections.pay'],
      ])
      expect(explanation.decisions[1]?.replayed?.answer.charge?.payableFen).toBe(38_000)
      const unknown = auditor.intake.explain({ registrationNumber: 'X-1' })
      expect(await codeOf(unknown)).toBe('REGISTRATION_NOT_FOUND')
    },
  },
]
