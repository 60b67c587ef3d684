/** Turns a checked `pack.yaml` into closures and day numbers. */
import { isGranting } from '../../shared/rules/granting.ts'
import { assertNever, getDefined } from '../../shared/kernel/assert.ts'
import { packSource } from '../../shared/rules/citations.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import type { Case } from './case.ts'
import { compileCategories, stripTerm } from './categories.ts'
import { compileCondition, compileDefinition } from './conditions.ts'
import { readDayExpression } from './day-expression.ts'
import { monthFirstAfter, readDayNumber, yearStart } from './days.ts'
import { windowValue } from './fact-leaves.ts'
import { listFieldsRead } from './fields-read.ts'
import type { Band, Pack, PackSource, Price, Route, Start, Window } from './pack.ts'
import type {
  BandDocument,
  ConditionDocument,
  PackDocument,
  PriceDocument,
  RouteDocument,
  StartDocument,
  WaitDocument,
} from './pack-document.ts'
import { compileReadings } from './readings.ts'
import { compileQuantity, compileSpan, quantityValue } from './quantity.ts'
import { remember } from './remember.ts'
import { compileFinding, tellsWindow } from './texts.ts'
import { compilePayTurns } from './turns.ts'
import { compileValues } from './values.ts'
import type { SourceOf, ValueMaker } from './values.ts'
import type { Terms, Vocabulary } from './vocabulary.ts'
import { compileWait, waitValues } from './wait.ts'

/** As many as a question may name, and more. */
const rememberedYears = 500

/**
 * The pack, ready to decide. The document must have passed `lintPack`. `sourceOf` tells clauses of
 * the notice from those of an amendment.
 */
export function compilePack(source: PackSource, sourceOf: SourceOf = () => packSource): Pack {
  const { document, hash } = source
  const readings = compileReadings(document.readings)
  const pricedYears = new Set(document.pricedYears ?? [])
  const { coverageYear, laterYears = false } = document
  const isOwnYear = (year: number) =>
    year === coverageYear || (laterYears && year > coverageYear) || pricedYears.has(year)
  const words: Vocabulary = {
    isOwnYear,
    readings,
    categories: compileCategories(document.categories, readings, sourceOf),
    definitions: new Map(),
    findWindow: compileWindows(document),
    sourceOf,
  }
  for (const { name, any, clause } of document.definitions ?? []) {
    words.definitions.set(name, compileDefinition(any, { words, clause }))
  }
  const { tiers, refund, quota, wait } = document
  const tables = {
    otherYears: document.otherYears.map((row) => compileRow(row, { table: 'otherYears', words })),
    routes: document.routes.map((route) => compileRoute(route, { words, wait })),
    prices: document.prices.map((price) => compilePrice(price, words)),
  }
  return {
    policy: document.policy,
    source,
    hash,
    summary: summarise(source),
    isOwnYear,
    pricedYears,
    findWindow: words.findWindow,
    windowValues: compileValues([windowValue(words)]),
    sourceOf,
    tierLabels: new Map(tiers.map(({ tier, label }) => [tier, label])),
    tierClause: document.tierClause,
    tierValues: tierValues(document, sourceOf),
    openTiers: document.openTiers ?? false,
    reads: listFieldsRead(document),
    readings,
    categories: words.categories,
    categoryClause: document.categories.clause,
    ...tables,
    payTurns: compilePayTurns(tables),
    refund:
      refund === undefined
        ? { kind: 'silent', ...getDefined(document.refundSilence, 'refund') }
        : { kind: 'table', rows: refund.map((row) => compileRow(row, { table: 'refund', words })) },
    quota:
      quota === undefined
        ? { kind: 'silent', ...getDefined(document.quotaSilence, 'quota') }
        : { kind: 'formula', minus: quota.minus, clause: quota.clause, text: quota.text },
  }
}

/** The tiers as an answer names them; nothing where all stand in one place. */
function tierValues({ tiers, tierClause }: PackDocument, sourceOf: SourceOf): Pack['tierValues'] {
  if (tiers.every(({ clause }) => clause === undefined)) return undefined
  const values = tiers.map(({ tier, label, clause = tierClause }) =>
    Object.freeze({ name: `${tier} 档`, value: label, clause, source: sourceOf(clause) }),
  )
  return Object.freeze(values)
}

