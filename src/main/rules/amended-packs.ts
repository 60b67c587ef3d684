/** A pack as an office has amended it: what stands on a day. Compiled once an overlay. */
import type { Overlay } from '../../shared/rules/model.ts'
import { amendDocument } from './amend-document.ts'
import type { Draft } from './amend-document.ts'
import { amendmentDocumentSchema, citationOf, sourceOfClause } from './amendment.ts'
import type { AmendmentDocument } from './amendment.ts'
import { listNames, stripTerm } from './categories.ts'
import { compilePack } from './compile-pack.ts'
import { readDayNumber } from './days.ts'
import { lintPack } from './lint-pack.ts'
import { packDocumentSchema } from './pack-document.ts'
import type { PackDocument } from './pack-document.ts'
import type { Pack } from './pack.ts'
import type { DocumentProblem } from './problem.ts'
import { explainIssues } from './read-yaml.ts'

/** The pack, or why it cannot be had. Problems name a place in the overlay. */
type Amended = { readonly pack: Pack | null; readonly problems: readonly DocumentProblem[] }

/** From a day on. Linted and compiled when it is first asked for: a payment needs one of many. */
type Epoch = Amended & {
  readonly from: number
  /** The documents of that day, as they are cited. */
  readonly citation: string
}

const known = new WeakMap<Overlay, Map<Pack, readonly Epoch[]>>()

/** The epoch in force; null where the pack stands as it was written. */
export function findEpoch(pack: Pack, overlay: Overlay, day: number | null): Epoch | null {
  // What is asked without a day is asked of today's rules, which are the latest.
  return listEpochs(pack, overlay).findLast(({ from }) => from <= (day ?? Infinity)) ?? null
}

const noEpochs: readonly Epoch[] = []

/** The days from which an office's amendments hold, in order. */
export function listEpochs(pack: Pack, overlay: Overlay): readonly Epoch[] {
  const { amendments } = overlay
  if (amendments === undefined || amendments.length === 0) return noEpochs
  let epochs = known.get(overlay)?.get(pack)
  if (epochs === undefined) {
    epochs = makeEpochs(pack, overlay)
    const byPack = known.get(overlay) ?? new Map<Pack, readonly Epoch[]>()
    known.set(overlay, byPack.set(pack, epochs))
  }
  return epochs
}

/**
 * The document as the amendments up to the day make it, not linted: for telling what changes. As
 * the pack was written where they do not fit it.
 */
export function documentOn(pack: Pack, overlay: Overlay, day: number): PackDocument {
  const written = pack.source.document
  const draft: Draft = { ...written }
  const inForce = (overlay.amendments ?? []).flatMap((each) => {
    if (each.policy !== pack.policy || (readDayNumber(each.from) ?? Infinity) > day) return []
    const { data } = amendmentDocumentSchema.safeParse(each)
    return data === undefined ? [] : data
  })
  for (const amendment of inForce.toSorted((a, b) =>
    a.from < b.from ? -1 : a.from > b.from ? 1 : 0,
  )) {
    if (amendDocument(draft, amendment).length > 0) return written
  }
  return packDocumentSchema.safeParse(draft).data ?? written
}

type Placed = { readonly amendment: AmendmentDocument; readonly index: number }

/** One epoch a day on which something begins to hold, in order; within a day as they are listed. */
function makeEpochs(pack: Pack, overlay: Overlay): readonly Epoch[] {
  const problems: DocumentProblem[] = []
  const placed: Placed[] = []
  for (const [index, written] of (overlay.amendments ?? []).entries()) {
    if (written.policy !== pack.policy) continue
    const parsed = amendmentDocumentSchema.safeParse(written, { reportInput: true })
    if (parsed.success) placed.push({ amendment: parsed.data, index })
    else {
      const found = explainIssues(parsed.error.issues)
      problems.push(...found.map((each) => ({ ...each, path: at(index, each.path) })))
    }
  }
  if (problems.length > 0) return [{ from: -Infinity, pack: null, citation: '', problems }]
  const days = [...new Set(placed.map(({ amendment }) => amendment.from))].sort()
  const all = placed.map(({ amendment }) => amendment)
  const epochs: Epoch[] = []
  let draft: Draft = { ...pack.source.document }
  for (const day of days) {
    draft = { ...draft }
    const today = placed.filter(({ amendment }) => amendment.from === day)
    epochs.push(makeEpoch(pack, { draft, today, all }))
  }
  return epochs
}

type Making = {
  readonly draft: Draft
  readonly today: readonly Placed[]
  /** Whatever may be cited: none of a later day is. */
  readonly all: readonly AmendmentDocument[]
}

