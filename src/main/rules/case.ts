/** One question while it is being decided: checked facts, the readings in force, what was found. */
import type { DayNumber } from '../../shared/kernel/day.ts'
import type { HeldCategory } from './held-category.ts'
import type { circumstanceKinds, groundKinds } from './pack-document.ts'

export type CircumstanceKind = (typeof circumstanceKinds)[number]
export type GroundKind = (typeof groundKinds)[number]

/** An identity as it was asked about; either end of its days may be open. */
export type AskedCategory = {
  readonly term: string
  readonly from: DayNumber | null
  readonly to: DayNumber | null
}

/** Checked facts of an enrolment. A day that the pack never reads is null. */
export type EnrolmentFacts = {
  readonly coverageYear: number
  readonly paidOn: DayNumber
  readonly registeredOn: DayNumber
  readonly tier: number
  readonly birthDate: DayNumber | null
  readonly categories: readonly AskedCategory[]
  readonly circumstance: CircumstanceKind
  /** The circumstance's own day. */
  readonly eventOn: DayNumber | null
  readonly paidAtOrigin: boolean
  readonly freshman: boolean
  readonly enrolsAt: 'school' | 'home' | null
  readonly coveredThisYear: boolean
  /** Coverage years just before this one without cover, and how many of them were paid later. */
  readonly missedYears: number
  readonly repairedYears: number
  /** First day of a wait that runs already. */
  readonly waitingSince: DayNumber | null
}

/** Checked facts of a refund. */
export type RefundFacts = {
  readonly coverageYear: number
  readonly paidOn: DayNumber
  readonly paidFen: number
  readonly appliedOn: DayNumber
  readonly ground: GroundKind
  readonly groundOn: DayNumber | null
  /** First day of the benefits that were paid for, where it is known. */
  readonly benefitFrom: DayNumber | null
}

/** A wait and how it adds up, in months. */
export type Wait = {
  readonly since: DayNumber
  readonly months: number
  readonly fixed: number
  readonly forGaps: number
  readonly lessRepairs: number
}

/** What conditions and texts look at. A refund leaves the enrolment's part at rest, and vice versa. */
export type Case = EnrolmentFacts &
  Omit<RefundFacts, 'ground'> & {
    readonly ground: GroundKind | null
    readonly windowFrom: DayNumber
    readonly windowTo: DayNumber
    /** Identities that hold on the pay day, in the notice's order. */
    readonly held: readonly HeldCategory[]
    /** Counts as paid inside the window. */
    inside: boolean
    /** First and last day of benefit, once a route has set them. */
    from: DayNumber | null
    to: DayNumber
    /** Set by a route that makes people wait. */
    wait: Wait | null
    /** The option in force for each reading of the pack. */
    readonly choices: readonly number[]
    /** A bit for each reading that was looked at: no other can change the answer. */
    touched: number
  }
