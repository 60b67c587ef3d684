/** The closed vocabulary of conditions, compiled once into tests of a case that can be said aloud. */
import { getDefined } from '../../shared/kernel/assert.ts'
import type { Case } from './case.ts'
import { dayLeaves, lengthLeaves } from './day-leaves.ts'
import { factLeaves } from './fact-leaves.ts'
import type { Condition, Leaf, Test } from './leaf.ts'
import type { ConditionDocument } from './pack-document.ts'
import { optionOf } from './readings.ts'
import type { Terms } from './vocabulary.ts'

/** Everything written must hold. Readings are looked at last. */
export function compileCondition(when: ConditionDocument | undefined, terms: Terms): Condition {
  if (when === undefined) return { test: () => true, leaves: [] }
  const leaves = [
    ...factLeaves(when, terms),
    ...dayLeaves(when, terms),
    ...lengthLeaves(when, terms),
    ...namedLeaves(when, terms),
  ]
  const tests = leaves.map((leaf) => leaf.test)
  return {
    leaves,
    test: (c) => {
      for (const test of tests) if (!test(c)) return false
      return true
    },
  }
}

/** A named combination: any of its sets will do. */
export function compileDefinition(any: readonly ConditionDocument[], terms: Terms): Leaf {
  const sets = any.map((when) => compileCondition(when, terms))
  return {
    test: rememberLast((c) => sets.some(({ test }) => test(c))),
    turns: null,
    say: (c) =>
      sets.map(({ leaves }) => leaves.map((leaf) => leaf.say(c)).join('，且')).join('，或'),
    sayNot: null,
    values: sets.flatMap(({ leaves }) => leaves.flatMap((leaf) => leaf.values)),
    any: sets.map(({ leaves }) => leaves),
    lasting: false,
  }
}

/**
 * The same test, worked out once while one case is decided: rows that share a definition, and
 * definitions that refer to each other, ask it again and again. Of what conditions look at only
 * `inside` is set while a case is decided; a reading that was looked at stays marked in the case.
 */
function rememberLast(test: Test): Test {
  let last: Case | null = null
  let inside = false
  let held = false
  return (c) => {
    if (c === last && c.inside === inside) return held
    held = test(c)
    last = c
    inside = c.inside
    return held
  }
}

function namedLeaves(when: ConditionDocument, { words, clause }: Terms): Leaf[] {
  const leaves: Leaf[] = []
  const source = words.sourceOf(clause)
  if (when.holds !== undefined) {
    const rows = new Set(when.holds.map((term) => words.categories.getRow(term)))
    const value = [...rows].map((row) => row.term).join('、')
    leaves.push({
      test: (c) => c.held.some((held) => rows.has(held.row)),
      turns: null,
      say: () => `有${value}${rows.size > 1 ? '之一' : ''}的身份`,
      sayNot: () => `没有${value}的身份`,
      values: [{ make: () => ({ name: '身份', value, clause, source }), readings: [] }],
      any: null,
      lasting: false,
    })
  }
  for (const name of when.is ?? []) {
    leaves.push(getDefined(words.definitions.get(name), `definition ${name}`))
  }
  for (const [name, option] of Object.entries(when.reading ?? {})) {
    const { index, options, reading } = words.readings.get(name)
    const wanted = options.indexOf(option)
    const label = reading.options[wanted]?.label ?? option
    leaves.push({
      test: (c) => optionOf(c, index) === wanted,
      turns: null,
      say: () => `“${reading.question}”按“${label}”理解`,
      sayNot: () => `“${reading.question}”不按“${label}”理解`,
      values: [
        {
          make: () => ({
            name: reading.question,
            value: label,
            clause: reading.clause,
            source: words.sourceOf(reading.clause),
          }),
          readings: [],
        },
      ],
      any: null,
      lasting: false,
    })
  }
  return leaves
}
