/** The calls of 本单位确定. */
import { implement } from '@orpc/server'
import { amendmentsContract } from '../../shared/amendments/contract.ts'
import { coverageYearsOf } from '../../shared/amendments/content-words.ts'
import type {
  AmendmentPreview,
  AmendmentRecord,
  AmendmentSource,
} from '../../shared/amendments/model.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import { countPriceChanges, countWaiting } from '../intake/index.ts'
import { operatorOf } from '../kernel/call-context.ts'
import type { CallContext } from '../kernel/call-context.ts'
import type { LedgerSlot, Reader } from '../ledger/index.ts'
import {
  findAmendment,
  getOffice,
  getOverlay,
  getStanding,
  keepAmendment,
  listAmendments,
  listReadingStates,
  overlayHashOf,
  overlayTextOf,
} from '../office/index.ts'
import type { OfficeStanding, StoredAmendment } from '../office/index.ts'
import { isSound } from '../rehearsal/index.ts'
import type { CheckAnswers, Checks } from '../rehearsal/index.ts'
import { gapsOn, wholeProblem, writeAmendments } from '../rules/index.ts'
import type { Amendment, PackSet } from '../rules/index.ts'
import { overlayWithout } from './overlay-without.ts'

export type AmendmentsParts = {
  readonly slot: LedgerSlot
  readonly packs: PackSet
  readonly checks: Checks
}

type RecordRefusal = 'changed' | CheckAnswers['entered']

type WithdrawRefusal = 'AMENDMENT_NOT_FOUND' | 'ALREADY_WITHDRAWN' | 'AMENDMENT_NEEDED'

