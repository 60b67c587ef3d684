/** `decide.rate`: answers with full findings a second, on one core. */
import { decide, readPacks } from '../../src/main/rules/index.ts'
import { assert } from '../../src/shared/kernel/assert.ts'
import { rulesFolder } from './bench-office.ts'
import type { Measured } from './figure.ts'
import { makeQuestions } from './questions.ts'

/**
 * The floor is what writing the same answers out as JSON would reach: an import or `canbao decide`
 * has to do that too, and cannot be faster.
 */
export function measureDecisions(milliseconds: number): Measured {
  const { packs, problems } = readPacks(rulesFolder)
  assert(problems.length === 0, 'the packs must be readable')
  const overlay = { readings: {} }
  const questions = makeQuestions(packs)
  // Before any answers are kept: the engine's objects would be taken for long-lived ones, and be
  // slow to make, as they are in no program that uses an answer and lets it go.
  const value = rateOf(questions, milliseconds, (question) => decide(packs, question, overlay))
  const answers = questions.map((question) => decide(packs, question, overlay))
  assertMixed(answers.map(({ outcome }) => outcome))
  return { value, floor: rateOf(answers, milliseconds, (answer) => JSON.stringify(answer)) }
}

/** A bench whose questions all end in one way would measure a short cut. */
function assertMixed(outcomes: readonly string[]): void {
  for (const outcome of ['accepted', 'refused', 'undetermined', 'invalid']) {
    assert(outcomes.includes(outcome), `no question of the bench is ${outcome}`)
  }
}

/**
 * Items a second of processor time, best of five: what one core does while others use the machine
 * too. The collection of garbage counts, on whichever thread it runs.
 */
function rateOf<Item>(
  items: readonly Item[],
  milliseconds: number,
  work: (item: Item) => unknown,
): number {
  let best = 0
  for (let round = 0; round < 5; round += 1) {
    const until = performance.now() + milliseconds / 5
    const before = process.cpuUsage()
    let count = 0
    do {
      for (const item of items) work(item)
      count += items.length
    } while (performance.now() < until)
    const { user, system } = process.cpuUsage(before)
    best = Math.max(best, (count * 1_000_000) / (user + system))
  }
  return best
}
