import ExcelJS from 'exceljs'
import { expect } from 'vitest'
import type { RehearsalState } from '../../../src/shared/rehearsal/model.ts'
import { getDay } from '../../../src/shared/kernel/day.ts'
import { codeOf, errorOf } from '../support/desk.ts'
import type { Desk } from '../support/desk.ts'
import type { Client } from '../support/doors.ts'
import { aPerson, aRequestId, aRegistration, anIdNumber } from '../support/office-data.ts'
import { aPaid, aRegistered } from '../support/registered.ts'
import type { Case } from './case.ts'

const policy = 'dongming-2024'

/** Three tenths of 400 yuan, by either reading. */
const thirtyPercent = `
          - { tier: 1, payable: 28000, subsidy: 12000, reading: { thirty-percent: subsidised } }
          - { tier: 1, payable: 12000, subsidy: 28000, reading: { thirty-percent: payable } }`

/** 2024 at 400 yuan instead of 380, from the middle of the window on. */
const text = `amendments:
  - policy: ${policy}
    from: 2023-11-01
    documentNumber: 东医保发〔2023〕9号
    clause: 一
    basis: 演练用
    coverageYears: [2024]
    price: { unit: fen, amounts: { 1: 40000 } }
    subsidies:
      unit: fen
      rows:
        - { term: 特困人员, amounts: [{ tier: 1, payable: 0, subsidy: 40000 }] }
${['低保对象', '致贫返贫人员', '医疗救助对象']
  .map((term) => `        - term: ${term}\n          amounts:${thirtyPercent}\n`)
  .join('')}`
const candidate = { kind: 'amendment', text } as const
const registrations = { kind: 'registrations', coverageYear: 2024 } as const

function everybody(changes: { readonly policy?: string } = {}) {
  const occasion = { coverageYear: 2024, payDay: getDay('2023-11-20') }
  return { kind: 'people', policy, before: occasion, after: occasion, ...changes } as const
}

/** Asks for the progress until it is over, as the screen does. */
async function untilOver(client: Client): Promise<RehearsalState> {
  for (;;) {
    const state = await client.rehearsal.state()
    if (state === null) throw new Error('no rehearsal')
    if (state.phase !== 'running') return state
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function aFinished(desk: Desk, over = registrations) {
  const reviewer = await desk.signIn('reviewer')
  const rehearsalId = aRequestId()
  await reviewer.rehearsal.start({ rehearsalId, candidate, over })
  expect(await untilOver(reviewer)).toMatchObject({ phase: 'finished', failure: null })
  return { reviewer, rehearsalId }
}

const starting: readonly Case[] = [
  {
    call: 'rehearsal.check',
    rule: '演练前先核对修改，错处写明行号；没有错的写出文号',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      expect(await client.rehearsal.check({ candidate })).toEqual({
        title: '东医保发〔2023〕9号',
        problems: [],
      })
      const wrong = text.replace('40000', '四百')
      const { problems } = await client.rehearsal.check({
        candidate: { kind: 'amendment', text: wrong },
      })
      expect(problems).toMatchObject([{ line: 8 }])
    },
  },
  {
    call: 'rehearsal.start',
    rule: '同一请求连按两次是同一次演练；换了内容的不受理',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      const rehearsalId = aRequestId()
      const start = () => client.rehearsal.start({ rehearsalId, candidate, over: everybody() })
      const [first, second] = await Promise.all([start(), start()])
      expect(second.rehearsalId).toBe(first.rehearsalId)
      expect(first).toMatchObject({ title: '东医保发〔2023〕9号', startedBy: '测试administrator' })
      await untilOver(client)
      expect(await start()).toMatchObject({ phase: 'finished' })
      const other = client.rehearsal.start({ rehearsalId, candidate, over: registrations })
      expect(await codeOf(other)).toBe('REQUEST_ID_REUSED')
    },
  },
  {
    call: 'rehearsal.start',
    rule: '有错的修改、没有采用的政策包不开始；同时只能有一次',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('reviewer')
      const empty = { kind: 'amendment', text: '' } as const
      const start = (changes: object) =>
        client.rehearsal.start({
          rehearsalId: aRequestId(),
          candidate,
          over: registrations,
          ...changes,
        })
      const broken = await errorOf(start({ candidate: empty }))
      expect(broken.code).toBe('CANDIDATE_BROKEN')
      expect(broken.data).toMatchObject({ problems: [{ line: 0 }] })
      const elsewhere = everybody({ policy: 'tongliang-2024' })
      expect(await codeOf(start({ over: elsewhere }))).toBe('POLICY_NOT_ADOPTED')
      const { rehearsalId } = await start({})
      expect(await codeOf(start({}))).toBe('REHEARSAL_RUNNING')
      await client.rehearsal.cancel({ rehearsalId })
      await start({})
      await untilOver(client)
    },
  },
  {
    call: 'rehearsal.cancel',
    rule: '取消以后没有结果；完成了的再取消也不变',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('reviewer')
      const { rehearsalId } = await client.rehearsal.start({
        rehearsalId: aRequestId(),
        candidate,
        over: registrations,
      })
      expect(await client.rehearsal.cancel({ rehearsalId })).toMatchObject({ phase: 'cancelled' })
      expect(await codeOf(client.rehearsal.result({ rehearsalId }))).toBe('REHEARSAL_NOT_FINISHED')
      const unknown = { rehearsalId: 'no-such-rehearsal' }
      expect(await codeOf(client.rehearsal.cancel(unknown))).toBe('REHEARSAL_NOT_FOUND')
      const finished = await aFinished(desk)
      expect(await client.rehearsal.cancel({ rehearsalId: finished.rehearsalId })).toMatchObject({
        phase: 'finished',
      })
    },
  },
]

