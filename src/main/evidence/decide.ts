/** Which of several pieces of evidence rules, and what it says, in a sentence. */
import { authoritySchema, counterEffects, defaultRanks } from '../../shared/evidence/model.ts'
import type { Authority, Evidence, EvidenceKind, Precision } from '../../shared/evidence/model.ts'
import { evidenceKindLabels } from '../../shared/evidence/model.ts'
import type { Day } from '../../shared/kernel/day.ts'

/** A line of evidence as it is stored, before it is weighed. */
export type StoredEvidence = Omit<
  Evidence,
  'rules' | 'disputed' | 'holds' | 'effect' | 'said' | 'text'
>

/** An office's own orders, by kind. */
export type RankOrders = ReadonlyMap<EvidenceKind, readonly Authority[]>

/** The office's own order goes before that of its packs, and both before the default. */
export type Ranks = { readonly own: RankOrders; readonly ofPacks: RankOrders }

/** Whoever the order leaves out comes after those it names, in the order of the choice. */
export function rankOrderOf(kind: EvidenceKind, { own, ofPacks }: Ranks): readonly Authority[] {
  const first = own.get(kind) ?? ofPacks.get(kind) ?? defaultRanks[kind] ?? []
  return [...first, ...authoritySchema.options.filter((authority) => !first.includes(authority))]
}

/**
 * Everything that is said, matter by matter, whoever rules in a matter first. Nothing is left out:
 * where sources disagree both stand, and each says that it is disputed.
 */
export function weigh(
  stored: readonly StoredEvidence[],
  { on, ...ranks }: { readonly on: Day } & Ranks,
): readonly Evidence[] {
  const matters = new Map<string, StoredEvidence[]>()
  for (const one of stored) {
    const matter = one.kind === 'identity' ? `${one.kind} ${one.term ?? ''}` : one.kind
    const known = matters.get(matter)
    if (known === undefined) matters.set(matter, [one])
    else known.push(one)
  }
  const weighed = [...matters.values()].flatMap((matter) => weighMatter(matter, { on, ...ranks }))
  // What stops a registration is read first.
  return weighed.toSorted((a, b) => urgency(a) - urgency(b))
}

function weighMatter(
  matter: readonly StoredEvidence[],
  { on, ...ranks }: { readonly on: Day } & Ranks,
): readonly Evidence[] {
  const order = rankOrderOf(matter[0]?.kind ?? 'identity', ranks)
  const sorted = matter.toSorted(
    (a, b) =>
      order.indexOf(a.authority) - order.indexOf(b.authority) ||
      compareDays(b.listDay, a.listDay) ||
      b.batchId - a.batchId,
  )
  return sorted.map((one, index) => {
    const holds = holdsOn(one, on)
    return {
      ...one,
      rules: index === 0,
      disputed: sorted.some((other) => saysOtherwise(one, other)),
      holds,
      effect: holds ? counterEffects[one.kind] : 'tell',
      said: saidBy(one),
      text: sentenceOf(one),
    }
  })
}

function urgency({ effect, rules }: Evidence): number {
  return (effect === 'reason' ? 0 : 2) + (rules ? 0 : 1)
}

function compareDays(a: Day | null, b: Day | null): number {
  if (a === b) return 0
  if (a === null) return -1
  if (b === null) return 1
  return a < b ? -1 : 1
}

/** A day that the list does not give stops nothing from holding. */
export function holdsOn(
  { eventOn, endsOn }: Pick<StoredEvidence, 'eventOn' | 'endsOn'>,
  on: Day,
): boolean {
  return (eventOn === null || eventOn <= on) && (endsOn === null || endsOn >= on)
}

/** Another day, end or level; a month does not contradict a day within it. */
function saysOtherwise(one: StoredEvidence, other: StoredEvidence): boolean {
  if (one === other) return false
  return (
    !agree(one.eventOn, other.eventOn, coarser(one.precision, other.precision)) ||
    one.endsOn !== other.endsOn ||
    one.level !== other.level
  )
}

function coarser(a: Precision | null, b: Precision | null): Precision | null {
  if (a === 'year' || b === 'year') return 'year'
  return a === 'month' || b === 'month' ? 'month' : 'day'
}

function agree(a: Day | null, b: Day | null, precision: Precision | null): boolean {
  if (a === null || b === null) return a === b
  const length = precision === 'year' ? 4 : precision === 'month' ? 7 : 10
  return a.slice(0, length) === b.slice(0, length)
}

/** `2023 年 10 月（只到月份）` where the list says no more. */
export function speakEventDay(day: Day, precision: Precision | null): string {
  if (precision === 'year') return `${day.slice(0, 4)} 年（只到年份）`
  if (precision === 'month') {
    return `${day.slice(0, 4)} 年 ${Number(day.slice(5, 7))} 月（只到月份）`
  }
  return day
}

const startWords: Readonly<Partial<Record<EvidenceKind, string>>> = {
  death: '死亡日期',
  'employee-insurance': '参保日期',
  'insured-elsewhere': '参保日期',
  'university-student': '入学日期',
  'in-service': '入伍日期',
  'in-prison': '入监日期',
  identity: '认定日期',
  paid: '缴费日期',
  'platform-status': '录入日期',
  'registered-population': '迁入日期',
  'enrolled-before': '缴费日期',
}

function saidBy(one: StoredEvidence): string {
  return [
    evidenceKindLabels[one.kind],
    ...(one.term === null ? [] : [one.term]),
    ...(one.level === null ? [] : [one.level]),
    ...(one.eventOn === null
      ? []
      : [`${startWords[one.kind] ?? '日期'} ${speakEventDay(one.eventOn, one.precision)}`]),
    ...(one.endsOn === null ? [] : [`至 ${one.endsOn}`]),
  ].join('，')
}

function sentenceOf(one: StoredEvidence): string {
  const asOf = one.listDay === null ? '' : `（截至 ${one.listDay}）`
  return `${one.source}${asOf}“${one.fileName}”第 ${one.rowNumber} 行：${saidBy(one)}。`
}
