/**
 * The aim of the matcher on people whom nobody looked at while building it: the seeds were set aside
 * first, and the weights were set on others (`tests/support/name-pairs/lines.ts` says which). A line
 * counts as found only where it was taken for the right person without a look (`same`). Where a
 * change of the matcher fails here, mend the matcher on other seeds; never set it by these.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import {
  heldOutPeople,
  heldOutSeeds,
  makeLines,
} from '../../../../tests/support/name-pairs/lines.ts'
import { measurePairs, measureVillages } from '../../../../tests/support/name-pairs/measure.ts'
import type { Measured } from '../../../../tests/support/name-pairs/measure.ts'
import { makeVillage } from '../../../../tests/support/name-pairs/village.ts'

describe.each([
  ['名册的每一行对全部在册人员', measureVillages],
  ['名册的每一行单独对本人和每一个邻近的人', measurePairs],
])('%s', (_, measure) => {
  let measured: Measured
  beforeAll(() => {
    measured = measure(heldOutSeeds, heldOutPeople)
  })

  test('找得到本人的不少于百分之九十八', () => {
    expect(measured.recall).toBeGreaterThanOrEqual(0.98)
  })

  test('找到的百分之九十九以上是本人', () => {
    expect(measured.precision).toBeGreaterThanOrEqual(0.99)
  })

  test('没有认定的，本人几乎都列给经办看', () => {
    expect(measured.reach).toBeGreaterThanOrEqual(0.99)
  })

  test('比了几千次，不是空的', () => {
    expect(measured.comparedCount).toBeGreaterThan(5000)
  })
})

test('写错的各样都有，难分的邻近人也都有', () => {
  const villages = ['tune-1', 'tune-2', 'tune-3'].map((seed) => makeVillage(seed, heldOutPeople))
  const lines = villages.flatMap((village, index) => makeLines(`tune-${index + 1}`, village))
  const done = new Set(lines.flatMap((line) => line.done))
  expect([...done].toSorted()).toEqual(
    [
      'blank',
      'compatibility',
      'dot',
      'fullWidth',
      'homophone',
      'invisible',
      'lookAlike',
      'note',
      'privateUse',
      'surnameHabit',
      'traditional',
      'variant',
    ].toSorted(),
  )
  const kinds = new Set(lines.flatMap(({ about }) => about.neighbours.map(({ kind }) => kind)))
  expect(kinds).toEqual(new Set(['twin', 'homophone', 'namesake', 'sibling', 'same-surname']))
  const share = (is: (line: (typeof lines)[number]) => boolean) =>
    lines.filter(is).length / lines.length
  expect(share(({ row }) => row.birth?.length === 7)).toBeGreaterThan(0.15)
  expect(share(({ about }) => Array.from(about.person.name).length === 2)).toBeGreaterThan(0.15)
  expect(share(({ about }) => !about.isInLedger)).toBeGreaterThan(0.4)
  // A blank, a note or a dot too: the name is never as the ledger has it.
  expect(share(({ row, about }) => row.name !== about.person.name)).toBe(1)
})
