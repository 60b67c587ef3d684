import { afterAll, beforeAll, expect, test } from 'vitest'
import { getDefined } from '../../shared/kernel/assert.ts'
import { openTestOffice } from '../../../tests/support/practice-office.ts'
import type { Client, TestOffice } from '../../../tests/support/practice-office.ts'
import { aFreeIdNumber, aNewRegistration } from '../../../tests/support/registrations.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
afterAll(() => office.close())

test('名字里有空格的人，怎么写都找得到', async () => {
  const clerk = await office.signedInAs('clerk')
  const { villageId } = getDefined((await clerk.office.villages())[0], 'village')
  const names = ['王 小雯', 'John  Smith']
  for (const name of names) {
    const person = { name, idNumber: aFreeIdNumber(), villageId, phone: null, identities: [] }
    const input = await aNewRegistration(clerk, { registrant: { kind: 'new', person } })
    await clerk.intake.register(input)
  }
  for (const text of ['王小雯', '王 小雯', 'wxw', 'John Smith', 'johnsmith', 'John']) {
    const { people } = await clerk.people.search({ text })
    expect([text, people.length > 0]).toEqual([text, true])
  }
})

test('键入 li，姓李的排在姓梁、姓林的前面', async () => {
  const clerk = await office.signedInAs('clerk')
  const { villageId } = getDefined((await clerk.office.villages())[0], 'village')
  // 梁安 sounds like `li` + `an…` until its syllables are counted.
  for (const name of ['梁安', '梁博', '林白', '李卓']) {
    const person = { name, idNumber: aFreeIdNumber(), villageId, phone: null, identities: [] }
    const input = await aNewRegistration(clerk, { registrant: { kind: 'new', person } })
    await clerk.intake.register(input)
  }
  const { people } = await clerk.people.search({ text: 'li' })
  const surnames = people.map(({ name }) => name.slice(0, 1))
  const lis = surnames.filter((surname) => '李黎'.includes(surname)).length
  expect(surnames.slice(0, lis).every((surname) => '李黎'.includes(surname))).toBe(true)
  expect(people.map(({ name }) => name)).toContain('李卓')
})

test('电话怎么写都找得到，户号和户主找到全户，村名找到全村', async () => {
  const clerk = await office.signedInAs('clerk')
  const villages = await clerk.office.villages()
  const { villageId, name: villageName } = getDefined(villages[0], 'village')
  const person = {
    name: '电话人',
    idNumber: aFreeIdNumber(),
    villageId,
    phone: '139-9999 0001',
    identities: [],
  }
  const input = await aNewRegistration(clerk, { registrant: { kind: 'new', person } })
  await clerk.intake.register(input)
  const namesOf = async (text: string) =>
    (await clerk.people.search({ text })).people.map(({ name }) => name)
  for (const text of ['13999990001', '139 9999 0001', '+86 139-9999-0001', '1399999']) {
    expect([text, await namesOf(text)]).toEqual([text, ['电话人']])
  }
  // One short and one wrong digit find nobody.
  expect(await namesOf('13999990002')).toEqual([])

  const household = await someHousehold(clerk)
  const members = household.members.map(({ name }) => name)
  expect(await namesOf(household.householdNumber)).toEqual(members)
  const head = getDefined(
    household.members.find(({ relationToHead }) => relationToHead === '户主'),
    'head',
  )
  for (const text of [`${head.name}家`, `户主${head.name}`]) {
    const found = await namesOf(text)
    expect([text, members.every((name) => found.includes(name))]).toEqual([text, true])
  }

  const { people } = await clerk.people.search({ text: villageName })
  expect(people.length).toBeGreaterThan(1)
  expect(new Set(people.map((line) => line.villageName))).toEqual(new Set([villageName]))
  expect(await namesOf(`${villageName} 电话`)).toEqual(['电话人'])
})

/** Of more than one, from the practice office's own people. */
async function someHousehold(clerk: Client) {
  for (let personId = 1; personId < 100; personId += 1) {
    const { household } = await clerk.people.get({ personId })
    if (household !== null && household.members.length > 1) return household
  }
  throw new Error('nobody lives with others')
}
