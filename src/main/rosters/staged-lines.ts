/** The lines of a preview in the staging file: written once, read page by page and chunk by chunk. */
import { z } from 'zod'
import { taxBookingSchema } from '../../shared/collections/tax-lines.ts'
import { matchedBySchema } from '../../shared/evidence/model.ts'
import { getRosterKind } from '../../shared/rosters/kinds.ts'
import type { RosterKindName } from '../../shared/rosters/kinds.ts'
import {
  appliedOutcomes,
  candidateSchema,
  rosterPageSize,
  rosterRowSchema,
  rowOutcomeSchema,
} from '../../shared/rosters/model.ts'
import type { EndedLine, RosterRow, RowOutcome } from '../../shared/rosters/model.ts'
import type { SideFile, SideRow, SideValue } from '../ledger/index.ts'
import type { Change } from './decide.ts'
import type { RosterLine } from './line.ts'
import type { Match } from './match.ts'

const columns = [
  'line',
  'row_number',
  'part',
  'hidden',
  'outcome',
  'name',
  'id_number',
  'birth_date',
  'village',
  'village_id',
  'match_key',
  'person_id',
  'matched_by',
  'event_on',
  'event_precision',
  'ends_on',
  'term',
  'level',
  'detail',
  'paid_fen',
  'tier',
  'phone',
  'household_number',
  'relation',
  'shown',
  'problems',
  'notes',
  'changes',
  'candidates',
] as const

const insert = `insert into line (${columns.join(', ')})
  values (?${', ?'.repeat(columns.length - 1)})`

export function keepLine(
  side: SideFile,
  kept: {
    readonly number: number
    readonly line: RosterLine
    readonly match: Match
    readonly outcome: RowOutcome
    readonly matchKey: string
    readonly notes: readonly string[]
    readonly changes: readonly Change[]
  },
): void {
  const { line, match } = kept
  const values: Readonly<Record<(typeof columns)[number], SideValue>> = {
    line: kept.number,
    row_number: line.rowNumber,
    part: line.group,
    hidden: line.hidden ? 1 : 0,
    outcome: kept.outcome,
    name: line.name,
    id_number: line.idNumber,
    birth_date: line.birth,
    village: line.village,
    // Of somebody known, where the list names no village, the village on record.
    village_id: line.villageId ?? match.person?.village_id ?? null,
    match_key: kept.matchKey,
    person_id: match.person?.person_id ?? null,
    matched_by: match.by,
    event_on: line.eventOn,
    event_precision: line.precision,
    ends_on: line.endsOn,
    term: line.term,
    level: line.level,
    detail: jsonOrNull(Object.keys(line.detail).length, line.detail),
    paid_fen: line.paidFen,
    tier: line.tier,
    phone: line.phone,
    household_number: line.householdNumber,
    relation: line.relation,
    shown: JSON.stringify(line.shown),
    problems: jsonOrNull(line.problems.length, line.problems),
    notes: jsonOrNull(kept.notes.length, kept.notes),
    changes: jsonOrNull(kept.changes.length, kept.changes),
    candidates: jsonOrNull(match.candidates.length, match.candidates),
  }
  side.run(insert, ...columns.map((column) => values[column]))
}

function jsonOrNull(count: number, value: unknown): string | null {
  return count === 0 ? null : JSON.stringify(value)
}

/** What is written into the ledger of a line. */
const stagedLineSchema = z.object({
  line: z.int(),
  row_number: z.int(),
  outcome: rowOutcomeSchema,
  name: z.string().nullable(),
  id_number: z.string().nullable(),
  birth_date: z.string().nullable(),
  village: z.string().nullable(),
  village_id: z.int().nullable(),
  match_key: z.string(),
  person_id: z.int().nullable(),
  matched_by: matchedBySchema,
  event_on: z.string().nullable(),
  event_precision: z.string().nullable(),
  ends_on: z.string().nullable(),
  term: z.string().nullable(),
  level: z.string().nullable(),
  detail: z.string().nullable(),
  paid_fen: z.int().nullable(),
  tier: z.int().nullable(),
  phone: z.string().nullable(),
  household_number: z.string().nullable(),
  relation: z.string().nullable(),
})
export type StagedLine = z.infer<typeof stagedLineSchema>

const applied = appliedOutcomes.map((outcome) => `'${outcome}'`).join(', ')

export function countAppliedLines(side: SideFile): number {
  const row = side.first(`select count(*) as count from line where outcome in (${applied})`)
  return Number(row?.['count'] ?? 0)
}

