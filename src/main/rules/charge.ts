/** What is to be paid: the tier, the price of the pay day, the identity that lowers it. */
import { assertNever } from '../../shared/kernel/assert.ts'
import { speakYuan } from '../../shared/kernel/fen.ts'
import type { Granting } from '../../shared/rules/granting.ts'
import type { Charge, Finding } from '../../shared/rules/model.ts'
import type { Case } from './case.ts'
import { findAmount, hasAmount, isOfYear } from './categories.ts'
import type { CategoryAmount, HeldCategory } from './held-category.ts'
import { formatDayNumber } from './days.ts'
import type { Band, Pack } from './pack.ts'

export type Charged =
  | { readonly kind: 'charge'; readonly charge: Charge; readonly findings: readonly Finding[] }
  | { readonly kind: 'refused' | 'undetermined'; readonly finding: Finding }
  /** Nobody has given a price: the benefit is kept, the payment waits. */
  | { readonly kind: 'unpriced'; readonly finding: Finding }

type Choice = { readonly held: HeldCategory; readonly amount: CategoryAmount }

/** The charge, or why there is none: tier first, then price, then category. */
export function decideCharge(pack: Pack, c: Case): Charged {
  const label = pack.tierLabels.get(c.tier)
  if (label === undefined && !pack.openTiers) {
    return { kind: 'refused', finding: tierNotOffered(pack, c) }
  }
  const band = findBand(pack, c)
  const standardFen = band?.amounts.get(c.tier)
  if (label === undefined || band === undefined || standardFen === undefined) {
    return { kind: 'unpriced', finding: priceNotEntered(pack, band, c) }
  }
  const price = standardPrice({ band, label, standardFen }, c)
  const floor = band.floor === null ? [] : [band.floor]
  const chosen = chooseCategory(pack, c)
  if (chosen === 'tier-not-offered') {
    return { kind: 'refused', finding: tierNotOfferedToCategory(pack, c) }
  }
  if (chosen === null) {
    const charge = { standardFen, payableFen: standardFen, subsidies: [], category: null }
    return { kind: 'charge', charge, findings: [price, ...floor, ...listSilences(c)] }
  }
  const { held } = chosen
  const amount =
    band.granting === null ? chosen.amount : amountAt(standardFen, chosen.amount, band.granting)
  if (band.silence !== null && amount.subsidyFen > 0) {
    return { kind: 'undetermined', finding: band.silence(held.shown) }
  }
  const { subsidyFen, source } = amount
  const charge = {
    standardFen,
    payableFen: standardFen - subsidyFen,
    subsidies: subsidyFen === 0 ? [] : [{ source, fen: subsidyFen }],
    category: held.shown,
  }
  return {
    kind: 'charge',
    charge,
    findings: [price, ...floor, categoryApplied({ held, amount }, charge)],
  }
}

/** A row's amount where another price than the table's is to be paid. */
function amountAt(
  standardFen: number,
  amount: CategoryAmount,
  { how, clause, source }: NonNullable<Band['granting']>,
): CategoryAmount {
  const subsidyFen = amount.subsidyFen === 0 ? 0 : subsidyAt(standardFen, amount, how)
  const payableFen = standardFen - subsidyFen
  const stands = { unit: 'fen', clause, source } as const
  const values = [
    { name: '资助', value: subsidyFen, ...stands },
    { name: '个人应缴', value: payableFen, ...stands },
  ]
  return { ...amount, payableFen, subsidyFen, clause, values }
}

function subsidyAt(standardFen: number, amount: CategoryAmount, how: Granting): number {
  switch (how) {
    case 'none':
      return 0
    case 'same-subsidy':
      return Math.min(amount.subsidyFen, standardFen)
    case 'same-payable':
      return Math.max(0, standardFen - amount.payableFen)
    default:
      return assertNever(how)
  }
}

/** What is said of identities that the notice knows and gives no amount. */
function listSilences(c: Case): readonly Finding[] {
  return [...new Set(c.held.flatMap(({ row }) => row.silence ?? []))]
}

/** The identity that the notice's rule picks; null for an ordinary resident. */
function chooseCategory(pack: Pack, c: Case): Choice | 'tier-not-offered' | null {
  let best: Choice | null = null
  /** An identity has amounts, if only in other tiers. */
  let priced = false
  for (const held of c.held) {
    const amount = findAmount(held.row, c)
    if (amount === null) {
      priced ||= hasAmount(held.row, c)
      continue
    }
    if (best === null || beats({ held, amount }, best, pack)) best = { held, amount }
  }
  if (best !== null) return best
  return priced ? 'tier-not-offered' : null
}

