/** Which column is which field: by headings, and where they do not say, by what the cells hold. */
import type { FieldKind, FieldSpec } from '../../../shared/rosters/field.ts'
import type { SampleRow } from '../../../shared/rosters/inspection.ts'
import type { LayoutColumn, LayoutGuess } from '../../../shared/rosters/layout.ts'
import { letterOf } from './cell.ts'
import type { Vocabulary } from './guess-header.ts'
import type { Headings } from './headings.ts'
import { occurrences } from './headings.ts'
import { readDayCell } from './values/read-day-cell.ts'
import { readIdNumberCell } from './values/read-id-number.ts'
import { readFenCell, readPhoneCell } from './values/read-numbers.ts'

export type GuessedColumns = {
  readonly columns: readonly LayoutColumn[]
  readonly reasons: LayoutGuess['reasons']
}

type Candidate = { readonly spec: FieldSpec; readonly column: number; readonly rank: number }

export function guessColumns(guess: {
  readonly fields: readonly FieldSpec[]
  readonly headings: Headings
  readonly vocabulary: Vocabulary
  /** Rows under the header. */
  readonly data: readonly SampleRow[]
}): GuessedColumns {
  const { fields, headings, vocabulary, data } = guess
  const candidates = headings.flatMap((heading, column) =>
    vocabulary
      .match(heading)
      .slice(0, 1)
      .map((spec) => ({
        spec,
        column,
        rank:
          heading.includes('/') && vocabulary.match(heading.split('/')[0] ?? '')[0] !== spec
            ? 1
            : 0,
      })),
  )
  const byHeading = fields.flatMap((spec) => placeField(spec, candidates, headings))
  const grouped = regroup(byHeading)
  const taken = new Set(grouped.map(({ column }) => column))
  const open = fields.filter(({ field }) => !grouped.some(({ spec }) => spec.field === field))
  const byContent = guessByContent(open, { data, taken })
  const numbers = occurrences(headings)
  const toColumn = ({ spec, column, group }: Placed): LayoutColumn => ({
    field: spec.field,
    group,
    header: (headings[column] ?? '') === '' ? null : (headings[column] ?? null),
    occurrence: numbers[column] ?? 1,
    letter: letterOf(column),
  })
  const reason = (placed: Placed, by: 'heading' | 'content') => ({
    field: placed.spec.field,
    group: placed.group,
    letter: letterOf(placed.column),
    by,
  })
  return {
    columns: [...grouped, ...byContent].map(toColumn),
    reasons: [
      ...grouped.map((placed) => reason(placed, 'heading')),
      ...byContent.map((placed) => reason(placed, 'content')),
    ],
  }
}

type Placed = { readonly spec: FieldSpec; readonly column: number; readonly group: number }

/** The columns of one field, in their order; several only where they are the same heading again. */
function placeField(
  spec: FieldSpec,
  candidates: readonly Candidate[],
  headings: Headings,
): readonly Placed[] {
  const own = candidates.filter((candidate) => candidate.spec === spec)
  const [first] = own
  if (first === undefined) return []
  const bare = (column: number) =>
    (headings[column] ?? '').replaceAll(/[\d一二三四五六七八九十]+/gu, '')
  const repeated = own.filter(({ column }) => bare(column) === bare(first.column))
  return repeated.map(({ column }, index) => ({ spec, column, group: index + 1 }))
}

/**
 * Several people in a row: where a number or a name comes again, what comes as often belongs to
 * each of them, and what comes once to all of them. Where neither does, only the first is meant.
 */
function regroup(placed: readonly Placed[]): readonly Placed[] {
  const countOf = (spec: FieldSpec) => placed.filter((one) => one.spec === spec).length
  const people = Math.max(
    0,
    ...placed
      .filter(({ spec }) => spec.kind === 'idNumber' || spec.kind === 'name')
      .map(({ spec }) => countOf(spec)),
  )
  if (people < 2) return placed.filter(({ group }) => group === 1)
  return placed.flatMap((one) => {
    const count = countOf(one.spec)
    if (count === people) return [one]
    if (count === 1) return [{ ...one, group: 0 }]
    return one.group <= people ? [one] : []
  })
}

/** Kinds that a cell's text gives away, the surest first. */
const tests: readonly (readonly [FieldKind, (text: string) => boolean])[] = [
  // A passport's number looks like many a code of an office's own.
  [
    'idNumber',
    (text) => !/^[A-Z]/iu.test(text.trim()) && isValue(readIdNumberCell({ kind: 'text', text })),
  ],
  ['phone', (text) => /^1\d{10}$/u.test(text) && isValue(readPhoneCell({ kind: 'text', text }))],
  [
    'day',
    (text) =>
      /\d{4}/u.test(text) &&
      isValue(readDayCell({ kind: 'text', text }, { from1904: false, dateOrder: 'ymd' })),
  ],
  ['name', (text) => /^\p{Script=Han}[\s　]?\p{Script=Han}{1,3}$/u.test(text)],
  ['fen', (text) => /[.,元¥]/u.test(text) && isValue(readFenCell({ kind: 'text', text }))],
]

function isValue({ kind }: { readonly kind: string }): boolean {
  return kind === 'value'
}

/** A field gets a column only where one column alone looks like it, and it alone is left for it. */
function guessByContent(
  open: readonly FieldSpec[],
  { data, taken }: { readonly data: readonly SampleRow[]; readonly taken: ReadonlySet<number> },
): readonly Placed[] {
  const width = Math.max(0, ...data.map(({ cells }) => cells.length))
  const left = Array.from({ length: width }, (_, column) => column).filter(
    (column) => !taken.has(column),
  )
  const placed: Placed[] = []
  const used = new Set<number>()
  for (const [kind, test] of tests) {
    const columns = left.filter(
      (column) =>
        !used.has(column) &&
        mostAre(
          data.map(({ cells }) => cells[column] ?? ''),
          test,
        ),
    )
    for (const column of columns) used.add(column)
    const wanting = open.filter(
      (spec) => spec.kind === kind && (spec.required || kind === 'idNumber'),
    )
    const [spec] = wanting
    const [column] = columns
    if (wanting.length !== 1 || columns.length !== 1) continue
    if (spec !== undefined && column !== undefined) placed.push({ spec, column, group: 1 })
  }
  return placed
}

/** At least three texts, and four fifths of them. */
function mostAre(texts: readonly string[], test: (text: string) => boolean): boolean {
  const filled = texts.filter((text) => text !== '')
  return filled.length >= 3 && filled.filter(test).length * 5 >= filled.length * 4
}
