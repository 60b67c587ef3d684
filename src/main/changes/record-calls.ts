/** 信息变更: taken down, mended, withdrawn, let in or sent back. */
import { Bug, getDefined } from '../../shared/kernel/assert.ts'
import { operatorOf } from '../kernel/call-context.ts'
import type { CallContext } from '../kernel/call-context.ts'
import type { Decision, Writing } from '../ledger/index.ts'
import { changesRouter } from './parts.ts'
import type { ChangesParts } from './parts.ts'
import { mendChange, reviewChange, takeChange, withdrawChange } from './record.ts'
import type { ChangeParts, ChangeRefusal, ChangeResult } from './record.ts'
import { changeErrorFrom } from './say-refusal.ts'
import { findChange } from './store.ts'

type Asked = {
  readonly input: { readonly requestId: string }
  readonly kind: string
  readonly context: CallContext
}

export function recordCalls({ slot }: ChangesParts) {
  const os = changesRouter()

  /** Records one move; what comes back is the case as that action left it, or the refusal. */
  const move = async (
    { input, kind, context }: Asked,
    carryOut: (
      writing: Writing,
      parts: ChangeParts,
    ) => Promise<Decision<ChangeResult, ChangeRefusal>>,
  ) => {
    const ledger = slot.get()
    const operator = operatorOf(context)
    const { accountId } = operator
    const { requestId, ...payload } = input
    const recorded = await ledger.writer.record<ChangeResult, ChangeRefusal>(
      { requestId, kind, operator, payload },
      (writing) => carryOut(writing, { operator, today: writing.recordedOn }),
    )
    if (recorded.kind === 'request-id-reused') return recorded
    if (recorded.kind === 'refused') {
      const { refusal } = recorded
      if (refusal.code !== 'CHANGE_CHANGED') return { kind: 'refused', refusal } as const
      const { changeId } = refusal
      const change = getDefined(await findChange(ledger.read, { changeId, accountId }), 'change')
      return { kind: 'changed', change } as const
    }
    const { actionId: atAction, result } = recorded
    const change = await findChange(ledger.read, { ...result, accountId, atAction })
    return { kind: 'done', change: getDefined(change, 'change recorded') } as const
  }

  return {
    take: os.take.handler(async ({ input, context, errors }) => {
      const moved = await move({ input, kind: 'changes.take', context }, (writing, parts) =>
        takeChange(writing, input, parts),
      )
      switch (moved.kind) {
        case 'done':
          return moved.change
        case 'refused':
          throw changeErrorFrom(moved.refusal, errors)
        case 'changed':
          throw new Bug('nothing was there that could have changed')
        case 'request-id-reused':
          throw errors.REQUEST_ID_REUSED()
      }
    }),

    mend: os.mend.handler(async ({ input, context, errors }) => {
      const moved = await move({ input, kind: 'changes.mend', context }, (writing, parts) =>
        mendChange(writing, input, parts),
      )
      switch (moved.kind) {
        case 'done':
          return moved.change
        case 'refused':
          throw changeErrorFrom(moved.refusal, errors)
        case 'changed':
          throw errors.CHANGE_CHANGED({ data: moved.change })
        case 'request-id-reused':
          throw errors.REQUEST_ID_REUSED()
      }
    }),

    withdraw: os.withdraw.handler(async ({ input, context, errors }) => {
      const moved = await move({ input, kind: 'changes.withdraw', context }, (writing) =>
        withdrawChange(writing, input),
      )
      switch (moved.kind) {
        case 'done':
          return moved.change
        case 'refused':
          throw changeErrorFrom(moved.refusal, errors)
        case 'changed':
          throw errors.CHANGE_CHANGED({ data: moved.change })
        case 'request-id-reused':
          throw errors.REQUEST_ID_REUSED()
      }
    }),

    review: os.review.handler(async ({ input, context, errors }) => {
      const moved = await move({ input, kind: 'changes.review', context }, (writing, parts) =>
        reviewChange(writing, input, parts),
      )
      switch (moved.kind) {
        case 'done':
          return moved.change
        case 'refused':
          throw changeErrorFrom(moved.refusal, errors)
        case 'changed':
          throw errors.CHANGE_CHANGED({ data: moved.change })
        case 'request-id-reused':
          throw errors.REQUEST_ID_REUSED()
      }
    }),
  }
}
