/** The calls of policies: packs in words, their examples, and trials. All of them only read. */
import { implement } from '@orpc/server'
import { policiesContract } from '../../shared/policies/contract.ts'
import type { CaseReport, Trial, TrialAnswer } from '../../shared/policies/model.ts'
import type { CallContext } from '../kernel/call-context.ts'
import type { LedgerSlot } from '../ledger/index.ts'
import { getOverlay, getStanding } from '../office/index.ts'
import { decideLine, describePack, nextChanges } from '../rules/index.ts'
import type { Overlay, PackSet } from '../rules/index.ts'

export type PoliciesParts = {
  readonly slot: LedgerSlot
  readonly packs: PackSet
  /** In the thread of checks: the counter goes on meanwhile. */
  readonly reportCases: (policy: string) => Promise<CaseReport>
}

export function makePoliciesProcedures({ slot, packs, reportCases }: PoliciesParts) {
  const os = implement(policiesContract).$context<CallContext>()
  return os.router({
    describe: os.describe.handler(async ({ input, errors }) => {
      if (packs.find(input.policy) === undefined) throw errors.POLICY_NOT_FOUND()
      const { overlay, standingDigest } = await getStanding(slot.get().read, packs)
      return { ...describePack(packs, input, overlay), standingDigest }
    }),

    cases: os.cases.handler(async ({ input, errors }) => {
      if (packs.find(input.policy) === undefined) throw errors.POLICY_NOT_FOUND()
      return reportCases(input.policy)
    }),

    decide: os.decide.handler(async ({ input }) => {
      const overlay =
        input.basis === 'office' ? await getOverlay(slot.get().read) : { readings: {} }
      return decideTrial(packs, input, overlay)
    }),
  })
}

function decideTrial(packs: PackSet, { question }: Trial, overlay: Overlay): TrialAnswer {
  const answer = decideLine(packs, question, overlay)
  const changes =
    answer.outcome === 'invalid' ? [] : nextChanges(packs, JSON.parse(question), overlay)
  return { answer: JSON.stringify(answer), nextChanges: [...changes] }
}
