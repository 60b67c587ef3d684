/** Where a notice is silent: what it leaves to the office, and whether the office has settled it. */
import { partsOf } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Gap, GapKind } from '../../shared/amendments/model.ts'
import type { Overlay } from '../../shared/rules/model.ts'
import { listEpochs } from './amended-packs.ts'
import { amendmentDocumentSchema, citationOf } from './amendment.ts'
import type { AmendmentDocument } from './amendment.ts'
import { stripTerm } from './categories.ts'
import { readDayNumber } from './days.ts'
import { tellSentence } from './describe-sentence.ts'
import { makeTelling } from './describe-text.ts'
import type { PackDocument } from './pack-document.ts'
import type { Pack, PackSet } from './pack.ts'
import { describeTierPrice, pricesOf, servesYear } from './row-words.ts'

type OpenGap = Omit<Gap, 'settled' | 'rows'>

/**
 * The gaps of a pack on a day, each with what settled it there: the first amendment after which the
 * gap is gone, or the ruling on its clause. Rows that leave the same open under the same clause are
 * one gap. Throws where there is no such pack.
 */
export function gapsOn(
  packs: PackSet,
  asked: { readonly policy: string; readonly day: Day },
  overlay: Overlay,
): readonly Gap[] {
  const pack = packs.get(asked.policy)
  const years = yearsOf(pack.source.document, asked.day)
  const today = readDayNumber(asked.day) ?? Infinity
  const epochs = listEpochs(pack, overlay).flatMap(({ from, pack: amended, citation }) =>
    amended === null || from > today
      ? []
      : [{ citation, keys: new Set(listGaps(amended.source.document, years).map(keyOf)) }],
  )
  const newest = epochs.at(-1)
  const gaps = listGaps(pack.source.document, years).map((gap) => {
    if (newest === undefined) return { ...gap, settled: null }
    if (newest.keys.has(gap.key))
      return { ...gap, settled: findRuling(pack, overlay, { gap, day: asked.day }) }
    const first = epochs.findIndex((_, index) =>
      epochs.slice(index).every(({ keys }) => !keys.has(gap.key)),
    )
    return { ...gap, settled: epochs[first]?.citation ?? null }
  })
  return joinAlike(gaps)
}

function joinAlike(gaps: readonly Omit<Gap, 'rows'>[]): readonly Gap[] {
  const bySubject = new Map<string, Gap>()
  for (const gap of gaps) {
    const { kind, table, clause, text, settled } = gap
    const subject = JSON.stringify([kind, table, clause, text, settled])
    const known = bySubject.get(subject)
    bySubject.set(
      subject,
      known === undefined
        ? { ...gap, rows: [gap.row] }
        : { ...known, rows: [...known.rows, gap.row] },
    )
  }
  return [...bySubject.values()]
}

/** What the description of a pack calls the places that a gap is about, by the start of their id. */
export function placesOf({ table, rows }: Gap, document: PackDocument): readonly string[] {
  return rows.map((row) => {
    if (row === '') return `${table}Silence`
    const [name = '', part = ''] = row.split('/')
    switch (table) {
      case 'prices':
        return `prices.${name}.${Number(part) - 1}`
      case 'price': {
        const price = pricesOf(document, Number(name)).find(({ plain }) => plain)
        return `prices.${price?.name ?? ''}.0`
      }
      case 'subsidies':
        return `categories.${row}`
      default:
        return `${table}.${row}`
    }
  })
}

const keyOf = ({ key }: OpenGap) => key

/**
 * What the tables cannot tell: `等` is settled by the office's ruling on the same clause, another
 * coverage year by that year's own price, and only that year.
 */
function findRuling(
  pack: Pack,
  overlay: Overlay,
  { gap, day }: { readonly gap: OpenGap; readonly day: Day },
): string | null {
  if (!isToldByRuling(gap)) return null
  for (const written of (overlay.amendments ?? []).toReversed()) {
    const { data } = amendmentDocumentSchema.safeParse(written)
    if (data === undefined || data.policy !== pack.policy || data.from > day) continue
    if (gap.table === 'otherYears') {
      const years = data.price === undefined ? [] : strangeYearsOf(pack, data.coverageYears ?? [])
      if (years.length > 0) return `${citationOf(data)}（${years.join('、')} 年度）`
    } else if (gap.kind === 'category-silent' ? names(data, gap) : isRulingOn(data, gap)) {
      return citationOf(data)
    }
  }
  return null
}

