/** `npm run bench`: measures and prints one JSON line a figure. See README.md beside this file. */
import { Trouble } from '../../src/main/kernel/trouble.ts'
import { makeBenchOffice, openCore } from './bench-office.ts'
import type { BenchOffice } from './bench-office.ts'
import { measureDecisions } from './decide.ts'
import { makeFigure } from './figure.ts'
import type { Figure } from './figure.ts'
import { readBenchOptions } from './options.ts'
import type { BenchOptions, FigureName } from './options.ts'
import { measurePapers } from './paper.ts'
import { measureSaves } from './save.ts'
import { measureSearches, typedNames, typedNumbers } from './search.ts'
import { measureStarts } from './start.ts'

/** What is measured in a practice office. */
const officeFigures = [
  'start.web',
  'save.p50',
  'save.p99',
  'search.id.p99',
  'search.name.p99',
  'sheet.render',
  'tasktable.420',
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
    } finally {
      office.remove()
    }
  }
  if (wants('decide.rate')) {
    print(figure('decide.rate', 'questions/s', measureDecisions(options.decideMs)))
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
  if (!wants('save.p50', 'save.p99', 'search.id.p99', 'search.name.p99')) return
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
    if (wants('save.p50', 'save.p99')) {
      const saves = await measureSaves(core, { ...sizes, rounds: options.saveRounds })
      print(figure('save.p50', 'ms', saves.p50))
      print(figure('save.p99', 'ms', saves.p99))
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

try {
  await run(readBenchOptions(process.argv.slice(2)))
} catch (error) {
  if (!(error instanceof Trouble)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = error.code === 'wrong-call' ? 2 : 1
}