/** `held` comes in the notice's order, so that a tie stays with the earlier row and name. */
function beats(next: Choice, best: Choice, pack: Pack): boolean {
  return pack.categories.pick === 'last-in-order'
    ? next.held.row.order > best.held.row.order
    : next.amount.payableFen < best.amount.payableFen
}

function findBand(pack: Pack, c: Case): Band | undefined {
  for (const price of pack.prices) {
    if (!price.matches(c)) continue
    return price.bands.find((band) => c.paidOn >= band.paidFrom && c.paidOn <= band.paidTo)
  }
  return undefined
}

function standardPrice(
  price: { readonly band: Band; readonly label: string; readonly standardFen: number },
  c: Case,
): Finding {
  const { band, label, standardFen } = price
  const since = Number.isFinite(band.paidFrom) ? `${formatDayNumber(band.paidFrom)} 起缴费的，` : ''
  const until = Number.isFinite(band.paidTo) ? `${formatDayNumber(band.paidTo)} 及以前缴费的，` : ''
  const text = `${since}${until}${c.coverageYear} 待遇年度${label}个人缴费标准为每人 ${speakYuan(standardFen)} 元。`
  const { clause, rule } = band
  return { code: 'standard-price', clause, text, rule, values: band.values.get(c.tier) }
}

function categoryApplied({ held, amount }: Choice, charge: Charge): Finding {
  const share = charge.payableFen === 0 ? '个人不缴费' : `个人缴 ${speakYuan(charge.payableFen)} 元`
  const text =
    amount.subsidyFen === 0
      ? `“${held.shown}”在这一档没有资助，${share}。`
      : `按“${held.shown}”资助 ${speakYuan(amount.subsidyFen)} 元（资金：${amount.source}），${share}。`
  const { clause, values } = amount
  return { code: 'category-applied', clause, text, rule: held.row.rule, values }
}

function tierNotOffered(pack: Pack, c: Case): Finding {
  const labels = [...pack.tierLabels].map(([tier, label]) => `${tier}（${label}）`).join('、')
  const text = `通知没有第 ${c.tier} 档，可选的档次为 ${labels}。`
  const finding = { code: 'tier-not-offered', clause: pack.tierClause, text, rule: 'tiers' }
  return pack.tierValues === undefined ? finding : { ...finding, values: pack.tierValues }
}

function tierNotOfferedToCategory(pack: Pack, c: Case): Finding {
  const ofYear = ({ row }: HeldCategory) => row.amounts.filter((amount) => isOfYear(amount, c))
  const named = c.held.filter((held) => ofYear(held).length > 0)
  const terms = named.map((held) => held.shown).join('、')
  const label = pack.tierLabels.get(c.tier) ?? ''
  const open = listOfferedTiers(pack, c)
  const text = `通知没有给“${terms}”开设${label}，可以改选${open.join('、')}。`
  const rule = named[0]?.row.rule ?? 'categories'
  // Whoever gives the row its amounts of this year has left this tier out.
  const clause = named.flatMap(ofYear)[0]?.clause ?? pack.categoryClause
  return { code: 'tier-not-offered', clause, text, rule }
}

/** The tiers that this person could have instead, by their labels. */
export function listOfferedTiers(pack: Pack, c: Case): readonly string[] {
  if (!pack.tierLabels.has(c.tier)) return [...pack.tierLabels.values()]
  const amounts = c.held.flatMap(({ row }) => row.amounts.filter((amount) => isOfYear(amount, c)))
  const tiers = new Set(amounts.map(({ tier }) => tier))
  return [...tiers].sort((a, b) => a - b).map((tier) => pack.tierLabels.get(tier) ?? '')
}

/** It is the price of the year that lacks the tier, whatever else its document has changed. */
function priceNotEntered(pack: Pack, band: Band | undefined, c: Case): Finding {
  const label = pack.tierLabels.get(c.tier) ?? `第 ${c.tier} 档`
  const text = `${c.coverageYear} 待遇年度${label}的缴费标准还没有录入，须由管理人员按当地文件录入后再收款。`
  const clause = band?.clause ?? pack.tierClause
  return { code: 'price-not-entered', clause, text, rule: 'prices' }
}
