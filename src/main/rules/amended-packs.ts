/** A pack as an office has amended it: what stands on a day. Compiled once an overlay. */
import type { Overlay } from '../../shared/rules/model.ts'
import { amendDocument } from './amend-document.ts'
import type { Draft } from './amend-document.ts'
import { amendmentDocumentSchema, citationOf } from './amendment.ts'
import type { AmendmentDocument } from './amendment.ts'
import { compilePack } from './compile-pack.ts'
import { readDayNumber } from './days.ts'
import { lintPack } from './lint-pack.ts'
import { packDocumentSchema } from './pack-document.ts'
import type { Pack } from './pack.ts'
import type { DocumentProblem } from './problem.ts'
import { explainIssues } from './read-yaml.ts'

/** From a day on: the pack, or why it cannot be had. Problems name a place in the overlay. */
type Epoch = {
  readonly from: number
  readonly pack: Pack | null
  /** The documents of that day, as they are cited. */
  readonly citation: string
  readonly problems: readonly DocumentProblem[]
}

const known = new WeakMap<Overlay, Map<Pack, readonly Epoch[]>>()

/** The epoch in force; null where the pack stands as it was written. */
export function findEpoch(pack: Pack, overlay: Overlay, day: number | null): Epoch | null {
  const { amendments } = overlay
  if (amendments === undefined || amendments.length === 0) return null
  let epochs = known.get(overlay)?.get(pack)
  if (epochs === undefined) {
    epochs = makeEpochs(pack, overlay)
    const byPack = known.get(overlay) ?? new Map<Pack, readonly Epoch[]>()
    known.set(overlay, byPack.set(pack, epochs))
  }
  // What is asked without a day is asked of today's rules, which are the latest.
  return epochs.findLast(({ from }) => from <= (day ?? Infinity)) ?? null
}

type Placed = { readonly amendment: AmendmentDocument; readonly index: number }

/** One epoch a day on which something begins to hold, in order; within a day as they are listed. */
export function makeEpochs(pack: Pack, overlay: Overlay): readonly Epoch[] {
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
  const epochs: Epoch[] = []
  let draft: Draft = { ...pack.source.document }
  for (const day of days) {
    draft = { ...draft }
    const today = placed.filter(({ amendment }) => amendment.from === day)
    epochs.push(makeEpoch(pack, draft, today))
  }
  return epochs
}

function makeEpoch(pack: Pack, draft: Draft, today: readonly Placed[]): Epoch {
  const from = readDayNumber(today[0]?.amendment.from) ?? -Infinity
  const citation = today.map(({ amendment }) => citationOf(amendment)).join('、')
  const fail = (problems: readonly DocumentProblem[]) => ({ from, pack: null, citation, problems })
  const wrong = today.flatMap(({ amendment, index }) =>
    amendDocument(draft, amendment).map((each) => ({ ...each, path: at(index, each.path) })),
  )
  if (wrong.length > 0) return fail(wrong)
  const parsed = packDocumentSchema.safeParse(draft, { reportInput: true })
  if (!parsed.success) return fail(placeAll(explainIssues(parsed.error.issues), today))
  const { taskTable, hash } = pack.source
  const document = parsed.data
  const found = lintPack(document, { folder: pack.policy, taskTable })
  if (found.length > 0) return fail(placeAll(found, today))
  return { from, pack: compilePack({ document, taskTable, hash }), citation, problems: [] }
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
  today: readonly Placed[],
): readonly DocumentProblem[] {
  return problems.map(({ path, text }) => {
    const part = String(path[0] ?? '')
    const keys = writers[part] ?? [part]
    const writer = today.findLast(({ amendment }) => keys.some((key) => key in amendment))
    const key = keys.find((each) => writer !== undefined && each in writer.amendment)
    const place = writer ?? today.at(-1)
    const where = place === undefined ? [] : at(place.index, key === undefined ? [] : [key])
    return { path: where, text: `改过以后的政策包不成立：${text}` }
  })
}
