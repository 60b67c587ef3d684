/** Zod schemas of the kernel's values, for the contract. */
import { z } from 'zod'
import { readDay } from './day.ts'
import type { Day } from './day.ts'

/** A civil day `YYYY-MM-DD` that exists. */
export const daySchema = z
  .string()
  .refine((text) => readDay(text) !== null, {
    message: '不是存在的日期，请按 2023-11-20 的样式填写',
  })
  .transform((text) => text as Day)
  .meta({ description: '日期 YYYY-MM-DD（北京时间的日历日）' })

/** Whole fen, zero or more. */
export const fenSchema = z.int().min(0).meta({ description: '金额，单位：分' })

/** A row id of the ledger. */
export const idSchema = z.int().min(1)

/**
 * The caller's own id of one write. The same id sent again gives the same answer and writes
 * nothing, so that a double Enter is harmless.
 */
export const requestIdSchema = z
  .string()
  .regex(/^[0-9A-Za-z_-]{8,64}$/, '请求编号须为 8 至 64 位字母、数字、下划线或短横')
  .meta({ description: '请求编号，由调用方生成；重复提交同一编号只记一次' })

/** Text that a person typed: trimmed, nothing invisible in it, 1 to `max` characters. */
export function typedText(max: number, what: string) {
  return typed(max, what).min(1, `${what}不能为空`)
}

/** The same where nothing may be typed: `''` to `max` characters. */
export function typedTextOrNone(max: number, what: string) {
  return typed(max, what)
}

// Cs: half of a character pair, which no file can hold as it was typed. Cf: marks that hide or
// turn around what stands beside them. Zl and Zp: line breaks that look like blanks.
// Noncharacters (U+FFFE …) are no text: a workbook with one in it cannot be opened.
const invisible = /[\p{Cc}\p{Cs}\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u

function typed(max: number, what: string) {
  return z
    .string()
    .trim()
    .max(max, `${what}不能超过 ${max} 个字`)
    .refine((text) => !invisible.test(text), {
      message: `${what}含有不可见的控制字符，请删去`,
    })
}
