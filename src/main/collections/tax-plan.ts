/** What each line of a tax list is booked as, decided from facts that were read before: pure. */
import type { TaxCause } from '../../shared/collections/tax-lines.ts'
import type { Evidence } from '../../shared/evidence/model.ts'
import type { Quotation } from '../../shared/intake/model.ts'
import type { PastCover } from '../../shared/intake/past-cover.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { speakYuan } from '../../shared/kernel/fen.ts'
import type { Identity } from '../../shared/people/model.ts'
import type { Settleable } from '../intake/index.ts'
import { findCollectable } from '../intake/index.ts'
import type { Renewal } from './renewal.ts'

/** A line as the list says it, and whom it was found to mean. */
export type TaxLine = {
  readonly line: number
  readonly rowNumber: number
  readonly personId: number | null
  readonly idNumber: string | null
  readonly name: string | null
  /** Whose money it is as the list says it, whether the person was found or not. */
  readonly payer: string
  readonly coverageYear: number
  /** Null where the list says none: then the amount tells. */
  readonly tier: number | null
  readonly paidOn: Day
  /** Whether the list gives the very day. */
  readonly isExactDay: boolean
  readonly amountFen: number
  readonly voucher: string | null
  readonly channel: string | null
  /** The how many-th line of the file with the same payer, day and amount. */
  readonly ordinal: number
}

/** Money that is booked already. */
export type Booked = {
  readonly batchId: number
  readonly coverageYear: number
  readonly paidOn: string
  readonly amountFen: number
  readonly voucher: string | null
}

/** What is known of the people of some lines. */
export type TaxFacts = {
  /** The batch that is being booked; lines of the same file are told apart by their place. */
  readonly batchId: number | null
  readonly registrationOf: (personId: number, coverageYear: number) => Settleable | null
  readonly isEnrolled: (personId: number, coverageYear: number) => boolean
  /** By whose money it was, as a list said it, or who was found. */
  readonly bookedOf: (line: Pick<TaxLine, 'payer' | 'personId'>) => readonly Booked[]
  readonly identitiesOf: (personId: number) => readonly Identity[]
  /** What the ledger knows of earlier years, as it proposes it at the counter. */
  readonly pastCoverOf: (
    personId: number,
    year: {
      readonly policy: string
      readonly coverageYear: number
      /** By earlier lines of the same pass. */
      readonly enrolledSoFar: readonly number[]
    },
  ) => PastCover
  /** What stands against an enrolment on a day, as departments say it. */
  readonly againstOf: (personId: number, on: Day) => readonly Evidence[]
  /** The office's pack for a coverage year. */
  readonly policyFor: (coverageYear: number) => string | null
  /** Tiers that may be paid on a day. */
  readonly tiersOf: (policy: string, on: Day) => readonly number[]
  readonly decideRenewal: (renewal: Renewal) => Quotation
  readonly decideRegistration: (registration: Settleable, on: Day) => Quotation
}

export type TaxPlan =
  /** Booked before: nothing is written. */
  | { readonly kind: 'same' }
  /** The same receipt with another day or amount: what was booked stays. */
  | { readonly kind: 'differs'; readonly reason: string }
  | { readonly kind: 'no-money' }
  | {
      readonly kind: 'registration'
      readonly registration: Settleable
      readonly decision: Quotation
      readonly payableFen: number
      readonly surplus: Surplus | null
    }
  | {
      readonly kind: 'renewal'
      readonly personId: number
      readonly tier: number
      readonly decision: Quotation
      readonly payableFen: number
      readonly surplus: Surplus | null
    }
  | {
      readonly kind: 'surplus'
      readonly surplus: Surplus
      readonly registration: Settleable | null
      /** Where the day's rules were asked. */
      readonly decided: { readonly decision: Quotation; readonly tier: number } | null
    }

export type Surplus = {
  readonly fen: number
  readonly cause: TaxCause
  /** One Chinese sentence: what is the matter, for the work list. */
  readonly reason: string
}

/** What the earlier lines of the same pass came to. */
export class PassSoFar {
  readonly #enrolled = new Map<number, readonly number[]>()
  isEnrolled(personId: number, coverageYear: number): boolean {
    return this.yearsOf(personId).includes(coverageYear)
  }
  yearsOf(personId: number): readonly number[] {
    return this.#enrolled.get(personId) ?? []
  }
  note(plan: TaxPlan, line: TaxLine): void {
    const enrols = plan.kind === 'registration' || plan.kind === 'renewal'
    const { personId, coverageYear } = line
    if (enrols && personId !== null) {
      this.#enrolled.set(personId, [...this.yearsOf(personId), coverageYear])
    }
  }
}

