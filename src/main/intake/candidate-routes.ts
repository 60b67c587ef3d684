/** How somebody may come to be enrolled, by what lists say of them: pure. */
import type { Evidence } from '../../shared/evidence/model.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { partsOf } from '../../shared/kernel/day.ts'
import type { Circumstance } from '../../shared/rules/model.ts'

/** A circumstance and the list that speaks for it, in one sentence. */
export type CandidateRoute = { readonly circumstance: Circumstance; readonly said: string }

/** Those of lists that rule in their matter, the newest event first. */
export function candidateRoutes(
  evidence: readonly Evidence[],
  payDay: Day,
): readonly CandidateRoute[] {
  const found = evidence
    .filter(({ rules }) => rules)
    .flatMap((one) => {
      const route = routeOf(one, payDay)
      return route === null ? [] : [{ ...route, said: one.text }]
    })
  return found.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
}

/** What one line speaks for, with the day of its event; null where it speaks for nothing. */
function routeOf(
  { kind, eventOn, endsOn, level, holds }: Evidence,
  payDay: Day,
): { readonly circumstance: Circumstance; readonly on: Day } | null {
  // What is still to end has not happened: nobody pays as somebody who was released tomorrow.
  const ended = endsOn !== null && endsOn <= payDay ? endsOn : null
  switch (kind) {
    case 'employee-insurance':
      if (ended === null) return null
      return { circumstance: { kind: 'employment-ended', endedOn: ended }, on: ended }
    case 'in-prison':
      return ended === null ? null : { circumstance: { kind: 'released', on: ended }, on: ended }
    case 'in-service':
      return ended === null ? null : { circumstance: { kind: 'discharged', on: ended }, on: ended }
    case 'registered-population': {
      if (eventOn === null || eventOn > payDay) return null
      // Whether the year was paid for at the origin, only the person can say.
      const circumstance = { kind: 'moved-in', movedOn: eventOn, paidAtOrigin: false } as const
      return { circumstance, on: eventOn }
    }
    case 'university-student': {
      if (!holds) return null
      const freshman = eventOn !== null && partsOf(eventOn).year === partsOf(payDay).year
      const enrolsAt = level === 'home' ? 'home' : 'school'
      const circumstance = { kind: 'university-student', freshman, enrolsAt } as const
      return { circumstance, on: eventOn ?? payDay }
    }
    default:
      return null
  }
}
