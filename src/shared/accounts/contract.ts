import { z } from 'zod'
import { command, query, writeInput } from '../kernel/contract-kit.ts'
import { idSchema } from '../kernel/schemas.ts'
import { newOperatorSchema, operatorSchema, passwordSchema, sessionSchema } from './model.ts'

const signInErrors = {
  WRONG_PASSWORD: {
    status: 401,
    message: '登录名或密码不对，请重新输入。',
    data: z.object({ triesLeft: z.int().optional() }),
  },
  LOCKED_OUT: {
    status: 423,
    message: '密码连续输错 5 次，账号已锁定，请 15 分钟后再试或请管理人员解锁。',
    data: z.object({ until: z.string() }),
  },
} as const

/** 经办、审核、管理、审计 sign in and are managed. */
export const accountsContract = {
  /** Signs in on this channel (one browser, one window, one command). */
  signIn: command('anyone', '登录')
    .input(writeInput({ userName: z.string().max(64), password: z.string().max(256) }))
    .output(sessionSchema)
    .errors(signInErrors),
  signOut: command('anyone', '退出登录').input(writeInput({})).output(z.object({})),
  /**
   * Locks the screen at once, as idle time does. Open to anyone, because a second press must be
   * answered like the first although the screen is locked by then.
   */
  lock: command('anyone', '锁定屏幕').input(writeInput({})).output(z.object({})),
  /** The same operator types the password again after a lock. */
  unlock: command('anyone', '解除屏幕锁定')
    .input(writeInput({ password: z.string().max(256) }))
    .output(sessionSchema)
    .errors(signInErrors),
  /** Who is signed in on this channel, null where nobody is. Does not count as activity. */
  session: query('anyone', '当前登录人').output(sessionSchema.nullable()),
  list: query(['administrator', 'auditor'], '人员账号列表').output(z.array(operatorSchema)),
  add: command(['administrator'], '新增人员账号')
    .input(writeInput({ operator: newOperatorSchema }))
    .output(operatorSchema)
    .errors({
      USER_NAME_TAKEN: { status: 409, message: '这个登录名已有人使用，请换一个。' },
      DISPLAY_NAME_TAKEN: {
        status: 409,
        message: '已有同名的人员，单据上分不清经办和审核，请在姓名后加上区分，如“王芳（大）”。',
      },
    }),
  /** Ends a lock-out before its time. */
  release: command(['administrator'], '解除账号锁定')
    .input(writeInput({ accountId: idSchema }))
    .output(operatorSchema)
    .errors({ ACCOUNT_NOT_FOUND: { status: 404, message: '没有这个账号，请刷新列表后再试。' } }),
  changePassword: command('signed-in', '修改本人密码')
    .input(writeInput({ oldPassword: z.string().max(256), newPassword: passwordSchema }))
    .output(z.object({}))
    .errors(signInErrors),
}
