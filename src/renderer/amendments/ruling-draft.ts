/** A ruling while it is being written: nothing is answered before somebody chooses. */
import type { Gap } from '../../shared/amendments/model.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { QuotaCount } from '../../shared/rules/fact-words.ts'
import type { Amendment, PackSummary } from '../../shared/rules/model.ts'
import type { AmendmentErrors } from './amendment-draft.ts'
import { noOddity } from './oddity.ts'
import type { Oddity } from './oddity.ts'
import { rulingWords as words } from './ruling-words.ts'
import { readGranted, readGranting, readOthers, startSubsidyRuling } from './subsidy-ruling.ts'
import type { SubsidyRulingDraft } from './subsidy-ruling.ts'
import type { RulingAction, RulingShape, StartChoice } from './ruling-words.ts'

/** What a ruling on the gap has to say; null where only the file's own language can. */
export function rulingShapeOf({ kind, table }: Gap): RulingShape | null {
  if (kind === 'start-unstated') return 'start'
  if (kind === 'and-others') return 'others'
  if (kind === 'category-silent') return 'granted'
  if (kind === 'subsidies-silent') return 'granting'
  if (kind === 'undetermined' && table === 'routes') return 'route'
  if (kind === 'undetermined' && table === 'refund') return 'refund'
  if (kind === 'silence') return table === 'quota' ? 'quota' : 'refund'
  return null
}

export type RulingDraft = {
  readonly from: Day | null
  readonly basis: string
  readonly action: RulingAction | null
  readonly start: StartChoice | null
  /** Which month, or after how many days, as typed. */
  readonly count: string
  readonly text: string
  readonly minus: readonly QuotaCount[]
  readonly subsidy: SubsidyRulingDraft
  readonly oddity: Oddity
}

export function startRuling(today: Day, pack: Pick<PackSummary, 'tiers'>): RulingDraft {
  const subsidy = startSubsidyRuling(pack)
  return {
    from: today,
    basis: '',
    action: null,
    start: null,
    count: '',
    text: '',
    minus: [],
    subsidy,
    oddity: noOddity,
  }
}

export const rulingFieldOrder: readonly string[] = [
  'ruling-action',
  'ruling-start',
  'ruling-count',
  'ruling-minus',
  'ruling-others',
  'ruling-terms',
  'ruling-granted',
  'ruling-amounts',
  'ruling-granting',
  'ruling-text',
  'basis',
  'from',
]

/** The ruling as an amendment of the office's own, or what nobody has said yet. */
export function readRuling(
  draft: RulingDraft,
  pack: Pick<PackSummary, 'policy' | 'coverageYear'>,
  gap: Gap,
): { readonly amendment: Amendment | null; readonly errors: AmendmentErrors } {
  const errors: Record<string, string> = {}
  const basis = draft.basis.trim()
  const content = readContent(draft, { pack, gap, errors })
  if (basis === '') errors['basis'] = words.basisMissing
  if (draft.from === null) errors['from'] = words.dayMissing
  if (Object.keys(errors).length > 0 || draft.from === null) return { amendment: null, errors }
  const head = {
    policy: pack.policy,
    from: draft.from,
    documentNumber: null,
    clause: gap.clause,
    basis,
  }
  return { amendment: { ...head, ...content }, errors }
}

type Errors = Record<string, string>

function readContent(
  draft: RulingDraft,
  ruled: {
    readonly pack: Pick<PackSummary, 'coverageYear'>
    readonly gap: Gap
    readonly errors: Errors
  },
): Record<string, unknown> {
  const { gap, errors } = ruled
  switch (rulingShapeOf(gap)) {
    case 'start':
      return { routes: changeEach(gap, { start: readStart(draft, errors) }) }
    case 'route':
      return { routes: changeEach(gap, readRoute(draft, errors)) }
    case 'refund':
      return { refund: readRefund(draft, gap, errors) }
    case 'quota':
      return { quota: readQuota(draft, errors) }
    case 'others':
      return readOthers(draft.subsidy, ruled)
    case 'granted':
      return readGranted(draft.subsidy, { ...ruled, text: () => readText(draft, errors) })
    case 'granting':
      return readGranting(draft.subsidy, ruled)
    case null:
      return {}
  }
}

/** Rows that leave the very same open are settled alike. */
function changeEach({ rows }: Gap, row: object): readonly object[] {
  return rows.map((name) => ({ change: name, row }))
}

const mostCount = { month: 24, days: 366 } as const

function readStart(draft: RulingDraft, errors: Errors): object {
  const { start, count } = draft
  if (start === null) errors['ruling-start'] = words.startMissing
  if (start === 'next-month') return { at: 'month-first', length: { unit: 'month', value: 1 } }
  if (start !== 'month' && start !== 'days') return { at: start }
  const typed = count.normalize('NFKC').trim()
  const value = /^\d{1,3}$/u.test(typed) ? Number(typed) : 0
  if (value < 1 || value > mostCount[start]) {
    errors['ruling-count'] = words.countWrong(mostCount[start])
  }
  return start === 'month'
    ? { at: 'month-first', length: { unit: 'month', value } }
    : { at: 'after', length: { unit: 'day', value } }
}

function readRoute(draft: RulingDraft, errors: Errors): object {
  const text = readText(draft, errors)
  if (draft.action === null) errors['ruling-action'] = words.actionMissing
  if (draft.action !== 'accept') return { action: 'refuse', code: 'outside-window', text }
  return { action: 'accept', code: 'late-enrolment', start: readStart(draft, errors), text }
}

/** Where the notice has no refunds at all the ruling is the whole table. */
function readRefund(draft: RulingDraft, gap: Gap, errors: Errors): readonly object[] {
  const text = readText(draft, errors)
  if (draft.action === null) errors['ruling-action'] = words.actionMissing
  const granted = draft.action === 'grant'
  const code = granted ? 'refund-granted' : 'not-a-ground'
  const row = { action: draft.action, code, text }
  return gap.row === '' ? [{ row: { name: 'other-grounds', ...row } }] : changeEach(gap, row)
}

function readQuota(draft: RulingDraft, errors: Errors): object {
  if (draft.minus.length === 0) errors['ruling-minus'] = words.minusMissing
  const text = readText(draft, errors)
  return { from: 'registered', minus: draft.minus, unit: 'person', text }
}

function readText(draft: RulingDraft, errors: Errors): string {
  const text = draft.text.trim()
  if (text === '') errors['ruling-text'] = words.textMissing
  // Braces are places in the file's own language.
  else if (/[{}]/u.test(text)) errors['ruling-text'] = words.textBraces
  return text
}
