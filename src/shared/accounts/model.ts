/** Operators of the office, their roles and how they sign in. */
import { z } from 'zod'
import { idSchema, typedText } from '../kernel/schemas.ts'

/** 经办, 审核, 管理, 审计. */
export const roleSchema = z.enum(['clerk', 'reviewer', 'administrator', 'auditor'])
export type Role = z.infer<typeof roleSchema>

/** The office's own words for the roles, in the order of screens. */
export const roleLabels: Readonly<Record<Role, string>> = {
  clerk: '经办',
  reviewer: '审核',
  administrator: '管理',
  auditor: '审计',
}

export const userNameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,31}$/, '登录名须为 2 至 32 位小写字母、数字、点、短横或下划线')

/** Long rather than contrived: ten characters, not one repeated. */
export const passwordSchema = z
  .string()
  .min(10, '密码至少 10 个字符')
  .max(128, '密码不能超过 128 个字符')
  .refine((text) => new Set(text).size >= 4, { message: '密码过于简单，请至少使用 4 种不同字符' })

export const newOperatorSchema = z.object({
  userName: userNameSchema,
  displayName: typedText(30, '姓名'),
  roles: z.array(roleSchema).min(1, '至少选择一个角色').max(4),
  password: passwordSchema,
})
export type NewOperator = z.infer<typeof newOperatorSchema>

export const operatorSchema = z.object({
  accountId: idSchema,
  userName: z.string(),
  displayName: z.string(),
  roles: z.array(roleSchema),
  /** Five wrong passwords in a row lock an account until an administrator releases it or time passes. */
  lockedOut: z.boolean(),
})
export type Operator = z.infer<typeof operatorSchema>

export const sessionSchema = z.object({
  operator: operatorSchema,
  /** The screen was left alone for too long: the same person types the password to go on. */
  idleLocked: z.boolean(),
})
export type Session = z.infer<typeof sessionSchema>

/** Wrong passwords in a row that lock an account. */
export const wrongPasswordLimit = 5
/** Minutes after which a locked-out account may try again by itself. */
export const lockOutMinutes = 15
/** Minutes without a call after which a session locks. */
export const idleLockMinutes = 15
