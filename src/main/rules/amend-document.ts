/** Applies an amendment to a copy of a pack's document. The pack itself is never touched. */
import { citationOf, movableTables } from './amendment.ts'
import type { AmendmentDocument, MovableTable } from './amendment.ts'
import { listNames, stripTerm } from './categories.ts'
import type {
  AmountDocument,
  BandDocument,
  CategoryDocument,
  PackDocument,
  PriceDocument,
} from './pack-document.ts'
import type { DocumentProblem } from './problem.ts'

/** Not yet checked: rows may lack fields until the whole is read again. */
export type Draft = { [Key in keyof PackDocument]: PackDocument[Key] }

/** Changes the draft; complaints name the place in the amendment. */
export function amendDocument(
  draft: Draft,
  amendment: AmendmentDocument,
): readonly DocumentProblem[] {
  const problems: DocumentProblem[] = []
  const { window, price, subsidies, tiers, quota, channels, materials } = amendment
  const cite: Cite = (own) => citationOf({ ...amendment, clause: own ?? amendment.clause })
  const years = amendment.coverageYears
  if (years === undefined && (window ?? price ?? subsidies) !== undefined) {
    const text = '改缴费期、价格或资助的，须写 coverageYears：是哪几个待遇年度的。'
    problems.push({ path: [], text })
  }
  if (years !== undefined && window !== undefined) amendWindow(draft, { ...window, years, cite })
  if (tiers !== undefined) {
    const kept = draft.tiers.filter((old) => tiers.every((each) => each.tier !== old.tier))
    const stood = kept.map((old) => ({ ...old, clause: old.clause ?? draft.tierClause }))
    const cited = tiers.map((each) => ({ ...each, clause: cite(each.clause) }))
    draft.tiers = [...stood, ...cited].sort((a, b) => a.tier - b.tier)
    draft.tierClause = cite()
  }
  if (years !== undefined && price !== undefined) {
    problems.push(...amendPrice(draft, { price, years, cite }))
  }
  if (years !== undefined && subsidies !== undefined) {
    amendSubsidies(draft, subsidies.rows, { years, cite })
  }
  problems.push(...amendSilentBands(draft, amendment.silentBands ?? [], cite))
  if (amendment.wait !== undefined) problems.push(...amendWait(draft, amendment.wait, cite))
  for (const table of movableTables)
    problems.push(...moveRows(draft, { table, moves: amendment[table] ?? [], cite }))
  if (draft.refund !== undefined) delete draft.refundSilence
  if (quota !== undefined) {
    draft.quota = { ...quota, clause: cite(quota.clause) }
    delete draft.quotaSilence
  }
  if (channels !== undefined) {
    draft.channels = channels.map((each) => ({ ...each, clause: cite(each.clause) }))
  }
  if (materials !== undefined) {
    draft.materials = materials.map((each) => ({ ...each, clause: cite(each.clause) }))
  }
  return problems
}

/** The amendment's citation, with a row's own clause where it names one. */
type Cite = (ownClause?: string) => string
type Scope = { readonly years: readonly number[]; readonly cite: Cite }

function amendWindow(
  draft: Draft,
  { from, to, years, cite }: Scope & { readonly from: string; readonly to: string },
): void {
  const others = (draft.windows ?? []).flatMap((own) => {
    const coverageYears = own.coverageYears.filter((year) => !years.includes(year))
    return coverageYears.length === 0 ? [] : [{ ...own, coverageYears }]
  })
  draft.windows = [{ coverageYears: [...years], from, to, clause: cite() }, ...others]
}

function amendPrice(
  draft: Draft,
  { price, years, cite }: Scope & { readonly price: NonNullable<AmendmentDocument['price']> },
): readonly DocumentProblem[] {
  const { amounts, bands } = price
  if ((amounts === undefined) === (bands === undefined)) {
    const text = 'price 须写 amounts，或按缴费日写 bands，二者只写一个。'
    return [{ path: ['price'], text }]
  }
  const written: readonly AmendedBand[] = bands ?? [{ amounts: amounts ?? {} }]
  const row: PriceDocument = {
    name: nextName(draft.prices),
    when: { coverageYear: [...years] },
    unit: 'fen',
    bands: written.map((band) => citeBand(band, cite)),
  }
  draft.prices = [row, ...draft.prices.flatMap((old) => withoutYears(old, years))]
  const own = (year: number) =>
    year === draft.coverageYear || (draft.laterYears === true && year > draft.coverageYear)
  draft.pricedYears = [
    ...new Set([...(draft.pricedYears ?? []), ...years.filter((year) => !own(year))]),
  ]
  // What the notice grants is granted on the notice's own price.
  draft.categories = {
    ...draft.categories,
    rows: draft.categories.rows.map((category) => boundToYear(category, draft.coverageYear)),
  }
  return []
}

