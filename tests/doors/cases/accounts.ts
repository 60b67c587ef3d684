import { expect } from 'vitest'
import { codeOf, errorOf } from '../support/desk.ts'
import { aRequestId, everyRole, passwords } from '../support/office-data.ts'
import type { Case } from './case.ts'

const clerkSession = {
  operator: {
    accountId: 1,
    userName: 'clerk',
    displayName: '测试clerk',
    roles: ['clerk'],
    lockedOut: false,
  },
  idleLocked: false,
}

const wrong = { userName: 'clerk', password: 'wrong-password' }
const right = { userName: 'clerk', password: passwords.clerk }
const newOperator = {
  userName: 'liu.min',
  displayName: '刘敏',
  roles: ['clerk' as const],
  password: 'yumi-putao-505',
}

export const accountsCases: readonly Case[] = [
  {
    call: 'accounts.signIn',
    rule: '密码对就登录',
    office: 'founded',
    async run(desk) {
      const client = await desk.openClient()
      expect(await client.accounts.signIn({ requestId: aRequestId(), ...right })).toEqual(
        clerkSession,
      )
      expect(await client.accounts.session()).toEqual(clerkSession)
    },
  },
  {
    call: 'accounts.signIn',
    rule: '登录名不分大小写和首尾空格',
    office: 'founded',
    async run(desk) {
      const client = await desk.openClient()
      const typed = { ...right, userName: ' Clerk ' }
      const session = await client.accounts.signIn({ requestId: aRequestId(), ...typed })
      expect(session.operator.userName).toBe('clerk')
    },
  },
  {
    call: 'accounts.signIn',
    rule: '没有这个登录名和密码不对，说法一样',
    office: 'founded',
    async run(desk) {
      const client = await desk.openClient()
      const unknown = { requestId: aRequestId(), userName: 'nobody', password: 'x' }
      const answers = [
        await errorOf(client.accounts.signIn(unknown)),
        await errorOf(client.accounts.signIn({ requestId: aRequestId(), ...wrong })),
      ]
      expect(answers.map(({ code }) => code)).toEqual(['WRONG_PASSWORD', 'WRONG_PASSWORD'])
      expect(answers[0]?.message).toBe(answers[1]?.message)
    },
  },
  {
    call: 'accounts.signIn',
    rule: '连续输错 5 次锁定 15 分钟，密码对也不能登录',
    office: 'founded',
    async run(desk) {
      const client = await desk.openClient()
      const attempt = (typed: typeof wrong) =>
        client.accounts.signIn({ requestId: aRequestId(), ...typed })
      for (const triesLeft of [4, 3, 2, 1]) {
        expect((await errorOf(attempt(wrong))).data).toEqual({ triesLeft })
      }
      // 10:00 in China is 02:00 UTC; 15 minutes later it is over.
      const lockedOut = { until: '2023-11-20T02:15:00.000Z' }
      expect((await errorOf(attempt(wrong))).data).toEqual(lockedOut)
      desk.clock.advanceMinutes(14)
      expect(await codeOf(attempt(right))).toBe('LOCKED_OUT')
      desk.clock.advanceMinutes(1)
      expect((await attempt(right)).operator.accountId).toBe(1)
    },
  },
  {
    call: 'accounts.signIn',
    rule: '没有单位就没有人可以登录',
    office: 'none',
    async run(desk) {
      const client = await desk.openClient()
      const attempt = client.accounts.signIn({ requestId: aRequestId(), ...right })
      expect(await codeOf(attempt)).toBe('NO_OFFICE')
    },
  },
  {
    call: 'accounts.signOut',
    rule: '退出后要重新登录',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      expect(await client.accounts.signOut({ requestId: aRequestId() })).toEqual({})
      expect(await client.accounts.session()).toBeNull()
      expect(await codeOf(client.people.search({ text: '张' }))).toBe('NOT_SIGNED_IN')
    },
  },
  {
    call: 'accounts.signOut',
    rule: '退出一个窗口不影响另一个',
    office: 'founded',
    async run(desk) {
      const one = await desk.signIn('clerk')
      const other = await desk.signIn('clerk')
      await one.accounts.signOut({ requestId: aRequestId() })
      expect(await other.accounts.session()).toEqual(clerkSession)
    },
  },
  {
    call: 'accounts.lock',
    rule: '锁屏后只能解锁，不能办理',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      expect(await client.accounts.lock({ requestId: aRequestId() })).toEqual({})
      expect(await client.accounts.session()).toEqual({ ...clerkSession, idleLocked: true })
      expect(await codeOf(client.people.search({ text: '张' }))).toBe('SESSION_LOCKED')
    },
  },
  {
    call: 'accounts.unlock',
    rule: '本人输入密码解除锁定',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      await client.accounts.lock({ requestId: aRequestId() })
      const unlock = (password: string) =>
        client.accounts.unlock({ requestId: aRequestId(), password })
      expect((await errorOf(unlock('wrong-password'))).data).toEqual({ triesLeft: 4 })
      // Another operator's password does not open this screen.
      expect(await codeOf(unlock(passwords.reviewer))).toBe('WRONG_PASSWORD')
      expect(await unlock(passwords.clerk)).toEqual(clerkSession)
      expect((await client.people.search({ text: '张' })).people).toEqual([])
    },
  },
  {
    call: 'accounts.unlock',
    rule: '解锁时连续输错 5 次，账号也锁定',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      await client.accounts.lock({ requestId: aRequestId() })
      const codes: string[] = []
      for (let i = 0; i < 6; i += 1) {
        codes.push(
          await codeOf(client.accounts.unlock({ requestId: aRequestId(), password: 'wrong' })),
        )
      }
      expect(codes.slice(3)).toEqual(['WRONG_PASSWORD', 'LOCKED_OUT', 'LOCKED_OUT'])
    },
  },
  {
    call: 'accounts.session',
    rule: '离开 15 分钟以上自动锁屏；看一眼登录人不算办理',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      desk.clock.advanceMinutes(15)
      expect(await client.accounts.session()).toEqual(clerkSession)
      desk.clock.advanceMinutes(0.1)
      expect(await client.accounts.session()).toEqual({ ...clerkSession, idleLocked: true })
      expect(await codeOf(client.people.search({ text: '张' }))).toBe('SESSION_LOCKED')
    },
  },
  {
    call: 'accounts.session',
    rule: '一直在办理就不会锁屏',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      for (let i = 0; i < 3; i += 1) {
        desk.clock.advanceMinutes(14)
        await client.people.search({ text: '张' })
      }
      expect(await client.accounts.session()).toEqual(clerkSession)
    },
  },
  {
    call: 'accounts.list',
    rule: '管理人员看到全部账号，没有密码',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      const operators = await client.accounts.list()
      expect(operators.map(({ userName, roles }) => [userName, roles])).toEqual(
        everyRole.map((role) => [role, [role]]),
      )
      expect(JSON.stringify(operators)).not.toMatch(/password|scrypt/i)
    },
  },
  {
    call: 'accounts.add',
    rule: '新增的人可以登录',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      const { password, ...operator } = newOperator
      expect(await client.accounts.add({ requestId: aRequestId(), operator: newOperator })).toEqual(
        { ...operator, accountId: 5, lockedOut: false },
      )
      const { userName } = operator
      const added = await desk.openClient()
      const session = await added.accounts.signIn({ requestId: aRequestId(), userName, password })
      expect(session.operator.displayName).toBe('刘敏')
    },
  },
  {
    call: 'accounts.add',
    rule: '登录名不能重复',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      const operator = { ...newOperator, userName: 'clerk' }
      const adding = client.accounts.add({ requestId: aRequestId(), operator })
      expect(await codeOf(adding)).toBe('USER_NAME_TAKEN')
    },
  },
  {
    call: 'accounts.add',
    rule: '姓名不能重复，单据上分不清经办和审核',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      const operator = { ...newOperator, displayName: '测试clerk' }
      const adding = client.accounts.add({ requestId: aRequestId(), operator })
      expect(await codeOf(adding)).toBe('DISPLAY_NAME_TAKEN')
    },
  },
  {
    call: 'accounts.add',
    rule: '密码太短不收，并说明哪一项不对',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      const operator = { ...newOperator, password: 'short' }
      const error = await errorOf(client.accounts.add({ requestId: aRequestId(), operator }))
      expect(error.code).toBe('BAD_INPUT')
      expect(error.message).toContain('密码至少 10 个字符')
      expect(error.data).toEqual({
        issues: [{ path: 'operator.password', text: '密码至少 10 个字符' }],
      })
    },
  },
  {
    call: 'accounts.release',
    rule: '管理人员可以提前解除锁定',
    office: 'founded',
    async run(desk) {
      const client = await desk.openClient()
      for (let i = 0; i < 5; i += 1) {
        await codeOf(client.accounts.signIn({ requestId: aRequestId(), ...wrong }))
      }
      const administrator = await desk.signIn('administrator')
      const list = async () => (await administrator.accounts.list()).map((one) => one.lockedOut)
      expect(await list()).toEqual([true, false, false, false])
      const released = await administrator.accounts.release({
        requestId: aRequestId(),
        accountId: 1,
      })
      expect(released).toEqual(clerkSession.operator)
      expect(await list()).toEqual([false, false, false, false])
      const session = await client.accounts.signIn({ requestId: aRequestId(), ...right })
      expect(session).toEqual(clerkSession)
    },
  },
  {
    call: 'accounts.release',
    rule: '没有的账号无从解除',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      const releasing = client.accounts.release({ requestId: aRequestId(), accountId: 99 })
      expect(await codeOf(releasing)).toBe('ACCOUNT_NOT_FOUND')
    },
  },
  {
    call: 'accounts.changePassword',
    rule: '改密码后旧密码不再有效',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      const newPassword = 'nangua-shiliu-606'
      const change = { oldPassword: passwords.clerk, newPassword }
      expect(await client.accounts.changePassword({ requestId: aRequestId(), ...change })).toEqual(
        {},
      )
      const other = await desk.openClient()
      const attempt = (password: string) =>
        other.accounts.signIn({ requestId: aRequestId(), userName: 'clerk', password })
      expect(await codeOf(attempt(passwords.clerk))).toBe('WRONG_PASSWORD')
      expect(await attempt(newPassword)).toEqual(clerkSession)
    },
  },
  {
    call: 'accounts.changePassword',
    rule: '原密码不对不能改，输错 5 次锁定',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      const codes: string[] = []
      for (let i = 0; i < 5; i += 1) {
        const change = { oldPassword: 'wrong-password', newPassword: 'nangua-shiliu-606' }
        codes.push(
          await codeOf(client.accounts.changePassword({ requestId: aRequestId(), ...change })),
        )
      }
      expect(codes).toEqual([...Array<string>(4).fill('WRONG_PASSWORD'), 'LOCKED_OUT'])
    },
  },
]
