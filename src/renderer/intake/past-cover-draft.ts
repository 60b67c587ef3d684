/** 以往参保 on the form: what the pack asks, what the ledger proposes, what is wrong with it. */
import { mostMissedYears, noPastCover, proposePastCover } from '../../shared/intake/past-cover.ts'
import type { KnownCover, PastCover } from '../../shared/intake/past-cover.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { words } from './words.ts'

export type PastCoverDraft = {
  readonly coveredThisYear: boolean
  /** As typed; null while what is proposed stands. */
  readonly missedYears: string | null
  readonly repairedYears: string
  readonly waitingSince: Day | null
}

export const untouchedPastCover: PastCoverDraft = {
  coveredThisYear: false,
  missedYears: null,
  repairedYears: '',
  waitingSince: null,
}

export type PastCoverErrors = {
  readonly [Name in 'missedYears' | 'repairedYears' | 'waitingSince']?: string
}

export type PastCoverForm = {
  readonly draft: PastCoverDraft
  readonly pack: PackSummary
  readonly coverageYear: number
  readonly payDay: Day | null
  /** What the ledger shows of somebody; null where it knows nothing of them. */
  readonly known: KnownCover | null
}

/** What the fields show and send. Null stands for a question that the pack does not ask. */
export type PastCoverRead = {
  readonly asksCovered: boolean
  readonly mostMissed: number | null
  readonly missedText: string
  /** On what the proposal rests, in a sentence for the clerk. */
  readonly proposal: string | null
  readonly asksRepaired: boolean
  readonly errors: PastCoverErrors
  /** What nobody has answered yet: told when it is to be saved, not while it is filled in. */
  readonly missing: PastCoverErrors
  /** Null while something is wrong. */
  readonly pastCover: PastCover | null
}

export function readPastCover(form: PastCoverForm): PastCoverRead {
  const { draft, pack, coverageYear, payDay } = form
  const asksCovered = pack.asks.coveredThisYear
  const mostMissed = mostMissedYears(pack, coverageYear)
  const coveredThisYear = asksCovered && draft.coveredThisYear
  if (mostMissed === null) {
    const nothing = {
      mostMissed,
      missedText: '',
      proposal: null,
      asksRepaired: false,
      errors: {},
      missing: {},
    }
    return { asksCovered, ...nothing, pastCover: { ...noPastCover, coveredThisYear } }
  }
  const proposed = propose(form)
  const missedText = draft.missedYears ?? proposed.missedText
  const unanswered = missedText.trim() === ''
  const missedYears = unanswered ? null : readCount(missedText)
  const asksRepaired = missedYears !== null && missedYears > 0
  const repairedYears = asksRepaired ? readCount(draft.repairedYears) : 0
  const errors: { -readonly [Name in keyof PastCoverErrors]: string } = {}
  const missing = unanswered ? { missedYears: words.missedYearsMissing } : {}
  if (unanswered) {
    // Somebody has to ask: nothing is wrong yet, and nothing can be decided.
  } else if (missedYears === null || missedYears > mostMissed) {
    const from = pack.asks.gapsSince ?? coverageYear
    errors.missedYears = words.missedYearsWrong(from, coverageYear, mostMissed)
  } else if (repairedYears === null || repairedYears > missedYears) {
    errors.repairedYears = words.repairedYearsWrong(missedYears)
  }
  const { waitingSince } = draft
  if (waitingSince !== null && payDay !== null && waitingSince > payDay) {
    errors.waitingSince = words.waitingSinceWrong(payDay)
  }
  const sound = missedYears !== null && repairedYears !== null && Object.keys(errors).length === 0
  return {
    asksCovered,
    mostMissed,
    missedText,
    proposal: proposed.why,
    asksRepaired,
    errors,
    missing,
    pastCover: sound ? { coveredThisYear, missedYears, repairedYears, waitingSince } : null,
  }
}

/** Empty where the ledger knows nothing: a wrong 0 would give full benefits from the first day. */
function propose({ known, pack, coverageYear }: PastCoverForm): {
  readonly missedText: string
  readonly why: string
} {
  if (mostMissedYears(pack, coverageYear) === 0) return { missedText: '0', why: '' }
  if (known === null) return { missedText: '', why: words.missedYearsUnknown }
  const { years, pastCover } = proposePastCover(known, pack, coverageYear)
  const { missedYears } = pastCover
  const missedText = String(missedYears)
  if (missedYears === 0) return { missedText, why: words.missedYearsNone }
  return { missedText, why: words.missedYearsProposed(years.toReversed()) }
}

/** A whole number of years; nothing typed is none, null where it is no number. */
function readCount(text: string): number | null {
  const typed = text.trim()
  if (typed === '') return 0
  return /^\d{1,2}$/u.test(typed) ? Number(typed) : null
}
