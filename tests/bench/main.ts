/** `npm run bench`: measures and prints one JSON line a figure. See README.md beside this file. */
import { Trouble } from '../../src/main/kernel/trouble.ts'
import { makeBenchOffice, openCore } from './bench-office.ts'
import type { BenchOffice } from './bench-office.ts'
import { measureDecisions } from './decide.ts'
import { makeFigure, makeSize } from './figure.ts'
import type { Figure, Measured } from './figure.ts'
import { measureImport, measureTaxList } from './import.ts'
import { readBenchOptions } from './options.ts'
import type { BenchOptions, FigureName } from './options.ts'
import { measureLines, measureMatcher } from './matcher.ts'
import { measurePacks } from './packs.ts'
import { measurePapers } from './paper.ts'
import { measureRehearsal } from './rehearse.ts'
import { measureFirstScreen } from './renderer.ts'
import { measureRoster } from './rosters.ts'
import { measureSaves, measureSavesBesideRehearsal } from './save.ts'
import { measureSavesBesideImport, measureSavesBesideTaxLists } from './save-importing.ts'
import { measureSearches, typedNames, typedNumbers, typedOthers } from './search.ts'
import { measureStarts } from './start.ts'

/** What is measured in the core of a practice office. */
const coreFigures = [
  'save.p50',
  'save.p99',
  'save.rehearsing.p99',
  'save.importing.p99',
  'save.booking.p99',
  'search.id.p99',
  'search.name.p99',
  'search.other.p99',
] as const
/** What is measured in a practice office. */
const officeFigures = [
  'start.web',
  ...coreFigures,
  'sheet.render',
  'tasktable.420',
  'renderer.interactive',
  'renderer.kb',
] as const

async function run(options: BenchOptions): Promise<void> {
  const wants = (...names: readonly FigureName[]) => names.some((name) => options.names.has(name))
  const print = (figure: Figure & { readonly name: FigureName }) => {
    if (wants(figure.name)) process.stdout.write(`${JSON.stringify(figure)}\n`)
  }
  if (wants(...officeFigures)) {
    const office = await makeBenchOffice(options.people)
    try {
      if (wants('start.web')) {
        const starts = await measureStarts(office.folder, options.startRounds)
        print(figure('start.web', 'ms', starts))
      }
      await measureCore(office, { options, wants, print })
      await measurePaper(office, { options, wants, print })
      await measureScreen(office, { options, wants, print })
    } finally {
      office.remove()
    }
  }
  if (wants('packs.load')) print(figure('packs.load', 'ms', measurePacks(options.packRounds)))
  if (wants('decide.rate')) {
    print(figure('decide.rate', 'questions/s', measureDecisions(options.decideMs)))
  }
  if (wants('rehearse.713138')) {
    print(figure('rehearse.713138', 'ms', await measureCounty(options.rehearsePeople)))
  }
  await measureCountyLists({ options, wants, print })
  await measureTaxLists({ options, wants, print })
  measureMatching({ options, wants, print })
  await measureRosters({ options, wants, print })
}

async function measureCountyLists({ options, wants, print }: CoreRun): Promise<void> {
  if (!wants('import.713138.preview', 'import.713138.apply', 'crosscheck.713138')) return
  const county = await makeBenchOffice(options.importPeople)
  try {
    const sizes = { deaths: options.importDeaths, others: options.importOthers }
    const { preview, apply, crossCheck } = await measureImport(county, sizes)
    print(figure('import.713138.preview', 'ms', preview))
    print(figure('import.713138.apply', 'ms', apply))
    print(figure('crosscheck.713138', 'ms', crossCheck))
  } finally {
    county.remove()
  }
}

async function measureTaxLists({ options, wants, print }: CoreRun): Promise<void> {
  if (!wants('import.tax.30000.preview', 'import.tax.30000.apply')) return
  const town = await makeBenchOffice(options.people)
  try {
    const { preview, apply } = await measureTaxList(town, options.taxLines)
    print(figure('import.tax.30000.preview', 'ms', preview))
    print(figure('import.tax.30000.apply', 'ms', apply))
  } finally {
    town.remove()
  }
}

