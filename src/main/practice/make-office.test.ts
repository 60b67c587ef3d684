import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { createRouterClient } from '@orpc/server'
import { openApp } from '../app.ts'
import { dataFolderAt, fileKeyStore, findLedger, verifyFolder } from '../ledger/index.ts'
import type { Ledger } from '../ledger/index.ts'
import { systemClock } from '../kernel/clock.ts'
import { readPacks } from '../rules/index.ts'
import { passwordSchema } from '../../shared/accounts/model.ts'
import type { PracticeOffice } from '../../shared/office/model.ts'
import { listPracticeAccounts } from './accounts.ts'
import { makePracticeOffice } from './make-office.ts'
import { practiceOffices } from './offices.ts'

const rulesFolder = join(import.meta.dirname, '../../../rules')
const { packs } = readPacks(rulesFolder)
/** scrypt's cost matters nowhere here. */
const passwordCost = 4

const usual = { packs: packs.list(), clock: systemClock, passwordCost, seed: 'tests', people: 300 }

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

async function practise(office: PracticeOffice = 'pulv') {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-practice-'))
  folders.push(folder)
  const made = await makePracticeOffice({
    ...usual,
    dataFolder: folder,
    office,
    requestId: `practise-${office}`,
  })
  return { folder, ...made }
}

async function reading<Result>(
  folder: string,
  read: (ledger: Ledger) => Promise<Result>,
): Promise<Result> {
  const ledger = findLedger({
    data: dataFolderAt(folder),
    keys: fileKeyStore(),
    clockFor: () => systemClock,
  })
  if (ledger === null) throw new Error('no ledger was made')
  try {
    return await read(ledger)
  } finally {
    await ledger.close()
  }
}

const listPeople = (folder: string) =>
  reading(folder, ({ read }) =>
    read
      .selectFrom('person')
      .select(['name', 'id_number', 'village_id', 'phone', 'pinyin'])
      .orderBy('person_id')
      .execute(),
  )

describe('练习单位', () => {
  test('账本完好，每村一条操作，人数一个不差', async () => {
    const { folder } = await practise()
    const verification = verifyFolder({ data: dataFolderAt(folder), keys: fileKeyStore() })
    expect(verification).toMatchObject({ sound: true, problems: [] })
    const people = await listPeople(folder)
    expect(people).toHaveLength(300)
    // 1 for the office and its accounts, 15 villages.
    expect(verification.actionCount).toBe(16)
    // 300 × 1894 / 30158 = 18.8 in the first village, 300 × 143 / 30158 = 1.4 in the last.
    expect(people.filter((person) => person.village_id === 1)).toHaveLength(19)
    expect(people.filter((person) => person.village_id === 15)).toHaveLength(1)
  })

  test('同一种子得到同一批人和同样的密码', async () => {
    const one = await practise()
    const other = await practise()
    expect(await listPeople(other.folder)).toEqual(await listPeople(one.folder))
    expect(other.accounts).toEqual(one.accounts)
    expect(listPracticeAccounts('another')).not.toEqual(one.accounts)
  })

  test.each([
    ['pulv', 15, '蒲吕街道'],
    ['dongming', 14, '东明县'],
  ] as const)('%s：村（社区）和乡镇照任务表，政策理解都已确认', async (office, count, name) => {
    const { folder } = await practise(office)
    const pack = packs.get(practiceOffices[office].policies[0]).summary
    await reading(folder, async ({ read, practiceDate, encrypted }) => {
      expect(practiceDate).toBe('2023-11-20')
      expect(encrypted).toBe(false)
      const villages = await read.selectFrom('village').select('name').orderBy('position').execute()
      expect(villages).toEqual(pack.taskTable.map((row) => ({ name: row.name })))
      expect(villages).toHaveLength(count)
      const choices = await read.selectFrom('reading_choice').select('reading').execute()
      expect(choices).toHaveLength(pack.readings.length)
      const found = await read.selectFrom('office').select('name').executeTakeFirst()
      expect(found?.name).toContain(name)
      expect(found?.name).toContain('练习')
      const identities = await read.selectFrom('identity').select('term').execute()
      for (const { term } of identities) expect(pack.terms).toContain(term)
    })
  })

  test('每个账号都能用给出的密码登录，四种岗位都有', async () => {
    const { folder, accounts } = await practise()
    expect(accounts.flatMap(({ roles }) => roles).toSorted()).toEqual([
      'administrator',
      'auditor',
      'clerk',
      'reviewer',
    ])
    const app = await openApp({
      dataFolder: folder,
      rulesFolder,
      version: 'test',
      door: 'command-line',
      passwordCost,
    })
    try {
      for (const [index, { userName, displayName, password }] of accounts.entries()) {
        expect(passwordSchema.safeParse(password).success).toBe(true)
        const client = createRouterClient(app.router, { context: { channel: app.openChannel() } })
        const session = await client.accounts.signIn({
          requestId: `sign-in-${index}`,
          userName,
          password,
        })
        expect(session.operator.displayName).toBe(displayName)
      }
    } finally {
      await app.close()
    }
  })

  test('已有账本的文件夹不再建立，原来的不受影响', async () => {
    const { folder } = await practise()
    const before = await listPeople(folder)
    const again = makePracticeOffice({
      ...usual,
      dataFolder: folder,
      office: 'dongming',
      requestId: 'practise-again',
    })
    await expect(again).rejects.toMatchObject({ code: 'office-exists' })
    expect(await listPeople(folder)).toEqual(before)
  })

  test('政策包读不出时什么也不留下', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'canbao-practice-'))
    folders.push(folder)
    const making = makePracticeOffice({
      ...usual,
      packs: [],
      dataFolder: folder,
      office: 'pulv',
      requestId: 'practise-without-packs',
    })
    await expect(making).rejects.toMatchObject({ code: 'pack-broken' })
    expect(readdirSync(folder)).toEqual([])
  })
})