type AmendedBand = NonNullable<NonNullable<AmendmentDocument['price']>['bands']>[number]

function citeBand(band: AmendedBand, cite: Cite): BandDocument {
  const { silentClause, subsidies = 'apply' } = band
  const cited = { ...band, clause: cite(band.clause), subsidies }
  return silentClause === undefined ? cited : { ...cited, silentClause: cite(silentClause) }
}

function nextName(prices: readonly PriceDocument[]): string {
  let number = 1
  while (prices.some(({ name }) => name === `amendment-${number}`)) number += 1
  return `amendment-${number}`
}

/** A price without the years that have a newer one; none where it has no year left. */
function withoutYears(price: PriceDocument, years: readonly number[]): readonly PriceDocument[] {
  const { when } = price
  if (when?.coverageYear === undefined) return [price]
  const coverageYear = when.coverageYear.filter((year) => !years.includes(year))
  return coverageYear.length === 0 ? [] : [{ ...price, when: { ...when, coverageYear } }]
}

function boundToYear(category: CategoryDocument, coverageYear: number): CategoryDocument {
  const { amounts } = category
  if (amounts === undefined) return category
  return {
    ...category,
    amounts: amounts.map((each) => ({
      ...each,
      coverageYears: each.coverageYears ?? [coverageYear],
    })),
  }
}

type SubsidyRow = NonNullable<AmendmentDocument['subsidies']>['rows'][number]

/** Each row changes the first that has one of its names, or is added at the end. */
function amendSubsidies(draft: Draft, written: readonly SubsidyRow[], scope: Scope): void {
  const rows = [...draft.categories.rows]
  const owners = new Map<string, number>()
  const own = (row: CategoryDocument, index: number) => {
    for (const name of listNames(row)) {
      owners.set(name, Math.min(index, owners.get(name) ?? index))
    }
  }
  for (const [index, row] of rows.entries()) own(row, index)
  for (const row of written) {
    const names = [row.term, ...(row.aliases ?? [])].map(stripTerm)
    const index = Math.min(...names.map((name) => owners.get(name) ?? rows.length))
    const next = amendedRow(rows[index], row, { ...scope, coverageYear: draft.coverageYear })
    rows[index] = next
    own(next, index)
  }
  draft.categories = { ...draft.categories, rows }
}

function amendedRow(
  old: CategoryDocument | undefined,
  row: SubsidyRow,
  { years, cite, coverageYear }: Scope & { readonly coverageYear: number },
): CategoryDocument {
  const base: CategoryDocument = old ?? { term: row.term, clause: cite(row.clause) }
  const granted = (row.amounts ?? []).map((amount): AmountDocument => ({
    ...amount,
    coverageYears: [...years],
    clause: cite(amount.clause ?? row.clause),
  }))
  const kept = (boundToYear(base, coverageYear).amounts ?? []).flatMap((amount) => {
    const coverageYears = (amount.coverageYears ?? []).filter((year) => !years.includes(year))
    return coverageYears.length === 0 ? [] : [{ ...amount, coverageYears }]
  })
  // Names alone leave every amount where it stood.
  const amounts = row.amounts === undefined ? (base.amounts ?? []) : [...granted, ...kept]
  const silentClause = row.silentText === undefined ? base.silentClause : cite(row.clause)
  // What was open for want of an amount is so no longer.
  const answered = base.amounts === undefined && granted.length > 0
  const silentText = row.silentText ?? (answered ? undefined : base.silentText)
  return {
    ...base,
    ...row,
    term: base.term,
    clause: base.clause,
    ...defined({ silentClause }),
    silentText,
    aliases: [...new Set([...(base.aliases ?? []), ...(row.aliases ?? [])])],
    amounts: amounts.length === 0 ? undefined : amounts,
  }
}

type SilentBand = NonNullable<AmendmentDocument['silentBands']>[number]

function amendSilentBands(
  draft: Draft,
  settled: readonly SilentBand[],
  cite: Cite,
): readonly DocumentProblem[] {
  return settled.flatMap(({ price, band, subsidies }, index) => {
    const row = draft.prices.findIndex(({ name }) => name === price)
    const old = draft.prices[row]
    const open = old?.bands[band - 1]
    if (old === undefined || open === undefined || open.subsidies !== 'silent') {
      const text = `价格“${price}”的第 ${band} 段不是通知没有写资助的，请核对名称和段数。`
      return [{ path: ['silentBands', index], text }]
    }
    const { silentText: _text, silentClause: _clause, ...kept } = open
    const bands = old.bands.with(band - 1, { ...kept, subsidies, subsidiesClause: cite() })
    draft.prices = draft.prices.with(row, { ...old, bands })
    return []
  })
}

