/**
 * The tables of the ledger as TypeScript sees them. `migrations/` is where they are made; a test
 * compares the two.
 */
import type { Generated, Selectable } from 'kysely'

/** Columns that every state table has: a row is opened by one action and closed by a later one. */
type Version = {
  readonly row_id: Generated<number>
  readonly from_action: number
  readonly to_action: number | null
}

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
}

/** Tables whose rows are versions, by name. */
export type StateTables = {
  readonly office: OfficeTable
  readonly office_policy: OfficePolicyTable
  readonly reading_choice: ReadingChoiceTable
  readonly village: VillageTable
  readonly account: AccountTable
  readonly account_role: AccountRoleTable
  readonly sign_in_state: SignInStateTable
  readonly household: HouseholdTable
  readonly person: PersonTable
  readonly identity: IdentityTable
  readonly enrolment: EnrolmentTable
  readonly registration: RegistrationTable
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
