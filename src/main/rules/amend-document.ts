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
  const { window, price, subsidies, tiers, quota } = amendment
  const cite: Cite = (own) => citationOf({ ...amendment, clause: own ?? amendment.clause })
  const years = amendment.coverageYears
  if (years === undefined && (window ?? price ?? subsidies) !== undefined) {
    const text = '改缴费期、价格或资助的，须写 coverageYears：是哪几个待遇年度的。'
    problems.push({ path: [], text })
  }
  if (years !== undefined && window !== undefined) amendWindow(draft, { ...window, years, cite })
  if (tiers !== undefined) {
    const kept = draft.tiers.filter((old) => tiers.every((each) => each.tier !== old.tier))
    draft.tiers = [...kept, ...tiers].sort((a, b) => a.tier - b.tier)
    draft.tierClause = cite()
  }
  if (years !== undefined && price !== undefined) {
    problems.push(...amendPrice(draft, { price, years, cite }))
  }
  if (years !== undefined && subsidies !== undefined) {
    for (const row of subsidies.rows) amendSubsidy(draft, row, { years, cite })
  }
  if (amendment.wait !== undefined) problems.push(...amendWait(draft, amendment.wait, cite))
  for (const table of movableTables)
    problems.push(...moveRows(draft, { table, moves: amendment[table] ?? [], cite }))
  if (draft.refund !== undefined) delete draft.refundSilence
  if (quota !== undefined) {
    draft.quota = { ...quota, clause: cite(quota.clause) }
    delete draft.quotaSilence
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
  return { ...band, clause: cite(band.clause), subsidies: band.subsidies ?? 'apply' }
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

function amendSubsidy(draft: Draft, row: SubsidyRow, { years, cite }: Scope): void {
  const { rows } = draft.categories
  const names = new Set([row.term, ...(row.aliases ?? [])].map(stripTerm))
  const index = rows.findIndex((old) => listNames(old).some((name) => names.has(name)))
  const old = rows[index]
  const base: CategoryDocument = old ?? { term: row.term, clause: cite(row.clause) }
  const granted = row.amounts.map((amount): AmountDocument => ({
    ...amount,
    coverageYears: [...years],
    clause: cite(amount.clause ?? row.clause),
  }))
  const kept = (boundToYear(base, draft.coverageYear).amounts ?? []).flatMap((amount) => {
    const coverageYears = (amount.coverageYears ?? []).filter((year) => !years.includes(year))
    return coverageYears.length === 0 ? [] : [{ ...amount, coverageYears }]
  })
  const amounts = [...granted, ...kept]
  const next: CategoryDocument = {
    ...base,
    ...row,
    term: base.term,
    clause: base.clause,
    aliases: [...new Set([...(base.aliases ?? []), ...(row.aliases ?? [])])],
    amounts: amounts.length === 0 ? undefined : amounts,
  }
  draft.categories = {
    ...draft.categories,
    rows: old === undefined ? [...rows, next] : rows.with(index, next),
  }
}

function amendWait(
  draft: Draft,
  wait: NonNullable<AmendmentDocument['wait']>,
  cite: Cite,
): readonly DocumentProblem[] {
  if (draft.wait === undefined) {
    return [{ path: ['wait'], text: '这个政策包没有等待期的算法，不能只改其中几项。' }]
  }
  draft.wait = { ...draft.wait, ...defined(wait), clause: cite() }
  return []
}

type Named = { readonly name: string }

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
    rows = moveRow(rows, { move, at, cite })
  }
  // Read again as a whole before anything is decided by it.
  Object.assign(draft, { [table]: rows })
  return problems
}

function moveRow(
  rows: readonly Named[],
  { move, at, cite }: { readonly move: Move; readonly at: number; readonly cite: Cite },
): readonly Named[] {
  if (move.remove !== undefined) return rows.toSpliced(at, 1)
  const written = move.row ?? {}
  // A row without a name is complained of when the whole is read again.
  const { clause, ...fields } = written
  const cited =
    'bands' in fields
      ? { bands: fields.bands?.map((band) => citeBand(band, (own) => cite(own ?? clause))) }
      : { clause: cite(clause) }
  const row = { name: '', ...defined(fields), ...cited }
  if (move.change === undefined) {
    return rows.toSpliced(move.before === undefined ? rows.length : at, 0, row)
  }
  return rows.with(at, { ...rows[at], ...row, name: fields.name ?? move.change })
}

/** Without fields that are left out, so that they do not blot out what stands. */
function defined(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
