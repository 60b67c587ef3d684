/**
 * The tables of the ledger as TypeScript sees them. `migrations/` is where they are made; a test
 * compares the two.
 */
import type { Selectable } from 'kysely'
import type { DuplicateVerdictTable, PersonMergeTable } from './duplicate-tables.ts'
import type { NoticeCopyTable, ObstacleTable, PlatformEntryTable } from './platform-tables.ts'
import type {
  EvidenceRankTable,
  EvidenceTable,
  MatchDecisionTable,
  RosterBatchTable,
  RosterConfirmationTable,
  RosterProfileTable,
  TaxDecisionTable,
  TaxPaymentTable,
} from './roster-tables.ts'
import type { Version } from './row-version.ts'

export type ActionTable = {
  readonly action_id: number
  readonly request_id: string
  /** The call that wrote it: `intake.register`. */
  readonly kind: string
  readonly account_id: number | null
  readonly role: string | null
  /** UTC instant, ISO 8601. */
  readonly recorded_at: string
  /** Civil day in China; the practice date in a practice office. */
  readonly recorded_on: string
  /** `person:12`. */
  readonly subject: string | null
  readonly policy: string | null
  readonly pack_hash: string | null
  /** The call's input without secrets, canonical JSON. */
  readonly payload: string
  /** What a repeated request is answered from, canonical JSON. */
  readonly result: string
  /** Digest of the row versions that the action opened and closed. */
  readonly rows_digest: string
  readonly previous_hash: string
  readonly hash: string
}

type OfficeTable = Version & {
  readonly office_id: number
  readonly name: string
  readonly region_code: string
  /** The civil day on which a practice office lives; null in a real one. */
  readonly practice_date: string | null
}

type OfficePolicyTable = Version & { readonly office_policy_id: number; readonly policy: string }

type ReadingChoiceTable = Version & {
  readonly reading_choice_id: number
  readonly policy: string
  readonly reading: string
  readonly chosen_option: string
}

type AmendmentTable = Version & {
  readonly amendment_id: number
  readonly policy: string
  /** The first day on which it holds. */
  readonly holds_from: string
  /** Null for a ruling of the office itself. */
  readonly document_number: string | null
  readonly clause: string
  readonly basis: string
  /** The whole amendment as the rules engine takes it, JSON. */
  readonly content: string
  readonly entered_by: number
}

type VillageTable = Version & {
  readonly village_id: number
  readonly name: string
  readonly position: number
}

type AccountTable = Version & {
  readonly account_id: number
  readonly user_name: string
  readonly display_name: string
  /** `scrypt$N$r$p$salt$hash`, base64url. */
  readonly password_hash: string
}

type AccountRoleTable = Version & {
  readonly account_role_id: number
  readonly account_id: number
  readonly role: string
}

type SignInStateTable = Version & {
  readonly sign_in_state_id: number
  readonly account_id: number
  /** Wrong passwords in a row. */
  readonly wrong_count: number
  /** UTC instant until which the account is locked out. */
  readonly locked_until: string | null
}

type HouseholdTable = Version & {
  readonly household_id: number
  readonly household_number: string
  readonly village_id: number
}

type PersonTable = Version & {
  readonly person_id: number
  readonly name: string
  /** Full pinyin without tones or blanks, lower case. */
  readonly pinyin: string
  readonly initials: string
  readonly id_number: string
  /** Last four characters of the number: what people say aloud. */
  readonly id_tail: string
  readonly sex: string
  readonly birth_date: string
  readonly village_id: number
  readonly household_id: number | null
  readonly relation_to_head: string | null
  readonly phone: string | null
  /** Null in rows older than the column: the number says what it is. */
  readonly document_type: string | null
  /** 村民小组. */
  readonly village_group: string | null
  /** 户籍地址, where it is another than the village's. */
  readonly registered_address: string | null
  /** 居住地址. */
  readonly residence_address: string | null
  /** 外出务工, `yes` or `no`; null where nobody asked. */
  readonly works_away: string | null
  readonly works_away_at: string | null
  /** Of a passport: whose it is, two letters. Null elsewhere, and in rows older than the column. */
  readonly document_country: string | null
  /** Whose record goes on, where this one was merged into it; null of everybody else. */
  readonly merged_into: number | null
}

type IdentityTable = Version & {
  readonly identity_id: number
  readonly person_id: number
  readonly term: string
  readonly valid_from: string | null
  readonly valid_to: string | null
}

type EnrolmentTable = Version & {
  readonly enrolment_id: number
  readonly person_id: number
  readonly coverage_year: number
  readonly scheme: string
  readonly tier: number
  readonly source: string
}

