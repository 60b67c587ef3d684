/** What is measured and how much of it, read from the command line. */
import { Trouble } from '../../src/main/kernel/trouble.ts'

export const figureNames = [
  'start.web',
  'save.p50',
  'save.p99',
  'save.rehearsing.p99',
  'save.importing.p99',
  'save.booking.p99',
  'search.id.p99',
  'search.name.p99',
  'search.other.p99',
  'sheet.render',
  'tasktable.420',
  'renderer.interactive',
  'renderer.kb',
  'packs.load',
  'decide.rate',
  'rehearse.713138',
  'import.713138.preview',
  'import.713138.apply',
  'crosscheck.713138',
  'import.tax.30000.preview',
  'import.tax.30000.apply',
  'roster.xlsx.read',
  'roster.csv.gb18030',
  'roster.xls.65000',
  'matcher.recall',
  'matcher.precision',
  'matcher.rate',
  'matcher.20000',
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
  readonly screenRounds: number
  readonly packRounds: number
  readonly decideMs: number
  /** People of the county that is rehearsed over. */
  readonly rehearsePeople: number
  /** People of the county that a list is imported into, of deaths and of other cover in it. */
  readonly importPeople: number
  readonly importDeaths: number
  readonly importOthers: number
  /** Lines of a tax list into the practice office of the town. */
  readonly taxLines: number
  /** Rows of a county's roster, and of one that an .xls has room for. */
  readonly rosterRows: number
  readonly xlsRows: number
  /** Of the held-out seeds, how many are made and how many people each. */
  readonly matcherSeeds: number
  readonly matcherPeople: number
  /** Lines matched against an office, and its people. */
  readonly matcherLines: number
  readonly matcherOffice: number
}

/** Sizes of a measurement that counts. */
const full = {
  people: 30_158,
  startRounds: 7,
  saveRounds: 600,
  searchRounds: 3000,
  paperRounds: 9,
  screenRounds: 9,
  packRounds: 7,
  decideMs: 3000,
  rehearsePeople: 713_138,
  importPeople: 713_138,
  importDeaths: 20_000,
  importOthers: 100_000,
  taxLines: 30_000,
  rosterRows: 713_138,
  xlsRows: 65_000,
  matcherSeeds: 12,
  matcherPeople: 3000,
  matcherLines: 20_000,
  matcherOffice: 78_100,
} as const

/** Sizes that only prove that every figure can be measured. */
const quick = {
  people: 200,
  startRounds: 1,
  saveRounds: 10,
  searchRounds: 20,
  paperRounds: 1,
  screenRounds: 1,
  packRounds: 1,
  decideMs: 30,
  rehearsePeople: 200,
  importPeople: 200,
  importDeaths: 20,
  importOthers: 40,
  taxLines: 150,
  rosterRows: 300,
  xlsRows: 300,
  matcherSeeds: 1,
  matcherPeople: 600,
  matcherLines: 100,
  matcherOffice: 600,
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
