/** Quotations: the decision for a named pay day, with the day on which it would change. */
import type { Quotation, QuoteInput } from '../../shared/intake/model.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { decide, nextChanges } from '../rules/index.ts'
import type { Overlay, PackSet } from '../rules/index.ts'
import { enrolmentQuestionFrom, findRegistrationRefusal } from './decide.ts'

export type QuoteParts = {
  readonly packs: PackSet
  readonly overlay: Overlay
  readonly today: Day
}

/** Pure: the same input, packs, overlay and day give the same quotation. */
export function quote(input: QuoteInput, parts: QuoteParts): Quotation {
  const { packs, overlay, today } = parts
  const { summary, hash } = packs.get(input.policy)
  const question = enrolmentQuestionFrom(input, today)
  const answer = decide(packs, question, overlay)
  return {
    policy: input.policy,
    packTitle: summary.title,
    documentNumber: summary.documentNumber,
    packHash: hash,
    draft: summary.draft,
    coverageYear: input.coverageYear,
    payDay: input.payDay,
    answer,
    nextChanges: answer.outcome === 'invalid' ? [] : [...nextChanges(packs, question, overlay)],
    refusal: findRegistrationRefusal(answer),
  }
}
