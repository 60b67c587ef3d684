/**
 * The circumstance that the counter begins with: what is known of somebody says what may be meant,
 * and the pack's own routes say whether it makes a difference. No age and no count of days is here.
 */
import type { Evidence } from '../../shared/evidence/model.ts'
import type { RouteProposal } from '../../shared/intake/route-proposal.ts'
import type { Quotation, QuoteInput } from '../../shared/intake/model.ts'
import { daysBetween } from '../../shared/kernel/day.ts'
import { circumstanceLabels } from '../../shared/rules/circumstance-words.ts'
import type { Circumstance, Finding } from '../../shared/rules/model.ts'
import { candidateRoutes } from './candidate-routes.ts'
import { quote } from './quote.ts'
import type { QuoteParts } from './quote.ts'

export type KnownOfSomebody = {
  readonly evidence: readonly Evidence[]
  /** Years in the ledger; null of somebody whom it has not. */
  readonly coverageYears: readonly number[] | null
}

export function proposeRoute(
  input: QuoteInput,
  known: KnownOfSomebody,
  parts: QuoteParts,
): RouteProposal {
  const as = (circumstance: Circumstance) => quote({ ...input, circumstance }, parts)
  const ordinary = as({ kind: 'ordinary' })
  const newborn = proposeNewborn(input, ordinary, as)
  if (newborn !== null) return newborn
  const candidates = candidateRoutes(known.evidence, input.payDay)
  for (const { circumstance, said } of candidates) {
    const other = as(circumstance)
    // Also where it refuses or is silent: what is known is not passed over for a better answer.
    if (isSame(other, ordinary)) continue
    return { circumstance, why: `${said}${sayRule(other, ordinary)}` }
  }
  const [first] = candidates
  const history = sayHistory(input.coverageYear, known.coverageYears)
  // A list speaks for it and the notice decides alike: the clerk is told, and may still choose it.
  const beside =
    first === undefined
      ? ''
      : `${first.said}按“${circumstanceLabels[first.circumstance.kind]}”办理，结果与普通参保相同。`
  return { circumstance: { kind: 'ordinary' }, why: `${history}${beside}` }
}

function proposeNewborn(
  { birthDate, payDay }: QuoteInput,
  ordinary: Quotation,
  as: (circumstance: Circumstance) => Quotation,
): RouteProposal | null {
  if (birthDate === null) return null
  const other = as({ kind: 'newborn' })
  const rule = other.answer.findings.find(({ code }) => code === 'newborn')
  if (rule === undefined || !isOpen(other)) return null
  // Beyond the notice's own limit the rule says so, and the decision is the ordinary one.
  const alsoNow = other.answer.findings.some(({ code }) => code === 'prior-year-needed')
  if (isSame(other, ordinary) && !alsoNow) return null
  const days = daysBetween(birthDate, payDay)
  return {
    circumstance: { kind: 'newborn' },
    why: `${birthDate} 出生，到缴费日 ${days} 天；${sayFinding(rule)}`,
  }
}

/** Whether it may be registered so, at once or once a reviewer approves. */
function isOpen({ answer }: Quotation): boolean {
  return answer.outcome === 'accepted' || answer.outcome === 'needs-approval'
}

/** Outcome, amount and days alike: the clerk could choose either. */
function isSame(a: Quotation, b: Quotation): boolean {
  const said = ({ answer }: Quotation) =>
    JSON.stringify([answer.outcome, answer.charge ?? null, answer.benefit ?? null])
  return said(a) === said(b)
}

/** What the notice says of it that it does not say of an ordinary resident, with its clause. */
function sayRule(other: Quotation, ordinary: Quotation): string {
  const usual = new Set(ordinary.answer.findings.map(({ text }) => text))
  const rule = other.answer.findings.find(({ text }) => !usual.has(text))
  return rule === undefined ? '' : sayFinding(rule)
}

function sayFinding({ clause, text }: Finding): string {
  return clause === undefined ? text : `${text}（${clause}）`
}

function sayHistory(coverageYear: number, coverageYears: readonly number[] | null): string {
  if (coverageYears === null) return '账本里没有此人，按新参保办理。'
  const last = coverageYears.filter((year) => year < coverageYear).toSorted((a, b) => b - a)[0]
  if (last === undefined) return '账本里没有此人以往年度的参保记录，按新参保办理。'
  return last === coverageYear - 1
    ? `账本里有 ${last} 年度的参保记录，按续保办理。`
    : `账本里最近参保的是 ${last} 年度，中间断过，按普通参保办理。`
}
