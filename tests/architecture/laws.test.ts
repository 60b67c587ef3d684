import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { judge, listSourceFiles } from './graph.ts'
import type { Graph } from './graph.ts'
import { bans, capabilities, findLaw, laws, lowerCapabilities } from './laws.ts'
import { pairBans, readPairs } from './pairs.ts'

const root = process.cwd()
const pairs = readPairs(readFileSync('src/ARCHITECTURE.md', 'utf8'))

describe('the house', () => {
  let graph: Graph

  beforeAll(async () => {
    graph = await judge(root, { laws, bans: [...bans, ...pairBans(pairs)] })
  })

  test('the check saw every source file', () => {
    const seen = graph.modules.map(({ source }) => source).filter((name) => /\.tsx?$/.test(name))
    expect(seen.toSorted()).toEqual(listSourceFiles(root))
    expect(seen.length).toBeGreaterThan(100)
  })

  test('every source file lies under a law', () => {
    expect(listSourceFiles(root).filter((file) => findLaw(file) === null)).toEqual([])
  })

  test('nobody imports what the laws forbid', () => {
    expect(graph.violations.map(({ law, from, to }) => `${law}: ${from} → ${to}`)).toEqual([])
  })

  test('every listed pair of capabilities is used', () => {
    const used = (from: string, to: string) =>
      graph.modules.some(
        ({ source, dependencies }) =>
          source.startsWith(`src/main/${from}/`) &&
          dependencies.some(({ resolved }) => resolved === `src/main/${to}/index.ts`),
      )
    expect(pairs.filter(({ from, to }) => !used(from, to))).toEqual([])
  })
})

describe('the table of pairs', () => {
  test('names capabilities that exist', () => {
    const names = pairs.flatMap(({ from, to }) => [from, to])
    expect(names.filter((name) => !(capabilities as readonly string[]).includes(name))).toEqual([])
  })

  test('goes one way', () => {
    const knows = (from: string, to: string, path: readonly string[] = []): boolean =>
      pairs.some(
        (pair) =>
          pair.from === from &&
          !path.includes(pair.to) &&
          (pair.to === to || knows(pair.to, to, [...path, pair.to])),
      )
    expect(pairs.filter(({ from, to }) => knows(to, from))).toEqual([])
  })

  test('lets the lower capabilities know only each other', () => {
    const upward = pairs.filter(
      ({ from, to }) => lowerCapabilities.includes(from) && !lowerCapabilities.includes(to),
    )
    expect(upward).toEqual([])
  })

  test('a row without a reason is refused', () => {
    expect(() => readPairs('| from | to | why |\n| --- | --- | --- |\n| a | b |  |')).toThrow(
      'reason',
    )
    expect(() => readPairs('# nothing')).toThrow('no table')
  })
})
