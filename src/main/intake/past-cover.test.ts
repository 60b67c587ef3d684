/** The national waits from the counter to the payment: somebody with five missed years. */
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
import { resubmitShown, reviewShown } from '../../../tests/support/shown.ts'
import { getDay } from '../../shared/kernel/day.ts'
import { checkCharacterOf } from '../../shared/kernel/id-number.ts'
import { noPastCover } from '../../shared/intake/past-cover.ts'
import { openApp } from '../app.ts'
import type { App } from '../app.ts'
import { snapshotSchema } from './store.ts'
import { recordShown } from '../../../tests/support/shown-standing.ts'

const password = 'qiutian-hetao-719'
const today = getDay('2030-11-10')
const first17 = '37999919800506124'
const gaps = { ...noPastCover, missedYears: 5 }

let folder: string
let app: App
let clerk: Client
let reviewer: Client

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'canbao-past-cover-'))
  process.env['CANBAO_KEY_FILE'] = join(folder, 'the.key')
  app = await openApp({
    dataFolder: join(folder, 'data'),
    rulesFolder,
    version: '0.0.0-test',
    door: 'web',
    passwordCost: testPasswordCost,
    clock: { now: () => Date.parse('2030-11-10T02:00:00Z'), today: () => today },
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
      readings: [
        { policy: 'national-2025', reading: 'first-missed-year', option: 'fixed-wait-only' },
      ],
      villages: ['柳林村'],
      operators: [
        { userName: 'zhao', displayName: '赵经办', roles: ['clerk', 'administrator'], password },
        { userName: 'qian', displayName: '钱审核', roles: ['reviewer', 'auditor'], password },
      ],
    },
  })
  await clerk.accounts.signIn({ requestId: aRequestId(), userName: 'zhao', password })
  await reviewer.accounts.signIn({ requestId: aRequestId(), userName: 'qian', password })
  await recordShown(clerk, {
    requestId: aRequestId(),
    source: {
      kind: 'form',
      amendment: {
        policy: 'national-2025',
        from: '2030-09-01',
        documentNumber: '某医保发〔2030〕12号',
        clause: '一',
        basis: '2030-08-20 收到，照原文录入',
        coverageYears: [2031],
        price: { unit: 'fen', amounts: { 1: 52_000 } },
        channels: [{ channel: '微信' }],
      },
    },
  })
})
afterEach(async () => {
  await app.close()
  delete process.env['CANBAO_KEY_FILE']
  rmSync(folder, { recursive: true, force: true })
})

const facts = {
  policy: 'national-2025',
  coverageYear: 2031,
  payDay: today,
  tier: 1,
  circumstance: { kind: 'ordinary' as const },
  identities: [],
}

const registration = () => ({
  ...facts,
  requestId: aRequestId(),
  registrant: {
    kind: 'new' as const,
    person: {
      name: '郑断保',
      idNumber: first17 + checkCharacterOf(first17),
      villageId: 1,
      phone: null,
      identities: [],
    },
  },
})

// In the window the wait runs from 2031-01-01. Months = 3 + (missed − 1) − repaired, at least 3,
// from 4 missed years at least 6.
test.each([
  ['没有断保', {}, '2031-01-01'],
  ['断保 1 年：3 个月', { missedYears: 1 }, '2031-04-01'],
  ['断保 4 年：3 + 3 = 6 个月', { missedYears: 4 }, '2031-07-01'],
  ['断保 5 年：3 + 4 = 7 个月', { missedYears: 5 }, '2031-08-01'],
  ['断保 5 年修复 1 年：7 − 1 = 6 个月', { missedYears: 5, repairedYears: 1 }, '2031-07-01'],
  ['断保 5 年修复 5 年：不少于 6 个月', { missedYears: 5, repairedYears: 5 }, '2031-07-01'],
  [
    '断保 5 年，等待期已从 2030-10-01 起算：7 个月到 2031-05-01',
    { missedYears: 5, waitingSince: getDay('2030-10-01') },
    '2031-05-01',
  ],
])('%s', async (_, part, from) => {
  const pastCover = { ...noPastCover, ...part }
  const birthDate = getDay('1980-05-06')
  const { answer, refusal } = await clerk.intake.quote({ ...facts, birthDate, pastCover })
  expect(refusal).toBeNull()
  expect(answer.benefit).toEqual({ from, to: '2031-12-31' })
})

