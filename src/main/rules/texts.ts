/** Sentences with places for the facts of a case: `{paidOn}`, `{window.to}`, `{birthDate+6m}`. */
import type { Finding } from '../../shared/rules/model.ts'
import type { DayNumber } from '../../shared/kernel/day.ts'
import { formatDayNumber, monthsAfter } from './days.ts'
import type { Case, Wait } from './case.ts'
import type { ValuesOf } from './values.ts'

const place = /\{([a-zA-Z.]+)(?:\+(\d{1,3})([dm]))?\}/gu

const dayPlaces = {
  paidOn: (c: Case) => c.paidOn,
  registeredOn: (c: Case) => c.registeredOn,
  birthDate: (c: Case) => c.birthDate,
  eventOn: (c: Case) => c.eventOn,
  groundOn: (c: Case) => c.groundOn,
  appliedOn: (c: Case) => c.appliedOn,
  'window.from': (c: Case) => c.windowFrom,
  'window.to': (c: Case) => c.windowTo,
  from: (c: Case) => c.from,
  to: (c: Case) => c.to,
  'wait.since': (c: Case) => c.wait?.since ?? null,
} satisfies Record<string, (c: Case) => DayNumber | null>

/** Places that are no days, so that no length can be added. */
const plainPlaces = {
  coverageYear: (c: Case) => String(c.coverageYear),
  missedYears: (c: Case) => String(c.missedYears),
  repairedYears: (c: Case) => String(c.repairedYears),
  'wait.sum': (c: Case) => (c.wait === null ? '（未算）' : addUp(c.wait)),
} satisfies Record<string, (c: Case) => string>

type Part = string | ((c: Case) => string)
/** A sentence that can be completed for a case. */
export type Sentence = (c: Case) => string

/** Names in braces that no case can fill; empty where the sentence is sound. */
export function listUnknownPlaces(text: string): readonly string[] {
  const unknown: string[] = []
  for (const match of text.matchAll(/\{([^{}]*)\}/gu)) {
    const whole = match[0]
    const known = new RegExp(`^${place.source}$`, 'u').exec(whole)
    if (known === null || findPlace(known[1] ?? '', known[2]) === null) unknown.push(whole)
  }
  return unknown
}

/** The sentence, ready to be completed. Places that nothing fills stay as they are written. */
export function compileSentence(text: string): { readonly fixed: boolean; readonly say: Sentence } {
  const parts: Part[] = []
  let last = 0
  for (const match of text.matchAll(place)) {
    const fill = findPlace(match[1] ?? '', match[2], match[3])
    if (fill === null) continue
    parts.push(text.slice(last, match.index), fill)
    last = match.index + match[0].length
  }
  if (parts.length === 0) return { fixed: true, say: () => text }
  parts.push(text.slice(last))
  return { fixed: false, say: (c) => join(parts, c) }
}

/**
 * A finding whose text is completed for each case. Where it needs no facts it is one frozen object,
 * shared as long as its values stay the same.
 */
export function compileFinding(
  row: { readonly code: string; readonly clause: string; readonly text: string },
  { rule, valuesOf }: { readonly rule: string; readonly valuesOf: ValuesOf },
): (c: Case) => Finding {
  const { code, clause } = row
  const sentence = compileSentence(row.text)
  if (!sentence.fixed) {
    return (c) => ({ code, clause, text: sentence.say(c), rule, values: valuesOf(c) })
  }
  let last: Finding = Object.freeze({ code, clause, text: row.text, rule })
  return (c) => {
    const values = valuesOf(c)
    if (last.values !== values) {
      last = Object.freeze({ code, clause, text: row.text, rule, values })
    }
    return last
  }
}

/** Whether the sentence tells the window, so that the window is a value of its rule. */
export function tellsWindow(text: string): boolean {
  return text.includes('{window.')
}

/** `固定 3 个月，断保加 1 个月，修复减 1 个月，合计 3 个月`: the clerk reads the sum aloud. */
function addUp({ fixed, forGaps, lessRepairs, months }: Wait): string {
  const gaps = forGaps === 0 ? '' : `，断保加 ${forGaps} 个月`
  const repairs = lessRepairs === 0 ? '' : `，缴费修复减 ${lessRepairs} 个月`
  const plain = fixed + forGaps - lessRepairs
  const least = plain === months ? '' : `，不少于 ${months} 个月`
  return `固定 ${fixed} 个月${gaps}${repairs}${least}，共 ${months} 个月`
}

function join(parts: readonly Part[], c: Case): string {
  let text = ''
  for (const part of parts) text += typeof part === 'string' ? part : part(c)
  return text
}

function findPlace(name: string, count?: string, unit?: string): Sentence | null {
  if (Object.hasOwn(plainPlaces, name)) {
    // `hasOwn` has just shown that the name is one of the keys.
    return count === undefined ? plainPlaces[name as keyof typeof plainPlaces] : null
  }
  if (!Object.hasOwn(dayPlaces, name)) return null
  // `hasOwn` has just shown that the name is one of the keys.
  const dayOf = dayPlaces[name as keyof typeof dayPlaces]
  const length = count === undefined ? 0 : Number(count)
  return (c) => {
    const day = dayOf(c)
    if (day === null) return '（未填）'
    return formatDayNumber(unit === 'm' ? monthsAfter(day, length) : day + length)
  }
}
