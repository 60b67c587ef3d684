/**
 * The question of a trial: what the form shows, the address holds and the command line reads. It
 * may be unfinished; the engine itself says what is missing. What the form cannot show is spoilt.
 */
import { z } from 'zod'
import { mostIdentities } from '../../shared/people/model.ts'
import { circumstanceLabels } from '../../shared/rules/circumstance-words.ts'
import { quotaLabels } from '../../shared/rules/fact-words.ts'
import { groundLabels } from '../../shared/rules/ground-words.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { usualYear } from '../../shared/rules/usual-year.ts'
import { basisSchema } from '../../shared/policies/model.ts'
import type { Basis } from '../../shared/policies/model.ts'
import { tellField } from '../../shared/policies/question-words.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { daySchema } from '../../shared/kernel/schemas.ts'
import { trialWords as words } from './trial-words.ts'

const day = daySchema.nullish()
const whole = z.int().min(0).nullish()
const flag = z.boolean().nullish()
const circumstanceKinds = namesOf(circumstanceLabels)
const groundKinds = namesOf(groundLabels)

const category = z.union([z.string(), z.looseObject({ term: z.string(), from: day, to: day })])

/** Everything that any kind of question may ask; what a kind does not ask is kept and passed on. */
const facts = z.looseObject({
  coverageYear: whole,
  paidOn: day,
  registeredOn: day,
  tier: whole,
  person: z.looseObject({ birthDate: day, categories: z.array(category).nullish() }).nullish(),
  circumstance: z
    .looseObject({
      kind: z.enum(circumstanceKinds),
      movedOn: day,
      on: day,
      endedOn: day,
      paidAtOrigin: flag,
      freshman: flag,
      enrolsAt: z.enum(['school', 'home']).nullish(),
    })
    .nullish(),
  coveredThisYear: flag,
  missedYears: whole,
  repairedYears: whole,
  waitingSince: day,
  paidFen: whole,
  appliedOn: day,
  benefitFrom: day,
  ground: z
    .looseObject({
      kind: z.enum(groundKinds),
      on: day,
      joinedOn: day,
      from: day,
      term: z.string().nullish(),
    })
    .nullish(),
  ...mapNames(quotaLabels, () => whole),
})
export type Facts = z.infer<typeof facts>
export type TrialCategory = z.infer<typeof category>

const question = z.looseObject({
  id: z.string().nullish(),
  policy: z.string(),
  ask: z.enum(['enrolment', 'refund', 'quota']),
  facts,
  readings: z.record(z.string(), z.string()).nullish(),
})
export type Question = z.infer<typeof question>

export type Read =
  | { readonly question: Question; readonly trouble: null }
  | { readonly question: null; readonly trouble: string }

/** A question as one line of JSON. */
export function readQuestion(text: string): Read {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { question: null, trouble: words.notJson }
  }
  return readValue(value)
}

export function lineOf(asked: Question): string {
  return JSON.stringify(asked)
}

type Search = {
  readonly policy?: unknown
  readonly ask?: unknown
  readonly facts?: unknown
  readonly readings?: unknown
  readonly id?: unknown
  readonly basis?: unknown
}

export type Opened = {
  readonly question: Question
  readonly basis: Basis
  /** Why the address could not be followed; the question is a fresh one then. */
  readonly trouble: string | null
}

/** What an address asks; a fresh question where it asks nothing or is spoilt. */
export function readSearch(search: Search, packs: readonly PackSummary[], fresh: Question): Opened {
  const { basis: wanted, ...asked } = search
  const basis = basisSchema.safeParse(wanted ?? 'office')
  if (!basis.success) {
    return { question: fresh, basis: 'office', trouble: words.spoilt(words.basis, quote(wanted)) }
  }
  const given = Object.values(asked).some((value) => value !== undefined)
  if (!given) return { question: fresh, basis: basis.data, trouble: null }
  const read = readValue(asked)
  if (read.question === null) return { question: fresh, basis: basis.data, trouble: read.trouble }
  const known = packs.some(({ policy }) => policy === read.question.policy)
  const trouble = known ? null : words.unknownPolicy(read.question.policy)
  return { question: known ? read.question : fresh, basis: basis.data, trouble }
}

/** The address of a question; fields that nobody knows are part of it. */
export function searchOf(asked: Question, basis: Basis): Search {
  const { policy, ask, facts: known, readings, id } = asked
  return {
    policy,
    ask,
    facts: known,
    ...(readings ? { readings } : {}),
    ...(id === null || id === undefined ? {} : { id }),
    ...(basis === 'pack' ? { basis } : {}),
  }
}

export function startQuestion(pack: PackSummary, ask: Question['ask'], today: Day): Question {
  const coverageYear = usualYear(pack, today)
  const started: Readonly<Record<Question['ask'], Facts>> = {
    enrolment: { coverageYear, paidOn: today, circumstance: { kind: 'ordinary' } },
    refund: { coverageYear, appliedOn: today, ground: { kind: 'death' } },
    quota: {},
  }
  return { policy: pack.policy, ask, facts: started[ask] }
}

function readValue(value: unknown): Read {
  const parsed = question.safeParse(value)
  if (parsed.success) {
    const count = parsed.data.facts.person?.categories?.length ?? 0
    if (count > mostIdentities) return { question: null, trouble: words.tooManyTerms(count) }
    return { question: withoutNulls(parsed.data), trouble: null }
  }
  const path = (parsed.error.issues[0]?.path ?? []).map((part) =>
    typeof part === 'number' ? `[${part}]` : `.${String(part)}`,
  )
  const place = path.join('').replace(/^\./u, '')
  const bad = parsed.error.issues[0]?.path.reduce<unknown>(stepInto, value)
  return {
    question: null,
    trouble: words.spoilt(place === '' ? words.whole : tellField(place), quote(bad)),
  }
}

/** Null and a field that is left out are the same to the engine; the address is shorter without. */
function withoutNulls(asked: Question): Question {
  const { id, readings, ...rest } = asked
  return { ...(id ? { id } : {}), ...rest, ...(readings ? { readings } : {}) }
}

function stepInto(value: unknown, key: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).find(([name]) => name === String(key))?.[1]
}

const longestQuote = 40

function quote(value: unknown): string {
  if (value === undefined) return words.nothing
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return `“${text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text}”`
}

function namesOf<Name extends string>(labels: Readonly<Record<Name, unknown>>): readonly Name[] {
  // `Object.keys` of a record that is keyed by these names.
  return Object.keys(labels) as Name[]
}

function mapNames<Name extends string, Value>(
  labels: Readonly<Record<Name, unknown>>,
  make: () => Value,
): Record<Name, Value> {
  // Every name gets its value in the loop.
  return Object.fromEntries(namesOf(labels).map((name) => [name, make()])) as Record<Name, Value>
}
