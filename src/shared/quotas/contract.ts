import { z } from 'zod'
import { command, query, writeInput } from '../kernel/contract-kit.ts'
import { daySchema, typedTextOrNone } from '../kernel/schemas.ts'

export const taskRowSchema = z.object({
  /** 1, 2, 3 … in the notice's order. */
  position: z.int(),
  name: z.string(),
  target: z.int(),
  /** Enrolments of the coverage year that the ledger holds for this village or township. */
  completed: z.int(),
  note: z.string(),
})

export const taskTableSchema = z.object({
  policy: z.string(),
  title: z.string(),
  officeName: z.string(),
  practice: z.boolean(),
  coverageYear: z.int(),
  /** 单位：人, where the annex says so. */
  unitLine: z.string().nullable(),
  /** Whether the annex numbers its rows. */
  numbered: z.boolean(),
  headings: z.object({ name: z.string(), target: z.string() }),
  footnote: z.string().nullable(),
  rows: z.array(taskRowSchema),
  total: z.object({ target: z.int(), completed: z.int() }),
  /** The total that the notice itself prints; the pack is refused where its rows do not add up. */
  statedTotal: z.int(),
  clause: z.string(),
  documentNumber: z.string().nullable(),
  asOf: daySchema,
})
export type TaskTable = z.infer<typeof taskTableSchema>

const tableErrors = {
  TABLE_NOT_FOUND: { status: 404, message: '本单位的政策包没有任务分配表，请核对。' },
} as const

/** 任务分配、完成情况. */
export const quotasContract = {
  tables: query('signed-in', '任务分配表列表').output(
    z.array(z.object({ policy: z.string(), title: z.string(), coverageYear: z.int() })),
  ),
  table: query('signed-in', '任务分配表')
    .input(z.object({ policy: z.string() }))
    .output(taskTableSchema)
    .errors(tableErrors),
  note: command(['clerk', 'reviewer', 'administrator'], '填写任务分配表备注')
    .input(
      writeInput({
        policy: z.string(),
        name: z.string().max(60),
        note: typedTextOrNone(60, '备注'),
        /** The note that was on the screen: a colleague's newer one is not written over unseen. */
        replaces: z.string().max(60),
      }),
    )
    .output(taskTableSchema)
    .errors({
      ...tableErrors,
      NOTE_CHANGED: {
        status: 409,
        message: '这一行的备注刚被别人改过，您写的没有保存，请看清后再保存。',
        data: z.object({ note: z.string(), changedBy: z.string().nullable() }),
      },
      ROW_NOT_FOUND: { status: 404, message: '任务分配表中没有这一行，请刷新后再试。' },
    }),
  /** The table as .xlsx, base64. */
  workbook: query('signed-in', '导出任务分配表')
    .input(z.object({ policy: z.string() }))
    .output(z.object({ fileName: z.string(), base64: z.string() }))
    .errors(tableErrors),
}
