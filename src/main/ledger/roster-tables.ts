/** The tables of 名册导入 as TypeScript sees them; a part of `schema.ts`. */
import type { Version } from './row-version.ts'

export type RosterBatchTable = Version & {
  readonly batch_id: number
  /** The caller's id of the import. */
  readonly import_key: string
  readonly kind: string
  readonly evidence_kind: string
  readonly sender: string
  readonly authority: string
  /** Which part of the sender's matter a list of everybody covers; empty: all of it. */
  readonly scope: string
  readonly coverage_year: number | null
  /** 名单截至日 */
  readonly list_day: string | null
  /** 1: everybody, in place of the sender's last list. */
  readonly full_list: number
  readonly file_name: string
  /** SHA-256 of the file. */
  readonly file_hash: string
  readonly preview_digest: string
  /** Lines that are to be written. */
  readonly line_count: number
  /** What the preview counted, JSON. */
  readonly counts: string
  /** Its evidence counts while `applied`. */
  readonly status: string
  readonly applied_by: number
  readonly applied_on: string
  /** Who let it past a guard. */
  readonly confirmed_by: number | null
  readonly undone_by: number | null
  readonly undone_reason: string | null
  /** What an undo could not restore, JSON. */
  readonly not_restored: string | null
}

export type EvidenceTable = Version & {
  readonly batch_id: number
  readonly line: number
  /** The spreadsheet's own. */
  readonly row_number: number
  /** Null where nobody was found: whoever comes later is still checked by the number. */
  readonly person_id: number | null
  readonly matched_by: string
  readonly id_number: string | null
  readonly name: string | null
  /** As the list says it. */
  readonly birth_date: string | null
  readonly village: string | null
  /** The first day of a month or year where the list says no more. */
  readonly event_on: string | null
  readonly event_precision: string | null
  /** The last day of it, both included. */
  readonly ends_on: string | null
  readonly term: string | null
  readonly level: string | null
  /** The kind's other fields by name, JSON; null where there are none. */
  readonly detail: string | null
}

export type EvidenceRankTable = Version & {
  readonly evidence_rank_id: number
  readonly evidence_kind: string
  /** Strongest first, JSON. */
  readonly authorities: string
}

export type RosterProfileTable = Version & {
  readonly profile_id: number
  readonly kind: string
  readonly sender: string
  readonly name: string
  /** JSON. */
  readonly layout: string
  /** JSON. */
  readonly constants: string
  readonly remembered_on: string
}

export type MatchDecisionTable = Version & {
  readonly match_decision_id: number
  /** The line by what it says of the person: number, name, birth date, village. */
  readonly match_key: string
  readonly person_id: number
  readonly same: number
  readonly reason: string
  readonly decided_by: number
  readonly decided_on: string
}

export type RosterConfirmationTable = Version & {
  readonly confirmation_id: number
  readonly import_key: string
  readonly preview_digest: string
  readonly guard: string
  readonly number: number
  readonly confirmed_by: number
  readonly confirmed_on: string
}

export type TaxDecisionTable = Version & {
  readonly tax_decision_id: number
  /** SHA-256 of the overlay's hash, what was asked and the content. */
  readonly digest: string
  readonly policy: string
  readonly pack_hash: string
  readonly overlay_hash: string
  /** The decision as a quotation, JSON; nothing of a person is in it. */
  readonly content: string
  /** What was asked for it, JSON; null in what was kept before it was. */
  readonly asked: string | null
}

export type TaxPaymentTable = Version & {
  readonly tax_payment_id: number
  readonly batch_id: number
  readonly line: number
  /** The spreadsheet's own. */
  readonly row_number: number
  /** Null where nobody was found. */
  readonly person_id: number | null
  readonly registration_id: number | null
  /** Whose money it is as the list says it: the number, else name and what else it gives. */
  readonly payer: string
  readonly id_number: string | null
  readonly name: string | null
  readonly coverage_year: number
  /** As decided; null where nothing was. */
  readonly tier: number | null
  readonly paid_on: string
  /** As the list says. */
  readonly amount_fen: number
  /** What of it counts as contribution, 暂收, and how much is still owed: applied + surplus - shortfall = amount. */
  readonly applied_fen: number
  readonly surplus_fen: number
  readonly shortfall_fen: number
  /** The sender's own number of the receipt. */
  readonly voucher: string | null
  /** How the person paid, in the list's words. */
  readonly channel: string | null
  readonly outcome: string
  /** Why part or all of it is 暂收. */
  readonly cause: string | null
  readonly reason: string | null
  readonly tax_decision_id: number | null
  readonly status: string
  readonly booked_on: string
  readonly accepted_by: number | null
  readonly accepted_on: string | null
  readonly accept_reason: string | null
}
