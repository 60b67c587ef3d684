/** The values of a pack in words: window, tiers, prices, identities, wait, quota, lists. */
import { grantingLabels, isGranting } from '../../shared/rules/granting.ts'
import { quotaLabels } from '../../shared/rules/fact-words.ts'
import type { TaskRow } from './task-table.ts'
import { tellCondition } from './describe-condition.ts'
import type { ToldValue } from './describe-rows.ts'
import { tellSentence } from './describe-sentence.ts'
import { tellCount, tellDays, tellOption } from './describe-text.ts'
import type { Telling } from './describe-text.ts'
import type {
  AmountDocument,
  BandDocument,
  CategoryDocument,
  PriceDocument,
} from './pack-document.ts'
import { evidenceKindLabels, sayRanks } from '../../shared/evidence/model.ts'
import { sayWays } from '../../shared/rules/materials.ts'
import { circumstanceLabels } from '../../shared/rules/circumstance-words.ts'

export function tellValues(telling: Telling, taskTable: readonly TaskRow[]): readonly ToldValue[] {
  return [
    ...tellWindows(telling),
    ...tellTiers(telling),
    ...tellPrices(telling),
    ...telling.document.categories.rows.flatMap((row) => tellCategory(row, telling)),
    ...tellWait(telling),
    ...tellRefundSilence(telling),
    ...tellTasks(telling, taskTable),
    ...tellReadings(telling),
    ...tellLists(telling),
  ]
}

function tellWindows(telling: Telling): readonly ToldValue[] {
  const { document, coverageYear } = telling
  const { window, windows = [] } = document
  const own = windows.map((each): ToldValue => {
    const years = each.coverageYears.join('、')
    return {
      id: `windows.${years}`,
      kind: 'window',
      title: `${years} 待遇年度集中缴费期`,
      clause: each.clause,
      lines: [{ label: '缴费', text: tellDays(each, telling) }],
      checkedOn: each.checkedOn,
    }
  })
  const counted = /-year-/u.test(`${window.from} ${window.to}`)
  const everyYear = counted ? `（${coverageYear} 待遇年度的；别的年度月日相同）` : ''
  return [
    {
      id: 'window',
      kind: 'window',
      title: '集中缴费期',
      clause: window.clause,
      lines: [{ label: '缴费', text: `${tellDays(window, telling)}${everyYear}` }],
      checkedOn: window.checkedOn,
    },
    ...own,
  ]
}

function tellTiers({ document }: Telling): readonly ToldValue[] {
  const { tiers, tierClause, openTiers } = document
  const text = tiers.map(({ tier, label }) => `第 ${tier} 档为${label}`).join('，')
  const open = openTiers === true ? '；别的档次价格没有录入' : ''
  const line = { label: '档次', text: `${text}${open}` }
  return [{ id: 'tiers', kind: 'tier', title: '档次', clause: tierClause, lines: [line] }]
}

function tellPrices(telling: Telling): readonly ToldValue[] {
  const { prices } = telling.document
  return prices.flatMap((price, index) =>
    price.bands.map((band, at): ToldValue => {
      const number = prices.length > 1 ? ` ${index + 1}／${prices.length}` : ''
      return {
        id: `prices.${price.name}.${at}`,
        kind: 'price',
        title: `个人缴费标准${number}`,
        clause: band.clause,
        lines: bandLines(band, { price, first: index === 0 }, telling),
        prices: Object.entries(band.amounts).map(([tier, fen]) => ({
          tier: tierLabel(Number(tier), telling),
          fen,
        })),
        unit: '元',
        paid: { from: band.paidFrom, to: band.paidTo },
        checkedOn: band.checkedOn,
      }
    }),
  )
}

