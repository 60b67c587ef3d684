/** Where a printed sheet and the record of today say different things, field by field. */
import { speakYuan } from '../../shared/kernel/fen.ts'
import { identityText } from '../../shared/people/identity-words.ts'
import type { SheetContent } from '../../shared/printing/model.ts'

export type SheetDifference = {
  readonly field: string
  readonly printed: string
  readonly now: string
}

/** Fields whose text differs, in the order of the sheet. */
export function listSheetDifferences(
  printed: SheetContent,
  now: SheetContent,
): readonly SheetDifference[] {
  // A paper from before these words were kept is compared by the words it was printed with.
  const then = printed.decision.unsaid === undefined ? withoutUnsaid(now) : now
  return fields.flatMap(([field, textOf]) => {
    const [before, after] = [textOf(printed), textOf(then)]
    return before === after ? [] : [{ field, printed: before, now: after }]
  })
}

const none = '无'

const fields: readonly (readonly [string, (content: SheetContent) => string])[] = [
  ['单位', ({ officeName }) => officeName],
  ['待遇年度', ({ coverageYear }) => String(coverageYear)],
  ['登记日期', ({ registeredOn }) => registeredOn],
  ['姓名', ({ person }) => person.name],
  ['身份证号', ({ person }) => person.idNumber],
  ['电话', ({ person }) => person.phone ?? none],
  ['村（社区）', ({ person }) => person.villageName],
  ['户编号', ({ person }) => person.householdNumber ?? none],
  ['与户主关系', ({ person }) => person.relationToHead ?? none],
  ['特殊身份', ({ identities }) => identities.map(identityText).join('、') || none],
  ['参保情形', ({ circumstance }) => circumstance],
  ['档次', ({ tierLabel }) => tierLabel],
  ['核定', ({ decision }) => (decision.kind === 'final' ? '最终核定' : '试算')],
  ['缴费日期', ({ decision }) => decision.payDay],
  ['个人缴费标准', ({ decision }) => amountText(decision.standardFen, decision)],
  ['资助', ({ decision }) => decision.subsidies.map(subsidyText).join('、') || none],
  ['个人应缴', ({ decision }) => amountText(decision.payableFen, decision)],
  ['人员类别', ({ decision }) => decision.category ?? '普通居民'],
  [
    '待遇期',
    ({ decision }) =>
      `${benefitText(decision)}${decision.benefitIfApproved === true ? '（经审核批准后）' : ''}`,
  ],
  [
    '依据',
    ({ decision }) => decision.grounds.map(({ clause, text }) => `${clause} ${text}`).join(' '),
  ],
  ['政策包版本', ({ pack }) => pack.version],
  ['缴费', ({ payment }) => (payment === null ? none : paymentText(payment))],
  ['经办说明', ({ takenAgainst }) => takenAgainst ?? none],
  ['经办', ({ takenBy }) => takenBy],
  ['审核', ({ reviewedBy, reviewedOn }) => [reviewedBy ?? none, reviewedOn ?? ''].join(' ').trim()],
]

function subsidyText({ source, fen }: SheetContent['decision']['subsidies'][number]): string {
  return `${source} ${yuan(fen)}`
}

function withoutUnsaid(content: SheetContent): SheetContent {
  const { unsaid: _, ...decision } = content.decision
  return { ...content, decision }
}

const longAgoUnsaid = '文件未写明'

function amountText(fen: number | null, { unsaid }: SheetContent['decision']): string {
  return fen === null ? (unsaid?.amount ?? longAgoUnsaid) : yuan(fen)
}

function yuan(fen: number): string {
  return `${speakYuan(fen)} 元`
}

function benefitText({ benefit, unsaid }: SheetContent['decision']): string {
  if (benefit === null) return unsaid?.benefit ?? longAgoUnsaid
  const { from, to, retroactiveFrom } = benefit
  const retroactive = retroactiveFrom === undefined ? '' : `（可追溯自 ${retroactiveFrom}）`
  return `${from} 至 ${to}${retroactive}`
}

function paymentText(payment: NonNullable<SheetContent['payment']>): string {
  return `${payment.paidOn} ${payment.channel} ${yuan(payment.amountFen)}`
}
