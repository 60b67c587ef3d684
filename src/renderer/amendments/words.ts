/** The words of 本单位确定: readings, gaps, amendments. */
import type { GapKind, WithdrawalPreview } from '../../shared/amendments/model.ts'

export const words = {
  parts: {
    readings: '政策理解',
    gaps: '通知没有写的',
    amendments: '修改和裁定',
  },
  partsLabel: '本单位确定的各部分',
  enterForm: '录入修改',
  enterFile: '从文件录入',
  enterRuling: '裁定',
  enterPrice: '录入价格',
  exportFile: '导出',
  gapsText: '通知没有写明的地方，请示后由管理人员写明依据作出裁定；上级另行发文的，录入那份文件。',
  noGaps: '这份通知没有留下空白。',
  amendmentsText: '上级发文的修改和本单位的裁定，录入后不能改，录错的撤销后重新录入。',
  noAmendments: '还没有录入修改。有新文件时点“录入修改”。',
  clause: '条款',
  gapText: '没有写什么',
  gapKind: '哪一类',
  state: '情况',
  open: '未确定',
  settledBy: (citation: string) => `已由 ${citation} 确定`,
  openCount: (count: number) => `${count} 处未确定`,
  document: '文号',
  ruling: '本单位裁定',
  holdsFrom: '执行日期',
  policy: '政策包',
  content: '内容',
  basis: '依据说明',
  entered: '录入',
  enteredBy: (by: string, on: string) => `${by}，${on}`,
  action: (actionId: number) => `操作 ${actionId}`,
  withdraw: '撤销',
  withdrawnBy: (by: string, on: string) => `${by} ${on} 撤销`,
  withdrawTitle: '撤销修改',
  withdrawText: (name: string) =>
    `撤销“${name}”以后，试算、登记和收款不再按它办理；已经办好的不变，记录都在。`,
  withdrawCounting: '正在算已审核、没有缴费的登记会怎样…',
  withdrawReason: '撤销原因',
  withdrawReasonMissing: '请写明撤销原因',
  withdrawn: '已撤销，之后不再按它办理。',
  formTitle: '录入修改',
  fileTitle: '从文件录入',
  back: '返回列表',
  rehearse: '先演练',
  save: '确认录入',
  notShownYet: '右边还没有算完刚才的改动，请看过以后再按一次。',
  saved: '已录入，之后的试算、登记和收款按此办理。',
  documentNumber: '文号',
  documentHint: '如 某医保发〔2026〕12号；没有文号、由本单位裁定的留空',
  clauseHint: '在文件里的条款，如 二（一）；裁定写通知里缺的那一条',
  basisHint: '凭什么录入，给以后查的人看，如：2026-08-20 收到，照原文录入',
  fromHint: '从哪天缴费起按它办',
  coverageYears: '待遇年度',
  coverageYearsHint: '如 2027；几个年度用顿号隔开',
  windowFrom: '缴费期开始',
  windowTo: '缴费期截止',
  prices: '档次和价格',
  tierName: (tier: number) => `${tier} 档名称`,
  tierYuan: (tier: number) => `${tier} 档每人每年（元）`,
  addTier: '添一档',
  subsidies: '资助',
  subsidyTerm: (row: number) => `第 ${row} 行人员类别`,
  subsidyTier: (row: number) => `第 ${row} 行档次`,
  subsidyPayable: (row: number) => `第 ${row} 行个人缴（元）`,
  subsidyFen: (row: number) => `第 ${row} 行资助（元）`,
  subsidySource: (row: number) => `第 ${row} 行资金来源`,
  removeSubsidy: (row: number) => `删去第 ${row} 行资助`,
  addSubsidy: '添一行资助',
  channels: '缴费渠道',
  channelsHint:
    '本地的全部渠道，用顿号隔开；钱先经本单位或村居的手的，后面写“（代收）”；留空就是不改',
  yaml: '内容（YAML）',
  yamlHint: '一项修改一段，逐栏写法见下面的说明',
  yamlHelp: '每一栏写什么',
  chooseFile: '选择文件…',
  fileUnreadable: '这个文件读不出文字，请选 UTF-8 编码的 .yaml 文件。',
  preview: '改成什么',
  previewEmpty: '填好文号、条款、执行日期和内容，这里列出旧值和新值。',
  previewNone: '这项修改不改变任何数值和规定。',
  place: '哪一处',
  before: '原来',
  after: '改为',
  nothing: '没有',
  waiting: (count: number) =>
    count === 0
      ? '没有等待缴费的登记受影响。'
      : `有 ${count} 份还没有缴费的登记，收款时按新的规定重新核定。`,
  problems: '还不能录入：',
  unusualTick: '已对照文件核对，确实如此',
  unusualReason: '理由',
  unusualReasonHint: '如：县医保局 2026-08-21 来函说明，附后',
  unusualBecause: (reason: string) => `不同寻常，理由：${reason}`,
  at: (line: number, column: number) => `第 ${line} 行第 ${column} 列：`,
  dayMissing: '请填写执行日期',
  yearsMissing: '请填写待遇年度，如 2027',
  yearsWrong: '待遇年度写四位数字，如 2027；几个年度用顿号隔开',
  needed: (label: string) => `请填写${label}`,
  yuanWrong: '金额不对，请键入 380 或 380.50',
  amountNegative: (typed: string) => `“${typed}”是负数，金额不能小于 0，请键入 380 或 380.50`,
  amountTooFine: (typed: string) => `“${typed}”小数太多，金额最多写到分，请键入 380 或 380.50`,
  amountLetter: (typed: string) => `“${typed}”里有字母，请核对是不是把数字 0、1 写成了 O、l`,
  amountNone: (typed: string) => `“${typed}”不是金额，请键入 380 或 380.50`,
  tierOf: (tier: number) => `${tier} 档`,
  ofTier: (name: string, sentence: string) => `${name}：${sentence}`,
  ofRow: (row: number, sentence: string) => `第 ${row} 行：${sentence}`,
  nothingEntered: '缴费期、价格、资助、渠道至少填一样；别的内容请用“从文件录入”',
  windowHalf: '缴费期的开始和截止要一起填',
} as const

/** What withdrawing does to registrations that are approved and unpaid. */
export function sayConsequence({
  approvedCount,
  lostCount,
  changedCount,
}: WithdrawalPreview): string {
  if (lostCount + changedCount === 0) {
    return approvedCount === 0
      ? '这个政策包没有已审核、还没缴费的登记。'
      : `已审核、还没缴费的 ${approvedCount} 份登记，应缴金额不变。`
  }
  const lost =
    lostCount === 0 ? '' : `${lostCount} 份撤销后没有应缴金额，不能收款，须先录入新的文件；`
  const changed = changedCount === 0 ? '' : `${changedCount} 份应缴金额会变，收款时按新的核定；`
  const rest = approvedCount - lostCount - changedCount
  return `已审核、还没缴费的 ${approvedCount} 份登记中，${lost}${changed}${
    rest === 0 ? '请先告知经办人员。' : `其余 ${rest} 份不变。请先告知经办人员。`
  }`
}

export const gapKindLabels: Readonly<Record<GapKind, string>> = {
  undetermined: '须请示的情形',
  approval: '审批的，金额没有写',
  'start-unstated': '待遇起始日没有写',
  'subsidies-silent': '资助金额没有写',
  'price-missing': '价格没有录入',
  'price-floor': '只有最低标准',
  'category-silent': '这类人的资助没有写',
  'and-others': '以“等”字结尾',
  silence: '整项没有写',
}
