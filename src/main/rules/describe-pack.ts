/** What a pack says on a day, clause by clause: the text of the 政策 screen. Pure. */
import { addDays, getDay, readDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Overlay } from '../../shared/rules/model.ts'
import type {
  DescribedValue,
  PackDescription,
  ValueSource,
} from '../../shared/rules/description.ts'
import { usualYear } from '../../shared/rules/usual-year.ts'
import { listEpochs } from './amended-packs.ts'
import { sourceOfClause } from './amendment.ts'
import { compareClauses } from './clause-order.ts'
import { formatDayNumber } from './days.ts'
import { gapsOn, placesOf } from './gaps.ts'
import type { Gap } from '../../shared/amendments/model.ts'
import { tellRows } from './describe-rows.ts'
import type { ToldValue } from './describe-rows.ts'
import { makeTelling } from './describe-text.ts'
import type { Telling } from './describe-text.ts'
import { tellValues } from './describe-values.ts'
import type { Pack, PackSet } from './pack.ts'

/** What stands between one amendment and the next. */
type Stretch = {
  /** Null where the pack stands as it was written. */
  readonly from: Day | null
  /** Null where an amendment does not fit the pack. */
  readonly pack: Pack | null
  readonly citation: string
}

/**
 * Every value, condition, reading and gap of a pack, as the office has amended and confirmed it by
 * the day. Each carries the days on which it stands: a value that a later amendment changes ends
 * the day before. Throws where there is no such pack.
 */
export function describePack(
  packs: PackSet,
  asked: { readonly policy: string; readonly day: Day },
  overlay: Overlay,
): PackDescription {
  const pack = packs.get(asked.policy)
  const stretches = listStretches(pack, overlay)
  const index = stretches.findLastIndex(({ from }) => from === null || from <= asked.day)
  const now = stretches[index]
  const { document } = (now?.pack ?? pack).source
  const year = usualYear(pack.summary, asked.day)
  const tellingOf = (each: Pack) => makeTelling(each.source.document, overlay.readings, year)
  const told = stretches.map((each) =>
    each.pack === null ? null : tell(each.pack, { ...tellingOf(each.pack), windowNamed: true }),
  )
  const gaps = gapsOn(packs, asked, overlay)
  const open = gaps.filter(({ settled }) => settled === null)
  const answered = listAnswered(gaps)
  const standing = now?.pack ?? pack
  const values = tell(standing, tellingOf(standing)).map((plain) => {
    const value = withGap(withAnswer(plain, answered), open, standing)
    return describe(value, {
      pack,
      overlay,
      day: asked.day,
      valid: findDays(plain, told, { stretches, index }),
    })
  })
  return {
    policy: document.policy,
    title: document.title,
    documentNumber: document.documentNumber,
    issuer: document.issuer,
    issuedOn: getDay(document.issuedOn),
    draft: document.draft,
    coverageYear: document.coverageYear,
    laterYears: document.laterYears ?? false,
    toldYear: year,
    hash: pack.hash,
    day: asked.day,
    unusable: now?.pack === null ? now.citation : null,
    clauses: groupByClause(values),
  }
}

/** Identities of which somebody has ruled that nothing is granted. */
function listAnswered(gaps: readonly Gap[]): ReadonlySet<string> {
  const answered = gaps.filter(
    ({ kind, settled }) => kind === 'category-silent' && settled !== null,
  )
  return new Set(answered.flatMap(({ rows }) => rows))
}

function withAnswer(value: ToldValue, answered: ReadonlySet<string>): ToldValue {
  const open = value.kind === 'subsidy' && value.state === 'gap'
  return open && answered.has(value.title) ? { ...value, state: 'stands' } : value
}

/** A value that a gap is about; of a list that ends with 等 it is said that it does. */
function withGap(value: ToldValue, open: readonly Gap[], { source }: Pack): ToldValue & Opened {
  const { document } = source
  const gap = open.find((each) =>
    placesOf(each, document).some((id) => value.id === id || value.id.startsWith(`${id}.`)),
  )
  if (gap === undefined) return { ...value, gap: null }
  const note = gap.kind === 'and-others' ? [{ label: '提示', text: gap.text }] : []
  return { ...value, lines: [...value.lines, ...note], state: 'gap', gap: gap.key }
}

