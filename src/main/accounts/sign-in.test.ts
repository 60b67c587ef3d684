import { afterAll, beforeAll, expect, test } from 'vitest'
import { getDefined } from '../../shared/kernel/assert.ts'
import { aRequestId, openTestOffice } from '../../../tests/support/practice-office.ts'
import type { TestOffice } from '../../../tests/support/practice-office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
afterAll(() => office.close())

function accountOf(role: 'clerk' | 'reviewer' | 'auditor') {
  const account = office.accounts.find(({ roles }) => roles.includes(role))
  const { userName, password } = getDefined(account, 'practice account')
  return { userName, password }
}

test('锁定以后，从前登录成功的请求编号也不能再用来登录', async () => {
  const { userName, password } = accountOf('auditor')
  const requestId = aRequestId()
  await office.nobody().accounts.signIn({ requestId, userName, password })
  for (let tries = 0; tries < 5; tries += 1) {
    const guess = { requestId: aRequestId(), userName, password: '猜一个密码再说' }
    await office
      .nobody()
      .accounts.signIn(guess)
      .catch(() => undefined)
  }
  const again = office.nobody().accounts.signIn({ requestId, userName, password })
  await expect(again).rejects.toMatchObject({ code: 'LOCKED_OUT' })
})

test('改密码：重复提交同一答复，换了新密码就不是；别处的登录随之结束', async () => {
  const { userName, password } = accountOf('reviewer')
  const here = office.nobody()
  const elsewhere = office.nobody()
  for (const client of [here, elsewhere]) {
    await client.accounts.signIn({ requestId: aRequestId(), userName, password })
  }
  const change = {
    requestId: aRequestId(),
    oldPassword: password,
    newPassword: 'putao-shiliu-808',
  }
  await expect(here.accounts.changePassword(change)).resolves.toEqual({})
  await expect(here.accounts.changePassword(change)).resolves.toEqual({})
  const other = here.accounts.changePassword({ ...change, newPassword: 'another-one-909' })
  await expect(other).rejects.toMatchObject({ code: 'REQUEST_ID_REUSED' })
  await expect(here.accounts.session()).resolves.not.toBeNull()
  await expect(elsewhere.accounts.session()).resolves.toBeNull()
})