test('断保 5 年从登记、退回、审核到收款都照断保核定，单据上写明，重算逐字相同', async () => {
  const taken = await clerk.intake.register({
    ...registration(),
    pastCover: { ...gaps, missedYears: 4 },
  })
  const { registrationId, registrationNumber } = taken
  // 3 + 3 = 6 months from 2031-01-01.
  expect(taken.quotation.answer.benefit?.from).toBe('2031-07-01')
  const reason = '医保系统里断了 5 年'
  await reviewShown(reviewer, {
    requestId: aRequestId(),
    registrationId,
    verdict: 'sent-back',
    reason,
  })
  const { payDay, tier, circumstance, identities } = facts
  const mended = await resubmitShown(clerk, {
    requestId: aRequestId(),
    registrationId,
    payDay,
    tier,
    circumstance,
    identities,
    pastCover: gaps,
  })
  expect(mended.pastCover).toEqual(gaps)
  expect(mended.quotation.answer.benefit?.from).toBe('2031-08-01')
  await reviewShown(reviewer, {
    requestId: aRequestId(),
    registrationId,
    verdict: 'approved',
    reason: null,
  })
  const { decision, decisionDigest, differences } = await clerk.collections.preview({
    registrationId,
    paidOn: today,
  })
  expect([decision.answer.benefit?.from, differences]).toEqual(['2031-08-01', []])
  const paid = await clerk.collections.pay({
    requestId: aRequestId(),
    registrationId,
    channel: '微信',
    paidOn: today,
    amountFen: 52_000,
    decisionDigest,
  })
  expect(paid.settlement?.decision.answer.benefit?.from).toBe('2031-08-01')
  const sheet = await clerk.printing.preview({ kind: 'registration', registrationId })
  expect(sheet.circumstance).toBe('普通参保；断保 5 年')
  const { same, decisions } = await reviewer.intake.explain({ registrationNumber })
  expect([same, decisions.length]).toEqual([true, 3])
})

// 2031 − 2025 = 6 years at most.
test.each([
  [{ missedYears: 7 }, '断保从 2025 待遇年度算起，到 2031 待遇年度以前最多 6 年，请核对。'],
  [{ missedYears: 2, repairedYears: 3 }, '缴费修复的年数多于断保的年数，请核对。'],
  [{ waitingSince: getDay('2030-11-11') }, '已在计算的等待期，起始日晚于缴费日期，请核对。'],
])('%j 不能登记', async (part, sentence) => {
  const pastCover = { ...noPastCover, ...part }
  await expect(clerk.intake.register({ ...registration(), pastCover })).rejects.toMatchObject({
    code: 'NOT_REGISTRABLE',
    message: sentence,
  })
})

test('政策包说它问什么：全国框架问断保，从 2025 年度数起；眉山问当年参保；铜梁都不问', async () => {
  const { packs } = await clerk.office.packs()
  const asksOf = (policy: string) => packs.find((pack) => pack.policy === policy)?.asks
  expect(asksOf('national-2025')).toEqual({ coveredThisYear: false, gapsSince: 2025 })
  expect(asksOf('meishan-2024')).toEqual({ coveredThisYear: true, gapsSince: null })
  expect(asksOf('tongliang-2024')).toEqual({ coveredThisYear: false, gapsSince: null })
})

test('问起以前存下的登记，读作没有断保', () => {
  const old = {
    name: '周玉兰',
    idNumber: '590151198002030029',
    sex: 'female',
    birthDate: '1980-02-03',
    phone: null,
    villageName: '石庙村',
    identities: [],
    circumstance: { kind: 'ordinary' },
    takenBy: '李经办',
  }
  expect(snapshotSchema.parse(old).pastCover).toEqual(noPastCover)
})