/** The window of a coverage year; remembered, because a rehearsal asks for the same few years. */
function compileWindows({ window, windows = [] }: PackDocument): Pack['findWindow'] {
  return remember(rememberedYears, (year: number): Window => {
    const own = windows.find((each) => each.coverageYears.includes(year))
    const { from, to, clause } = own ?? window
    const dayOf = (text: string) => getDefined(readDayExpression(text), 'window')(year)
    return { from: dayOf(from), to: dayOf(to), clause }
  })
}

type RowDocument<Action> = {
  readonly name: string
  readonly when?: ConditionDocument | undefined
  readonly action: Action
  readonly code: string
  readonly clause: string
  readonly text: string
  readonly otherClauses?: Readonly<Record<string, string>> | undefined
}

/** Where a part of a row stands: an amendment may have changed one part and left the other. */
function clauseOf({ clause, otherClauses }: RowDocument<string>, part: 'when' | 'start'): string {
  return otherClauses?.[part] ?? clause
}

type RowMeans = {
  readonly table: string
  readonly words: Vocabulary
  /** What the row works with besides its conditions. */
  readonly values?: readonly ValueMaker[]
}

function compileRow<Action extends string>(
  row: RowDocument<Action>,
  { table, words, values = [] }: RowMeans,
) {
  const { name, action, clause, text } = row
  const rule = `${table}/${name}`
  const terms: Terms = { words, clause: clauseOf(row, 'when') }
  const { test, leaves } = compileCondition(row.when, terms)
  const makers = [
    ...leaves.flatMap((leaf) => leaf.values),
    ...(tellsWindow(text) ? [windowValue(words)] : []),
    ...values,
  ]
  const finding = compileFinding(row, { rule, valuesOf: compileValues(makers) })
  const circumstances = row.when?.circumstance ?? null
  return { name, rule, matches: test, leaves, circumstances, action, clause, finding }
}

/** What a route refers to: the pack's names, and its wait where it has one. */
type Means = { readonly words: Vocabulary; readonly wait: WaitDocument | undefined }

function compileRoute(route: RouteDocument, means: Means): Route {
  const { start } = route
  const values = start === undefined ? [] : startValues(start, { route, means })
  const row = compileRow(route, { table: 'routes', words: means.words, values })
  return {
    ...row,
    start: start === undefined ? null : compileStart({ route, start, rule: row.rule }, means),
    beforeWindow: route.beforeWindow ?? false,
  }
}

/** What the first day of benefit is counted from. */
function startValues(
  start: StartDocument,
  { route, means }: { readonly route: RouteDocument; readonly means: Means },
): readonly ValueMaker[] {
  const { length } = start
  if (start.at === 'after-wait') return waitValues(getDefined(means.wait, 'wait'), means.words)
  if (length === undefined) return []
  const name = start.at === 'month-first' ? '待遇从缴费当月往后数' : '待遇等待期'
  const terms: Terms = { words: means.words, clause: clauseOf(route, 'start') }
  return [quantityValue({ name, quantity: length, unit: length.unit }, terms)]
}

function compileStart(
  of: { readonly route: RouteDocument; readonly start: StartDocument; readonly rule: string },
  means: Means,
): Start {
  const { route, start, rule } = of
  const head = { rule, valuesOf: () => undefined }
  if (start.at === 'unstated') {
    const clause = start.clause ?? clauseOf(route, 'start')
    const text = getDefined(start.text, 'text of an unstated start')
    return { at: 'unstated', finding: compileFinding({ code: 'rule-silent', clause, text }, head) }
  }
  return {
    at: start.at === 'birth' ? 'birth' : 'stated',
    dayOf: compileStartDay(start, means),
    beforeCoverageYear: start.beforeCoverageYear ?? false,
    retroactive: start.retroactive ?? false,
    noneLeft:
      start.noneLeftText === undefined
        ? null
        : compileFinding(
            { code: route.code, clause: clauseOf(route, 'start'), text: start.noneLeftText },
            head,
          ),
  }
}

