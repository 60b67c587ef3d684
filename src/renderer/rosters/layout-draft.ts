/** How a file is read, as a clerk changes it on the screen. */
import type { SheetInspection } from '../../shared/rosters/inspection.ts'
import type { FieldSpec } from '../../shared/rosters/field.ts'
import type { LayoutColumn, RosterLayout } from '../../shared/rosters/layout.ts'

/** `A` for 0, `AA` for 26. */
export function letterOf(index: number): string {
  const rest = Math.floor(index / 26)
  const last = String.fromCharCode(65 + (index % 26))
  return rest === 0 ? last : letterOf(rest - 1) + last
}

export type SheetColumn = {
  readonly letter: string
  readonly heading: string
  /** What the first row of people has there. */
  readonly example: string
}

/** The columns of a sheet as the layout sees them, their headings joined over the rows of headings. */
export function columnsOf(sheet: SheetInspection, layout: RosterLayout): readonly SheetColumn[] {
  const { header, firstRow } = layout
  const first = sheet.sample.find(({ rowNumber }) => rowNumber >= firstRow)
  const headings =
    header === null
      ? []
      : sheet.sample.filter(
          ({ rowNumber }) => rowNumber >= header.row && rowNumber < header.row + header.count,
        )
  return Array.from({ length: sheet.lastColumn }, (_, index) => ({
    letter: letterOf(index),
    heading: joined(headings.map(({ cells }) => cells[index] ?? '')),
    example: first?.cells[index]?.trim() ?? '',
  }))
}

/** A heading merged over two rows is told once. */
function joined(parts: readonly string[]): string {
  const told = parts.map((part) => part.replaceAll(/\s+/gu, '')).filter((part) => part !== '')
  return told.filter((part, index) => part !== told[index - 1]).join('/')
}

/** What a field of one person of the row is read from; null where nothing is. */
export function columnFor(
  layout: RosterLayout,
  field: string,
  group: number,
): LayoutColumn | undefined {
  return layout.columns.find((column) => column.field === field && column.group === group)
}

/** How many people stand in one row. */
export function groupCount(layout: RosterLayout): number {
  return Math.max(1, ...layout.columns.map(({ group }) => group))
}

/** The rows of the form: every field once, and those of several people in a row once for each. */
export function mappedFields(
  fields: readonly FieldSpec[],
  layout: RosterLayout,
): readonly { readonly field: FieldSpec; readonly group: number }[] {
  const count = groupCount(layout)
  return fields.flatMap((field) => {
    const groups = layout.columns
      .filter((column) => column.field === field.field)
      .map(({ group }) => group)
    const ofEverybody = groups.includes(0)
    if (count === 1 || ofEverybody || groups.length === 0) {
      return [{ field, group: ofEverybody ? 0 : 1 }]
    }
    return Array.from({ length: count }, (_, index) => ({ field, group: index + 1 }))
  })
}

type Choice = {
  readonly field: string
  readonly group: number
  /** Null: the field is read from no column. */
  readonly letter: string | null
}

/** The layout with a field read from another of the sheet's columns, or from none. */
export function withColumn(
  layout: RosterLayout,
  { field: chosenField, group: chosenGroup, letter: chosenLetter }: Choice,
  columns: readonly SheetColumn[],
): RosterLayout {
  const place = { field: chosenField, group: chosenGroup }
  const chosen = columns.find(({ letter }) => letter === chosenLetter)
  const others = layout.columns.filter(
    ({ field, group }) => field !== place.field || group !== place.group,
  )
  if (chosen === undefined) return { ...layout, columns: others }
  const { letter, heading } = chosen
  const alike = columns.filter((column) => column.heading === heading)
  const column: LayoutColumn = {
    ...place,
    letter,
    header: layout.header === null || heading === '' ? null : heading,
    occurrence: heading === '' ? 1 : alike.findIndex((one) => one.letter === letter) + 1,
  }
  return { ...layout, columns: [...others, column] }
}

/** The layout with its rows of headings elsewhere: columns keep their letters and take new headings. */
export function withHeader(
  layout: RosterLayout,
  header: RosterLayout['header'],
  sheet: SheetInspection,
): RosterLayout {
  const firstRow = header === null ? layout.firstRow : header.row + header.count
  const moved = { ...layout, header, firstRow }
  const columns = columnsOf(sheet, moved)
  const relabelled = layout.columns.reduce<RosterLayout>(
    (before, { field, group, letter }) => withColumn(before, { field, group, letter }, columns),
    { ...moved, columns: [] },
  )
  const headings = columns
    .filter(({ heading }) => heading !== '')
    .map(({ letter, heading }) => ({ letter, heading }))
  return { ...relabelled, headings }
}

/** Words that a clerk typed one behind the other. */
export function readWords(text: string): string[] {
  return text
    .split(/[、,，;；\s]+/u)
    .map((word) => word.trim())
    .filter((word) => word !== '')
}
