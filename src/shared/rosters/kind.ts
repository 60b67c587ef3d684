/** What a kind of roster is: its fields, what applying it does, and what it may never do. */
import type { Role } from '../accounts/model.ts'
import type { Authority, EvidenceKind } from '../evidence/model.ts'
import type { FieldSpec } from './field.ts'

export const rosterKindNames = [
  'registered-population',
  'resident-population',
  'village-groups',
  'enrolled-before',
  'identities',
  'deaths',
  'employee-insurance',
  'insured-elsewhere',
  'university-students',
  'school-enrolment',
  'in-service',
  'in-prison',
  'renewal',
  'paid-register',
  'payment-detail',
  'platform-status',
] as const
export type RosterKindName = (typeof rosterKindNames)[number]

export type PersonPart = 'name' | 'village' | 'household' | 'phone'

export type RosterKind = {
  readonly kind: RosterKindName
  /** `死亡名单`. */
  readonly label: string
  readonly fields: readonly FieldSpec[]
  /** What applying it does, one Chinese sentence each, shown before it is applied. */
  readonly does: readonly string[]
  /** What it never does, shown beside them. */
  readonly never: readonly string[]
  /** What it changes beside the evidence that every kind leaves. */
  readonly changes: 'nothing' | 'people' | 'enrolments' | 'payments'
  /** Whether somebody who is not in the ledger yet is recorded. */
  readonly createsPeople: boolean
  /** What of somebody who is in the ledger is made as the list has it, where the list has it. */
  readonly updates: readonly PersonPart[]
  readonly evidence: {
    readonly kind: EvidenceKind
    /** Fields that become columns of the evidence; the others are kept as details. */
    readonly eventField: string | null
    readonly endsField: string | null
    readonly termField: string | null
    readonly levelField: string | null
  }
  /**
   * `full`: a list of everybody, which takes the place of the sender's last one of the same scope.
   * `adding`: only what is new. `either`: the clerk says which.
   */
  readonly list: 'full' | 'adding' | 'either'
  /** How such a list mostly comes, where the clerk may say either: what stands there first. */
  readonly usually: 'full' | 'adding'
  readonly needsCoverageYear: boolean
  /** Whether it must be said as of which day the list speaks (名单截至日). */
  readonly needsListDay: boolean
  /** Whether the event of a line is over: no list knows of one after its own day, or of tomorrow's. */
  readonly eventIsPast: boolean
  /** Who sends it, the usual one first. */
  readonly authorities: readonly Authority[]
  /** Who may apply it. */
  readonly appliedBy: readonly Role[]
  /** Where two lines of one file mean the same person, whether that is two facts and not one. */
  readonly severalPerPerson: boolean
}