/** The next lines that become part of the ledger, after one of them, in the order of the file. */
export function listAppliedLines(
  side: SideFile,
  { after, limit }: { readonly after: number; readonly limit: number },
): readonly StagedLine[] {
  const rows = side.all(
    `select ${Object.keys(stagedLineSchema.shape).join(', ')} from line
     where line > ? and outcome in (${applied}) order by line limit ?`,
    after,
    limit,
  )
  // Written by `keepLine` with just these types; checking each of 700,000 would cost a second.
  return rows as unknown as readonly StagedLine[]
}

/** One page, in the order of the file. */
export function listLines(
  side: SideFile,
  wanted: {
    readonly kind: RosterKindName
    readonly outcome?: RowOutcome | undefined
    readonly text?: string | undefined
    readonly after: number
  },
): { readonly rows: RosterRow[]; readonly count: number; readonly more: boolean } {
  const { outcome, text = '', after } = wanted
  const where = [
    ...(outcome === undefined ? [] : ['outcome = ?']),
    ...(text === '' ? [] : ['(name = ? or id_number = ? or row_number = ?)']),
  ]
  const values: SideValue[] = [
    ...(outcome === undefined ? [] : [outcome]),
    ...(text === '' ? [] : [text, text.toUpperCase(), /^\d{1,7}$/.test(text) ? Number(text) : -1]),
  ]
  const condition = where.length === 0 ? '' : ` and ${where.join(' and ')}`
  const total = side.first(`select count(*) as count from line where 1 = 1${condition}`, ...values)
  const found = side.all(
    `${linesOf(wanted.kind)} where line > ?${condition} order by line limit ${rosterPageSize + 1}`,
    after,
    ...values,
  )
  return {
    rows: found.slice(0, rosterPageSize).map((row) => rowFrom(row, wanted.kind)),
    count: Number(total?.['count'] ?? 0),
    more: found.length > rosterPageSize,
  }
}

/** With what each is booked as, where it is money. */
function linesOf(kind: RosterKindName): string {
  return getRosterKind(kind).changes === 'payments'
    ? 'select line.*, booking, surplus_fen, reason from line left join tax_line using (line)'
    : 'select * from line'
}

export function findLine(side: SideFile, line: number, kind: RosterKindName) {
  const row = side.first(`${linesOf(kind)} where line = ?`, line)
  if (row === null) return null
  return { row: rowFrom(row, kind), matchKey: String(row['match_key']) }
}

function rowFrom(row: SideRow, kind: RosterKindName): RosterRow {
  const labels = new Map(getRosterKind(kind).fields.map(({ field, label }) => [field, label]))
  const shown = z.array(z.tuple([z.string(), z.string()])).parse(parsed(row, 'shown'))
  return {
    line: Number(row['line']),
    rowNumber: Number(row['row_number']),
    group: Number(row['part']),
    hidden: row['hidden'] === 1,
    outcome: rowOutcomeSchema.parse(row['outcome']),
    name: textOrNull(row['name']),
    idNumber: textOrNull(row['id_number']),
    personId: row['person_id'] === null ? null : Number(row['person_id']),
    matchedBy: matchedBySchema.parse(row['matched_by']),
    values: shown.map(([field, text]) => ({ field, label: labels.get(field) ?? field, text })),
    problems: rosterRowSchema.shape.problems.parse(parsed(row, 'problems')),
    notes: rosterRowSchema.shape.notes.parse(parsed(row, 'notes')),
    changes: rosterRowSchema.shape.changes.parse(parsed(row, 'changes')),
    candidates: z.array(candidateSchema).parse(parsed(row, 'candidates')),
    booking:
      typeof row['booking'] === 'string'
        ? {
            booking: taxBookingSchema.parse(row['booking']),
            surplusFen: Number(row['surplus_fen']),
            reason: textOrNull(row['reason']),
          }
        : null,
  }
}

function parsed(row: SideRow, column: string): unknown {
  const text = row[column]
  return typeof text === 'string' ? JSON.parse(text) : []
}

function textOrNull(value: SideValue | undefined): string | null {
  return typeof value === 'string' ? value : null
}

/** One page of those whom the list leaves out. */
export function listEndedLines(
  side: SideFile,
  offset: number,
): { readonly lines: EndedLine[]; readonly count: number; readonly more: boolean } {
  const count = Number(side.first('select count(*) as count from ended')?.['count'] ?? 0)
  const rows = side.all(
    `select * from ended where position > ? order by position limit ${rosterPageSize}`,
    offset,
  )
  return {
    lines: rows.map((row) => ({
      personId: row['person_id'] === null ? null : Number(row['person_id']),
      name: textOrNull(row['name']),
      idNumber: textOrNull(row['id_number']),
      villageName: textOrNull(row['village']),
      fileName: String(row['file_name']),
      rowNumber: Number(row['row_number']),
    })),
    count,
    more: offset + rows.length < count,
  }
}
