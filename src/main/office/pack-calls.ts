/** The calls of 本单位带入的政策包. */
import { implement } from '@orpc/server'
import { officeContract } from '../../shared/office/contract.ts'
import { clashTexts } from '../../shared/office/brought-pack.ts'
import type { PackUpload } from '../../shared/office/brought-pack.ts'
import { operatorOf } from '../kernel/call-context.ts'
import type { CallContext } from '../kernel/call-context.ts'
import type { LedgerSlot, Reader } from '../ledger/index.ts'
import {
  closeBroughtPack,
  findBringRefusal,
  findDropRefusal,
  listBroughtRows,
  listBroughtTexts,
  openBroughtPack,
} from './brought-packs.ts'
import type { BringRefusal, CheckedUpload, DropRefusal } from './brought-packs.ts'
import type { LivePacks } from './live-packs.ts'
import { getOffice } from './store.ts'

export type PackCallsParts = {
  readonly slot: LedgerSlot
  readonly live: LivePacks
  /** In the thread of checks: the counter goes on meanwhile. */
  readonly checkUpload: (upload: PackUpload) => Promise<CheckedUpload>
  /** Registrations ever taken under a pack. */
  readonly countRegistrations: (read: Reader, policy: string) => Promise<number>
}

/** What is wrong with the pack itself is told place by place. */
function clashOf(refusal: BringRefusal | null): string | null {
  if (refusal === null) return null
  const { code } = refusal
  return code === 'PACK_BROKEN' || code === 'PACK_CHANGED' ? null : clashTexts[code]
}

export function packCalls({ slot, live, checkUpload, countRegistrations }: PackCallsParts) {
  const os = implement(officeContract).$context<CallContext>()
  const list = async (read: Reader) => {
    await live.refresh(read)
    return listBroughtRows(read, (policy) => live.set.find(policy)?.hash)
  }

  const refusalOf = async (
    read: Reader,
    { report, casesHash }: CheckedUpload & { readonly kind: 'read' },
    shownHash: string | null,
  ) => {
    const policy = report.pack?.policy ?? ''
    const brought = await listBroughtTexts(read)
    const standing = brought.find((one) => one.policy === policy)
    const installed = live.isInstalled(policy)
    return findBringRefusal({ report, shownHash, installed, standing, casesHash })
  }

  return {
    checkPack: os.checkPack.handler(async ({ input, errors }) => {
      const checked = await checkUpload(input.upload)
      if (checked.kind === 'unreadable') {
        throw errors.PACK_UNREADABLE({ message: checked.text, data: { text: checked.text } })
      }
      const refusal = await refusalOf(slot.get().read, checked, null)
      return { ...checked.report, clash: clashOf(refusal) }
    }),

    bringPack: os.bringPack.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const { upload, basis, packHash } = input.bringing
      // Read and linted before the ledger is taken.
      const checked = await checkUpload(upload)
      if (checked.kind === 'unreadable') {
        throw errors.PACK_UNREADABLE({ message: checked.text, data: { text: checked.text } })
      }
      const { report, texts, casesHash } = checked
      const { pack } = report
      if (pack === null) throw errors.PACK_BROKEN({ data: { problems: report.problems } })
      const { policy } = pack
      const operator = operatorOf(context)
      const recorded = await ledger.writer.record<object, BringRefusal>(
        {
          requestId: input.requestId,
          kind: 'office.bringPack',
          operator,
          payload: { policy, packHash, casesHash, basis },
        },
        async (writing) => {
          const refusal = await refusalOf(writing.read, checked, packHash)
          if (refusal !== null) return { kind: 'refuse', refusal }
          const { accountId } = operator
          await openBroughtPack(writing, { pack, texts, casesHash, basis, accountId })
          return { kind: 'record', subject: 'office:1', result: {} }
        },
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') {
        const { refusal } = recorded
        if (refusal.code === 'PACK_BROKEN') {
          throw errors.PACK_BROKEN({ data: { problems: refusal.report.problems } })
        }
        throw errors[refusal.code]()
      }
      return list(ledger.read)
    }),

    dropPack: os.dropPack.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const { requestId, ...payload } = input
      const { policy } = payload
      const recorded = await ledger.writer.record<object, DropRefusal>(
        { requestId, kind: 'office.dropPack', operator: operatorOf(context), payload },
        async (writing) => {
          const brought = await listBroughtTexts(writing.read)
          const { policies } = await getOffice(writing.read)
          const refusal = findDropRefusal({
            brought: brought.some((one) => one.policy === policy),
            adopted: policies.includes(policy),
            registrationCount: await countRegistrations(writing.read, policy),
          })
          if (refusal !== null) return { kind: 'refuse', refusal }
          await closeBroughtPack(writing, policy)
          return { kind: 'record', subject: 'office:1', result: {} }
        },
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') throw errors[recorded.refusal]()
      return list(ledger.read)
    }),

    broughtPacks: os.broughtPacks.handler(async () => list(slot.get().read)),
  }
}
