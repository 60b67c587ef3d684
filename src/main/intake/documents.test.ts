/** Registering somebody who is known by another document than an identity card. */
import Sqlite from 'better-sqlite3'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ORPCError } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getDay } from '../../shared/kernel/day.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import type { NewPerson } from '../../shared/people/model.ts'
import { aNewRegistration } from '../../../tests/support/registrations.ts'
import { openTestOffice } from '../../../tests/support/practice-office.ts'
import type { Client, TestOffice } from '../../../tests/support/practice-office.ts'

let office: TestOffice
let clerk: Client
let villageId: number

beforeAll(async () => {
  office = await openTestOffice()
  clerk = await office.signedInAs('clerk')
  villageId = getDefined((await clerk.office.villages())[0], 'first village').villageId
})
afterAll(() => office.close())

const passport = {
  name: 'Anna Petrova',
  documentType: 'foreign-passport',
  idNumber: ' e1234567',
  birthDate: getDay('1988-05-06'),
  sex: 'female',
} as const

/** What was sent, as the record keeps it. */
function payloadOf(registrationId: number): unknown {
  const file = readdirSync(office.dataFolder, { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith('.db'),
  )
  const connection = new Sqlite(join(office.dataFolder, getDefined(file, 'ledger')))
  const payload = connection
    .prepare('select payload from action where subject = ?')
    .pluck()
    .get(`registration:${registrationId}`)
  connection.close()
  return JSON.parse(String(payload))
}

async function register(person: Partial<NewPerson>) {
  const whole: NewPerson = {
    name: '周玉兰',
    idNumber: '',
    villageId,
    phone: null,
    identities: [],
    ...person,
  }
  const input = await aNewRegistration(clerk, { registrant: { kind: 'new', person: whole } })
  return clerk.intake.register(input)
}

async function refusalOf(person: Partial<NewPerson>): Promise<unknown> {
  const error: unknown = await register(person).then(
    () => new Error('saved'),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof ORPCError)) throw error
  return [error.code, error.data, error.message]
}

test('护照：号码规范后建档，生日和性别照证件填，试算和单据都用它', async () => {
  const saved = await register(passport)
  expect(saved).toMatchObject({
    documentType: 'foreign-passport',
    idNumber: 'E1234567',
    birthDate: '1988-05-06',
    sex: 'female',
  })
  // 附件1, ordinary, tier 1 by 31 December 2023.
  expect(saved.quotation.answer.charge?.payableFen).toBe(38_000)
  const preview = await clerk.printing.preview({
    registrationId: saved.registrationId,
    kind: 'registration',
  })
  expect(preview.person).toMatchObject({ documentLabel: '外国护照', idNumber: 'E1234567' })

  for (const text of ['e1234567', 'E123', '4567', 'Anna']) {
    const { people } = await clerk.people.search({ text })
    const found = people.map(({ name, documentType }) => [name, documentType])
    expect([text, found]).toEqual([text, [['Anna Petrova', 'foreign-passport']]])
  }
})

test('出生医学证明：新生儿按填写的出生日期试算', async () => {
  const person: NewPerson = {
    name: '周小宝',
    documentType: 'birth-certificate',
    idNumber: 'R500123456',
    birthDate: getDay('2023-11-01'),
    sex: 'male',
    villageId,
    phone: null,
    identities: [],
  }
  const input = await aNewRegistration(clerk, {
    registrant: { kind: 'new', person },
    // Outside the window, where a newborn of 75 days has 90 days of their own.
    payDay: getDay('2024-01-15'),
    circumstance: { kind: 'newborn' },
  })
  const saved = await clerk.intake.register(input)
  expect(saved.quotation.answer.findings.map(({ code }) => code)).toContain('newborn')
  expect(saved.birthDate).toBe('2023-11-01')
})

test('81 开头的号码按身份证录入，存成港澳台居民居住证', async () => {
  // 56+9+0+0+0+0+2+9+54+0+0+27+0+35+0+0+2 = 194 = 17 × 11 + 7 → 5
  const saved = await register({ idNumber: '810000199003070015' })
  expect(saved).toMatchObject({ documentType: 'hmt-residence', birthDate: '1990-03-07' })
})

test('录入的原样留在操作里：采用换成的号码时，15 位的也在', async () => {
  const typedNumber = '110105491231002'
  const saved = await register({ idNumber: '11010519491231002x', typedNumber })
  expect(saved).toMatchObject({ idNumber: '11010519491231002X', documentType: 'id-card' })
  expect(payloadOf(saved.registrationId)).toMatchObject({
    registrant: { person: { idNumber: '11010519491231002x', typedNumber } },
  })
  // The old number finds whoever has the new one.
  const { people } = await clerk.people.search({ text: typedNumber })
  expect(people.map(({ idNumber }) => idNumber)).toEqual(['11010519491231002X'])
})

describe('不能建档的证件，说明缺什么', () => {
  test.each([
    ['15 位号码不代为换算', { idNumber: '340524800101001' }, 'fifteen-digits'],
    [
      '护照没有填出生日期',
      { ...passport, idNumber: 'E7654321', birthDate: null },
      'birth-date-missing',
    ],
    ['护照没有选性别', { ...passport, idNumber: 'E7654321', sex: null }, 'sex-missing'],
    [
      '出生日期晚于今天',
      { ...passport, idNumber: 'E7654321', birthDate: getDay('2023-11-21') },
      'birth-date',
    ],
    ['永居证号码不全', { ...passport, documentType: 'foreigner-residence' }, 'document-number'],
  ] as const)('%s', async (_what, person, refusal) => {
    const [code, data, message] = (await refusalOf(person)) as readonly unknown[]
    expect([code, data]).toEqual(['ID_NUMBER_REFUSED', { refusal }])
    expect(message).toMatch(/。$/u)
  })

  test('同一个护照号码不重复建档', async () => {
    const found = await clerk.people.search({ text: 'E1234567' })
    const known = getDefined(found.people[0], 'the passport of before')
    const [code, data] = (await refusalOf(passport)) as readonly unknown[]
    expect([code, data]).toEqual(['ALREADY_KNOWN', { personId: known.personId, name: known.name }])
  })
})