async function measureRosters({ options, wants, print }: CoreRun): Promise<void> {
  if (wants('roster.xlsx.read')) {
    print(figure('roster.xlsx.read', 'ms', await measureRoster('xlsx', options.rosterRows)))
  }
  if (wants('roster.csv.gb18030')) {
    print(figure('roster.csv.gb18030', 'ms', await measureRoster('csv', options.rosterRows)))
  }
  if (wants('roster.xls.65000')) {
    print(figure('roster.xls.65000', 'ms', await measureRoster('xls', options.xlsRows)))
  }
}

function measureMatching({ options, wants, print }: CoreRun): void {
  if (wants('matcher.recall', 'matcher.precision')) {
    const { recall, precision } = measureMatcher(options)
    print(figure('matcher.recall', 'share', recall))
    print(figure('matcher.precision', 'share', precision))
  }
  if (wants('matcher.rate', 'matcher.20000')) {
    const { rate, whole } = measureLines(options)
    print(figure('matcher.rate', 'candidates/s', rate))
    print(figure('matcher.20000', 'ms', whole))
  }
}

async function measureCounty(people: number): Promise<Measured> {
  const county = await makeBenchOffice(people)
  try {
    return await measureRehearsal(county, people)
  } finally {
    county.remove()
  }
}

const figure = makeFigure as <Name extends FigureName>(
  name: Name,
  unit: Figure['unit'],
  measured: Parameters<typeof makeFigure>[2],
) => Figure & { readonly name: Name }

type CoreRun = {
  readonly options: BenchOptions
  readonly wants: (...names: readonly FigureName[]) => boolean
  readonly print: (figure: Figure & { readonly name: FigureName }) => void
}

async function measureCore(office: BenchOffice, { options, wants, print }: CoreRun): Promise<void> {
  if (!wants(...coreFigures)) return
  const core = await openCore(office)
  const sizes = { folder: office.folder, people: options.people }
  try {
    const searching = { ...sizes, rounds: options.searchRounds }
    if (wants('search.id.p99')) {
      const measured = await measureSearches(core, typedNumbers, searching)
      print(figure('search.id.p99', 'ms', measured))
    }
    if (wants('search.name.p99')) {
      const measured = await measureSearches(core, typedNames, searching)
      print(figure('search.name.p99', 'ms', measured))
    }
    if (wants('search.other.p99')) {
      const measured = await measureSearches(core, typedOthers, searching)
      print(figure('search.other.p99', 'ms', measured))
    }
    const saving = { ...sizes, rounds: options.saveRounds }
    if (wants('save.p50', 'save.p99')) {
      const saves = await measureSaves(core, { ...saving, turn: 0 })
      print(figure('save.p50', 'ms', saves.p50))
      print(figure('save.p99', 'ms', saves.p99))
    }
    if (wants('save.rehearsing.p99')) {
      const beside = await measureSavesBesideRehearsal(core, { ...saving, turn: 1 })
      print(figure('save.rehearsing.p99', 'ms', beside))
    }
    if (wants('save.importing.p99')) {
      const beside = await measureSavesBesideImport(core, { ...saving, turn: 2 })
      print(figure('save.importing.p99', 'ms', beside))
    }
    if (wants('save.booking.p99')) {
      const beside = await measureSavesBesideTaxLists(core, { ...saving, turn: 3 })
      print(figure('save.booking.p99', 'ms', beside))
    }
  } finally {
    await core.close()
  }
}

async function measurePaper(
  office: BenchOffice,
  { options, wants, print }: CoreRun,
): Promise<void> {
  const wanted = { sheet: wants('sheet.render'), table: wants('tasktable.420') }
  if (!wanted.sheet && !wanted.table) return
  const { sheet, table } = await measurePapers({ office, rounds: options.paperRounds }, wanted)
  if (sheet !== null) print(figure('sheet.render', 'ms', sheet))
  if (table !== null) print(figure('tasktable.420', 'ms', table))
}

async function measureScreen(
  office: BenchOffice,
  { options, wants, print }: CoreRun,
): Promise<void> {
  if (!wants('renderer.interactive', 'renderer.kb')) return
  const { interactive, scriptKb } = await measureFirstScreen(office, options.screenRounds)
  print(figure('renderer.interactive', 'ms', interactive))
  print({ ...makeSize('renderer.kb', scriptKb), name: 'renderer.kb' })
}

try {
  await run(readBenchOptions(process.argv.slice(2)))
} catch (error) {
  if (!(error instanceof Trouble)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = error.code === 'wrong-call' ? 2 : 1
}
