/** What stands in the form of 演练, and what it comes to. */
import type { Day } from '../../shared/kernel/day.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { usualYear } from '../../shared/rules/usual-year.ts'
import type { Candidate, Occasion, Over } from '../../shared/rehearsal/model.ts'
import type { Carried } from './carried.ts'
import { words } from './words.ts'

export type ChosenFile = { readonly name: string; readonly text: string }

export type RehearsalDraft = {
  readonly kind: Candidate['kind']
  readonly text: string
  readonly packYaml: ChosenFile | null
  readonly taskTable: ChosenFile | null
  /** The installed pack that is rehearsed. */
  readonly installed: string | null
  readonly over: Over['kind']
  /** As typed. */
  readonly year: string
  readonly policy: string | null
  readonly beforeYear: string
  readonly beforeDay: Day | null
  readonly afterYear: string
  readonly afterDay: Day | null
}

export const rehearsalFieldOrder = [
  'text',
  'packYaml',
  'installed',
  'year',
  'policy',
  'beforeYear',
  'beforeDay',
  'afterYear',
  'afterDay',
] as const
export type RehearsalErrors = Partial<Record<(typeof rehearsalFieldOrder)[number], string>>

/** `wanted` is an installed pack that the office has not adopted. */
export function startRehearsal(
  pack: PackSummary | undefined,
  today: Day,
  wanted: PackSummary | null = null,
): RehearsalDraft {
  const year = pack === undefined ? today.slice(0, 4) : String(usualYear(pack, today))
  return {
    kind: wanted === null ? 'amendment' : 'installed',
    text: '',
    packYaml: null,
    taskTable: null,
    installed: wanted?.policy ?? null,
    over: 'people',
    year,
    policy: pack?.policy ?? null,
    beforeYear: year,
    beforeDay: today,
    afterYear: wanted === null ? year : String(usualYear(wanted, today)),
    afterDay: today,
  }
}

/**
 * An amendment that is being entered: over everybody, for the year that it is about, on its first
 * day where that still lies ahead.
 */
export function startFromCarried(
  packs: readonly PackSummary[],
  { text, policy, from, coverageYear }: Carried,
  today: Day,
): RehearsalDraft {
  const pack = packs.find((each) => each.policy === policy)
  const start = startRehearsal(pack, today)
  return {
    ...start,
    text,
    afterYear: coverageYear === null ? start.afterYear : String(coverageYear),
    afterDay: from > today ? from : today,
  }
}

/** Null where something is missing; the errors say what. */
export function readRehearsal(draft: RehearsalDraft): {
  readonly candidate: Candidate | null
  readonly over: Over | null
  readonly errors: RehearsalErrors
} {
  const candidate = candidateFrom(draft)
  const { over, errors } =
    draft.over === 'registrations' ? registrationsFrom(draft) : peopleFrom(draft)
  const missing = {
    amendment: { text: words.textMissing },
    pack: { packYaml: words.packMissing },
    installed: { installed: words.installedMissing },
  }[draft.kind]
  return { candidate, over, errors: candidate === null ? { ...missing, ...errors } : errors }
}

function candidateFrom(draft: RehearsalDraft): Candidate | null {
  const { kind, text, packYaml, taskTable, installed } = draft
  if (kind === 'installed') return installed === null ? null : { kind, policy: installed }
  if (kind === 'amendment') return text.trim() === '' ? null : { kind, text }
  if (packYaml === null) return null
  return { kind, packYaml: packYaml.text, taskTable: taskTable?.text ?? null }
}

type ReadOver = { readonly over: Over | null; readonly errors: RehearsalErrors }

function registrationsFrom({ year }: RehearsalDraft): ReadOver {
  const coverageYear = readYear(year)
  return coverageYear === null
    ? { over: null, errors: { year: words.yearWrong } }
    : { over: { kind: 'registrations', coverageYear }, errors: {} }
}

function peopleFrom(draft: RehearsalDraft): ReadOver {
  const { policy } = draft
  const before = occasionFrom(draft.beforeYear, draft.beforeDay)
  const after = occasionFrom(draft.afterYear, draft.afterDay)
  if (policy !== null && before !== null && after !== null) {
    return { over: { kind: 'people', policy, before, after }, errors: {} }
  }
  const wrongYear = (typed: string) => (readYear(typed) === null ? words.yearWrong : undefined)
  const wrongDay = (day: Day | null) => (day === null ? words.dayMissing : undefined)
  const found = {
    policy: policy === null ? words.policyMissing : undefined,
    beforeYear: wrongYear(draft.beforeYear),
    beforeDay: wrongDay(draft.beforeDay),
    afterYear: wrongYear(draft.afterYear),
    afterDay: wrongDay(draft.afterDay),
  }
  const errors = Object.fromEntries(
    Object.entries(found).filter(([, sentence]) => sentence !== undefined),
  )
  return { over: null, errors }
}

function occasionFrom(typed: string, payDay: Day | null): Occasion | null {
  const coverageYear = readYear(typed)
  return coverageYear === null || payDay === null ? null : { coverageYear, payDay }
}

function readYear(typed: string): number | null {
  return /^2[01]\d\d$/u.test(typed.trim()) ? Number(typed.trim()) : null
}
