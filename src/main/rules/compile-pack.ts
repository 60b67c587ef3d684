/** Turns a checked `pack.yaml` into closures and day numbers. */
import { assertNever, getDefined } from '../../shared/kernel/assert.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { compileCategories, stripTerm } from './categories.ts'
import { compileCondition, compileSpan, compileQuantity } from './conditions.ts'
import type { Test, Vocabulary } from './conditions.ts'
import { readDayExpression } from './day-expression.ts'
import { monthFirstAfter, readDayNumber, yearStart } from './days.ts'
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
import { compileWait } from './wait.ts'
import { compileFinding } from './texts.ts'

/** The pack, ready to decide. The document must have passed `lintPack`. */
export function compilePack(source: PackSource): Pack {
  const { document, hash } = source
  const readings = compileReadings(document.readings)
  const pricedYears = new Set(document.pricedYears ?? [])
  const { coverageYear, laterYears = false } = document
  const isOwnYear = (year: number) =>
    year === coverageYear || (laterYears && year > coverageYear) || pricedYears.has(year)
  const words: Vocabulary = {
    isOwnYear,
    readings,
    categories: compileCategories(document.categories, readings),
    definitions: new Map(),
  }
  for (const { name, any } of document.definitions ?? []) {
    const tests = any.map((when) => compileCondition(when, words))
    words.definitions.set(name, (c) => tests.some((test) => test(c)))
  }
  const { tiers, refund, quota } = document
  return {
    policy: document.policy,
    source,
    hash,
    summary: summarise(source),
    isOwnYear,
    pricedYears,
    findWindow: compileWindows(document),
    tierLabels: new Map(tiers.map(({ tier, label }) => [tier, label])),
    tierClause: document.tierClause,
    openTiers: document.openTiers ?? false,
    reads: listFieldsRead(document),
    readings,
    categories: words.categories,
    categoryClause: document.categories.clause,
    otherYears: document.otherYears.map((row) => compileRow(row, words)),
    routes: document.routes.map((route) => compileRoute(route, { words, wait: document.wait })),
    prices: document.prices.map((price) => compilePrice(price, words)),
    refund:
      refund === undefined
        ? { kind: 'silent', ...getDefined(document.refundSilence, 'refund') }
        : { kind: 'table', rows: refund.map((row) => compileRow(row, words)) },
    quota:
      quota === undefined
        ? { kind: 'silent', ...getDefined(document.quotaSilence, 'quota') }
        : { kind: 'formula', minus: quota.minus, clause: quota.clause, text: quota.text },
  }
}

/** The window of a coverage year; remembered, because a rehearsal asks for the same few years. */
function compileWindows({ window, windows = [] }: PackDocument): Pack['findWindow'] {
  const known = new Map<number, Window>()
  return (year) => {
    const found = known.get(year)
    if (found !== undefined) return found
    const own = windows.find((each) => each.coverageYears.includes(year))
    const { from, to, clause } = own ?? window
    const dayOf = (text: string) => getDefined(readDayExpression(text), 'window')(year)
    const made = { from: dayOf(from), to: dayOf(to), clause, ownDocument: own !== undefined }
    known.set(year, made)
    return made
  }
}

type RowDocument<Action> = {
  readonly name: string
  readonly when?: ConditionDocument | undefined
  readonly action: Action
  readonly code: string
  readonly clause: string
  readonly text: string
}

function compileRow<Action extends string>(row: RowDocument<Action>, words: Vocabulary) {
  return {
    name: row.name,
    matches: compileCondition(row.when, words),
    action: row.action,
    clause: row.clause,
    finding: compileFinding(row),
  }
}

/** What a route refers to: the pack's names, and its wait where it has one. */
type Means = { readonly words: Vocabulary; readonly wait: WaitDocument | undefined }

function compileRoute(route: RouteDocument, means: Means): Route {
  return {
    ...compileRow(route, means.words),
    readsWindow: route.when?.window !== undefined,
    start: route.start === undefined ? null : compileStart(route, route.start, means),
    beforeWindow: route.beforeWindow ?? false,
  }
}

function compileStart(route: RouteDocument, start: StartDocument, means: Means): Start {
  if (start.at === 'unstated') {
    const clause = start.clause ?? route.clause
    const text = getDefined(start.text, 'text of an unstated start')
    return { at: 'unstated', finding: compileFinding({ code: 'rule-silent', clause, text }) }
  }
  return {
    at: start.at === 'birth' ? 'birth' : 'stated',
    clause: route.clause,
    dayOf: compileStartDay(start, means),
    beforeCoverageYear: start.beforeCoverageYear ?? false,
    retroactive: start.retroactive ?? false,
    noneLeft:
      start.noneLeftText === undefined
        ? null
        : compileFinding({ code: route.code, clause: route.clause, text: start.noneLeftText }),
  }
}

function compileStartDay(
  start: StartDocument,
  { words, wait }: Means,
): (c: Parameters<Test>[0]) => number {
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
  return {
    name: price.name,
    matches: compileCondition(price.when, words),
    bands: price.bands.map(compileBand),
  }
}

function compileBand(band: BandDocument): Band {
  const amounts = Object.entries(band.amounts).map(([tier, fen]) => [Number(tier), fen] as const)
  const { silentText, silentClause } = band
  const clause = silentClause ?? band.clause
  return {
    paidFrom: readDayNumber(band.paidFrom) ?? -Infinity,
    paidTo: readDayNumber(band.paidTo) ?? Infinity,
    amounts: new Map(amounts),
    clause: band.clause,
    floor:
      band.floorText === undefined
        ? null
        : Object.freeze({
            code: 'price-floor-unconfirmed',
            clause: band.clause,
            text: band.floorText,
          }),
    silence:
      band.subsidies === 'apply' || silentText === undefined
        ? null
        : (term) => ({
            code: 'rule-silent',
            clause,
            text: silentText.replaceAll('{term}', () => term),
          }),
  }
}

function summarise({ document, taskTable, hash }: PackSource): PackSummary {
  return {
    policy: document.policy,
    title: document.title,
    documentNumber: document.documentNumber,
    issuer: document.issuer,
    regionCode: document.regionCode,
    coverageYear: document.coverageYear,
    draft: document.draft,
    hash,
    tiers: document.tiers,
    terms: document.categories.rows.map((row) => stripTerm(row.term)),
    readings: document.readings,
    taskTable: [...taskTable],
    taskTableHead: layOutTasks(document.taskTable),
    channels: document.channels.map(({ channel, clause }) => ({ channel, clause })),
    materials: document.materials.map(({ name, clause }) => ({ name, clause })),
  }
}

function layOutTasks(table: PackDocument['taskTable']): PackSummary['taskTableHead'] {
  if (table === undefined) return null
  const { title, unitLine = null, numbered, headings, footnote = null, total, clause } = table
  return { title, unitLine, numbered, headings, footnote, statedTotal: total, clause }
}
