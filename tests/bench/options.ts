/** What is measured and how much of it, read from the command line. */
import { Trouble } from '../../src/main/kernel/trouble.ts'

export const figureNames = [
  'start.web',
  'save.p50',
  'save.p99',
  'search.id.p99',
  'search.name.p99',
  'sheet.render',
  'tasktable.420',
  'decide.rate',
] as const
export type FigureName = (typeof figureNames)[number]

export type BenchOptions = {
  readonly names: ReadonlySet<FigureName>
  /** People of the practice office that is measured in. */
  readonly people: number
  readonly startRounds: number
  readonly saveRounds: number
  readonly searchRounds: number
  readonly paperRounds: number
  readonly decideMs: number
}

/** Sizes of a measurement that counts. */
const full = {
  people: 30_158,
  startRounds: 7,
  saveRounds: 600,
  searchRounds: 3000,
  paperRounds: 9,
  decideMs: 3000,
} as const

/** Sizes that only prove that every figure can be measured. */
const quick = {
  people: 200,
  startRounds: 1,
  saveRounds: 10,
  searchRounds: 20,
  paperRounds: 1,
  decideMs: 30,
} as const

/** `save` stands for every figure whose name begins with `save.`; no name, for all. */
export function readBenchOptions(args: readonly string[]): BenchOptions {
  const wanted = args.filter((arg) => arg !== '--quick')
  const names = new Set<FigureName>()
  for (const arg of wanted) {
    const found = figureNames.filter((name) => name === arg || name.startsWith(`${arg}.`))
    if (found.length === 0) {
      throw new Trouble(
        'wrong-call',
        `没有“${arg}”这个测量项，可选：${figureNames.join('、')}，或加 --quick 试跑。`,
      )
    }
    for (const name of found) names.add(name)
  }
  return {
    ...(args.includes('--quick') ? quick : full),
    names: names.size > 0 ? names : new Set(figureNames),
  }
}
