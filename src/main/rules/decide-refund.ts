/** A refund, row by row; and the task of a village. */
import { assertNever } from '../../shared/kernel/assert.ts'
import type { Finding } from '../../shared/rules/model.ts'
import type { Case, RefundFacts } from './case.ts'
import { yearEnd } from './days.ts'
import type { Pack, QuotaField, Silence } from './pack.ts'
import type { Evaluation, Verdict } from './verdict.ts'

/** The verdict on a refund under these options. What a subsidy paid is never refunded. */
export function decideRefund(
  pack: Pack,
  facts: RefundFacts,
  choices: readonly number[],
): Evaluation {
  const { refund } = pack
  const c = refundCase(pack, facts, choices)
  if (refund.kind === 'silent') {
    const verdict = { ...silent(refund, 'refundSilence'), refundFen: null }
    return { verdict, touched: 0, c, row: null }
  }
  const row = refund.rows.find((each) => each.matches(c))
  if (row === undefined) {
    const text = '通知没有写到这种退费情形，须请示医保部门，先不要退款。'
    const verdict = {
      ...silent({ clause: refund.rows.at(-1)?.clause ?? pack.tierClause, text }, 'refund'),
      refundFen: null,
    }
    return { verdict, touched: c.touched, c, row: null }
  }
  const verdict = refundVerdict(row.action, row.finding(c), facts.paidFen)
  return { verdict, touched: c.touched, c, row }
}

function refundVerdict(
  action: 'grant' | 'refuse' | 'undetermined',
  finding: Finding,
  paidFen: number,
): Verdict {
  switch (action) {
    case 'grant':
      return { outcome: 'accepted', refundFen: paidFen, findings: [finding] }
    case 'refuse':
      return { outcome: 'refused', refundFen: 0, findings: [finding] }
    case 'undetermined':
      return { outcome: 'undetermined', refundFen: null, findings: [finding] }
    default:
      return assertNever(action)
  }
}

function refundCase(pack: Pack, facts: RefundFacts, choices: readonly number[]): Case {
  const { from: windowFrom, to: windowTo } = pack.findWindow(facts.coverageYear)
  return {
    ...facts,
    registeredOn: facts.paidOn,
    tier: 1,
    birthDate: null,
    categories: [],
    circumstance: 'ordinary',
    eventOn: null,
    paidAtOrigin: false,
    freshman: false,
    enrolsAt: null,
    coveredThisYear: false,
    missedYears: 0,
    repairedYears: 0,
    waitingSince: null,
    windowFrom,
    windowTo,
    held: [],
    inside: facts.paidOn >= windowFrom && facts.paidOn <= windowTo,
    from: null,
    to: yearEnd(facts.coverageYear),
    wait: null,
    choices,
    touched: 0,
  }
}

/** The task of a village by the notice's formula; whole persons, never below zero. */
export function decideQuota(pack: Pack, counts: Readonly<Record<QuotaField, number>>): Verdict {
  const { quota } = pack
  if (quota.kind === 'silent') return silent(quota, 'quotaSilence')
  const target = quota.minus.reduce((left, field) => left - counts[field], counts.registered)
  const { clause, text } = quota
  return {
    outcome: 'accepted',
    target,
    findings: [{ code: 'subject-to-confirmation', clause, text, rule: 'quota' }],
  }
}

function silent({ clause, text }: Omit<Silence, 'kind'>, rule: string): Verdict {
  return { outcome: 'undetermined', findings: [{ code: 'rule-silent', clause, text, rule }] }
}
