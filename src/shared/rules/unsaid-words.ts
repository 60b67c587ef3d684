/** What stands where an answer gives no amount, or no first day: the same words at every place. */
import type { Answer, Benefit, Outcome } from './model.ts'

type Asked = {
  readonly outcome: Outcome
  readonly benefit?: Benefit | null | undefined
}

/** Of an accepted answer the notice is silent; whoever must approve or be asked says the rest. */
const unsaid: Readonly<Record<Outcome, string>> = {
  accepted: '政策未写明',
  'needs-approval': '待核定',
  refused: '没有待遇',
  undetermined: '待请示',
  invalid: '未算出',
}

/** `2024-01-01 至 2024-12-31`; without days `政策未写明`, `待核定`, `没有待遇`, `待请示`, `未算出`. */
export function benefitWords({ outcome, benefit }: Asked): string {
  return benefit ? `${benefit.from} 至 ${benefit.to}` : benefitUnsaid(outcome)
}

/** What stands instead of the days of benefit. */
export function benefitUnsaid(outcome: Outcome): string {
  return unsaid[outcome]
}

/** What stands instead of an amount. */
export function amountUnsaid({ outcome }: Pick<Answer, 'outcome'>): string {
  return outcome === 'refused' ? '没有应缴金额' : unsaid[outcome]
}
