import { z } from 'zod'
import { query } from '../kernel/contract-kit.ts'
import { requestIdSchema } from '../kernel/schemas.ts'
import type { Role } from '../accounts/model.ts'
import {
  candidateProblemSchema,
  candidateSchema,
  changedFilterSchema,
  changedPersonSchema,
  overSchema,
  rehearsalResultSchema,
  rehearsalStateSchema,
} from './model.ts'

const rehearsers: readonly Role[] = ['reviewer', 'administrator']
/** An auditor looks at what came of it. */
const readers: readonly Role[] = [...rehearsers, 'auditor']

const notFound = {
  REHEARSAL_NOT_FOUND: {
    status: 404,
    message: '这次演练的结果已经不在，可能有人开始了新的演练，请刷新后查看。',
  },
} as const

const notFinished = {
  ...notFound,
  REHEARSAL_NOT_FINISHED: { status: 409, message: '演练还没有完成，没有结果，请等它完成后再看。' },
} as const

const ofRehearsal = z.object({ rehearsalId: requestIdSchema })

/**
 * 演练. Nothing here is written to the ledger, so that none of these is a command; whoever starts a
 * rehearsal names it with an id of their own making, and the same id twice starts one. The office has one at a time;
 * its result stays until the next one, or until the program ends.
 */
export const rehearsalContract = {
  /** What is wrong with a change, line by line; empty where it can be rehearsed. */
  check: query(rehearsers, '核对要演练的修改或政策包')
    .input(z.object({ candidate: candidateSchema }))
    .output(z.object({ title: z.string().nullable(), problems: z.array(candidateProblemSchema) })),
  start: query(rehearsers, '开始演练')
    .input(ofRehearsal.extend({ candidate: candidateSchema, over: overSchema }))
    .output(rehearsalStateSchema)
    .errors({
      CANDIDATE_BROKEN: {
        status: 422,
        message: '要演练的内容有错，没有开始，请按所列行号改正后再试。',
        data: z.object({ problems: z.array(candidateProblemSchema) }),
      },
      POLICY_NOT_ADOPTED: { status: 422, message: '本单位没有采用这个政策包，请重新选择。' },
      REHEARSAL_RUNNING: {
        status: 409,
        message: '本单位正在进行另一次演练，同时只能有一次，请等它完成或先取消。',
      },
    }),
  /** Ends it; what is over stays as it is. */
  cancel: query(rehearsers, '取消演练')
    .input(ofRehearsal)
    .output(rehearsalStateSchema)
    .errors(notFound),
  /** The office's rehearsal as it stands, null where there is none. */
  state: query(readers, '演练进度').output(rehearsalStateSchema.nullable()),
  result: query(readers, '演练结果')
    .input(ofRehearsal)
    .output(rehearsalResultSchema)
    .errors(notFinished),
  /** Those changed, in the order of the ledger, 100 a page. */
  people: query(readers, '演练中有变化的人员')
    .input(ofRehearsal.extend({ ...changedFilterSchema.shape, offset: z.int().min(0).default(0) }))
    .output(z.object({ people: z.array(changedPersonSchema), count: z.int() }))
    .errors(notFinished),
  /**
   * Everything as .xlsx, in slices of base64 to be put one after the other: a county's is large.
   * The first slice makes it.
   */
  workbook: query(readers, '导出演练结果')
    .input(ofRehearsal.extend({ slice: z.int().min(0).default(0) }))
    .output(z.object({ fileName: z.string(), base64: z.string(), more: z.boolean() }))
    .errors(notFinished),
}
