/** Identity terms of a notice: which row a name stands for, and what that row costs. */
import { getDefined } from '../../shared/kernel/assert.ts'
import type { Finding, FindingValue } from '../../shared/rules/model.ts'
import type { AskedCategory, Case, CircumstanceKind } from './case.ts'
import type { CategoryAmount, CategoryRow, HeldCategory } from './held-category.ts'
import type { AmountDocument, CategoryDocument, PackDocument } from './pack-document.ts'
import { optionOf } from './readings.ts'
import type { ReadingTable } from './readings.ts'
import type { SourceOf } from './values.ts'

export type CategoryTable = {
  readonly rows: readonly CategoryRow[]
  readonly pick: 'lowest-payable' | 'last-in-order'
  /** Identities that a circumstance brings along. */
  readonly implied: ReadonlyMap<CircumstanceKind, readonly HeldCategory[]>
  readonly find: (term: string) => HeldCategory | undefined
  readonly getRow: (term: string) => CategoryRow
}

/** A term without parenthesis, quotation marks and blanks. */
export function stripTerm(term: string): string {
  const bare = term.replace(/[“”‘’"'「」『』\s]/gu, '')
  return bare.replace(/[（(][^（(）)]*[）)]/gu, '')
}

/** Every name of a row, as a question may write it. */
export function listNames(row: CategoryDocument): readonly string[] {
  return [row.term, ...(row.members ?? []), ...(row.aliases ?? [])].map(stripTerm)
}

export function compileCategories(
  categories: PackDocument['categories'],
  readings: ReadingTable,
  sourceOf: SourceOf,
): CategoryTable {
  const byName = new Map<string, HeldCategory>()
  const implied = new Map<CircumstanceKind, HeldCategory[]>()
  const rows = categories.rows.map((document, order) => {
    const row = compileRow({ document, order, source: categories.source }, readings, sourceOf)
    const own = { row, nameOrder: 0, shown: row.term }
    for (const [nameOrder, shown] of listNames(document).entries()) {
      byName.set(shown, { row, nameOrder, shown })
    }
    for (const code of document.codes ?? []) {
      byName.set(code, own)
      byName.set(`${row.term}${code}`, own)
    }
    for (const kind of document.impliedBy ?? []) {
      implied.set(kind, [...(implied.get(kind) ?? []), own])
    }
    return row
  })
  const find = (term: string) => byName.get(term) ?? byName.get(stripTerm(term))
  return {
    rows,
    pick: categories.pick,
    implied,
    find,
    getRow: (term) => getDefined(find(term), `category ${term}`).row,
  }
}

function compileRow(
  from: { readonly document: CategoryDocument; readonly order: number; readonly source: string },
  readings: ReadingTable,
  sourceOf: SourceOf,
): CategoryRow {
  const { document, order, source } = from
  const term = stripTerm(document.term)
  const rule = `categories/${term}`
  return {
    order,
    term,
    rule,
    amounts: (document.amounts ?? []).map((amount) => ({
      tier: amount.tier,
      payableFen: amount.payable,
      subsidyFen: amount.subsidy,
      source: amount.source ?? source,
      clause: amount.clause ?? document.clause,
      values: amountValues(amount, { clause: document.clause, sourceOf }),
      readings: Object.entries(amount.reading ?? {}).map(([name, option]) => {
        const reading = readings.get(name)
        return [reading.index, reading.options.indexOf(option)] as const
      }),
      coverageYears: amount.coverageYears ?? null,
    })),
    silence:
      document.silentText === undefined
        ? null
        : Object.freeze({
            code: 'rule-silent',
            clause: document.silentClause ?? document.clause,
            text: document.silentText,
            rule,
          }),
  }
}

function amountValues(
  amount: AmountDocument,
  row: { readonly clause: string; readonly sourceOf: SourceOf },
): readonly FindingValue[] {
  const { clause = row.clause, payable, subsidy } = amount
  const stands = { unit: 'fen', clause, source: row.sourceOf(clause) } as const
  return Object.freeze([
    Object.freeze({ name: '资助', value: subsidy, ...stands }),
    Object.freeze({ name: '个人应缴', value: payable, ...stands }),
  ])
}

/** The identities that hold on the pay day, in the notice's order, and what to say of the others. */
export function resolveHeld(
  table: CategoryTable,
  facts: Pick<Case, 'categories' | 'paidOn' | 'circumstance'>,
): { readonly held: readonly HeldCategory[]; readonly ignored: readonly IgnoredCategory[] } {
  const implied = table.implied.get(facts.circumstance)
  if (facts.categories.length === 0 && implied === undefined) return nothingHeld
  const held: HeldCategory[] = implied === undefined ? [] : [...implied]
  const ignored: IgnoredCategory[] = []
  for (const asked of facts.categories) {
    const known = table.find(asked.term)
    if (known === undefined) {
      ignored.push({ code: 'category-unknown', asked })
    } else if (
      (asked.from !== null && facts.paidOn < asked.from) ||
      (asked.to !== null && facts.paidOn > asked.to)
    ) {
      ignored.push({ code: 'category-expired', asked })
    } else {
      held.push(known)
    }
  }
  held.sort((a, b) => a.row.order - b.row.order || a.nameOrder - b.nameOrder)
  ignored.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
  return { held, ignored }
}

export type IgnoredCategory = {
  readonly code: Extract<Finding['code'], string>
  readonly asked: AskedCategory
}

const nothingHeld = { held: [], ignored: [] } as const

function sortKey({ code, asked }: IgnoredCategory): string {
  return `${code} ${asked.term} ${asked.from ?? ''} ${asked.to ?? ''}`
}

/** The amount that stands for a row in a tier under the readings in force; null where none does. */
export function findAmount(row: CategoryRow, c: Case): CategoryAmount | null {
  for (const amount of row.amounts) {
    if (amount.tier !== c.tier || !isOfYear(amount, c)) continue
    if (amount.readings.every(([index, option]) => optionOf(c, index) === option)) return amount
  }
  return null
}

/** Whether the row has an amount in any tier under the readings in force. */
export function hasAmount(row: CategoryRow, c: Case): boolean {
  return row.amounts.some(
    (amount) =>
      isOfYear(amount, c) &&
      amount.readings.every(([index, option]) => optionOf(c, index) === option),
  )
}

/** Whether the amount stands for the coverage year that is asked about. */
export function isOfYear({ coverageYears }: CategoryAmount, c: Case): boolean {
  return coverageYears === null || coverageYears.includes(c.coverageYear)
}
