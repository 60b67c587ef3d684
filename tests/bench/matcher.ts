/** `matcher.*`: lines of a list without usable numbers against the people of an office. */
import { buildNameIndex, matchPerson } from '../../src/main/people/index.ts'
import type { MatchCandidate } from '../../src/main/people/index.ts'
import { normalizePersonName } from '../../src/shared/kernel/person-name.ts'
import { getDefined } from '../../src/shared/kernel/assert.ts'
import { heldOutSeeds, makeLines } from '../support/name-pairs/lines.ts'
import { measureVillages } from '../support/name-pairs/measure.ts'
import type { MakeMatch } from '../support/name-pairs/measure.ts'
import { makeVillage } from '../support/name-pairs/village.ts'
import type { Measured } from './figure.ts'
import type { BenchOptions } from './options.ts'

/**
 * How many of the people in the ledger are found without a look, and how many of the findings are
 * right, on the seeds that were held out. The floor compares name, birth and village for equality.
 */
export function measureMatcher({ matcherSeeds, matcherPeople }: BenchOptions): {
  readonly recall: Measured
  readonly precision: Measured
} {
  const seeds = heldOutSeeds.slice(0, matcherSeeds)
  const { recall, precision } = measureVillages(seeds, matcherPeople)
  const floor = measureVillages(seeds, matcherPeople, matchByEquality)
  return {
    recall: { value: recall, floor: floor.recall },
    precision: { value: precision, floor: floor.precision },
  }
}

/** Takes whoever is alone with this name, birth (as far as it is known) and village. */
const matchByEquality: MakeMatch = (people) => {
  const byName = groupByName(people)
  return (row) => {
    const shown = (byName.get(normalizePersonName(row.name)) ?? []).filter(
      ({ birthDate, villageId }) =>
        birthDate.startsWith(row.birth ?? '') && villageId === row.villageId,
    )
    return { taken: shown.length === 1 ? (shown[0] ?? null) : null, shown }
  }
}

/**
 * Candidates compared in a second, against comparing their names for equality and nothing else; and
 * the milliseconds for a whole list, its index included, against a map by name.
 */
export function measureLines({ matcherLines, matcherOffice }: BenchOptions): {
  readonly rate: Measured
  readonly whole: Measured
} {
  const village = makeVillage('bench', matcherOffice)
  const made = makeLines('bench', village)
  const rows = Array.from(
    { length: matcherLines },
    (_, index) => getDefined(made[index % made.length], 'a line').row,
  )
  const fromIndex = performance.now()
  const index = buildNameIndex(village.people)
  for (const row of rows) index.match(row)
  const wholeMs = performance.now() - fromIndex
  const fromMap = performance.now()
  const byName = groupByName(village.people)
  let found = 0
  for (const row of rows) found += byName.get(normalizePersonName(row.name))?.length ?? 0
  const mapMs = performance.now() - fromMap
  const pairs = rows.map((row) => ({ row, candidates: index.findCandidates(row) }))
  const count = pairs.reduce((sum, { candidates }) => sum + candidates.length, 0)
  const fromMatch = performance.now()
  for (const { row, candidates } of pairs) matchPerson(row, candidates)
  const matchSeconds = (performance.now() - fromMatch) / 1000
  const fromEqual = performance.now()
  for (const { row, candidates } of pairs) {
    found += candidates.filter(({ name }) => name === row.name).length
  }
  // `found` is looked at, so that nothing of it is left out.
  const equalSeconds = (performance.now() - fromEqual) / 1000 + (found < 0 ? 1 : 0)
  return {
    rate: { value: count / matchSeconds, floor: count / equalSeconds },
    whole: { value: wholeMs, floor: mapMs },
  }
}

function groupByName(
  people: readonly MatchCandidate[],
): ReadonlyMap<string, readonly MatchCandidate[]> {
  return Map.groupBy(people, ({ name }) => name)
}
