import Sqlite from 'better-sqlite3'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aRequestId, openTestOffice } from '../../../tests/support/practice-office.ts'
import type { Client, TestOffice } from '../../../tests/support/practice-office.ts'
import { aNewRegistration } from '../../../tests/support/registrations.ts'
import { checkCharacterOf } from '../../shared/kernel/id-number.ts'
import { getDay } from '../../shared/kernel/day.ts'
import { resubmitShown, reviewShown } from '../../../tests/support/shown.ts'
import { confirmShown, recordShown } from '../../../tests/support/shown-standing.ts'

let office: TestOffice
let clerk: Client
let administrator: Client

beforeEach(async () => {
  office = await openTestOffice({ people: 12 })
  clerk = await office.signedInAs('clerk')
  administrator = await office.signedInAs('administrator')
})
afterEach(() => office.close())

/** Paid in the second half, born before it: where the two options of the reading part. */
const newborn = {
  payDay: getDay('2024-07-10'),
  circumstance: { kind: 'newborn' },
} as const

async function aNewbornRegistered() {
  const registration = await aNewRegistration(clerk, newborn)
  if (registration.registrant.kind !== 'new') throw new Error('not new')
  // Born 2023-11-19, one day before the practice date.
  const first17 = '59015120231119002'
  const person = {
    ...registration.registrant.person,
    idNumber: first17 + checkCharacterOf(first17),
  }
  return clerk.intake.register({ ...registration, registrant: { kind: 'new', person } })
}

async function settleOtherwise() {
  await confirmShown(administrator, {
    requestId: aRequestId(),
    choice: {
      policy: 'tongliang-2024',
      reading: 'second-half-newborn',
      option: 'paid-in-second-half',
    },
  })
  await recordShown(administrator, {
    requestId: aRequestId(),
    source: {
      kind: 'form',
      amendment: {
        policy: 'tongliang-2024',
        from: '2023-09-01',
        documentNumber: '铜医保发〔2023〕99号',
        clause: '一',
        basis: '照文件录入',
        coverageYears: [2024],
        window: { from: '2023-09-01', to: '2023-10-31' },
      },
    },
  })
}

test('确认了别的理解、录入了修改，当时的决定重算还是逐字相同，重新试算却不同', async () => {
  const registered = await aNewbornRegistered()
  const taken = await clerk.intake.register(await aNewRegistration(clerk))
  await settleOtherwise()
  for (const { registrationNumber, quotation } of [registered, taken]) {
    const { same, decisions } = await clerk.intake.explain({ registrationNumber })
    expect(same).toBe(true)
    expect(decisions[0]).toMatchObject({ verdict: 'same', replayed: quotation })
    expect(decisions[0]?.overlayHash).toBe(decisions[0]?.rebuiltOverlayHash)
  }
  // What was changed does bear on the case: asked today it is answered otherwise.
  const now = await clerk.intake.quote({
    policy: 'tongliang-2024',
    coverageYear: 2024,
    payDay: getDay('2023-11-20'),
    tier: 1,
    circumstance: { kind: 'ordinary' },
    birthDate: null,
    identities: [],
  })
  expect(now.answer).not.toEqual(taken.quotation.answer)
})

test('更正过的登记，前后两次试算都重算', async () => {
  const taken = await clerk.intake.register(await aNewRegistration(clerk))
  const reviewer = await office.signedInAs('reviewer')
  const { registrationId, registrationNumber } = taken
  const requestId = aRequestId()
  await reviewShown(reviewer, { requestId, registrationId, verdict: 'sent-back', reason: '档次' })
  await settleOtherwise()
  await administrator.amendments.withdraw({
    requestId: aRequestId(),
    amendmentId: 1,
    reason: '文号录错',
  })
  await resubmitShown(clerk, {
    requestId: aRequestId(),
    registrationId,
    payDay: getDay('2023-11-20'),
    tier: 2,
    circumstance: { kind: 'ordinary' },
    identities: [],
  })
  const { same, decisions } = await clerk.intake.explain({ registrationNumber })
  expect(same).toBe(true)
  expect(decisions.map(({ call }) => call)).toEqual(['intake.register', 'intake.resubmit'])
  expect(decisions[0]?.overlayHash).not.toBe(decisions[1]?.overlayHash)
})

/** Changes the file behind the ledger's back. */
function tamper(sql: string): void {
  const file = readdirSync(office.dataFolder, { recursive: true })
    .map(String)
    .find((name) => name.endsWith('ledger.db'))
  const connection = new Sqlite(join(office.dataFolder, file ?? ''))
  const triggers = connection
    .prepare(`select name from sqlite_master where type = 'trigger'`)
    .pluck()
    .all()
  for (const name of triggers) connection.exec(`drop trigger ${String(name)}`)
  connection.exec(sql)
  connection.close()
}

test.each([
  [
    '试算里的金额被改过',
    `update registration set quotation = replace(quotation, '38000', '37000')`,
    'different',
  ],
  ['当时的政策理解被改过', `update reading_choice set chosen_option = 'x'`, 'overlay-differs'],
  ['政策包的指纹不是装着的这一个', `update registration set pack_hash = 'x'`, 'pack-not-installed'],
])('%s，重算时说出来', async (_why, sql, verdict) => {
  const { registrationNumber } = await clerk.intake.register(await aNewRegistration(clerk))
  tamper(sql)
  const { same, decisions } = await clerk.intake.explain({ registrationNumber })
  expect(same).toBe(false)
  expect(decisions).toMatchObject([{ verdict, text: expect.stringMatching(/。$/u) as unknown }])
})

test('还没有记指纹的旧登记照实说，能重算的照样重算', async () => {
  const { registrationNumber } = await clerk.intake.register(await aNewRegistration(clerk))
  tamper('update registration set overlay_hash = null')
  const { same, decisions } = await clerk.intake.explain({ registrationNumber })
  expect(same).toBe(true)
  expect(decisions[0]?.text).toContain('没有记下本单位确定的指纹')
})
