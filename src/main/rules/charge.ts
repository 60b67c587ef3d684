/** What is to be paid: the tier, the price of the pay day, the identity that lowers it. */
import { speakYuan } from '../../shared/kernel/fen.ts'
import type { Charge, Finding } from '../../shared/rules/model.ts'
import type { Case } from './case.ts'
import { findAmount, hasAmount } from './categories.ts'
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
    return { kind: 'unpriced', finding: priceNotEntered(pack, c) }
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
  const { held, amount } = chosen
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
  return { kind: 'charge', charge, findings: [price, ...floor, categoryApplied(chosen, charge)] }
}

/** What is said of identities that the notice knows and gives no amount. */
function listSilences(c: Case): readonly Finding[] {
  const findings = c.held.flatMap(({ row }) => row.silence ?? [])
  return findings.length > 1 ? [...new Set(findings)] : findings
}

/** The identity that the notice's rule picks; null for an ordinary resident. */
function chooseCategory(pack: Pack, c: Case): Choice | 'tier-not-offered' | null {
  let best: Choice | null = null
  let priced = false
  for (const held of c.held) {
    const amount = findAmount(held.row, c)
    if (amount === null) {
      priced ||= hasAmount(held.row, c)
      continue
    }
    priced = true
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
  return { code: 'standard-price', clause: band.clause, text }
}

function categoryApplied({ held, amount }: Choice, charge: Charge): Finding {
  const share = charge.payableFen === 0 ? '个人不缴费' : `个人缴 ${speakYuan(charge.payableFen)} 元`
  const text =
    amount.subsidyFen === 0
      ? `“${held.shown}”在这一档没有资助，${share}。`
      : `按“${held.shown}”资助 ${speakYuan(amount.subsidyFen)} 元（资金：${amount.source}），${share}。`
  return { code: 'category-applied', clause: amount.clause, text }
}

function tierNotOffered(pack: Pack, c: Case): Finding {
  const labels = [...pack.tierLabels].map(([tier, label]) => `${tier}（${label}）`).join('、')
  const text = `通知没有第 ${c.tier} 档，可选的档次为 ${labels}。`
  return { code: 'tier-not-offered', clause: pack.tierClause, text }
}

function tierNotOfferedToCategory(pack: Pack, c: Case): Finding {
  const named = c.held.filter((held) => held.row.amounts.length > 0)
  const terms = named.map((held) => held.shown).join('、')
  const label = pack.tierLabels.get(c.tier) ?? ''
  const tiers = new Set(named.flatMap((held) => held.row.amounts.map((amount) => amount.tier)))
  const open = [...tiers].sort((a, b) => a - b).map((tier) => pack.tierLabels.get(tier) ?? '')
  const text = `通知没有给“${terms}”开设${label}，可以改选${open.join('、')}。`
  return { code: 'tier-not-offered', clause: pack.categoryClause, text }
}

function priceNotEntered(pack: Pack, c: Case): Finding {
  const label = pack.tierLabels.get(c.tier) ?? `第 ${c.tier} 档`
  const text = `${c.coverageYear} 待遇年度${label}的缴费标准还没有录入，须由管理人员按当地文件录入后再收款。`
  return { code: 'price-not-entered', clause: pack.tierClause, text }
}
