/** What differs between a registration as it was opened and as it stands now. */
import { listFieldChanges } from '../../shared/intake/document-changes.ts'
import type { Change } from '../../shared/intake/document-changes.ts'
import { registrationStateLabels } from '../../shared/intake/lifecycle.ts'
import type { Registration } from '../../shared/intake/model.ts'
import { speakYuan } from '../../shared/kernel/fen.ts'
import { amountUnsaid } from '../../shared/rules/unsaid-words.ts'

/** One Chinese sentence each; empty where it is the same version. */
export function listChanges(before: Registration, now: Registration): readonly string[] {
  if (before.version === now.version) return []
  const lines: readonly Change[] = [
    {
      what: '状态',
      before: registrationStateLabels[before.state],
      now: registrationStateLabels[now.state],
    },
    { what: '经办', before: before.takenBy, now: now.takenBy },
    ...listFieldChanges(before, now, (tier) => `${tier} 档`),
    { what: '计划缴费日', before: before.quotation.payDay, now: now.quotation.payDay },
    { what: '应缴', before: payableOf(before), now: payableOf(now) },
    { what: '审核意见', before: before.review?.reason ?? '无', now: now.review?.reason ?? '无' },
  ]
  const changes = lines.flatMap((line) =>
    line.before === line.now ? [] : [`${line.what}由“${line.before}”变为“${line.now}”。`],
  )
  return changes.length > 0 ? changes : ['内容有变化。']
}

function payableOf({ payableFen, quotation }: Registration): string {
  return payableFen === null ? amountUnsaid(quotation.answer) : `${speakYuan(payableFen)} 元`
}
