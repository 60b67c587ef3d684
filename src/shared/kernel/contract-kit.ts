/**
 * How a call of the contract is declared: who may make it, whether it writes, what it refuses.
 * Every write carries the caller's request id, and every call the same errors of access.
 */
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { requestIdSchema } from './schemas.ts'
import type { Role } from '../accounts/model.ts'

/**
 * Who may make a call: anybody at a door that was opened with its launch token (`anyone`),
 * anybody signed in, or operators with one of the roles.
 */
export type Access = 'anyone' | 'signed-in' | readonly Role[]

export type CallMeta = {
  readonly access: Access
  readonly writes: boolean
  /** What the call is for, one Chinese sentence. */
  readonly summary: string
}

/** Errors that any call may answer with. */
export const commonErrors = {
  NOT_SIGNED_IN: { status: 401, message: '请先登录。' },
  SESSION_LOCKED: { status: 423, message: '离开时间较长，屏幕已锁定，请输入密码继续。' },
  NOT_ALLOWED: { status: 403, message: '您的岗位没有办理这项业务的权限，请由有权限的人员办理。' },
  NO_OFFICE: { status: 409, message: '本机还没有单位账本，请先建立单位或打开练习单位。' },
  BAD_INPUT: {
    status: 422,
    message: '填写有误，请核对。',
    data: z.object({
      /** Field by field: where (`operators.0.userName`) and what, in Chinese. */
      issues: z.array(z.object({ path: z.string(), text: z.string() })),
    }),
  },
  REQUEST_ID_REUSED: {
    status: 409,
    message: '这个请求编号已用于另一项办理，本次没有保存，请重新打开页面再办理。',
  },
  CLOCK_SET_BACK: {
    status: 409,
    message: '电脑的日期时间早于账本里最近一次办理，本次没有保存，请先校准电脑的日期和时间。',
  },
  STORAGE_FAILED: {
    status: 507,
    message: '数据没有写入磁盘，本次没有保存，请检查磁盘空间和权限后重试。',
  },
} as const

const base = oc.errors(commonErrors).$meta<CallMeta>({
  access: [],
  writes: false,
  summary: '',
})

/** A call that changes nothing. */
export function query(access: Access, summary: string) {
  return base.meta({ access, writes: false, summary })
}

/** A call that records; its input is always made with `writeInput`. */
export function command(access: Access, summary: string) {
  return base.meta({ access, writes: true, summary })
}

/** The input of a command: the request id and the command's own fields. */
export function writeInput<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object({ requestId: requestIdSchema, ...shape })
}