function amendWait(
  draft: Draft,
  wait: NonNullable<AmendmentDocument['wait']>,
  cite: Cite,
): readonly DocumentProblem[] {
  if (draft.wait === undefined) {
    return [{ path: ['wait'], text: '这个政策包没有等待期的算法，不能只改其中几项。' }]
  }
  const given = defined(wait)
  const { otherClauses: _, ...old } = draft.wait
  const others = citeOthers(draft.wait, given, waitParts)
  draft.wait = { ...old, ...given, ...others, clause: cite() }
  return []
}

const waitParts = ['fixed', 'perMissedYear', 'freeYears', 'perRepairedYear', 'least'] as const
const rowParts = ['when', 'start'] as const

type Cited = {
  readonly clause?: string | undefined
  readonly otherClauses?: Readonly<Record<string, string>> | undefined
}

/** What the amendment leaves as it stood goes on standing where it stood. */
function citeOthers(
  old: Cited,
  given: object,
  parts: readonly string[],
): Pick<Cited, 'otherClauses'> {
  const otherClauses: Record<string, string> = {}
  for (const part of parts) {
    const clause = old.otherClauses?.[part] ?? old.clause
    if (part in old && !(part in given) && clause !== undefined) otherClauses[part] = clause
  }
  return Object.keys(otherClauses).length === 0 ? {} : { otherClauses }
}

type Named = Cited & { readonly name: string }

type Move = NonNullable<AmendmentDocument[MovableTable]>[number]

function moveRows(
  draft: Draft,
  what: { readonly table: MovableTable; readonly moves: readonly Move[]; readonly cite: Cite },
): readonly DocumentProblem[] {
  const { table, moves, cite } = what
  if (moves.length === 0) return []
  const problems: DocumentProblem[] = []
  let rows: readonly Named[] = draft[table] ?? []
  for (const [index, move] of moves.entries()) {
    const path = [table, index]
    const given = [move.change, move.before, move.remove].filter((each) => each !== undefined)
    const target = given[0]
    if (given.length > 1 || (move.remove === undefined) !== (move.row !== undefined)) {
      const text =
        '一项只写一种：change（改哪一行）加 row，before（加在哪一行前）加 row，remove（废止哪一行）；只写 row 的加在最后。'
      problems.push({ path, text })
      continue
    }
    const at = rows.findIndex((row) => row.name === target)
    if (target !== undefined && at < 0) {
      const text = `${table} 里没有名为“${target}”的一行，请核对政策包里的名称。`
      problems.push({ path, text })
      continue
    }
    rows = moveRow(rows, { table, move, at, cite })
  }
  // Read again as a whole before anything is decided by it.
  Object.assign(draft, { [table]: rows })
  return problems
}

function moveRow(
  rows: readonly Named[],
  how: {
    readonly table: MovableTable
    readonly move: Move
    readonly at: number
    readonly cite: Cite
  },
): readonly Named[] {
  const { table, move, at, cite } = how
  if (move.remove !== undefined) return rows.toSpliced(at, 1)
  const written = move.row ?? {}
  // A row without a name is complained of when the whole is read again.
  const { clause, ...fields } = written
  const given = defined({ ...fields, ...citeParts(written, (own) => cite(own ?? clause)) })
  const old = rows[at]
  // A price has no clause of its own: each of its bands has.
  const head = table === 'prices' ? {} : { clause: cite(clause) }
  if (move.change === undefined || old === undefined) {
    const row = { name: '', ...given, ...head }
    return rows.toSpliced(move.before === undefined ? rows.length : at, 0, row)
  }
  const { otherClauses: _, ...kept } = old
  const others = table === 'prices' ? {} : citeOthers(old, given, rowParts)
  return rows.with(at, { ...kept, name: move.change, ...given, ...head, ...others })
}

/** The parts of a row that name clauses of their own. */
function citeParts(fields: NonNullable<Move['row']>, cite: Cite): object {
  if ('bands' in fields) return { bands: fields.bands?.map((band) => citeBand(band, cite)) }
  if (!('start' in fields) || fields.start?.clause === undefined) return {}
  return { start: { ...fields.start, clause: cite(fields.start.clause) } }
}

/** Without fields that are left out, so that they do not blot out what stands. */
function defined(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
