/** Rulings on subsidies that a notice leaves open, from what was chosen and typed. */
import type { Gap } from '../../shared/amendments/model.ts'
import type { Granting } from '../../shared/rules/granting.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { readTypedYuan } from '../kit/typed-yuan.ts'
import { explainAmount } from './explain-amount.ts'
import { subsidyWords as words } from './ruling-words.ts'

/** One tier of the pack: what its people pay, what is paid for them. */
export type RulingAmount = {
  readonly tier: number
  readonly payable: string
  readonly subsidy: string
}

/** What the three kinds of ruling on subsidies have typed into. */
export type SubsidyRulingDraft = {
  /** `and-others`: whether anybody else is meant, and who. */
  readonly others: 'nobody' | 'named' | null
  readonly terms: string
  /** `category-silent`: whether something is granted. */
  readonly granted: 'none' | 'amounts' | null
  readonly amounts: readonly RulingAmount[]
  readonly source: string
  /** `subsidies-silent`. */
  readonly granting: Granting | null
}

/** One line a tier of the pack. */
export function startSubsidyRuling({ tiers }: Pick<PackSummary, 'tiers'>): SubsidyRulingDraft {
  return {
    others: null,
    terms: '',
    granted: null,
    amounts: tiers.map(({ tier }) => ({ tier, payable: '', subsidy: '' })),
    source: '',
    granting: null,
  }
}

type Errors = Record<string, string>
type Ruled = Pick<PackSummary, 'coverageYear'>

/** Names after the notice's own; nothing at all where it has listed everybody. */
export function readOthers(
  draft: SubsidyRulingDraft,
  { pack, gap, errors }: { readonly pack: Ruled; readonly gap: Gap; readonly errors: Errors },
): Record<string, unknown> {
  if (draft.others === null) errors['ruling-others'] = words.othersMissing
  if (draft.others !== 'named') return {}
  const aliases = draft.terms
    .split(/[、,，;；\n]/u)
    .map((term) => term.trim())
    .filter((term) => term !== '')
  if (aliases.length === 0) errors['ruling-terms'] = words.termsMissing
  // A name belongs to one row alone.
  return subsidiesOf(pack, [gap.row], { aliases: [...new Set(aliases)] })
}

/** Amounts a tier, or that there are none: then the sentence stands in the notice's place. */
export function readGranted(
  draft: SubsidyRulingDraft,
  {
    pack,
    gap,
    text,
    errors,
  }: {
    readonly pack: Ruled
    readonly gap: Gap
    /** Asked for only where nothing is granted. */
    readonly text: () => string
    readonly errors: Errors
  },
): Record<string, unknown> {
  if (draft.granted === null) errors['ruling-granted'] = words.grantedMissing
  if (draft.granted !== 'amounts') return subsidiesOf(pack, gap.rows, { silentText: text() })
  const source = draft.source.trim()
  const amounts = draft.amounts.flatMap(({ tier, payable, subsidy }) => {
    if (payable.trim() === '' && subsidy.trim() === '') return []
    const paid = readTypedYuan(payable)
    const granted = readTypedYuan(subsidy)
    if (paid === null || granted === null) {
      errors['ruling-amounts'] =
        explainAmount(payable) ?? explainAmount(subsidy) ?? words.amountWrong
      return []
    }
    return [{ tier, payable: paid, subsidy: granted, ...(source === '' ? {} : { source }) }]
  })
  if (amounts.length === 0) errors['ruling-amounts'] ??= words.amountsMissing
  return subsidiesOf(pack, gap.rows, { amounts })
}

/** The gap names the row of prices and the stretch: `normal/2`. */
export function readGranting(
  { granting }: SubsidyRulingDraft,
  { gap, errors }: { readonly gap: Gap; readonly errors: Errors },
): Record<string, unknown> {
  if (granting === null) errors['ruling-granting'] = words.grantingMissing
  const silentBands = gap.rows.map((row) => {
    const [price, band] = row.split('/')
    return { price, band: Number(band), subsidies: granting }
  })
  return { silentBands }
}

function subsidiesOf(
  { coverageYear }: Ruled,
  terms: readonly string[],
  said: object,
): Record<string, unknown> {
  const rows = terms.map((term) => ({ term, ...said }))
  return { coverageYears: [coverageYear], subsidies: { unit: 'fen', rows } }
}

/** What is wrong with amounts that are typed, for whoever leaves the field. */
export function wrongRulingAmounts({
  amounts,
}: SubsidyRulingDraft): Readonly<Record<string, string>> {
  const wrong = amounts
    .map(({ payable, subsidy }) => explainAmount(payable) ?? explainAmount(subsidy))
    .find((sentence) => sentence !== null)
  return wrong === undefined || wrong === null ? {} : { 'ruling-amounts': wrong }
}
