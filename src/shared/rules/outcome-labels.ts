/** The outcomes of a decision as screens, sheets and workbooks say them. */
import type { Outcome } from './model.ts'

export const outcomeLabels: Readonly<Record<Outcome, string>> = {
  accepted: '可以登记',
  'needs-approval': '须经审核批准',
  refused: '不能参保',
  undetermined: '文件未规定',
  invalid: '内容不全',
}
