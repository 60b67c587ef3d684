/** Finds the header rows of a sheet by the words that a kind of roster knows. */
import type { FieldSpec } from '../../../shared/rosters/field.ts'
import type { SampleRow, SheetInspection } from '../../../shared/rosters/inspection.ts'
import { headingKey, joinHeadings } from './headings.ts'
import type { Headings } from './headings.ts'
import { readIdNumberCell } from './values/read-id-number.ts'

export type FoundHeader = {
  readonly row: number
  readonly count: number
  readonly headings: Headings
  /** How many fields its words name. */
  readonly score: number
}

export type Vocabulary = {
  /** The fields that a heading names, best first: by its whole, by its last row, by its first. */
  match(heading: string): readonly FieldSpec[]
}

/** What the fields are called. Numbers at the end of a heading count people: 姓名2. */
export function makeVocabulary(fields: readonly FieldSpec[]): Vocabulary {
  const words = new Map<string, FieldSpec>()
  for (const spec of fields) {
    for (const word of [spec.label, ...spec.aliases]) {
      if (!words.has(headingKey(word))) words.set(headingKey(word), spec)
    }
  }
  const find = (text: string) => {
    const key = headingKey(text)
    return words.get(key) ?? words.get(key.replace(/[\d一二三四五六七八九十]+$/u, ''))
  }
  return {
    match: (heading) => {
      const parts = heading.split('/')
      const tries = [heading.replaceAll('/', ''), parts.at(-1) ?? '', parts[0] ?? '']
      const found = tries.flatMap((text) => (text === '' ? [] : (find(text) ?? [])))
      return [...new Set(found)]
    },
  }
}

/** Titles stand above a header, and so the first rows are tried one by one, and with the next two. */
const lastTried = 25

/** The best header of the sheet; null where no row names a field. */
export function findHeader(sheet: SheetInspection, vocabulary: Vocabulary): FoundHeader | null {
  let best: FoundHeader | null = null
  const rows = sheet.sample.slice(0, lastTried)
  for (const [index, row] of rows.entries()) {
    if (looksLikeData(row)) break
    for (const count of [1, 2, 3]) {
      const found = tryHeader(rows.slice(index, index + count), vocabulary)
      // Of headers that name as much, the one of more rows tells 参保人 from 监护人.
      if (found !== null && found.count === count && isBetter(found, best)) best = found
    }
  }
  return best
}

function isBetter(found: FoundHeader, best: FoundHeader | null): boolean {
  if (best === null || found.score !== best.score) return found.score > (best?.score ?? 0)
  return found.count > best.count && found.row + found.count === best.row + best.count
}

function tryHeader(rows: readonly SampleRow[], vocabulary: Vocabulary): FoundHeader | null {
  const first = rows[0]
  const last = rows.at(-1)
  if (first === undefined || last === undefined) return null
  // Rows of one header follow each other, none is somebody, and a title is one text alone.
  if (last.rowNumber !== first.rowNumber + rows.length - 1 || looksLikeData(last)) return null
  if (!rows.slice(0, -1).every(isOfHeadings)) return null
  if (scoreOf(joinHeadings([last.cells]), vocabulary) === 0) return null
  const headings = joinHeadings(rows.map(({ cells }) => cells))
  const score = scoreOf(headings, vocabulary)
  if (score === 1 && !isOfHeadings(last)) return null
  return { row: first.rowNumber, count: rows.length, headings, score }
}

/** Two texts at least, and not 单位：石庙村 or a long number. */
function isOfHeadings({ cells }: SampleRow): boolean {
  const texts = new Set(cells.filter((text) => text !== ''))
  return texts.size >= 2 && [...texts].every((text) => !/[:：]\s*\S|\d{6}/u.test(text))
}

function scoreOf(headings: Headings, vocabulary: Vocabulary): number {
  const found = new Set<string>()
  for (const heading of headings) {
    const [spec] = heading === '' ? [] : vocabulary.match(heading)
    if (spec !== undefined) found.add(spec.field)
  }
  return found.size
}

/** Somebody's row has a number that passes the check, or mostly digits. */
export function looksLikeData({ cells }: SampleRow): boolean {
  return cells.some((text) => {
    const reading = readIdNumberCell({ kind: 'text', text })
    return reading.kind === 'value' || (reading.kind === 'problem' && /^\d\.\d+E\+/u.test(text))
  })
}

/** `1 2 3 4` or `甲 乙 1 2` under the headings, as printed forms have it. */
export function isNumbering({ cells }: SampleRow): boolean {
  const texts = cells.filter((text) => text !== '')
  if (texts.length < 3) return false
  const numbers = texts.filter((text) => !/^[甲乙丙丁戊]$/u.test(text)).map(Number)
  return (
    numbers.length > 1 &&
    numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1)
  )
}
