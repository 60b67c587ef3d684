/** Decides everybody twice, by the rules that stand and by those proposed. Writes nothing. */
import type { BulkReader } from '../ledger/index.ts'
import { decide, summaryOn } from '../rules/index.ts'
import type { Over, Standing } from '../../shared/rehearsal/model.ts'
import type { EnrolmentQuestion } from '../../shared/rules/model.ts'
import type { Proposed, Standing as StandingRules } from './candidate.ts'
import { kindsBetween, standingOf } from './decide.ts'
import { askAbout } from './questions.ts'
import type { Asked } from './questions.ts'
import { countRows, villageNames } from './store.ts'
import { Tally } from './tally.ts'
import type { Rehearsed } from './tally.ts'

export type RehearseParts = {
  readonly bulk: BulkReader
  readonly standing: StandingRules
  readonly proposed: Proposed
  readonly over: Over
  /** Told every few thousand rows. */
  readonly onProgress: (done: number, total: number) => void
  /** Asked as often. */
  readonly isCancelled: () => boolean
}

const rowsAtATime = 2048

/** Null where it was cancelled. Equal questions are decided once: most people ask the same. */
export function rehearse(parts: RehearseParts): Rehearsed | null {
  const { bulk, over } = parts
  const total = countRows(bulk, over)
  const tally = new Tally()
  const caseOf = makeComparer(parts, tally)
  const byQuestion = new Map<string, number>()
  let done = 0
  for (const asked of askAbout(bulk, over, parts)) {
    if (done % rowsAtATime === 0) {
      parts.onProgress(done, total)
      if (parts.isCancelled()) return null
    }
    done += 1
    if (asked.key === null) {
      tally.leaveOut()
      continue
    }
    let caseIndex = byQuestion.get(asked.key)
    if (caseIndex === undefined) {
      caseIndex = caseOf(asked)
      byQuestion.set(asked.key, caseIndex)
    }
    tally.add(asked, caseIndex)
  }
  parts.onProgress(done, total)
  return tally.finish(villageNames(bulk))
}

/** Different questions with the same two answers are one case. */
function makeComparer({ standing, proposed }: RehearseParts, tally: Tally) {
  const known = new Map<string, number>()
  const tierNow = makeTierNames(standing)
  const tierThen = makeTierNames(proposed)
  return ({ ask }: Asked): number => {
    const questions = ask()
    const before = standingUnder(standing, questions.before, tierNow)
    const after = standingUnder(proposed, questions.after, tierThen)
    const key = JSON.stringify([before, after])
    const found = known.get(key)
    if (found !== undefined) return found
    const kinds = kindsBetween(
      { standing: before, coverageYear: questions.before.facts.coverageYear },
      { standing: after, coverageYear: questions.after.facts.coverageYear },
    )
    const index = tally.addCase({ before, after, kinds })
    known.set(key, index)
    return index
  }
}

type TierNames = (question: EnrolmentQuestion) => string | null

function standingUnder(
  { packs, overlay }: StandingRules,
  question: EnrolmentQuestion,
  tierOf: TierNames,
): Standing {
  return standingOf(decide(packs, question, overlay), tierOf(question))
}

/** What the tier of a question is called on its pay day, by the pack and what was entered on it. */
function makeTierNames({ packs, overlay }: StandingRules): TierNames {
  const known = new Map<string, ReadonlyMap<number, string>>()
  return ({ policy, facts: { paidOn, tier = 1 } }) => {
    const key = `${policy} ${paidOn}`
    let names = known.get(key)
    if (names === undefined) {
      const { tiers } = summaryOn(packs, { policy, day: paidOn }, overlay)
      names = new Map(tiers.map((each) => [each.tier, each.label]))
      known.set(key, names)
    }
    return names.size === 1 && names.has(tier) ? null : (names.get(tier) ?? `${tier} 档`)
  }
}