function makeEpoch(pack: Pack, { draft, today, all }: Making): Epoch {
  const from = readDayNumber(today[0]?.amendment.from) ?? -Infinity
  const citation = today.map(({ amendment }) => citationOf(amendment)).join('、')
  const wrong = today.flatMap(({ amendment, index }) =>
    amendDocument(draft, amendment).map((each) => ({ ...each, path: at(index, each.path) })),
  )
  let amended: Amended | null = wrong.length > 0 ? { pack: null, problems: wrong } : null
  const get = () => (amended ??= compileDraft(pack, { draft, today, all }))
  return {
    from,
    citation,
    get pack() {
      return get().pack
    },
    get problems() {
      return get().problems
    },
  }
}

/** What came of a day's amendments, read and linted as a whole. */
function compileDraft(pack: Pack, { draft, today, all }: Making): Amended {
  const parsed = packDocumentSchema.safeParse(draft, { reportInput: true })
  const place = (found: readonly DocumentProblem[]) => placeAll(found, { draft, today })
  if (!parsed.success) return { pack: null, problems: place(explainIssues(parsed.error.issues)) }
  const { taskTable, hash } = pack.source
  const document = parsed.data
  const found = lintPack(document, { folder: pack.policy, taskTable })
  if (found.length > 0) return { pack: null, problems: place(found) }
  const sourceOf = (clause: string) => sourceOfClause(clause, all) ?? pack.sourceOf(clause)
  return { pack: compilePack({ document, taskTable, hash }, sourceOf), problems: [] }
}

const at = (index: number, path: readonly PropertyKey[]) => ['amendments', index, ...path]

/** The parts of an amendment that may have written into a part of the pack. */
const writers: Readonly<Record<string, readonly string[]>> = {
  windows: ['window'],
  tierClause: ['tiers'],
  prices: ['prices', 'price'],
  categories: ['subsidies', 'price'],
  refundSilence: ['refund'],
  quotaSilence: ['quota'],
}

/** The last amendment of the day that wrote there must have made the trouble. */
function placeAll(
  problems: readonly DocumentProblem[],
  { draft, today }: { readonly draft: Draft; readonly today: readonly Placed[] },
): readonly DocumentProblem[] {
  return problems.map(({ path, text: complaint }) => {
    const text = `改过以后的政策包不成立：${complaint}`
    for (const { amendment, index } of today.toReversed()) {
      const own = findOwnPlace(path, draft, amendment)
      if (own !== null) return { path: at(index, own), text }
    }
    const part = String(path[0] ?? '')
    const keys = writers[part] ?? [part]
    const writer = today.findLast(({ amendment }) => keys.some((key) => key in amendment))
    const key = keys.find((each) => writer !== undefined && each in writer.amendment)
    const place = writer ?? today.at(-1)
    const where = place === undefined ? [] : at(place.index, key === undefined ? [] : [key])
    return { path: where, text }
  })
}

/** Where the amendment itself writes what the path of the whole names: the row, the amount. */
function findOwnPlace(
  [part, ...rest]: readonly PropertyKey[],
  draft: Draft,
  amendment: AmendmentDocument,
): readonly PropertyKey[] | null {
  if (part === 'categories') return findOwnSubsidy(rest, draft, amendment)
  const [row, bands, band, ...tail] = rest
  const { price, coverageYears } = amendment
  if (part !== 'prices' || price === undefined || bands !== 'bands') return null
  const years = typeof row === 'number' ? draft.prices[row]?.when?.coverageYear : undefined
  if (JSON.stringify(years) !== JSON.stringify(coverageYears)) return null
  return price.bands === undefined
    ? ['price', ...tail]
    : ['price', 'bands', ...(band === undefined ? [] : [band]), ...tail]
}

function findOwnSubsidy(
  [list, row, amounts, amount, ...tail]: readonly PropertyKey[],
  draft: Draft,
  { subsidies }: AmendmentDocument,
): readonly PropertyKey[] | null {
  const amended = typeof row === 'number' ? draft.categories.rows[row] : undefined
  if (list !== 'rows' || subsidies === undefined || amended === undefined) return null
  const names = new Set(listNames(amended))
  const own = subsidies.rows.findIndex(({ term }) => names.has(stripTerm(term)))
  const written = subsidies.rows[own]
  if (written === undefined) return null
  const place = ['subsidies', 'rows', own]
  // Its amounts were put first; what stands after them is older.
  if (amounts !== 'amounts' || typeof amount !== 'number') return place
  return amount < (written.amounts ?? []).length ? [...place, amounts, amount, ...tail] : null
}
