/** What differs between two versions of a registration, in the words of the screens. */
import { speakYuan } from '../kernel/fen.ts'
import { identityText } from '../people/identity-words.ts'
import { sexLabels } from '../people/model.ts'
import { listCitations } from '../rules/citations.ts'
import { circumstanceSentence } from '../rules/circumstance-words.ts'
import { outcomeLabels } from '../rules/outcome-labels.ts'
import { amountUnsaid, benefitWords } from '../rules/unsaid-words.ts'
import type { Quotation, Registration } from './model.ts'
import { pastCoverSentence } from './past-cover.ts'

/** One thing that was said, and what is said of it now. */
export type Change = { readonly what: string; readonly before: string; readonly now: string }

/** What is taken down of somebody at the counter. */
export type TakenDown = Pick<
  Registration,
  | 'name'
  | 'idNumber'
  | 'sex'
  | 'birthDate'
  | 'phone'
  | 'villageName'
  | 'tier'
  | 'identities'
  | 'circumstance'
  | 'pastCover'
  | 'evidenceReason'
>

const none = '无'

/** The fields that say something else now, in the order of the form; empty where none does. */
export function listFieldChanges(
  before: TakenDown,
  now: TakenDown,
  tierLabel: (tier: number) => string,
): readonly Change[] {
  const fields: readonly (readonly [what: string, textOf: (of: TakenDown) => string])[] = [
    ['姓名', ({ name }) => name],
    ['身份证号', ({ idNumber }) => idNumber],
    ['性别', ({ sex }) => sexLabels[sex]],
    ['出生日期', ({ birthDate }) => birthDate],
    ['村（社区）', ({ villageName }) => villageName],
    ['电话', ({ phone }) => phone ?? none],
    ['档次', ({ tier }) => tierLabel(tier)],
    ['特殊身份', ({ identities }) => identities.map(identityText).join('、') || none],
    ['参保情形', ({ circumstance }) => circumstanceSentence(circumstance)],
    ['以往参保', ({ pastCover }) => pastCoverSentence(pastCover) ?? none],
    ['有凭据仍登记的理由', ({ evidenceReason }) => evidenceReason ?? none],
  ]
  return fields
    .map(([what, textOf]) => ({ what, before: textOf(before), now: textOf(now) }))
    .filter((change) => change.before !== change.now)
}

/**
 * Both quotations line by line, also what stayed: a reviewer compares amounts and days even where
 * they are the same. A subsidy has one line a source.
 */
export function compareQuotations(before: Quotation, now: Quotation): readonly Change[] {
  const sources = [before, now].flatMap(({ answer }) =>
    (answer.charge?.subsidies ?? []).map(({ source }) => source),
  )
  const lines: readonly (readonly [what: string, textOf: (of: Quotation) => string])[] = [
    ['计划缴费日', ({ payDay }) => payDay],
    ['结论', ({ answer }) => outcomeLabels[answer.outcome]],
    ['个人缴费标准', ({ answer }) => amountOf(answer, answer.charge?.standardFen)],
    ...[...new Set(sources)].map((source) => [source, subsidyOf(source)] as const),
    ['人员类别', categoryOf],
    ['个人应缴', ({ answer }) => amountOf(answer, answer.charge?.payableFen)],
    ['待遇期', benefitOf],
    ['依据条款', clausesOf],
  ]
  return lines.map(([what, textOf]) => ({ what, before: textOf(before), now: textOf(now) }))
}

function amountOf(answer: Quotation['answer'], fen: number | undefined): string {
  return fen === undefined ? amountUnsaid(answer) : `${speakYuan(fen)} 元`
}

function subsidyOf(source: string): (of: Quotation) => string {
  return ({ answer }) => {
    const subsidy = answer.charge?.subsidies.find((each) => each.source === source)
    return subsidy === undefined ? none : `${speakYuan(subsidy.fen)} 元`
  }
}

function categoryOf({ answer }: Quotation): string {
  const { charge } = answer
  return charge ? (charge.category ?? '普通居民') : amountUnsaid(answer)
}

function benefitOf({ answer, benefitOnceApproved }: Quotation): string {
  const benefit = answer.benefit ?? benefitOnceApproved
  const retroactiveFrom = benefit?.retroactiveFrom
  const back = retroactiveFrom === undefined ? '' : `，追溯自 ${retroactiveFrom}`
  return `${benefitWords({ ...answer, benefit })}${back}`
}

function clausesOf({ answer }: Quotation): string {
  return [...new Set(answer.findings.flatMap(listCitations))].join('、') || none
}
