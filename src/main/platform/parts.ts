/** What the calls of 平台录入 are made with. */
import { implement } from '@orpc/server'
import { platformContract } from '../../shared/platform/contract.ts'
import type { PlatformDetail } from '../../shared/platform/model.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import type { CallContext } from '../kernel/call-context.ts'
import type { Ledger, LedgerSlot } from '../ledger/index.ts'
import { findDetail } from './detail.ts'

export type PlatformParts = { readonly slot: LedgerSlot }

export const platformRouter = () => implement(platformContract).$context<CallContext>()

/** A registration that is known to be there; as it stood right after an action where one is named. */
export async function getDetail(
  { read, clock }: Ledger,
  asked: { readonly registrationId: number; readonly atAction?: number },
): Promise<PlatformDetail> {
  return getDefined(await findDetail(read, { ...asked, today: clock.today() }), 'registration')
}
