/** Headings of columns: one text a column out of one to three rows, and how two are compared. */
import type { LayoutColumn } from '../../../shared/rosters/layout.ts'
import { columnOf } from './cell.ts'
import { tidy } from './values/reading.ts'

/** By column, A = 0; `''` where a column has none. Parts of several rows are joined by `/`. */
export type Headings = readonly string[]

const longestHeading = 200

/** `rows`: the header rows as shown, merged cells filled, from the top. */
export function joinHeadings(rows: readonly (readonly string[])[]): Headings {
  const width = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: width }, (_, column) => {
    const parts: string[] = []
    for (const row of rows) {
      const part = tidyHeading(row[column] ?? '')
      if (part !== '' && part !== parts.at(-1)) parts.push(part)
    }
    return parts.join('/').slice(0, longestHeading)
  })
}

function tidyHeading(text: string): string {
  return tidy(text).replaceAll(' ', '')
}

/** Headings are the same where their keys are: 公民身份号码（必填） and *公民身份号码. */
export function headingKey(heading: string): string {
  return tidyHeading(heading)
    .replaceAll(/[([【〔{][^)\]】〕}]*[)\]】〕}]/gu, '')
    .replaceAll(/[*:：、，,。.·"'“”_-]/gu, '')
    .toUpperCase()
}

/** The key of the lowest row's heading. */
export function lastPart(heading: string): string {
  return headingKey(heading.split('/').at(-1) ?? '')
}

/** Where a column of a layout stands in a file with these headings; null where nowhere. */
export function findColumn(column: LayoutColumn, headings: Headings): number | null {
  if (column.header === null) return columnOf(column.letter)
  const key = headingKey(column.header)
  let occurrence = 0
  for (const [index, heading] of headings.entries()) {
    if (headingKey(heading) !== key) continue
    occurrence += 1
    if (occurrence === column.occurrence) return index
  }
  return null
}

/** Which of several equal headings each is, from 1. */
export function occurrences(headings: Headings): readonly number[] {
  const seen = new Map<string, number>()
  return headings.map((heading) => {
    const key = headingKey(heading)
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return count
  })
}
