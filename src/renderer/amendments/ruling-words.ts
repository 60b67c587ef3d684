/** The words of a ruling, and the short help beside the file's own language. */

/** What a ruling on a gap has to say. */
export type RulingShape =
  | 'start'
  | 'route'
  | 'refund'
  | 'quota'
  /** Who else is meant by 等. */
  | 'others'
  /** What an identity without an amount is granted. */
  | 'granted'
  /** What of the table stands at another price. */
  | 'granting'

export type StartChoice =
  | 'payment-day'
  | 'next-day'
  | 'next-month'
  | 'month'
  | 'days'
  | 'coverage-year'

export type RulingAction = 'accept' | 'refuse' | 'grant'

export const rulingWords = {
  title: '作出裁定',
  gap: '没有写的是',
  start: '待遇从哪天起',
  action: '怎么办',
  count: { month: '第几个月', days: '满多少天' },
  countHint: {
    month: '缴费当月不算，次月是第 1 个月；从那个月的 1 日起',
    days: '从缴费日起算，满这么多天的那一天起',
  },
  minus: '减去哪些人',
  text: '告知的话',
  textHint: '写成一句话，试算和单据上照印，柜台念给群众听',
  basis: '依据说明',
  basisHint: '请示了谁、哪天、怎么答复，如：2026-03-05 电话请示县医保局，记录在案',
  from: '执行日期',
  byFile: '用 YAML 写',
  byForm: '用表格填',
  empty: '选好怎么办、写好依据以后，这里列出旧规定和新规定。',
  actionMissing: '请选择怎么办',
  startMissing: '请选择待遇从哪天起',
  countWrong: (most: number) => `请填 1 至 ${most} 的整数`,
  minusMissing: '请至少选一项',
  textMissing: '请写告知群众的一句话',
  textBraces: '告知的话里不要写花括号',
  basisMissing: '请写明依据',
  dayMissing: '请填写执行日期',
} as const

/** Rulings on subsidies. */
export const subsidyWords = {
  others: '还有别人',
  othersOptions: [
    ['nobody', '没有别人，以列出的为限'],
    ['named', '还包括别的人'],
  ],
  terms: '哪些人',
  termsHint: '照民政、残联等部门的叫法写，几类用顿号隔开；金额同列出的人一样',
  granted: '资助多少',
  grantedOptions: [
    ['none', '没有资助，按普通居民缴'],
    ['amounts', '有资助'],
  ],
  amounts: '各档的金额',
  tier: (tier: number) => `${tier} 档`,
  payable: (tier: string) => `${tier}个人缴（元）`,
  subsidy: (tier: string) => `${tier}资助（元）`,
  source: '资金来源',
  sourceHint: '如 医疗救助资金；留空就照通知写的资金',
  granting: '怎么缴',
  othersMissing: '请选择“等”字里还有没有别的人',
  termsMissing: '请写出还包括哪些人',
  grantedMissing: '请选择有没有资助',
  amountsMissing: '请至少填一档的个人缴和资助',
  amountWrong: '金额不对，个人缴和资助都要填，请键入 380 或 380.50，不缴的写 0',
  grantingMissing: '请选择有资助的人怎么缴',
} as const

export const startLabels: Readonly<Record<StartChoice, string>> = {
  'payment-day': '缴费之日',
  'next-day': '缴费次日',
  'next-month': '缴费次月 1 日',
  month: '以后某个月的 1 日',
  days: '缴费满若干天',
  'coverage-year': '待遇年度 1 月 1 日',
}

export const actionLabels: Readonly<
  Record<Extract<RulingShape, 'route' | 'refund'>, readonly (readonly [RulingAction, string])[]>
> = {
  route: [
    ['accept', '可以办'],
    ['refuse', '不能办'],
  ],
  refund: [
    ['grant', '退个人所缴'],
    ['refuse', '不予退费'],
  ],
}

/** Field by field what the file of an amendment says; the whole stands in `rules/README.md`. */
export const yamlHelp: readonly (readonly [field: string, meaning: string])[] = [
  ['policy', '改哪一个政策包，写它的名称，如 tongliang-2024'],
  ['from', '从哪一天起按它办：参保看缴费日期，退费看申请日期'],
  ['documentNumber', '文号；由本单位裁定的写 null'],
  ['clause', '文件里的条款；裁定写通知里缺的那一条'],
  ['basis', '凭什么录入，给以后查的人看'],
  ['unusual', '金额、期限不同寻常而确实如此的，写明理由'],
  ['coverageYears', '缴费期、价格、资助是哪几个待遇年度的，如 [2027]'],
  ['window', '集中缴费期：{ from: 2026-09-01, to: 2027-02-28 }'],
  ['price', '价格，单位是分，380 元写 38000：{ unit: fen, amounts: { 1: 38000 } }'],
  [
    'subsidies',
    '资助，单位是分：{ unit: fen, rows: [{ term: 特困人员, amounts: [{ tier: 1, payable: 0, subsidy: 38000, source: 医疗救助资金 }] }] }',
  ],
  [
    'routes、refund',
    '改参保途径或退费的一条：change 写那一条的名称，row 写要改的几项。action 写 accept 可以办、refuse 不能办、grant 退费',
  ],
  [
    'start',
    '待遇从哪天起：{ at: payment-day } 缴费之日，{ at: next-day } 缴费次日，{ at: month-first, length: { unit: month, value: 1 } } 缴费次月 1 日，{ at: coverage-year } 待遇年度 1 月 1 日',
  ],
  [
    'quota',
    '任务公式：{ from: registered, minus: [universityStudents], unit: person, text: 一句说明 }；minus 里可写 fullySubsidised 全额资助、universityStudents 大学生、employedInsured 单位已参保、inService 服役、imprisoned 服刑',
  ],
  [
    'silentBands',
    '没有写资助的价格段：[{ price: ordinary, band: 2, subsidies: same-subsidy }]；none 没有资助，same-subsidy 资助的金额照原表，same-payable 个人缴的金额照原表',
  ],
  [
    'channels、materials',
    '缴费渠道、登记材料，写全：[{ channel: 微信 }]（代收的加 collectedHere: true）、[{ name: 身份证原件 }]',
  ],
]