/** What stays in the tables after somebody has ruled on it. */
function isToldByRuling({ kind, table }: OpenGap): boolean {
  return kind === 'and-others' || kind === 'category-silent' || table === 'otherYears'
}

function isRulingOn({ documentNumber, clause }: AmendmentDocument, gap: OpenGap): boolean {
  return documentNumber === null && clause === gap.clause
}

/** Whether it says something of the very identity. */
function names({ subsidies }: AmendmentDocument, { row }: OpenGap): boolean {
  return subsidies?.rows.some(({ term }) => stripTerm(term) === stripTerm(row)) === true
}

/** The years that the notice itself has no rules for. */
function strangeYearsOf(pack: Pack, years: readonly number[]): readonly number[] {
  const { document } = pack.source
  return years.filter((year) => !servesYear(document, year))
}

/** A pack of one year has that; one for later years, the two that people may be enrolling for. */
function yearsOf(document: PackDocument, day: Day): readonly number[] {
  if (document.laterYears !== true) return [document.coverageYear]
  const { year } = partsOf(day)
  return [year, year + 1].filter((each) => each >= document.coverageYear)
}

/** Every gap of a pack's document, in its order. Prices are looked at for the coverage years. */
export function listGaps(
  document: PackDocument,
  coverageYears: readonly number[],
): readonly OpenGap[] {
  const gaps: OpenGap[] = []
  const telling = makeTelling(document, {}, coverageYears.at(-1) ?? document.coverageYear)
  const add = (
    kind: GapKind,
    place: Place,
    said: { readonly clause: string; readonly text: string },
  ) => {
    const key = `${kind}/${place.table}/${place.row}`
    gaps.push({ key, kind, ...place, clause: said.clause, text: tellSentence(said, telling) })
  }
  for (const row of document.otherYears) {
    add(
      row.action === 'approve' ? 'approval' : 'undetermined',
      { table: 'otherYears', row: row.name },
      row,
    )
  }
  for (const row of document.routes) {
    const place = { table: 'routes', row: row.name }
    if (row.action === 'undetermined') add('undetermined', place, row)
    if (row.start?.at !== 'unstated') continue
    const { clause, text } = row.start
    add('start-unstated', place, { clause: clause ?? row.clause, text: text ?? row.text })
  }
  addPriceGaps(document, coverageYears, add)
  for (const { term, members, clause, silentText } of document.categories.rows) {
    const place = { table: 'subsidies', row: term }
    if (silentText !== undefined) add('category-silent', place, { clause, text: silentText })
    const open = [term, ...(members ?? [])].find((each) => /等[）)」”]?$/u.test(each))
    if (open !== undefined) {
      add('and-others', place, { clause, text: `“${open}”以“等”字结尾，没有列全是哪些人。` })
    }
  }
  for (const row of document.refund ?? []) {
    if (row.action === 'undetermined') add('undetermined', { table: 'refund', row: row.name }, row)
  }
  const { refundSilence, quotaSilence } = document
  if (refundSilence !== undefined) add('silence', { table: 'refund', row: '' }, refundSilence)
  if (quotaSilence !== undefined) add('silence', { table: 'quota', row: '' }, quotaSilence)
  return gaps
}

type Place = { readonly table: string; readonly row: string }
type AddGap = (
  kind: GapKind,
  place: Place,
  said: { readonly clause: string; readonly text: string },
) => void

function addPriceGaps(document: PackDocument, years: readonly number[], add: AddGap): void {
  for (const { name, bands } of document.prices) {
    for (const [index, { subsidies, silentText, silentClause, clause }] of bands.entries()) {
      if (subsidies !== 'silent') continue
      const said = { clause: silentClause ?? clause, text: silentText ?? '' }
      add('subsidies-silent', { table: 'prices', row: `${name}/${index + 1}` }, said)
    }
  }
  for (const year of years) {
    const price = pricesOf(document, year).find(({ plain }) => plain)
    const first = price?.bands[0]
    if (price === undefined || first === undefined) continue
    for (const { tier, label } of document.tiers) {
      const place = { table: 'price', row: `${year}/${tier}` }
      const { clause } = first
      if (describeTierPrice(price.bands, tier) === null) {
        add('price-missing', place, { clause, text: `${year} 待遇年度${label}的价格还没有录入。` })
      } else if (first.floorText !== undefined) {
        add('price-floor', place, { clause, text: first.floorText })
      }
    }
  }
}
