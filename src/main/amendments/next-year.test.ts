/** As an office does it: next year's price by its document, then registration, review, payment. */
import { listCitations } from '../../shared/rules/citations.ts'
import { createRouterClient } from '@orpc/server'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  aRequestId,
  rulesFolder,
  testPasswordCost,
} from '../../../tests/support/practice-office.ts'
import type { Client } from '../../../tests/support/practice-office.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { getDay } from '../../shared/kernel/day.ts'
import { checkCharacterOf } from '../../shared/kernel/id-number.ts'
import { openApp } from '../app.ts'
import type { App } from '../app.ts'
import { reviewShown } from '../../../tests/support/shown.ts'
import { recordShown } from '../../../tests/support/shown-standing.ts'

const password = 'qiutian-hetao-719'
const today = getDay('2026-11-10')
const first17 = '37999919800506124'

let folder: string
let app: App
let clerk: Client
let reviewer: Client

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'canbao-next-year-'))
  process.env['CANBAO_KEY_FILE'] = join(folder, 'the.key')
  app = await openApp({
    dataFolder: join(folder, 'data'),
    rulesFolder,
    version: '0.0.0-test',
    door: 'web',
    passwordCost: testPasswordCost,
    clock: { now: () => Date.parse('2026-11-10T02:00:00Z'), today: () => today },
  })
  const openClient = () =>
    createRouterClient(app.router, { context: { channel: app.openChannel() } })
  clerk = openClient()
  reviewer = openClient()
  await clerk.office.found({
    requestId: aRequestId(),
    office: {
      name: '某某镇医疗保障服务站',
      regionCode: '371728100',
      policies: ['national-2025'],
      readings: [],
      villages: ['柳林村'],
      operators: [
        { userName: 'zhao', displayName: '赵经办', roles: ['clerk', 'administrator'], password },
        { userName: 'qian', displayName: '钱审核', roles: ['reviewer', 'auditor'], password },
      ],
    },
  })
  await clerk.accounts.signIn({ requestId: aRequestId(), userName: 'zhao', password })
  await reviewer.accounts.signIn({ requestId: aRequestId(), userName: 'qian', password })
})
afterEach(async () => {
  await app.close()
  delete process.env['CANBAO_KEY_FILE']
  rmSync(folder, { recursive: true, force: true })
})

const registration = () => ({
  requestId: aRequestId(),
  registrant: {
    kind: 'new' as const,
    person: {
      name: '郑来年',
      idNumber: first17 + checkCharacterOf(first17),
      villageId: 1,
      phone: null,
      identities: [],
    },
  },
  policy: 'national-2025',
  coverageYear: 2027,
  payDay: today,
  tier: 2,
  circumstance: { kind: 'ordinary' as const },
  identities: [],
})

async function enterPrice(): Promise<void> {
  await recordShown(clerk, {
    requestId: aRequestId(),
    source: {
      kind: 'form',
      amendment: {
        policy: 'national-2025',
        from: '2026-09-01',
        documentNumber: '某医保发〔2026〕12号',
        clause: '一',
        basis: '2026-08-20 收到，照原文录入',
        coverageYears: [2027],
        window: { from: '2026-09-01', to: '2027-02-28' },
        tiers: [{ tier: 2, label: '二档' }],
        price: { unit: 'fen', amounts: { 1: 42_000, 2: 80_000 } },
        subsidies: {
          unit: 'fen',
          rows: [
            {
              term: '特困人员',
              amounts: [{ tier: 1, payable: 0, subsidy: 42_000, source: '医疗救助资金' }],
            },
          ],
        },
        channels: [{ channel: '微信' }],
      },
    },
  })
}

