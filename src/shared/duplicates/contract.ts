import { z } from 'zod'
import { command, query, writeInput } from '../kernel/contract-kit.ts'
import { idSchema, typedText } from '../kernel/schemas.ts'
import {
  candidateSchema,
  likenessKindSchema,
  mergedRecordSchema,
  pairLineSchema,
  pairSchema,
  pairViewSchema,
} from './model.ts'

const personNotFound = {
  PERSON_NOT_FOUND: { status: 404, message: '没有这个人的记录，请重新查找。' },
} as const

const mergeNotFound = {
  MERGE_NOT_FOUND: { status: 404, message: '没有这个合并，请刷新后再看。' },
  WRONG_STATE: {
    status: 409,
    message: '这个合并已经有人办过了，请刷新后看清现在的情况。',
    data: z.object({ status: z.string() }),
  },
} as const

const mergeRefused = {
  /** Both were taken for one year, something is under way, or one of them stands behind another. */
  MERGE_REFUSED: {
    status: 409,
    message: '这两份档案现在不能合并，请先办完说明中的事项。',
    data: z.object({ text: z.string() }),
  },
} as const

/** Two different people of the ledger, whichever is named first. */
const pairInput = { oneId: idSchema, otherId: idSchema }

/** 疑似重复: records that may be one person, two at a time. */
export const duplicatesContract = {
  /** The work list, 50 pairs a page: by village, of either, and by why they are suspected. */
  list: query(['clerk', 'reviewer', 'auditor'], '疑似重复名单')
    .input(
      z.object({
        view: pairViewSchema.default('open'),
        villageId: idSchema.optional(),
        kind: likenessKindSchema.optional(),
        offset: z.int().min(0).default(0),
      }),
    )
    .output(
      z.object({
        pairs: z.array(pairLineSchema),
        count: z.int(),
        /** Of the open ones, by kind, in the village that is asked about. */
        counts: z.array(z.object({ kind: likenessKindSchema, count: z.int() })),
      }),
    ),
  /** Two records side by side. */
  pair: query(['clerk', 'reviewer', 'auditor'], '两份档案对照')
    .input(z.object(pairInput))
    .output(pairSchema)
    .errors(personNotFound),
  /** What one person's page shows: whom they may be twice, and what was merged into them. */
  ofPerson: query(['clerk', 'reviewer', 'auditor'], '一个人的疑似重复和并入的档案')
    .input(z.object({ personId: idSchema }))
    .output(
      z.object({
        candidates: z.array(candidateSchema),
        merged: z.array(mergedRecordSchema),
        /** Whose record goes on, where this one was merged into it. */
        mergedInto: z.object({ personId: idSchema, name: z.string() }).nullable(),
      }),
    )
    .errors(personNotFound),
  /** 不是同一人: remembered, and never asked again, whichever of the two comes first. */
  notSame: command(['clerk', 'reviewer'], '认定不是同一人')
    .input(writeInput({ ...pairInput, reason: typedText(200, '理由') }))
    .output(pairSchema)
    .errors({ ...personNotFound, ...mergeRefused }),
  /** Proposes to go on with `keptId` alone; a second person decides. */
  proposeMerge: command(['clerk', 'reviewer'], '提议合并档案')
    .input(
      writeInput({ keptId: idSchema, aliasId: idSchema, reason: typedText(200, '合并的理由') }),
    )
    .output(pairSchema)
    .errors({
      ...personNotFound,
      ...mergeRefused,
      ALREADY_PROPOSED: {
        status: 409,
        message: '这两份档案已经有人提议合并，请刷新后由另一名审核人员办理。',
        data: z.object({ proposedBy: z.string() }),
      },
    }),
  /** The second person's word. Whoever proposed it may take it back, but not agree to it. */
  decideMerge: command(['reviewer'], '审核合并档案')
    .input(
      writeInput({
        mergeId: idSchema,
        verdict: z.enum(['merged', 'rejected']),
        reason: typedText(200, '理由').nullable(),
      }),
    )
    .output(pairSchema)
    .errors({
      ...mergeNotFound,
      ...mergeRefused,
      OWN_PROPOSAL: {
        status: 403,
        message: '这个合并是您提议的，不能由您同意，请由另一名审核人员办理。',
      },
      REASON_NEEDED: { status: 422, message: '不同意时必须写明理由，请填写后再提交。' },
    }),
  /** Takes a merge back while nothing rests on it. */
  undoMerge: command(['reviewer'], '撤销合并档案')
    .input(writeInput({ mergeId: idSchema, reason: typedText(200, '撤销的理由') }))
    .output(pairSchema)
    .errors({ ...mergeNotFound, ...mergeRefused }),
}
