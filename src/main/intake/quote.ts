/** Quotations: the decision for a named pay day, with the day on which it would change. */
import type { Quotation, QuoteInput } from '../../shared/intake/model.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { decide, findBenefitOnceApproved, nextChanges } from '../rules/index.ts'
import type { Overlay, PackSet } from '../rules/index.ts'
import { enrolmentQuestionFrom, findRegistrationRefusal } from './decide.ts'

export type QuoteParts = {
  readonly packs: PackSet
  readonly overlay: Overlay
  /** The day on which the counter took the registration. */
  readonly registeredOn: Day
}

/** Pure: the same input, packs, overlay and day give the same quotation. */
export function quote(input: QuoteInput, parts: QuoteParts): Quotation {
  const { packs, overlay, registeredOn } = parts
  const { summary, hash } = packs.get(input.policy)
  const question = enrolmentQuestionFrom(input, registeredOn)
  const answer = decide(packs, question, overlay)
  const benefit =
    answer.outcome === 'needs-approval' ? findBenefitOnceApproved(packs, question, overlay) : null
  return {
    policy: input.policy,
    packTitle: summary.title,
    documentNumber: summary.documentNumber,
    packHash: hash,
    draft: summary.draft,
    coverageYear: input.coverageYear,
    payDay: input.payDay,
    answer,
    ...(benefit === null ? {} : { benefitOnceApproved: benefit }),
    nextChanges: answer.outcome === 'invalid' ? [] : [...nextChanges(packs, question, overlay)],
    refusal: findRegistrationRefusal(answer),
  }
}