/** The first that applies is the answer. */
export function planTaxLine(line: TaxLine, facts: TaxFacts, soFar: PassSoFar): TaxPlan {
  if (line.amountFen <= 0) return { kind: 'no-money' }
  const plan = planAgainBooked(line, facts) ?? planMoney(line, facts, soFar)
  soFar.note(plan, line)
  return plan
}

/**
 * Whether the money was booked before. The sender's own receipt tells; where one of the two has
 * none, the same payer, year, day and amount tell, counted: a file with two such lines means two
 * payments, and the next list repeats both.
 */
function planAgainBooked(line: TaxLine, facts: TaxFacts): TaxPlan | null {
  const { voucher, ordinal } = line
  const booked = facts
    .bookedOf(line)
    .filter(
      ({ coverageYear, batchId }) =>
        coverageYear === line.coverageYear && batchId !== facts.batchId,
    )
  const alike = booked.filter(
    (one) => one.paidOn === line.paidOn && one.amountFen === line.amountFen,
  )
  if (voucher !== null) {
    if (alike.some((one) => one.voucher === voucher)) return { kind: 'same' }
    const [other] = booked.filter((one) => one.voucher === voucher)
    if (other !== undefined) {
      return {
        kind: 'differs',
        reason: `凭证号 ${voucher} 已按 ${other.paidOn} 缴 ${speakYuan(other.amountFen)} 元记账，这一行写的不同，不改已记的，请向税务核对。`,
      }
    }
  }
  const unnamed = alike.filter((one) => voucher === null || one.voucher === null)
  return unnamed.length >= ordinal ? { kind: 'same' } : null
}

function planMoney(line: TaxLine, facts: TaxFacts, soFar: PassSoFar): TaxPlan {
  const { personId, coverageYear, paidOn } = line
  if (personId === null) {
    return surplus(line, {
      cause: 'unknown',
      reason: '本机没有认出这是谁，钱先记暂收，请核对姓名和号码。',
    })
  }
  if (!line.isExactDay) {
    return surplus(line, {
      cause: 'day-unclear',
      reason: '清册的缴费日期没有写到日，不能按缴费日核定，请向税务核对。',
    })
  }
  const registration = facts.registrationOf(personId, coverageYear)
  if (facts.isEnrolled(personId, coverageYear) || soFar.isEnrolled(personId, coverageYear)) {
    const by = registration === null ? '' : `（登记 ${registration.registrationNumber}）`
    const reason = `此人 ${coverageYear} 年度已经参保${by}，${paidOn} 的这笔是多缴，可以退。`
    return surplus(line, { cause: 'second', reason })
  }
  if (registration !== null) return planRegistration(line, registration, facts)
  return standsAgainst(line, facts) ?? planRenewal(line, facts, soFar)
}

function planRegistration(line: TaxLine, registration: Settleable, facts: TaxFacts): TaxPlan {
  const { registrationNumber, state, registeredOn } = registration
  if (state !== 'approved') {
    const reason = `登记 ${registrationNumber} 还没有办完审核和核定，钱先记暂收，办完后请再认可。`
    return surplus(line, { cause: 'registration-waiting', reason, registration })
  }
  if (line.paidOn < registeredOn) {
    const reason = `缴费日 ${line.paidOn} 早于登记 ${registrationNumber} 的登记日 ${registeredOn}，请核对。`
    return surplus(line, { cause: 'before-registration', reason, registration })
  }
  // The reviewer approved it knowing what stood against it, with a written reason.
  if (registration.evidenceReason === null) {
    const against = standsAgainst(line, facts, registration)
    if (against !== null) return against
  }
  const decision = facts.decideRegistration(registration, line.paidOn)
  const charge = findCollectable(decision)
  const decided = { decision, tier: registration.tier }
  if (charge === null) return refused(line, decided, registration)
  const { payableFen } = charge
  const wrong = wrongAmount(line, payableFen)
  if (wrong !== null && wrong.cause !== 'over') {
    return { kind: 'surplus', surplus: wrong, registration, decided }
  }
  return { kind: 'registration', registration, decision, payableFen, surplus: wrong }
}

