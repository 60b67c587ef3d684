import { z } from 'zod'
import { command, query, writeInput } from '../kernel/contract-kit.ts'
import { idSchema } from '../kernel/schemas.ts'
import {
  printSchema,
  sheetContentSchema,
  sheetKindSchema,
  sheetVerificationSchema,
} from './model.ts'

const sheetErrors = {
  REGISTRATION_NOT_FOUND: { status: 404, message: '没有这份登记，请刷新列表后再试。' },
  NOTHING_PAID: { status: 409, message: '这份登记还没有缴费，不能打印收据。' },
} as const

/** 登记表、收据: what is printed, how often, and whether a paper is genuine. */
export const printingContract = {
  /** The sheet as it would be printed now; nothing is counted. */
  preview: query(['clerk', 'reviewer'], '预览单据')
    .input(z.object({ kind: sheetKindSchema, registrationId: idSchema }))
    .output(sheetContentSchema)
    .errors(sheetErrors),
  /** Counts a copy and keeps what stands on it; the page at `printId` prints exactly that. */
  print: command(['clerk', 'reviewer'], '打印单据')
    .input(writeInput({ kind: sheetKindSchema, registrationId: idSchema }))
    .output(printSchema)
    .errors(sheetErrors),
  get: query(['clerk', 'reviewer', 'auditor'], '已打印的单据')
    .input(z.object({ printId: idSchema }))
    .output(printSchema)
    .errors({ PRINT_NOT_FOUND: { status: 404, message: '没有这份打印记录，请核对链接。' } }),
  /** How many copies of one kind each registration has: what a batch may leave out. */
  copies: query(['clerk', 'reviewer'], '已打印的份数')
    .input(z.object({ kind: sheetKindSchema, registrationIds: z.array(idSchema).max(500) }))
    .output(z.array(z.object({ registrationId: idSchema, copies: z.int() }))),
  /** 查验: number and short hash as typed from the paper. */
  verify: query(['clerk', 'reviewer', 'auditor'], '查验单据')
    .input(z.object({ sheetNumber: z.string().max(64), shortHash: z.string().max(32) }))
    .output(sheetVerificationSchema),
}