function bandLines(
  band: BandDocument,
  { price, first }: { readonly price: PriceDocument; readonly first: boolean },
  telling: Telling,
): ToldValue['lines'] {
  const when = tellCondition(price.when, telling)
  const paid = band.paidFrom !== undefined || band.paidTo !== undefined
  const rest = first ? '' : '前面各条都不适用的'
  const applies = [when.length > 0 ? when.join('；') : rest].filter((text) => text !== '')
  const notes = [
    ...(Object.keys(band.amounts).length > 0 ? [] : ['价格还没有录入，由管理人员按当地文件录入。']),
    ...(band.silentText === undefined ? [] : [tellSentence({ text: band.silentText }, telling)]),
    ...(band.floorText === undefined ? [] : [tellSentence({ text: band.floorText }, telling)]),
    ...(isGranting(band.subsidies)
      ? [`有资助的：${grantingLabels[band.subsidies]}（${band.subsidiesClause ?? band.clause}）。`]
      : []),
  ]
  return [
    ...applies.map((text) => ({ label: '适用', text })),
    ...(paid
      ? [{ label: '缴费日', text: tellDays({ from: band.paidFrom, to: band.paidTo }, telling) }]
      : []),
    ...notes.map((text) => ({ label: '提示', text })),
  ]
}

function tierLabel(tier: number, { document }: Telling): string {
  return document.tiers.find((each) => each.tier === tier)?.label ?? `第 ${tier} 档`
}

/** One value a clause: what an amendment grants stands apart from what the notice does. */
function tellCategory(row: CategoryDocument, telling: Telling): readonly ToldValue[] {
  const amounts = row.amounts ?? []
  const head = { kind: 'subsidy', title: row.term } as const
  const lines = identityLines(row)
  if (amounts.length === 0) {
    const text = tellSentence(
      { text: row.silentText ?? '通知没有给金额，按普通居民的标准。' },
      telling,
    )
    return [
      {
        ...head,
        id: `categories.${row.term}`,
        clause: row.clause,
        lines: [...lines, { label: '资助', text }],
      },
    ]
  }
  const clauses = [...new Set(amounts.map((amount) => amount.clause ?? row.clause))]
  return clauses.map((clause): ToldValue => {
    const own = amounts.filter((amount) => (amount.clause ?? row.clause) === clause)
    return {
      ...head,
      id: `categories.${row.term}.${clause}`,
      clause,
      lines,
      pairs: own.map((amount) => tellPair(amount, telling)),
      unit: '元',
      checkedOn: own.map((amount) => amount.checkedOn).find((day) => day !== undefined),
    }
  })
}

function tellPair(amount: AmountDocument, telling: Telling) {
  const { categories } = telling.document
  const notes = [
    ...(amount.coverageYears === undefined ? [] : [`${amount.coverageYears.join('、')} 待遇年度`]),
    ...Object.entries(amount.reading ?? {}).map(
      ([reading, option]) => `理解为“${tellOption(reading, option, telling)}”时`,
    ),
  ]
  return {
    tier: tierLabel(amount.tier, telling),
    payableFen: amount.payable,
    subsidyFen: amount.subsidy,
    fund: amount.source ?? categories.source,
    note: notes.length === 0 ? null : notes.join('，'),
  }
}

function identityLines(row: CategoryDocument): ToldValue['lines'] {
  const implied = (row.impliedBy ?? []).map((kind) => circumstanceLabels[kind])
  const listed: readonly (readonly [string, readonly string[]])[] = [
    ['包括', row.members ?? []],
    ['又称', row.aliases ?? []],
    ['代码', row.codes ?? []],
    ['认定', row.department === undefined ? [] : [row.department]],
    ['自动', implied.map((label) => `参保情形是${label}的就算`)],
  ]
  return listed
    .filter(([, words]) => words.length > 0)
    .map(([label, words]) => ({ label, text: words.join('、') }))
}

export function tellWait(telling: Telling): readonly ToldValue[] {
  const { wait } = telling.document
  if (wait === undefined) return []
  const free = tellCount(wait.freeYears, '年', telling)
  const least = wait.least.map((each) =>
    each.missedYears === 0
      ? `不少于 ${each.value} 个月`
      : `断保 ${each.missedYears} 年及以上的不少于 ${each.value} 个月`,
  )
  const lines = [
    { label: '固定', text: `${wait.fixed} 个月` },
    { label: '断保', text: `每断保 1 年加 ${wait.perMissedYear} 个月，头 ${free}不加` },
    { label: '修复', text: `每补缴修复 1 年减 ${wait.perRepairedYear} 个月` },
    { label: '最少', text: least.join('；') },
    { label: '起算', text: `断保从 ${wait.countedFrom} 待遇年度数起` },
  ]
  const { clause, checkedOn } = wait
  return [{ id: 'wait', kind: 'wait', title: '等待期', clause, lines, unit: '月', checkedOn }]
}