type RegistrationTable = Version & {
  readonly registration_id: number
  readonly registration_number: string
  readonly person_id: number
  readonly coverage_year: number
  readonly scheme: string
  readonly tier: number
  readonly policy: string
  readonly pack_hash: string
  readonly registered_on: string
  readonly pay_day: string
  readonly payable_fen: number | null
  readonly taken_by: number
  readonly village_id: number
  /** The person as registered: name, number, sex, birth, phone, village, identities. JSON. */
  readonly snapshot: string
  /** The circumstance and the quotation as shown when it was saved. JSON. */
  readonly quotation: string
  /** Of the overlay that the quotation was decided with; null in rows older than the column. */
  readonly overlay_hash: string | null
}

type ReviewTable = Version & {
  readonly review_id: number
  readonly registration_id: number
  /** `approved`, `sent-back`, or `withdrawn` by the counter. */
  readonly verdict: string
  readonly reason: string | null
  readonly decided_by: number
  readonly decided_on: string
}

type AssessmentTable = Version & {
  readonly assessment_id: number
  readonly registration_id: number
  /** What the person pays, as the agency set it. */
  readonly amount_fen: number
  /** The agency's document or notice, in the reviewer's words. */
  readonly ground: string
  readonly assessed_by: number
  readonly assessed_on: string
}

type PaymentTable = Version & {
  readonly payment_id: number
  readonly receipt_number: string
  readonly registration_id: number
  readonly channel: string
  readonly paid_on: string
  readonly amount_fen: number
  readonly booked_by: number
  readonly booked_on: string
}

type SettlementTable = Version & {
  readonly settlement_id: number
  readonly registration_id: number
  /** The day it was decided for: the pay day, or the day of 核定 where nothing was payable. */
  readonly settled_on: string
  readonly payable_fen: number
  readonly policy: string
  readonly pack_hash: string
  /** The final decision as a quotation, JSON. */
  readonly decision: string
  /** Of the overlay that it was decided with; null in rows older than the column. */
  readonly overlay_hash: string | null
}

type JournalLineTable = Version & {
  readonly journal_line_id: number
  /** Null where the money belongs to no registration. */
  readonly registration_id: number | null
  readonly account: string
  /** Channel of a payment, source of a subsidy, tier of a contribution. */
  readonly detail: string
  /** Debit positive, credit negative; the lines of one action add up to zero. */
  readonly amount_fen: number
  readonly booked_on: string
  /** Of money on a tax list; null for what the counter took in. */
  readonly tax_payment_id: number | null
}

type PrintTable = Version & {
  readonly print_id: number
  readonly sheet_kind: string
  readonly registration_id: number
  readonly sheet_number: string
  /** 1 for the first; 补打 from the second on. */
  readonly copy_number: number
  readonly short_hash: string
  /** What stands on the paper, JSON. */
  readonly content: string
  readonly printed_by: number
  readonly printed_on: string
}

type TaskNoteTable = Version & {
  readonly task_note_id: number
  readonly policy: string
  /** The village or township as the notice's table writes it. */
  readonly unit_name: string
  readonly note: string
}

/** Tables whose rows are versions, by name. */
export type StateTables = {
  readonly office: OfficeTable
  readonly office_policy: OfficePolicyTable
  readonly reading_choice: ReadingChoiceTable
  readonly amendment: AmendmentTable
  readonly village: VillageTable
  readonly account: AccountTable
  readonly account_role: AccountRoleTable
  readonly sign_in_state: SignInStateTable
  readonly household: HouseholdTable
  readonly person: PersonTable
  readonly identity: IdentityTable
  readonly enrolment: EnrolmentTable
  readonly registration: RegistrationTable
  readonly review: ReviewTable
  readonly assessment: AssessmentTable
  readonly payment: PaymentTable
  readonly settlement: SettlementTable
  readonly journal_line: JournalLineTable
  readonly print: PrintTable
  readonly task_note: TaskNoteTable
  readonly roster_batch: RosterBatchTable
  readonly evidence: EvidenceTable
  readonly evidence_rank: EvidenceRankTable
  readonly roster_profile: RosterProfileTable
  readonly match_decision: MatchDecisionTable
  readonly roster_confirmation: RosterConfirmationTable
  readonly tax_decision: TaxDecisionTable
  readonly tax_payment: TaxPaymentTable
  readonly platform_entry: PlatformEntryTable
  readonly obstacle: ObstacleTable
  readonly notice_copy: NoticeCopyTable
  readonly duplicate_verdict: DuplicateVerdictTable
  readonly person_merge: PersonMergeTable
}
export type StateTable = keyof StateTables

export type LedgerSchema = StateTables & { readonly action: ActionTable }

/** What a caller gives to open a row: the ledger adds id and actions. */
export type NewRow<T extends StateTable> = Omit<
  StateTables[T],
  'row_id' | 'from_action' | 'to_action'
>

/** A row as it is read, with the ledger's own columns. */
export type StateRow<T extends StateTable> = Selectable<StateTables[T]>