function compileStartDay(start: StartDocument, { words, wait }: Means): (c: Case) => number {
  switch (start.at) {
    case 'coverage-year':
      return (c) => yearStart(c.coverageYear)
    case 'birth':
      return (c) => c.birthDate ?? yearStart(c.coverageYear)
    case 'payment-day':
      return (c) => c.paidOn
    case 'next-day':
      return (c) => c.paidOn + 1
    case 'month-first': {
      const months = compileQuantity(getDefined(start.length, 'length'), words.readings)
      return (c) => monthFirstAfter(c.paidOn, months(c))
    }
    case 'after': {
      const span = compileSpan(getDefined(start.length, 'length'), words.readings)
      return (c) => span(c, c.paidOn)
    }
    case 'after-wait':
      return compileWait(getDefined(wait, 'wait'), start.from ?? 'payment-day', words.readings)
    case 'unstated':
      return (c) => yearStart(c.coverageYear)
    default:
      return assertNever(start.at)
  }
}

function compilePrice(price: PriceDocument, words: Vocabulary): Price {
  const { name, when, bands } = price
  const clause = bands[0]?.clause ?? ''
  const { test, leaves } = compileCondition(when, { words, clause })
  const rule = `prices/${name}`
  const sourceOf = words.sourceOf
  const circumstances = when?.circumstance ?? null
  return {
    name,
    matches: test,
    leaves,
    circumstances,
    bands: bands.map((band) => compileBand(band, { rule, sourceOf })),
  }
}

function compileBand(
  band: BandDocument,
  { rule, sourceOf }: { readonly rule: string; readonly sourceOf: SourceOf },
): Band {
  const amounts = Object.entries(band.amounts).map(([tier, fen]) => [Number(tier), fen] as const)
  const { clause, silentText, floorText } = band
  const silentClause = band.silentClause ?? clause
  const source = sourceOf(clause)
  const values = amounts.map(([tier, fen]) => {
    const value = { name: '个人缴费标准', value: fen, unit: 'fen', clause, source } as const
    return [tier, Object.freeze([Object.freeze(value)])] as const
  })
  const floor = { code: 'price-floor-unconfirmed', clause, text: floorText ?? '', rule }
  return {
    paidFrom: readDayNumber(band.paidFrom) ?? -Infinity,
    paidTo: readDayNumber(band.paidTo) ?? Infinity,
    amounts: new Map(amounts),
    clause,
    rule,
    values: new Map(values),
    floor: floorText === undefined ? null : Object.freeze(floor),
    granting: compileGranting(band, sourceOf),
    silence:
      band.subsidies !== 'silent' || silentText === undefined
        ? null
        : (term) => ({
            code: 'rule-silent',
            clause: silentClause,
            text: silentText.replaceAll('{term}', () => term),
            rule,
          }),
  }
}

function compileGranting(band: BandDocument, sourceOf: SourceOf): Band['granting'] {
  const { subsidies: how, clause, subsidiesClause = clause } = band
  if (!isGranting(how)) return null
  return { how, clause: subsidiesClause, source: sourceOf(subsidiesClause) }
}

function summarise({ document, taskTable, hash }: PackSource): PackSummary {
  const { coveredThisYear, gapsSince } = listFieldsRead(document)
  return {
    policy: document.policy,
    title: document.title,
    documentNumber: document.documentNumber,
    issuer: document.issuer,
    regionCode: document.regionCode,
    coverageYear: document.coverageYear,
    laterYears: document.laterYears ?? false,
    draft: document.draft,
    hash,
    tiers: document.tiers.map(({ tier, label }) => ({ tier, label })),
    terms: document.categories.rows.map((row) => stripTerm(row.term)),
    readings: document.readings,
    asks: { coveredThisYear, gapsSince },
    taskTable: [...taskTable],
    taskTableHead: layOutTasks(document.taskTable),
    channels: document.channels.map(({ channel, collectedHere, clause }) => ({
      channel,
      ...(collectedHere === undefined ? {} : { collectedHere }),
      clause,
    })),
    materials: document.materials.map(({ name, clause, ways = null }) => ({ name, clause, ways })),
  }
}

function layOutTasks(table: PackDocument['taskTable']): PackSummary['taskTableHead'] {
  if (table === undefined) return null
  const { title, unitLine = null, numbered, headings, footnote = null, total, clause } = table
  return { title, unitLine, numbered, headings, footnote, statedTotal: total, clause }
}