export const rehearsalCases: readonly Case[] = [
  ...starting,
  {
    call: 'rehearsal.state',
    rule: '没有演练过就没有；有了谁都看得到进度，登记的人退出也在',
    office: 'founded',
    async run(desk) {
      const auditor = await desk.signIn('auditor')
      expect(await auditor.rehearsal.state()).toBeNull()
      const { reviewer, rehearsalId } = await aFinished(desk)
      await reviewer.accounts.signOut({ requestId: aRequestId() })
      expect(await auditor.rehearsal.state()).toMatchObject({ rehearsalId, done: 0, total: 0 })
    },
  },
  {
    call: 'rehearsal.result',
    rule: '一份已缴费、一份未缴费，都从 380 元涨到 400 元',
    office: 'founded',
    async run(desk) {
      await aPaid(desk)
      const clerk = await desk.signIn('clerk')
      const second = aPerson({ idNumber: anIdNumber('19810506', '126'), villageId: 2 })
      await clerk.intake.register({ requestId: aRequestId(), ...aRegistration(second) })
      await aFinished(desk)
      const { reviewer, rehearsalId } = await aFinished(desk)
      // 2 × 380 = 760; 2 × 400 = 800.
      expect(await reviewer.rehearsal.result({ rehearsalId })).toMatchObject({
        lookedAt: 2,
        changed: 2,
        settled: 1,
        payableFen: { before: 76_000, after: 80_000 },
        groups: [{ count: 2, kinds: ['payable-up'] }],
      })
      const unknown = { rehearsalId: 'no-such-rehearsal' }
      expect(await codeOf(reviewer.rehearsal.result(unknown))).toBe('REHEARSAL_NOT_FOUND')
    },
  },
  {
    call: 'rehearsal.people',
    rule: '有变化的人一页一页列出，可按村、变化、类别挑选',
    office: 'founded',
    async run(desk) {
      const { registrationNumber } = await aRegistered(desk)
      const { reviewer, rehearsalId } = await aFinished(desk)
      const all = await reviewer.rehearsal.people({ rehearsalId })
      expect(all).toMatchObject({
        count: 1,
        people: [
          {
            registrationNumber,
            name: '张桂英',
            settled: false,
            before: { payableFen: 38_000 },
            after: { payableFen: 40_000 },
          },
        ],
      })
      const countOf = async (filter: object) =>
        (await reviewer.rehearsal.people({ rehearsalId, ...filter })).count
      expect(await countOf({ villageId: 1, kind: 'payable-up', groupId: 0 })).toBe(1)
      expect(await countOf({ villageId: 2 })).toBe(0)
      expect(await countOf({ kind: 'payable-down' })).toBe(0)
      expect(await countOf({ groupId: 7 })).toBe(0)
      const beyond = await reviewer.rehearsal.people({ rehearsalId, offset: 100 })
      expect(beyond).toEqual({ people: [], count: 1 })
    },
  },
  {
    call: 'rehearsal.workbook',
    rule: '结果导出为表格，金额是数字，证件号码是文字',
    office: 'founded',
    async run(desk) {
      await aRegistered(desk)
      const { reviewer, rehearsalId } = await aFinished(desk)
      const slice = await reviewer.rehearsal.workbook({ rehearsalId })
      expect(slice).toMatchObject({ fileName: '演练-2023-11-20.xlsx', more: false })
      const workbook = new ExcelJS.Workbook()
      const bytes = new Uint8Array(Buffer.from(slice.base64, 'base64'))
      await workbook.xlsx.load(bytes.buffer)
      const people = workbook.getWorksheet('有变化的人员')
      expect(people?.getCell('B5').value).toBe('张桂英')
      expect(people?.getCell('C5').value).toBe(anIdNumber('19800506', '124'))
      expect(people?.getCell('G5').value).toBe(380)
      expect(people?.getCell('J5').value).toBe(400)
      const beyond = await reviewer.rehearsal.workbook({ rehearsalId, slice: 9 })
      expect(beyond).toMatchObject({ base64: '', more: false })
    },
  },
  ...(['people', 'workbook'] as const).map((call): Case => ({
    call: `rehearsal.${call}`,
    rule: '没有完成的和已经换掉的，看不到结果',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('reviewer')
      const { rehearsalId } = await client.rehearsal.start({
        rehearsalId: aRequestId(),
        candidate,
        over: registrations,
      })
      await client.rehearsal.cancel({ rehearsalId })
      expect(await codeOf(client.rehearsal[call]({ rehearsalId }))).toBe('REHEARSAL_NOT_FINISHED')
      const unknown = { rehearsalId: 'no-such-rehearsal' }
      expect(await codeOf(client.rehearsal[call](unknown))).toBe('REHEARSAL_NOT_FOUND')
    },
  })),
]