export function makeAmendmentsProcedures({ slot, packs, checks }: AmendmentsParts) {
  const os = implement(amendmentsContract).$context<CallContext>()

  /** In the thread of checks: the counter goes on meanwhile. */
  const check = (source: AmendmentSource, { overlay, policies }: OfficeStanding) =>
    checks.check('entered', { source, overlay, policies })

  const previewOf = async (source: AmendmentSource, read: Reader): Promise<AmendmentPreview> => {
    const standing = await getStanding(read, packs)
    const { standingDigest } = standing
    const checked = await check(source, standing)
    const problems = problemsOf(checked)
    const entries = []
    for (const entry of checked.shown) {
      const { policy, from } = entry.amendment
      const coverageYears = coverageYearsOf(entry.amendment)
      const waitingCount = await countWaiting(read, { policy, from, coverageYears })
      entries.push({ ...entry, waitingCount })
    }
    const text = problems.length === 0 ? writeAmendments(checked.amendments) : null
    return { standingDigest, problems: [...problems], text, entries }
  }

  /** Before the ledger is taken: linting what would be left takes its time. Null where it does not stand. */
  const checkWithdrawal = async (read: Reader, amendmentId: number) => {
    const stored = await findAmendment(read, amendmentId)
    if (stored === null || stored.withdrawn !== null) return null
    const before = await getOverlay(read)
    const after = overlayWithout(before, stored.amendment)
    const { needed } = await checks.check('withdrawal', { before, after })
    return { needed, overlayHash: overlayHashOf(before) }
  }

  return os.router({
    list: os.list.handler(async () => (await listAmendments(slot.get().read)).map(recordFrom)),

    preview: os.preview.handler(({ input }) => previewOf(input.source, slot.get().read)),

    record: os.record.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const operator = operatorOf(context)
      const { requestId, ...payload } = input
      const { source, standingDigest } = payload
      // Checked before the ledger is taken, by what the administrator was shown.
      const standing = await getStanding(ledger.read, packs)
      const checked =
        standing.standingDigest === standingDigest ? await check(source, standing) : null
      const recorded = await ledger.writer.record<{ amendmentIds: number[] }, RecordRefusal>(
        { requestId, kind: 'amendments.record', operator, payload },
        async (writing) => {
          const now = await getStanding(writing.read, packs)
          if (checked === null || now.standingDigest !== standingDigest) {
            return { kind: 'refuse', refusal: 'changed' }
          }
          if (!isSound(checked)) return { kind: 'refuse', refusal: checked }
          const amendmentIds: number[] = []
          for (const amendment of checked.amendments) {
            const { accountId } = operator
            amendmentIds.push(await keepAmendment(writing, { amendment, accountId }))
          }
          return {
            kind: 'record',
            subject: `amendment:${amendmentIds[0]}`,
            result: { amendmentIds },
          }
        },
      )
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused') {
        const { refusal } = recorded
        if (refusal === 'changed') {
          throw errors.STANDING_CHANGED({ data: await previewOf(source, ledger.read) })
        }
        const { stranger, repeated, problems } = refusal
        if (stranger !== null) throw errors.POLICY_NOT_ADOPTED()
        if (repeated !== null) throw errors.ALREADY_ENTERED()
        throw errors.AMENDMENT_UNSOUND({ data: { problems: [...problems] } })
      }
      const entered = []
      for (const id of recorded.result.amendmentIds) {
        const stored = getDefined(await findAmendment(ledger.read, id), 'entered amendment')
        // As it stood right after: a repeated request is answered from then.
        entered.push({ ...recordFrom(stored), withdrawn: null })
      }
      return entered
    }),

    withdrawalPreview: os.withdrawalPreview.handler(async ({ input, errors }) => {
      const { read, clock } = slot.get()
      const stored = await findAmendment(read, input.amendmentId)
      if (stored === null) throw errors.AMENDMENT_NOT_FOUND()
      if (stored.withdrawn !== null) throw errors.ALREADY_WITHDRAWN()
      const before = await getOverlay(read)
      const after = overlayWithout(before, stored.amendment)
      const asked = { policy: stored.amendment.policy, before, after }
      // A pack that is not installed decides nothing, and nothing is paid under it.
      if (packs.find(asked.policy) === undefined) {
        return { approvedCount: 0, lostCount: 0, changedCount: 0 }
      }
      return countPriceChanges(read, asked, { packs, today: clock.today() })
    }),

    withdraw: os.withdraw.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const { requestId, ...payload } = input
      const { amendmentId } = payload
      const withdraw = async () => {
        const checked = await checkWithdrawal(ledger.read, amendmentId)
        return ledger.writer.record<object, WithdrawRefusal | 'moved'>(
          { requestId, kind: 'amendments.withdraw', operator: operatorOf(context), payload },
          async (writing) => {
            const refuse = (refusal: WithdrawRefusal | 'moved') =>
              ({ kind: 'refuse', refusal }) as const
            const stored = await findAmendment(writing.read, amendmentId)
            if (stored === null) return refuse('AMENDMENT_NOT_FOUND')
            if (stored.withdrawn !== null) return refuse('ALREADY_WITHDRAWN')
            const hash = overlayHashOf(await getOverlay(writing.read))
            if (checked?.overlayHash !== hash) return refuse('moved')
            if (checked.needed) return refuse('AMENDMENT_NEEDED')
            writing.close('amendment', stored.rowId)
            return { kind: 'record', subject: `amendment:${amendmentId}`, result: {} }
          },
        )
      }
      let recorded = await withdraw()
      // Somebody entered something while it was being checked: checked anew, by what stands now.
      while (recorded.kind === 'refused' && recorded.refusal === 'moved') {
        recorded = await withdraw()
      }
      if (recorded.kind === 'request-id-reused') throw errors.REQUEST_ID_REUSED()
      if (recorded.kind === 'refused' && recorded.refusal !== 'moved') {
        throw errors[recorded.refusal]()
      }
      const stored = await findAmendment(ledger.read, amendmentId)
      return recordFrom(getDefined(stored, 'withdrawn amendment'))
    }),

    gaps: os.gaps.handler(async ({ input: { policy }, errors }) => {
      const { read, clock } = slot.get()
      const { overlay, policies } = await getStanding(read, packs)
      if (!policies.includes(policy) || packs.find(policy) === undefined) {
        throw errors.POLICY_NOT_ADOPTED()
      }
      return [...gapsOn(packs, { policy, day: clock.today() }, overlay)]
    }),

    readings: os.readings.handler(async () => {
      const { read } = slot.get()
      const { policies } = await getOffice(read)
      const confirmed = await listReadingStates(read)
      return policies.flatMap((policy) =>
        (packs.find(policy)?.summary.readings ?? []).map(({ name: reading }) => ({
          policy,
          reading,
          confirmed: confirmed.get(`${policy}/${reading}`) ?? null,
        })),
      )
    }),

    overlay: os.overlay.handler(async () => {
      const { read, clock } = slot.get()
      const { name } = await getOffice(read)
      return {
        fileName: `本单位确定-${name}-${clock.today()}.yaml`,
        text: await overlayTextOf(read),
      }
    }),
  })
}

function recordFrom({ rowId: _rowId, ...stored }: StoredAmendment): AmendmentRecord {
  return stored
}

/** Everything that keeps it from being recorded, in words. */
function problemsOf({ stranger, repeated, problems }: CheckAnswers['entered']) {
  if (stranger !== null) return [strangerProblem(stranger)]
  return repeated === null ? problems : [repeatedProblem(repeated)]
}

function strangerProblem(policy: string) {
  const text = `本单位没有采用政策包“${policy}”，不能为它录入修改，请核对 policy 一栏。`
  return { ...wholeProblem(text), path: 'policy' }
}

function repeatedProblem({ documentNumber, clause, from }: Amendment) {
  const name = documentNumber ?? `${clause}的裁定`
  const text = `“${name}”（${from} 起）已经录入，一字不差，不用再录；要改请先撤销原来的，再录新的。`
  return wholeProblem(text)
}
