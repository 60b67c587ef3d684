/** The form of an amendment while it is being filled in, and the amendment that comes of it. */
import type { Day } from '../../shared/kernel/day.ts'
import type { Amendment, PackSummary } from '../../shared/rules/model.ts'
import { readTypedYuan } from '../kit/typed-yuan.ts'
import { explainAmount } from './explain-amount.ts'
import { noOddity } from './oddity.ts'
import type { Oddity } from './oddity.ts'
import { words } from './words.ts'

export type TierDraft = { readonly tier: number; readonly label: string; readonly yuan: string }

export type SubsidyDraft = {
  readonly term: string
  readonly tier: string
  readonly payable: string
  readonly subsidy: string
  readonly source: string
}

export type AmendmentDraft = {
  readonly policy: string
  readonly documentNumber: string
  readonly clause: string
  readonly basis: string
  readonly from: Day | null
  readonly coverageYears: string
  readonly windowFrom: Day | null
  readonly windowTo: Day | null
  readonly tiers: readonly TierDraft[]
  readonly subsidies: readonly SubsidyDraft[]
  readonly channels: string
  readonly oddity: Oddity
}

export const noSubsidy: SubsidyDraft = { term: '', tier: '1', payable: '', subsidy: '', source: '' }

export function startAmendment(pack: PackSummary | undefined): AmendmentDraft {
  return {
    policy: pack?.policy ?? '',
    documentNumber: '',
    clause: '',
    basis: '',
    from: null,
    coverageYears: '',
    windowFrom: null,
    windowTo: null,
    tiers: (pack?.tiers ?? []).map(({ tier, label }) => ({ tier, label, yuan: '' })),
    subsidies: [],
    channels: '',
    oddity: noOddity,
  }
}

/** Ids of the fields in the order of the form. */
export const amendmentFieldOrder: readonly string[] = [
  'policy',
  'documentNumber',
  'clause',
  'basis',
  'from',
  'coverageYears',
  'windowFrom',
  'windowTo',
  'tiers',
  'subsidies',
  'channels',
]

export type AmendmentErrors = Readonly<Record<string, string | undefined>>

/**
 * What is wrong with amounts that are typed, for whoever leaves the field; what is not typed yet is
 * no mistake.
 */
export function wrongAmounts({ tiers, subsidies }: AmendmentDraft): AmendmentErrors {
  const errors: Record<string, string> = {}
  for (const { tier, label, yuan } of tiers) {
    const wrong = explainAmount(yuan)
    const name = label.trim() === '' ? words.tierOf(tier) : label.trim()
    if (wrong !== null) errors['tiers'] ??= words.ofTier(name, wrong)
  }
  for (const [index, { payable, subsidy }] of subsidies.entries()) {
    const wrong = explainAmount(payable) ?? explainAmount(subsidy)
    if (wrong !== null) errors['subsidies'] ??= words.ofRow(index + 1, wrong)
  }
  return errors
}

/** The amendment, or what is missing and malformed; the rules have their own say in the preview. */
export function readAmendment(
  draft: AmendmentDraft,
  pack: PackSummary | undefined,
): { readonly amendment: Amendment | null; readonly errors: AmendmentErrors } {
  const errors: Record<string, string> = {}
  const clause = draft.clause.trim()
  const basis = draft.basis.trim()
  if (clause === '') errors['clause'] = words.needed(words.clause)
  if (basis === '') errors['basis'] = words.needed(words.basis)
  if (draft.from === null) errors['from'] = words.dayMissing
  const content = readContent(draft, pack, errors)
  Object.assign(errors, wrongAmounts(draft))
  if (Object.keys(content).length === 0 && Object.keys(errors).length === 0) {
    errors['tiers'] = words.nothingEntered
  }
  if (Object.keys(errors).length > 0 || draft.from === null) return { amendment: null, errors }
  const documentNumber = draft.documentNumber.trim()
  const head = {
    policy: draft.policy,
    from: draft.from,
    documentNumber: documentNumber === '' ? null : documentNumber,
    clause,
    basis,
  }
  return { amendment: { ...head, ...content }, errors }
}

type Content = Record<string, unknown>

function readContent(
  draft: AmendmentDraft,
  pack: PackSummary | undefined,
  errors: Record<string, string>,
): Content {
  const content: Content = {}
  const { windowFrom, windowTo } = draft
  if (windowFrom !== null && windowTo !== null) {
    content['window'] = { from: windowFrom, to: windowTo }
  } else if (windowFrom !== null || windowTo !== null) {
    errors[windowFrom === null ? 'windowFrom' : 'windowTo'] = words.windowHalf
  }
  readTiers(draft, pack, content)
  readSubsidies(draft, content, errors)
  if ('window' in content || 'price' in content || 'subsidies' in content) {
    const years = readYears(draft.coverageYears)
    if (years === null) {
      errors['coverageYears'] =
        draft.coverageYears.trim() === '' ? words.yearsMissing : words.yearsWrong
    } else content['coverageYears'] = years
  }
  const channels = listOf(draft.channels)
  if (channels.length > 0) content['channels'] = channels.map(readChannel)
  return content
}

/** `现金（代收）`: the notice's name for it, and that the money goes through the office's hands. */
function readChannel(typed: string) {
  const channel = typed.replace(/\s*[（(]代收[）)]$/u, '')
  return channel === typed || channel === ''
    ? { channel: typed }
    : { channel, collectedHere: true as const }
}

function readTiers(draft: AmendmentDraft, pack: PackSummary | undefined, content: Content): void {
  const priced = draft.tiers.filter(({ yuan }) => yuan.trim() !== '')
  const amounts: Record<string, number> = {}
  for (const { tier, yuan } of priced) {
    const fen = readTypedYuan(yuan)
    if (fen !== null) amounts[String(tier)] = fen
  }
  if (priced.length > 0) content['price'] = { unit: 'fen', amounts }
  const renamed = draft.tiers.filter(({ tier, label }) => {
    const known = pack?.tiers.find((each) => each.tier === tier)
    return label.trim() !== '' && label.trim() !== known?.label
  })
  if (renamed.length > 0) {
    content['tiers'] = renamed.map(({ tier, label }) => ({ tier, label: label.trim() }))
  }
}

function readSubsidies(
  draft: AmendmentDraft,
  content: Content,
  errors: Record<string, string>,
): void {
  const written = draft.subsidies.filter((row) => row.term.trim() !== '')
  if (written.length === 0) return
  const byTerm = new Map<string, object[]>()
  for (const row of written) {
    const payable = readTypedYuan(row.payable)
    const subsidy = readTypedYuan(row.subsidy)
    if (payable === null || subsidy === null || !/^[1-9]$/u.test(row.tier.trim())) {
      errors['subsidies'] = words.yuanWrong
      continue
    }
    const source = row.source.trim()
    const amount = {
      tier: Number(row.tier),
      payable,
      subsidy,
      ...(source === '' ? {} : { source }),
    }
    const term = row.term.trim()
    byTerm.set(term, [...(byTerm.get(term) ?? []), amount])
  }
  const rows = [...byTerm].map(([term, amounts]) => ({ term, amounts }))
  content['subsidies'] = { unit: 'fen', rows }
}

function readYears(typed: string): readonly number[] | null {
  const years = listOf(typed.normalize('NFKC'))
  if (years.length === 0 || !years.every((year) => /^\d{4}$/u.test(year))) return null
  return years.map(Number)
}

function listOf(typed: string): readonly string[] {
  return typed
    .split(/[、,，;；\s]+/u)
    .map((each) => each.trim())
    .filter((each) => each !== '')
}