test('没有录入时说由谁在哪里录入；录入后办到收款，单据写文号，重算逐字相同', async () => {
  const refused: unknown = await clerk.intake
    .register(registration())
    .catch((error: unknown) => error)
  expect(refused).toMatchObject({
    code: 'NOT_REGISTRABLE',
    message: expect.stringContaining('请管理人员在“本单位确定”里照当地文件录入价格。') as unknown,
  })
  await enterPrice()

  // The counter's form: the second tier and the identity of the document stand on it.
  const { packs } = await clerk.office.packs()
  const pack = getDefined(
    packs.find(({ policy }) => policy === 'national-2025'),
    'pack',
  )
  expect(pack.tiers).toEqual([
    { tier: 1, label: '基本档' },
    { tier: 2, label: '二档' },
  ])
  expect(pack.terms).toEqual(['特困人员'])

  const taken = await clerk.intake.register(registration())
  const { registrationId, registrationNumber, quotation } = taken
  expect(registrationNumber).toBe('371728100-2027-000001')
  expect(quotation.answer.charge?.payableFen).toBe(80_000)
  expect(quotation.answer.findings.map(listCitations)).toEqual([
    // That there is no wait is the frame's rule; the days of the window are the document's.
    ['国办发〔2024〕38号', '某医保发〔2026〕12号 一'],
    ['某医保发〔2026〕12号 一'],
  ])
  const requestId = aRequestId()
  await reviewShown(reviewer, { requestId, registrationId, verdict: 'approved', reason: null })
  const { decisionDigest } = await clerk.collections.preview({ registrationId, paidOn: today })
  const paid = await clerk.collections.pay({
    requestId: aRequestId(),
    registrationId,
    channel: '微信',
    paidOn: today,
    amountFen: 80_000,
    decisionDigest,
  })
  expect(paid.state).toBe('effective')
  const sheet = await clerk.printing.preview({ kind: 'registration', registrationId })
  expect(sheet).toMatchObject({ coverageYear: 2027, tierLabel: '二档' })
  expect(sheet.decision.grounds.map(({ clause }) => clause)).toContain('某医保发〔2026〕12号 一')

  // Withdrawn afterwards: what is done stays as it was decided.
  await clerk.amendments.withdraw({ requestId: aRequestId(), amendmentId: 1, reason: '文号录错' })
  const { same, decisions } = await reviewer.intake.explain({ registrationNumber })
  expect([same, decisions.length]).toEqual([true, 2])
})

test('明年的人员身份按录入的资助核定，不用缴的审核通过就参保', async () => {
  await enterPrice()
  const identities = [{ term: '特困人员', from: null, to: null }]
  const { registrationId } = await clerk.intake.register({ ...registration(), tier: 1, identities })
  const approved = await reviewShown(reviewer, {
    requestId: aRequestId(),
    registrationId,
    verdict: 'approved',
    reason: null,
  })
  expect(approved.state).toBe('effective')
  expect(approved.settlement?.decision.answer.charge).toMatchObject({
    payableFen: 0,
    subsidies: [{ source: '医疗救助资金', fen: 42_000 }],
  })
})

/** Somebody else each time, approved where the money may be taken. */
async function take(sequence: string, tier: number, approved = true): Promise<number> {
  const someone = first17.slice(0, 14) + sequence
  const { registrant, ...form } = registration()
  const idNumber = someone + checkCharacterOf(someone)
  const person = { ...registrant.person, name: '郑某某', idNumber }
  const input = { ...form, tier, registrant: { kind: 'new' as const, person } }
  const { registrationId } = await clerk.intake.register(input)
  if (approved) {
    const verdict = { verdict: 'approved' as const, reason: null }
    await reviewShown(reviewer, { requestId: aRequestId(), registrationId, ...verdict })
  }
  return registrationId
}

test('撤销以前说明：已审核没有缴费的，几份会没有价，几份换了价；撤销以后收款说明原因', async () => {
  await enterPrice()
  // A later document: 450 yuan instead of 420 for the first tier, the second stays at 800.
  const amendment = {
    policy: 'national-2025',
    from: '2026-10-01',
    documentNumber: '某医保发〔2026〕15号',
    clause: '二',
    basis: '照原文录入',
    coverageYears: [2027],
    price: { unit: 'fen', amounts: { 1: 45_000, 2: 80_000 } },
    subsidies: {
      unit: 'fen',
      rows: [{ term: '特困人员', amounts: [{ tier: 1, payable: 0, subsidy: 45_000 }] }],
    },
  }
  await recordShown(clerk, { requestId: aRequestId(), source: { kind: 'form', amendment } })
  const preview = (amendmentId: number) => clerk.amendments.withdrawalPreview({ amendmentId })
  expect(await preview(2)).toEqual({ approvedCount: 0, lostCount: 0, changedCount: 0 })

  const first = await take('122', 1)
  await take('126', 2)
  await take('128', 1, false)
  // 450 → 420 for the one of the first tier, 800 → 800 for the second; the third waits for review.
  expect(await preview(2)).toEqual({ approvedCount: 2, lostCount: 0, changedCount: 1 })
  const withdraw = (amendmentId: number) =>
    clerk.amendments.withdraw({ requestId: aRequestId(), amendmentId, reason: '文号录错' })
  await withdraw(2)
  // Nobody else has given a price for 2027.
  expect(await preview(1)).toEqual({ approvedCount: 2, lostCount: 2, changedCount: 0 })
  await withdraw(1)
  await expect(preview(1)).rejects.toMatchObject({ code: 'ALREADY_WITHDRAWN' })

  const asked = { registrationId: first, paidOn: today }
  const { decision, differences } = await clerk.collections.preview(asked)
  expect(decision.refusal).toContain('请管理人员在“本单位确定”里照当地文件录入价格。')
  expect(differences).toContain('应缴金额由 450 元 变为 待请示。')
})
