/** What the calls of 信息变更 are made with. */
import { implement } from '@orpc/server'
import { changesContract } from '../../shared/changes/contract.ts'
import type { CallContext } from '../kernel/call-context.ts'
import type { LedgerSlot } from '../ledger/index.ts'
import type { PackSet } from '../rules/index.ts'

export type ChangesParts = { readonly slot: LedgerSlot; readonly packs: PackSet }

export const changesRouter = () => implement(changesContract).$context<CallContext>()
