/** Every name in a condition, a length or an amount must stand for something in the pack. */
import { listNames, stripTerm } from './categories.ts'
import type { ChoosableDocument, ConditionDocument, PackDocument } from './pack-document.ts'
import type { DocumentProblem } from './problem.ts'

type Path = readonly PropertyKey[]
type Names = {
  readonly readings: ReadonlyMap<string, readonly string[]>
  readonly terms: ReadonlySet<string>
  /** Definitions that stand before the place that is looked at. */
  readonly definitions: ReadonlySet<string>
  readonly problems: DocumentProblem[]
  /** Readings that something depends on. */
  readonly used: Set<string>
  /** The pack says how long people wait. */
  readonly waits: boolean
}

const kindsWithDay = new Set([
  'moved-in',
  'transferred-in',
  'employment-ended',
  'released',
  'discharged',
])

export function lintConditions(document: PackDocument): readonly DocumentProblem[] {
  const definitions = new Set<string>()
  const names: Names = {
    readings: new Map(
      document.readings.map(({ name, options }) => [name, options.map((each) => each.name)]),
    ),
    terms: new Set(document.categories.rows.flatMap(listNames)),
    definitions,
    problems: [],
    used: new Set(),
    waits: document.wait !== undefined,
  }
  if (document.wait !== undefined)
    lintQuantity(document.wait.freeYears, ['wait', 'freeYears'], names)
  for (const [index, { name, any }] of (document.definitions ?? []).entries()) {
    for (const [place, when] of any.entries()) {
      lintCondition(when, ['definitions', index, 'any', place], names)
    }
    definitions.add(name)
  }
  lintRows(document, names)
  lintAmountReadings(document, names)
  for (const [index, { name, options }] of document.readings.entries()) {
    const distinct = new Set(options.map((option) => option.name))
    if (distinct.size < options.length) {
      names.problems.push({
        path: ['readings', index],
        text: `读法“${name}”有同名的选项，请改名。`,
      })
    }
    if (names.used.has(name)) continue
    const text = `读法“${name}”没有哪条规则用到，请删去，或在规则里用上。`
    names.problems.push({ path: ['readings', index], text })
  }
  return names.problems
}

function lintRows(document: PackDocument, names: Names): void {
  const tables = {
    otherYears: document.otherYears,
    routes: document.routes,
    prices: document.prices,
    refund: document.refund ?? [],
  }
  for (const [table, rows] of Object.entries(tables)) {
    for (const [index, { when }] of rows.entries()) {
      if (when !== undefined) lintCondition(when, [table, index, 'when'], names)
    }
  }
  for (const [index, { start }] of document.routes.entries()) {
    if (start?.length === undefined) continue
    lintQuantity(start.length, ['routes', index, 'start', 'length'], names)
  }
}

function lintAmountReadings(document: PackDocument, names: Names): void {
  for (const [row, { amounts = [] }] of document.categories.rows.entries()) {
    for (const [index, { reading }] of amounts.entries()) {
      const path = ['categories', 'rows', row, 'amounts', index, 'reading']
      if (reading !== undefined) lintReading(reading, path, names)
    }
  }
}

function lintCondition(when: ConditionDocument, path: Path, names: Names): void {
  const { problems } = names
  for (const [index, term] of (when.holds ?? []).entries()) {
    if (names.terms.has(stripTerm(term))) continue
    const text = `身份表里没有“${term}”，请改成 categories 里的写法，或先在那里添上。`
    problems.push({ path: [...path, 'holds', index], text })
  }
  for (const [index, name] of (when.is ?? []).entries()) {
    if (names.definitions.has(name)) continue
    const text = `没有名为“${name}”的定义；请先在 definitions 里写它，且写在用它的地方之前。`
    problems.push({ path: [...path, 'is', index], text })
  }
  if (when.reading !== undefined) lintReading(when.reading, [...path, 'reading'], names)
  if (when.sinceBirth !== undefined) lintQuantity(when.sinceBirth, [...path, 'sinceBirth'], names)
  if (when.sinceEvent !== undefined) lintQuantity(when.sinceEvent, [...path, 'sinceEvent'], names)
  for (const key of ['missedYears', 'waiting'] as const) {
    if (when[key] === undefined || names.waits) continue
    const text = `${key} 要先写明断保怎么数，请在包里补上 wait（等待期）。`
    problems.push({ path: [...path, key], text })
  }
  const dated = when.eventOn !== undefined || when.sinceEvent !== undefined
  if (dated && !(when.circumstance ?? []).some((kind) => kindsWithDay.has(kind))) {
    const text = `用到情形发生日的，须用 circumstance 写明是哪种情形（${[...kindsWithDay].join('、')}）。`
    problems.push({ path, text })
  }
}

function lintReading(reading: Readonly<Record<string, string>>, path: Path, names: Names): void {
  for (const [name, option] of Object.entries(reading)) {
    names.used.add(name)
    const options = names.readings.get(name)
    if (options === undefined) {
      const text = `没有名为“${name}”的读法，请先在 readings 里写它。`
      names.problems.push({ path: [...path, name], text })
    } else if (!options.includes(option)) {
      const text = `读法“${name}”没有“${option}”这一项，可用的有 ${options.join('、')}。`
      names.problems.push({ path: [...path, name], text })
    }
  }
}

function lintQuantity(quantity: ChoosableDocument, path: Path, names: Names): void {
  const { value, byReading, options } = quantity
  if ((value === undefined) === (byReading === undefined)) {
    const text = '时长须写 value，或写 byReading 与 options，二者只用一种。'
    names.problems.push({ path, text })
    return
  }
  if (byReading === undefined) return
  names.used.add(byReading)
  const known = names.readings.get(byReading)
  if (known === undefined) {
    const text = `没有名为“${byReading}”的读法，请先在 readings 里写它。`
    names.problems.push({ path: [...path, 'byReading'], text })
    return
  }
  const given = Object.keys(options ?? {})
  const whole = given.length === known.length && known.every((each) => given.includes(each))
  if (whole && known.length > 1) return
  const text = `options 须给出读法“${byReading}”的每一个选项（${known.join('、')}），不多不少，且至少两个。`
  names.problems.push({ path: [...path, 'options'], text })
}
