/** The decision on the real pay day beside the one that was quoted. */
import type { Quotation } from '../../shared/intake/model.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { speakYuan } from '../../shared/kernel/fen.ts'
import type { Answer } from '../../shared/rules/model.ts'
import { amountUnsaid, benefitWords } from '../../shared/rules/unsaid-words.ts'

/** What differs between two decisions, one sentence each, for the counter to read out. */
export function listDifferences(quotation: Quotation, decision: Quotation): readonly string[] {
  const before = quotation.answer
  const now = decision.answer
  const differences: string[] = []
  if (before.outcome !== now.outcome) {
    differences.push(
      `试算时${outcomeWords[before.outcome]}，按实际缴费日${outcomeWords[now.outcome]}。`,
    )
  }
  const [payableBefore, payableNow] = [payableOf(before), payableOf(now)]
  if (payableBefore !== payableNow) {
    differences.push(`应缴金额由 ${payableBefore} 变为 ${payableNow}。`)
  }
  const [categoryBefore, categoryNow] = [categoryOf(before), categoryOf(now)]
  if (categoryBefore !== categoryNow) {
    differences.push(`人员类别由“${categoryBefore}”变为“${categoryNow}”。`)
  }
  const [benefitBefore, benefitNow] = [benefitOf(quotation), benefitOf(decision)]
  if (benefitBefore !== benefitNow) {
    differences.push(`待遇期由 ${benefitBefore} 变为 ${benefitNow}。`)
  }
  return differences
}

const outcomeWords: Readonly<Record<Answer['outcome'], string>> = {
  accepted: '可以办理',
  'needs-approval': '须经审核同意',
  refused: '不予办理',
  undetermined: '须请示后再办',
  invalid: '填写有误',
}

function payableOf(answer: Answer): string {
  const { charge } = answer
  return charge ? `${speakYuan(charge.payableFen)} 元` : amountUnsaid(answer)
}

function categoryOf({ charge }: Answer): string {
  return charge?.category ?? '普通居民'
}

function benefitOf({ answer, benefitOnceApproved }: Quotation): string {
  return benefitWords({ ...answer, benefit: answer.benefit ?? benefitOnceApproved })
}

/** Why a day cannot be the pay day of a registration, null where it can. */
export function findPayDayRefusal(
  paidOn: Day,
  days: { readonly registeredOn: Day; readonly today: Day },
): 'PAY_DAY_FUTURE' | 'PAY_DAY_BEFORE_REGISTRATION' | null {
  if (paidOn > days.today) return 'PAY_DAY_FUTURE'
  return paidOn < days.registeredOn ? 'PAY_DAY_BEFORE_REGISTRATION' : null
}

/** `S500151004-2024-000017`: the registration's number with S for 收据; one payment, one receipt. */
export function receiptNumberFrom(registrationNumber: string): string {
  return `S${registrationNumber}`
}
