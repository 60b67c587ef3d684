/** What is asked of the rules for a registration, and whether the answer carries it. */
import type { Day } from '../../shared/kernel/day.ts'
import type { QuoteInput } from '../../shared/intake/model.ts'
import type { Identity } from '../../shared/people/model.ts'
import type { Answer, CategoryFact, EnrolmentQuestion } from '../../shared/rules/model.ts'

/** The question behind a quotation: registered on one day, paid on another. */
export function enrolmentQuestionFrom(input: QuoteInput, registeredOn: Day): EnrolmentQuestion {
  return {
    policy: input.policy,
    ask: 'enrolment',
    facts: {
      coverageYear: input.coverageYear,
      paidOn: input.payDay,
      ...(registeredOn <= input.payDay ? { registeredOn } : {}),
      tier: input.tier,
      person: {
        ...(input.birthDate === null ? {} : { birthDate: input.birthDate }),
        categories: input.identities.map(categoryFrom),
      },
      circumstance: input.circumstance,
    },
  }
}

function categoryFrom({ term, from, to }: Identity): CategoryFact {
  return {
    term,
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  }
}

/** Codes under which the office must confirm something before anything is saved on the answer. */
const unconfirmedCodes = new Set(['reading-unconfirmed', 'price-floor-unconfirmed'])

/** Why no registration may be saved on an answer, for the clerk; null where one may. */
export function findRegistrationRefusal(answer: Answer): string | null {
  const unconfirmed = answer.findings.find(({ code }) => unconfirmedCodes.has(code))
  if (unconfirmed !== undefined) {
    return unconfirmed.text
  }
  if (answer.outcome === 'accepted' || answer.outcome === 'needs-approval') return null
  return answer.findings[0]?.text ?? '按政策不能登记。'
}

/** Whether identities contradict themselves: one twice, or an end before its beginning. */
export function areIdentitiesSound(identities: readonly Identity[]): boolean {
  const terms = new Set(identities.map(({ term }) => term))
  const ordered = identities.every(({ from, to }) => from === null || to === null || from <= to)
  return terms.size === identities.length && ordered
}

/** `500151004-2024-000017`: where, for which coverage year, the how many-th of the office. */
export function registrationNumberFrom(parts: {
  readonly regionCode: string
  readonly coverageYear: number
  readonly registrationId: number
}): string {
  const running = String(parts.registrationId).padStart(6, '0')
  return `${parts.regionCode}-${parts.coverageYear}-${running}`
}
