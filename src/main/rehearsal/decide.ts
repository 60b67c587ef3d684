/** How somebody stands under two sets of rules, and what changes between them. */
import type { Day } from '../../shared/kernel/day.ts'
import type { ChangeKind, Standing } from '../../shared/rehearsal/model.ts'
import type { Answer } from '../../shared/rules/model.ts'

const unconfirmedCodes = new Set(['reading-unconfirmed', 'price-floor-unconfirmed'])

/** `tier` is what the notice calls it, null where it has only one. */
export function standingOf(answer: Answer, tier: string | null): Standing {
  const { outcome, charge, benefit, findings } = answer
  const [first] = findings
  return {
    outcome,
    code: first?.code ?? '',
    clause: first?.clause ?? null,
    category: charge?.category ?? null,
    tier,
    payableFen: charge?.payableFen ?? null,
    subsidies: charge?.subsidies ?? [],
    benefitFrom: benefit?.from ?? null,
    unconfirmed: findings.some(({ code }) => unconfirmedCodes.has(code)),
  }
}

export function subsidyFenOf({ subsidies }: Pick<Standing, 'subsidies'>): number {
  return subsidies.reduce((sum, { fen }) => sum + fen, 0)
}

/** What stands on one side of a comparison, and for which coverage year. */
export type Side = { readonly standing: Standing; readonly coverageYear: number }

/** Empty where the person notices nothing. One person may be changed in several ways. */
export function kindsBetween(before: Side, after: Side): readonly ChangeKind[] {
  const kinds: ChangeKind[] = []
  const [old, fresh] = [before.standing, after.standing]
  if (old.outcome !== fresh.outcome) kinds.push('outcome')
  if (old.payableFen !== null && fresh.payableFen !== null) {
    if (fresh.payableFen > old.payableFen) kinds.push('payable-up')
    if (fresh.payableFen < old.payableFen) kinds.push('payable-down')
    if (subsidyKey(old) !== subsidyKey(fresh)) kinds.push('subsidy')
  }
  if (benefitKey(before) !== benefitKey(after)) kinds.push('benefit')
  return kinds
}

/** From which fund how much, whatever the order. */
function subsidyKey({ subsidies }: Standing): string {
  return JSON.stringify(subsidies.map(({ source, fen }) => `${source} ${fen}`).sort())
}

/**
 * The day as it lies to its coverage year: 1 January of the next year instead of this one, because
 * the next year is asked about, is no change.
 */
function benefitKey({ standing, coverageYear }: Side): string {
  const day: Day | null = standing.benefitFrom
  if (day === null) return ''
  return `${Number(day.slice(0, 4)) - coverageYear}${day.slice(4)}`
}
