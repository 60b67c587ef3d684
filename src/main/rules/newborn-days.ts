/** By when a newborn has to be enrolled: what a pack says, in its strictest reading. */
import { dayFromNumber, dayNumberOf } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Overlay } from '../../shared/rules/model.ts'
import { documentOn } from './amended-packs.ts'
import type { ConditionDocument, QuantityDocument } from './condition-document.ts'
import { monthsAfter } from './days.ts'
import type { PackSet } from './pack.ts'

/** The last day that is safe whichever way a clause is read, and the clause. */
export type SafeDay = { readonly on: Day; readonly clause: string }

/**
 * The shortest time after birth that a row or a named combination for newborns grants, counted in
 * its strictest reading: who keeps to it is on the safe side. Null where the notice names none.
 */
export function findNewbornSafeDay(
  packs: PackSet,
  asked: { readonly policy: string; readonly birthDate: Day; readonly today: Day },
  overlay: Overlay,
): SafeDay | null {
  const pack = packs.find(asked.policy)
  if (pack === undefined) return null
  const document = documentOn(pack, overlay, dayNumberOf(asked.today))
  const born = dayNumberOf(asked.birthDate)
  const rows = [
    ...(document.definitions ?? []).flatMap(({ clause, any }) =>
      any.map((when) => ({ clause, when })),
    ),
    ...document.routes.map(({ clause, when }) => ({ clause, when })),
  ]
  const days = rows.flatMap(({ clause, when }) =>
    when?.sinceBirth === undefined || !isForNewborns(when)
      ? []
      : [{ clause, number: lastDayAfter(when.sinceBirth, born) }],
  )
  const [first] = days.sort((one, other) => one.number - other.number)
  return first === undefined ? null : { on: dayFromNumber(first.number), clause: first.clause }
}

function isForNewborns({ circumstance }: ConditionDocument): boolean {
  return circumstance?.includes('newborn') ?? true
}

function lastDayAfter(quantity: QuantityDocument, born: number): number {
  const { unit, value, options } = quantity
  const counts = value === undefined ? Object.values(options ?? {}) : [value]
  const least = Math.min(...counts)
  return unit === 'day' ? born + least : monthsAfter(born, least)
}
