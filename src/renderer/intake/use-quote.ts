/** The decision that follows the form, a moment behind the typing. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Day } from '../../shared/kernel/day.ts'
import type { Quotation, QuoteInput } from '../../shared/intake/model.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { useSettled } from '../kit/use-settled.ts'
import type { IdNumberCheck } from '../people/use-id-number.ts'
import { calls } from '../shell/rpc.ts'
import { quoteInputOf } from './intake-draft.ts'
import type { IntakeDraft, Registrant } from './intake-draft.ts'

const settleMilliseconds = 180

export type Quote = {
  readonly quotation: Quotation | null
  /** What else might be meant, in a sentence. */
  readonly hint: string | null
  /** What stands there belongs to the form as it was a moment ago. */
  readonly stale: boolean
  readonly loading: boolean
  readonly error: unknown
}

type QuoteAbout = {
  readonly draft: IntakeDraft
  readonly packs: readonly PackSummary[]
  readonly registrant: Registrant
  readonly check: IdNumberCheck
}

export function useQuote({ draft, packs, registrant, check }: QuoteAbout): Quote {
  const pack = packs.find((candidate) => candidate.policy === draft.policy)
  return useQuoteOf(quoteInputOf(draft, pack, birthDateOf(registrant, check)))
}

/** The decision on an input that may still be changing; null asks nothing. */
export function useQuoteOf(input: QuoteInput | null): Quote {
  const wanted = JSON.stringify(input)
  const settled = useSettled(wanted, settleMilliseconds)
  // The text was made by the line above and by nobody else.
  const asked = JSON.parse(settled) as QuoteInput | null
  const answer = useQuery(
    calls.intake.quote.queryOptions({
      // The query is off while there is nothing to ask; the cast only fills its key.
      input: asked as QuoteInput,
      enabled: asked !== null,
      placeholderData: keepPreviousData,
    }),
  )
  return {
    quotation: asked === null ? null : (answer.data ?? null),
    hint: asked === null ? null : (answer.data?.newbornHint ?? null),
    // Where nothing is asked nothing is on its way, whatever stood there before.
    stale: settled !== wanted || (asked !== null && answer.isPlaceholderData),
    loading: answer.isFetching,
    error: answer.error,
  }
}

function birthDateOf(registrant: Registrant, check: IdNumberCheck): Day | null {
  if (registrant.kind === 'known') return registrant.person.birthDate
  return registrant.kind === 'new' && check.kind === 'read' ? check.birthDate : null
}