type Opened = { readonly gap: string | null }

function listStretches(pack: Pack, overlay: Overlay): readonly Stretch[] {
  const epochs = listEpochs(pack, overlay).map(({ from, ...rest }) => ({
    from: Number.isFinite(from) ? getDay(formatDayNumber(from)) : null,
    pack: rest.pack,
    citation: rest.citation,
  }))
  const written = { from: null, pack, citation: '' }
  // Amendments that cannot even be read stand before everything.
  return epochs[0]?.from === null ? epochs : [written, ...epochs]
}

function tell(pack: Pack, telling: Telling): readonly ToldValue[] {
  return [...tellValues(telling, pack.source.taskTable), ...tellRows(telling)]
}

type Days = DescribedValue['valid']

/** From the first to the last stretch around this one in which the very same is said. */
function findDays(
  value: ToldValue,
  told: readonly (readonly ToldValue[] | null)[],
  { stretches, index }: { readonly stretches: readonly Stretch[]; readonly index: number },
): Days {
  const saidAt = (at: number) => JSON.stringify(told[at]?.find(({ id }) => id === value.id))
  const said = saidAt(index)
  const holds = (at: number) => said !== undefined && saidAt(at) === said
  let first = index
  while (first > 0 && holds(first - 1)) first -= 1
  let last = index
  while (last + 1 < stretches.length && holds(last + 1)) last += 1
  const next = stretches[last + 1]?.from
  const from = latest(stretches[first]?.from ?? null, readDay(value.paid?.from))
  const ends = [next ? addDays(next, -1) : null, readDay(value.paid?.to)]
  const to = ends.filter((day) => day !== null).toSorted()[0] ?? null
  return { from, to }
}

function latest(one: Day | null, other: Day | null): Day | null {
  if (one === null || other === null) return one ?? other
  return one > other ? one : other
}

type Around = {
  readonly pack: Pack
  readonly overlay: Overlay
  readonly day: Day
  readonly valid: Days
}

function describe(value: ToldValue & Opened, around: Around): DescribedValue {
  const { id, kind, title, clause, lines } = value
  const source = findSource(clause, around)
  const own = readDay(value.checkedOn)
  const packChecked = source.kind === 'pack' ? getDay(around.pack.source.document.checkedOn) : null
  return {
    id,
    kind,
    title,
    clause,
    lines: [...lines],
    prices: [...(value.prices ?? [])],
    pairs: [...(value.pairs ?? [])],
    options: [...(value.options ?? [])],
    unit: value.unit ?? null,
    valid: around.valid,
    source,
    checkedOn: own ?? packChecked,
    state: value.state ?? 'stands',
    gap: value.gap,
  }
}

/** An amended value carries the amendment's citation as its clause. */
function findSource(clause: string, { pack, overlay, day }: Around): ValueSource {
  const amendment = (overlay.amendments ?? []).findLast(
    (each) =>
      each.policy === pack.policy && each.from <= day && sourceOfClause(clause, [each]) !== null,
  )
  const from = readDay(amendment?.from)
  if (amendment === undefined || from === null) return { kind: 'pack' }
  const { documentNumber, basis } = amendment
  return { kind: 'amendment', documentNumber, from, basis }
}

function groupByClause(values: readonly DescribedValue[]): PackDescription['clauses'] {
  const byClause = new Map<string, DescribedValue[]>()
  for (const value of values) {
    const clause = headingOf(value)
    byClause.set(clause, [...(byClause.get(clause) ?? []), value])
  }
  return [...byClause]
    .map(([clause, own]) => ({ clause, values: own }))
    .toSorted((one, other) => compareClauses(one.clause, other.clause))
}

/** A ruling of the office stands at the clause of the notice that leaves the gap. */
function headingOf({ clause, source }: DescribedValue): string {
  const ruled = source.kind === 'amendment' && source.documentNumber === null
  return ruled ? clause.replace(/（本单位确定）$/u, '') : clause
}
