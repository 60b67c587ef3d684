/** Ordered tables: the first row that matches wins, so that every row must be able to be the first. */
import { readDayExpression } from './day-expression.ts'
import type { ConditionDocument, QuantityDocument } from './pack-document.ts'
import type { DocumentProblem } from './problem.ts'

export type TableDocument = {
  readonly path: readonly PropertyKey[]
  readonly rows: readonly {
    readonly name: string
    readonly when?: ConditionDocument | undefined
    readonly action?: string
  }[]
  readonly coverageYear: number
  /** What `action` says where the search goes on after the row. */
  readonly passing?: readonly string[]
}

export function lintTable(table: TableDocument): readonly DocumentProblem[] {
  const { path, rows, passing = [] } = table
  const problems: DocumentProblem[] = []
  const deciding: { readonly name: string; readonly when: ConditionDocument | undefined }[] = []
  for (const [index, row] of rows.entries()) {
    const impossible = explainImpossible(row.when, table.coverageYear)
    const shadow = deciding.find((earlier) => covers(earlier.when, row.when, table.coverageYear))
    if (impossible !== null) {
      const text = `“${row.name}”永远不会用到：${impossible}，请改正或删去。`
      problems.push({ path: [...path, index], text })
    } else if (shadow !== undefined) {
      const text = `“${row.name}”永远不会用到：前面的“${shadow.name}”已包括它，请调整先后或删去。`
      problems.push({ path: [...path, index], text })
    }
    if (!passing.includes(row.action ?? '')) deciding.push({ name: row.name, when: row.when })
  }
  if (!deciding.some((row) => isUnconditional(row.when))) {
    const text = `${String(path.at(-1))} 没有兜底的一项：最后一项不要写 when，让前面都不符合的有个说法。`
    problems.push({ path, text })
  }
  return problems
}

function isUnconditional(when: ConditionDocument | undefined): boolean {
  return when === undefined || Object.values(when).every((value) => value === undefined)
}

/** Why a condition contradicts itself; null where it does not. */
function explainImpossible(
  when: ConditionDocument | undefined,
  coverageYear: number,
): string | null {
  if (when === undefined) return null
  for (const key of ['paidOn', 'bornOn', 'eventOn', 'groundOn'] as const) {
    const range = when[key]
    if (range === undefined) continue
    const { from, to } = endsOf(range, coverageYear)
    if (from > to) return `${key} 的 from 晚于 to`
  }
  if (when.ground !== undefined && when.circumstance !== undefined) {
    return '参保情形 circumstance 和退费事由 ground 不会同时出现'
  }
  return null
}

/** Whether everything that the later condition allows is allowed by the earlier one too. */
function covers(
  earlier: ConditionDocument | undefined,
  later: ConditionDocument | undefined,
  coverageYear: number,
): boolean {
  if (isUnconditional(earlier) || earlier === undefined) return true
  if (later === undefined) return false
  return conditionKeys(earlier).every((key) => coversField({ key, earlier, later }, coverageYear))
}

function conditionKeys(when: ConditionDocument): readonly (keyof ConditionDocument)[] {
  // The schema is strict, so that no other keys exist.
  return (Object.keys(when) as (keyof ConditionDocument)[]).filter((key) => when[key] !== undefined)
}

function coversField(
  field: {
    readonly key: keyof ConditionDocument
    readonly earlier: ConditionDocument
    readonly later: ConditionDocument
  },
  coverageYear: number,
): boolean {
  const { key, earlier, later } = field
  if (later[key] === undefined) return false
  switch (key) {
    case 'circumstance':
    case 'coverageYear':
    case 'holds':
    case 'ground':
      return isSubset(later[key] ?? [], earlier[key] ?? [])
    case 'is':
      // Each name narrows, so that fewer names allow more.
      return isSubset(earlier.is ?? [], later.is ?? [])
    case 'paidOn':
    case 'bornOn':
    case 'eventOn':
    case 'groundOn': {
      const wide = endsOf(earlier[key] ?? {}, coverageYear)
      const narrow = endsOf(later[key] ?? {}, coverageYear)
      return wide.from <= narrow.from && narrow.to <= wide.to
    }
    case 'missedYears': {
      const { from = 0, to = Infinity } = earlier.missedYears ?? {}
      const narrow = later.missedYears ?? {}
      return from <= (narrow.from ?? 0) && (narrow.to ?? Infinity) <= to
    }
    case 'sinceBirth':
    case 'sinceEvent':
      return coversQuantity(earlier[key], later[key])
    case 'reading':
      return Object.entries(earlier.reading ?? {}).every(([name, option]) => {
        return later.reading?.[name] === option
      })
    default:
      return earlier[key] === later[key]
  }
}

function isSubset(part: readonly unknown[], whole: readonly unknown[]): boolean {
  return part.every((each) => whole.includes(each))
}

function endsOf(
  range: NonNullable<ConditionDocument['paidOn']>,
  coverageYear: number,
): { readonly from: number; readonly to: number } {
  const day = (text: string | undefined) =>
    text === undefined ? undefined : readDayExpression(text)?.(coverageYear)
  return { from: day(range.from) ?? -Infinity, to: day(range.to) ?? Infinity }
}

function coversQuantity(
  earlier: QuantityDocument | undefined,
  later: QuantityDocument | undefined,
): boolean {
  if (earlier?.value === undefined || later?.value === undefined) {
    return JSON.stringify(earlier) === JSON.stringify(later)
  }
  const { value: wide, ...earlierRest } = earlier
  const { value: narrow, ...laterRest } = later
  return narrow <= wide && JSON.stringify(earlierRest) === JSON.stringify(laterRest)
}
