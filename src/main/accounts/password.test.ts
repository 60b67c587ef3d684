import { expect, test } from 'vitest'
import { hashPassword, isPassword } from './password.ts'

const cost = 10

test('同一密码两次存成不同的散列，都认得', async () => {
  const first = await hashPassword('蒲吕-qiutian-2023', cost)
  const second = await hashPassword('蒲吕-qiutian-2023', cost)
  expect(first).not.toBe(second)
  expect(first).toMatch(/^scrypt\$10\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
  await expect(isPassword('蒲吕-qiutian-2023', first)).resolves.toBe(true)
  await expect(isPassword('蒲吕-qiutian-2023', second)).resolves.toBe(true)
})

test.each(['蒲吕-qiutian-202', '蒲吕-qiutian-2023 ', '', '蒲吕-QIUTIAN-2023'])(
  '“%s”不是这个密码',
  async (typed) => {
    const stored = await hashPassword('蒲吕-qiutian-2023', cost)
    await expect(isPassword(typed, stored)).resolves.toBe(false)
  },
)

test('全角输入与半角是同一个密码', async () => {
  const stored = await hashPassword('ｑｉｕｔｉａｎ２０２３', cost)
  await expect(isPassword('qiutian2023', stored)).resolves.toBe(true)
})

test('没有这个人时，什么密码都不对', async () => {
  await expect(isPassword('任何密码都不对', null)).resolves.toBe(false)
})