function tellRefundSilence(telling: Telling): readonly ToldValue[] {
  const { refundSilence } = telling.document
  if (refundSilence === undefined) return []
  const lines = [{ label: '退费', text: tellSentence(refundSilence, telling) }]
  const { clause } = refundSilence
  return [{ id: 'refundSilence', kind: 'refund', title: '退费', clause, lines }]
}

function tellTasks(telling: Telling, rows: readonly TaskRow[]): readonly ToldValue[] {
  const { quota, quotaSilence, taskTable } = telling.document
  const values: ToldValue[] = []
  if (quota !== undefined) {
    const minus = quota.minus.map((field) => quotaLabels[field]).join(' − ')
    values.push({
      id: 'quota',
      kind: 'quota',
      title: '任务公式',
      clause: quota.clause,
      lines: [
        { label: '公式', text: `任务数 = ${quotaLabels[quota.from]} − ${minus}` },
        { label: '说明', text: tellSentence(quota, telling) },
      ],
      unit: '人',
      checkedOn: quota.checkedOn,
    })
  }
  if (quotaSilence !== undefined) {
    const lines = [{ label: '公式', text: tellSentence(quotaSilence, telling) }]
    const { clause } = quotaSilence
    values.push({
      id: 'quotaSilence',
      kind: 'quota',
      title: '任务公式',
      clause,
      lines,
    })
  }
  if (taskTable !== undefined) {
    values.push({
      id: 'taskTable',
      kind: 'task-table',
      title: taskTable.title,
      clause: taskTable.clause,
      lines: [{ label: '合计', text: `${taskTable.total} 人，共 ${rows.length} 行` }],
      unit: '人',
      checkedOn: taskTable.checkedOn,
    })
  }
  return values
}

function tellReadings(telling: Telling): readonly ToldValue[] {
  return telling.document.readings.map((reading): ToldValue => {
    const current = telling.inForce(reading.name)
    return {
      id: `readings.${reading.name}`,
      kind: 'reading',
      title: '政策理解',
      clause: reading.clause,
      lines: [{ label: '问题', text: reading.question }],
      options: reading.options.map(({ name, label }, index) => ({
        label,
        inForce: name === current,
        isDefault: index === 0,
      })),
      state: telling.isConfirmed(reading.name) ? 'confirmed' : 'unconfirmed',
    }
  })
}

/** Channels and materials: one value a clause, in the notice's order. */
function tellLists({ document }: Telling): readonly ToldValue[] {
  const channels = document.channels.map(({ channel, collectedHere, ...rest }) => ({
    ...rest,
    name: collectedHere === true && !channel.includes('代收') ? `${channel}（代收）` : channel,
  }))
  const materials = document.materials.map(({ name, ways, ...rest }) => ({
    ...rest,
    name: ways === undefined ? name : `${name}（${sayWays(ways)}）`,
  }))
  const ranks = (document.evidenceRanks ?? []).map(({ kind, authorities, ...rest }) => ({
    ...rest,
    name: `${evidenceKindLabels[kind]}：${sayRanks(authorities)}`,
  }))
  return [
    ...tellList(channels, { id: 'channels', kind: 'channel', title: '缴费渠道' }),
    ...tellList(ranks, { id: 'evidenceRanks', kind: 'evidence-rank', title: '凭据以谁为准' }),
    ...tellList(materials, { id: 'materials', kind: 'material', title: '登记材料' }),
  ]
}

type Listed = {
  readonly name: string
  readonly clause: string
  readonly checkedOn?: string | undefined
}

function tellList(
  entries: readonly Listed[],
  head: Pick<ToldValue, 'id' | 'kind' | 'title'>,
): readonly ToldValue[] {
  const clauses = [...new Set(entries.map(({ clause }) => clause))]
  return clauses.map((clause) => {
    const own = entries.filter((entry) => entry.clause === clause)
    return {
      ...head,
      id: `${head.id}.${clause}`,
      clause,
      lines: [{ label: head.title, text: own.map(({ name }) => name).join('、') }],
      checkedOn: own.map((entry) => entry.checkedOn).find((day) => day !== undefined),
    }
  })
}
