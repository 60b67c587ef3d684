import { afterAll, beforeAll, expect, test } from 'vitest'
import { getDefined } from '../../shared/kernel/assert.ts'
import { openTestOffice } from '../../../tests/support/practice-office.ts'
import type { TestOffice } from '../../../tests/support/practice-office.ts'
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
