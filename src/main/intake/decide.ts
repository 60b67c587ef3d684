/** What is asked of the rules for a registration, and whether the answer carries it. */
import type { Day } from '../../shared/kernel/day.ts'
import { speakYuan } from '../../shared/kernel/fen.ts'
import type { Assessment, Quotation, QuoteInput } from '../../shared/intake/model.ts'
import type { PastCover } from '../../shared/intake/past-cover.ts'
import type { Identity } from '../../shared/people/model.ts'
import type { Answer, CategoryFact, Charge, EnrolmentQuestion } from '../../shared/rules/model.ts'

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
      ...pastCoverFacts(input.pastCover),
    },
  }
}

function pastCoverFacts({ waitingSince, ...facts }: PastCover) {
  return waitingSince === null ? facts : { ...facts, waitingSince }
}

function categoryFrom({ term, from, to }: Identity): CategoryFact {
  return {
    term,
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  }
}

/**
 * Codes under which the office must settle something before anything is saved on the answer, and
 * who does that where.
 */
const whoSettles: ReadonlyMap<string, string> = new Map([
  ['reading-unconfirmed', '请管理人员在“本单位确定”的“政策理解”里确认。'],
  ['price-floor-unconfirmed', '请管理人员在“本单位确定”里照当地文件录入价格。'],
  ['price-not-entered', '请管理人员在“本单位确定”里照当地文件录入价格。'],
])

/** Why no registration may be saved on an answer, for the clerk; null where one may. */
export function findRegistrationRefusal(answer: Answer): string | null {
  const open = answer.findings.find(({ code }) => whoSettles.has(code))
  if (open !== undefined) return `${open.text}${whoSettles.get(open.code) ?? ''}`
  if (answer.outcome === 'accepted' || answer.outcome === 'needs-approval') return null
  return answer.findings[0]?.text ?? '按政策不能登记。'
}

/** The charge that may be collected on a decision, null where none may. */
export function findCollectable(decision: Quotation): Charge | null {
  const { outcome, charge } = decision.answer
  if (decision.refusal !== null || charge === null || charge === undefined) return null
  // A reviewer has approved what needed approval before any money is taken.
  return outcome === 'accepted' || outcome === 'needs-approval' ? charge : null
}

/**
 * A decision with the agency's amount in it, where the notice leaves the amount open; the clause
 * that leaves it open is the amount's too. Any other decision comes back as it is.
 */
export function withAssessment(
  decision: Quotation,
  assessment: Pick<Assessment, 'amountFen' | 'ground'> | null,
): Quotation {
  const { answer, refusal } = decision
  const open = refusal === null && (answer.charge === null || answer.charge === undefined)
  if (assessment === null || !open) return decision
  const { amountFen } = assessment
  const ground = assessment.ground.replace(/。+$/u, '')
  const clause = answer.findings[0]?.clause
  return {
    ...decision,
    answer: {
      ...answer,
      charge: { standardFen: amountFen, payableFen: amountFen, subsidies: [], category: null },
      findings: [
        ...answer.findings,
        {
          code: 'amount-assessed',
          ...(clause === undefined ? {} : { clause }),
          text: `医保经办机构核定应缴 ${speakYuan(amountFen)} 元，核定依据：${ground}。`,
        },
      ],
    },
  }
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
