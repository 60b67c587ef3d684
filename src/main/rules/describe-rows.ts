/** The ordered tables of a pack in words: routes, other years, refunds, definitions. */
import type { DescribedValue } from '../../shared/rules/description.ts'
import { tellAny, tellCondition } from './describe-condition.ts'
import { tellFirstDay, tellSentence } from './describe-sentence.ts'
import { spaced } from './describe-text.ts'
import type { Telling } from './describe-text.ts'
import type {
  ConditionDocument,
  OtherYearDocument,
  RefundRowDocument,
  RouteDocument,
  StartDocument,
} from './pack-document.ts'

/** What a part of a pack says, before anybody asks since when and by which document. */
export type ToldValue = Pick<DescribedValue, 'id' | 'kind' | 'title' | 'clause' | 'lines'> &
  Partial<Pick<DescribedValue, 'prices' | 'pairs' | 'options' | 'unit' | 'state'>> & {
    readonly checkedOn?: string | undefined
    /** Pay days for which alone it holds. */
    readonly paid?: { readonly from?: string | undefined; readonly to?: string | undefined }
  }

export function tellRows(telling: Telling): readonly ToldValue[] {
  const { routes, otherYears, refund = [], definitions = [] } = telling.document
  return [
    ...otherYears.map((row, index) => tellOtherYear(row, placeOf(index, otherYears), telling)),
    ...routes.map((row, index) => tellRoute(row, placeOf(index, routes), telling)),
    ...refund.map((row, index) => tellRefund(row, placeOf(index, refund), telling)),
    ...definitions.map((row, index): ToldValue => ({
      id: `definitions.${row.name}`,
      kind: 'definition',
      title: `共用条件 ${index + 1}`,
      clause: row.clause,
      lines: [{ label: '符合', text: tellAny(row.any, telling) }],
      checkedOn: row.checkedOn,
    })),
  ]
}

type Place = { readonly number: number; readonly count: number }

function placeOf(index: number, rows: readonly unknown[]): Place {
  return { number: index + 1, count: rows.length }
}

const routeActions: Readonly<Record<RouteDocument['action'], string>> = {
  accept: '受理',
  refuse: '不能办理',
  undetermined: '通知没有写，须请示',
  approve: '须经审核人员批准，其余接着往下比对',
  note: '说明一句，接着往下比对',
}

function tellRoute(row: RouteDocument, place: Place, telling: Telling): ToldValue {
  const start = row.start === undefined ? [] : tellStart(row.start, telling)
  const early = row.beforeWindow === true ? '，缴费期开始以前也可以办' : ''
  return {
    ...tellHead(row, { table: 'routes', kind: 'route', name: '参保途径', place }),
    lines: [
      whenLine(row.when, place, telling),
      { label: '办法', text: `${routeActions[row.action]}${early}` },
      ...start.map((text) => ({ label: '待遇', text })),
      { label: '说明', text: tellSentence(row, telling) },
    ],
  }
}

function tellOtherYear(row: OtherYearDocument, place: Place, telling: Telling): ToldValue {
  const head = { table: 'otherYears', kind: 'other-year', name: '其他年度和补缴', place } as const
  return {
    ...tellHead(row, head),
    lines: [
      whenLine(row.when, place, telling),
      {
        label: '办法',
        text: row.action === 'approve' ? '须经审核人员批准' : routeActions.undetermined,
      },
      { label: '说明', text: tellSentence(row, telling) },
    ],
  }
}

const refundActions: Readonly<Record<RefundRowDocument['action'], string>> = {
  grant: '退回个人所缴部分',
  refuse: '不予退费',
  undetermined: '通知没有写，须请示',
}

function tellRefund(row: RefundRowDocument, place: Place, telling: Telling): ToldValue {
  return {
    ...tellHead(row, { table: 'refund', kind: 'refund', name: '退费', place }),
    lines: [
      whenLine(row.when, place, telling),
      { label: '办法', text: refundActions[row.action] },
      { label: '说明', text: tellSentence(row, telling) },
    ],
  }
}

type Head = {
  readonly table: string
  readonly kind: DescribedValue['kind']
  readonly name: string
  readonly place: Place
}

function tellHead(
  row: { readonly name: string; readonly clause: string; readonly checkedOn?: string | undefined },
  { table, kind, name, place }: Head,
): Omit<ToldValue, 'lines'> {
  return {
    id: `${table}.${row.name}`,
    kind,
    title: `${name} ${place.number}／${place.count}`,
    clause: row.clause,
    checkedOn: row.checkedOn,
  }
}

/** Rows are tried from the first to the last; the last of them needs no condition. */
function whenLine(when: ConditionDocument | undefined, place: Place, telling: Telling) {
  const sentences = tellCondition(when, telling)
  const rest = place.number === 1 ? '任何情形' : '前面各条都不适用的'
  return { label: '情形', text: sentences.length === 0 ? rest : sentences.join('；') }
}

/** When benefits begin, and what is special about it. */
function tellStart(start: StartDocument, telling: Telling): readonly string[] {
  const { coverageYear } = telling
  if (start.at === 'unstated') {
    const text = start.text === undefined ? '' : tellSentence({ text: start.text }, telling)
    return [text === '' ? '从哪天起通知没有写。' : text]
  }
  const early = start.beforeCoverageYear === true ? `（可以早于 ${coverageYear}-01-01）` : ''
  const late =
    start.at === 'birth' ? `，${coverageYear} 年以前出生的从 ${coverageYear}-01-01 起` : ''
  const waited =
    start.at === 'after-wait'
      ? `，等待从${start.from === 'coverage-year' ? ` ${coverageYear}-01-01 ` : '缴费日'}算起`
      : ''
  const since = start.retroactive === true ? ['从情形发生次日起补享中断的待遇'] : []
  const none = start.noneLeftText
  return [
    `${spaced(tellFirstDay(start, telling))}起${early}${late}${waited}，到 ${coverageYear}-12-31 止`,
    ...since,
    ...(none === undefined
      ? []
      : [`年度内等不到的：${tellSentence({ text: none, start }, telling)}`]),
  ]
}