function planRenewal(line: TaxLine, facts: TaxFacts, soFar: PassSoFar): TaxPlan {
  const { coverageYear, paidOn } = line
  const personId = line.personId ?? 0
  const policy = facts.policyFor(coverageYear)
  if (policy === null) {
    const reason = `本单位没有 ${coverageYear} 年度的政策包，不能核定，钱先记暂收。`
    return surplus(line, { cause: 'not-covered', reason })
  }
  const identities = [...facts.identitiesOf(personId)]
  const enrolledSoFar = soFar.yearsOf(personId)
  const pastCover = facts.pastCoverOf(personId, { policy, coverageYear, enrolledSoFar })
  const decideTier = (tier: number) => ({
    tier,
    decision: facts.decideRenewal({ policy, coverageYear, paidOn, tier, identities, pastCover }),
  })
  // A list without tiers: the amount says which one was paid.
  const asked = line.tier === null ? facts.tiersOf(policy, paidOn) : [line.tier]
  const all = (asked.length === 0 ? [1] : asked).map(decideTier)
  const exact = all.find(({ decision }) => acceptedPayable(decision) === line.amountFen)
  const decided = exact ?? all[0] ?? decideTier(1)
  const { decision, tier } = decided
  const charge = findCollectable(decision)
  if (charge === null || decision.answer.outcome !== 'accepted') {
    return refused(line, decided, null)
  }
  const { payableFen } = charge
  const wrong = wrongAmount(line, payableFen)
  if (wrong !== null && wrong.cause !== 'over') {
    return { kind: 'surplus', surplus: wrong, registration: null, decided }
  }
  return { kind: 'renewal', personId, tier, decision, payableFen, surplus: wrong }
}

function acceptedPayable(decision: Quotation): number | null {
  if (decision.answer.outcome !== 'accepted') return null
  return findCollectable(decision)?.payableFen ?? null
}

/** Null where the amount is what was decided. */
function wrongAmount({ amountFen }: TaxLine, payableFen: number): Surplus | null {
  if (payableFen === 0) {
    const reason = `按缴费日核定个人无需缴费，收到的 ${speakYuan(amountFen)} 元全部暂收，可以退。`
    return { fen: amountFen, cause: 'nothing-payable', reason }
  }
  if (amountFen < payableFen) {
    const reason = `核定应缴 ${speakYuan(payableFen)} 元，只收到 ${speakYuan(amountFen)} 元，少 ${speakYuan(payableFen - amountFen)} 元，不记参保。`
    return { fen: amountFen, cause: 'short', reason }
  }
  if (amountFen === payableFen) return null
  const reason = `核定应缴 ${speakYuan(payableFen)} 元，收到 ${speakYuan(amountFen)} 元，多出 ${speakYuan(amountFen - payableFen)} 元暂收，可以退。`
  return { fen: amountFen - payableFen, cause: 'over', reason }
}

/** Death counts from the pay day back, and where no benefit of the year could begin. */
function standsAgainst(
  line: TaxLine,
  facts: TaxFacts,
  registration: Settleable | null = null,
): TaxPlan | null {
  const { personId, paidOn, coverageYear } = line
  if (personId === null) return null
  const firstDay = `${coverageYear}-01-01`
  const evidence = facts.againstOf(personId, paidOn)
  const later =
    paidOn < firstDay
      ? facts
          .againstOf(personId, firstDay as Day)
          .filter(({ kind, eventOn }) => kind === 'death' && (eventOn ?? '') < firstDay)
      : []
  const death = [...evidence, ...later].find(({ kind }) => kind === 'death')
  const found = death ?? evidence[0]
  if (found === undefined) return null
  const cause = found.kind === 'death' ? 'dead' : 'covered-elsewhere'
  return surplus(line, { cause, reason: `不记参保：${found.text}`, registration })
}

function refused(
  line: TaxLine,
  decided: { readonly decision: Quotation; readonly tier: number },
  registration: Settleable | null,
): TaxPlan {
  const { answer, refusal } = decided.decision
  const reason = refusal ?? answer.findings[0]?.text ?? '按这一天的政策不能参保。'
  return surplus(line, { cause: 'not-covered', reason, decided, registration })
}

type Why = Omit<Surplus, 'fen'> &
  Partial<Pick<Extract<TaxPlan, { kind: 'surplus' }>, 'decided' | 'registration'>>

function surplus({ amountFen }: TaxLine, why: Why): TaxPlan {
  const { cause, reason, registration = null, decided = null } = why
  return { kind: 'surplus', surplus: { fen: amountFen, cause, reason }, registration, decided }
}
