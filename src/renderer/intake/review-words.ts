/** The words of review, and of what the counter does with a registration afterwards. */
import { paidThrough } from '../../shared/collections/channel-words.ts'

type ListWords = {
  readonly on: string
  readonly who: string
  readonly list: string
  readonly yuan: string
  readonly paidOn: string
}

export const words = {
  queueCount: (count: number) => `待审核 ${count} 份`,
  queueEmpty: '没有待审核的登记。',
  queueHelp: '按登记先后排列，最早的在最前。本人经办的登记须由另一名审核人员办理。',
  own: '本人经办',
  later: '其后的 100 份',
  first: '回到最前',
  allOwn: '这一页都是您本人经办的登记，请由另一名审核人员办理。',
  // one registration
  ownText:
    '您经办或修改过这份登记，不能由您审核，请由另一名审核人员办理；没有别人可审时，请撤回后由一人重新登记、另一人审核。',
  changed: '您打开以后，这份登记变了，请看清现在的内容再办理：',
  notWaiting: (state: string) => `这份登记现在是“${state}”，不在待审核之列。`,
  evidence: '登记内容和凭据',
  person: '参保人',
  enrolments: '往年参保',
  householdMembers: '同户人员',
  materials: '应带材料',
  noMaterials: '通知没有列明这样参保要带的材料',
  history: '办理经过',
  decision: '审核意见',
  reason: '理由',
  evidenceSaid: '名单载明',
  evidenceTaken: (reason: string) => `经办人写明的理由：${reason}`,
  reasonHint: '退回必填；按政策须批准的，通过时写明书面依据',
  reasonMissing: '退回时必须写明理由，请填写后再提交。',
  groundNeeded: '这份登记按政策须有书面依据才能通过，请在理由中写明依据。',
  approve: '通过',
  sendBack: '退回',
  skip: '跳过，下一份',
  toQueue: '返回队列',
  approved: (name: string) => `已通过：${name}`,
  approvedEffective: (name: string) => `已通过：${name} 个人无需缴费，已经参保`,
  sentBack: (name: string) => `已退回：${name}`,
  doneAsLast: (done: string) => `${done}。队列中没有其他可以审核的登记了`,
  queueDone: '队列中没有其他可以审核的登记了',
  review: '去审核',
  approvedAwaitingAmount: (name: string) => `已批准：${name}，金额待核定`,
  // the agency's amount
  assess: '录入核定金额',
  assessText: (name: string, number: string) =>
    `${name} 的登记 ${number}。照医保经办机构的核定结果录入，录入后按这个金额收款；核定为 0 的随即参保。`,
  amount: '核定金额',
  amountMissing: '请录入核定金额',
  amountUnreadable: '金额没有写对，请键入数字，如 380 或 380.50。',
  assessGround: '核定依据',
  assessGroundHint: '医保经办机构的核定单号、日期或来文',
  assessGroundMissing: '请写明核定依据',
  assessedDone: (name: string, amount: string) => `${name} 的核定金额 ${amount} 元已录入`,
  // nothing payable any more
  settle: '核定参保',
  settleText: '按今天的政策个人无需缴费：没有可收的款，由审核人员核定后即参保。',
  settled: (name: string) => `${name} 个人无需缴费，已经参保`,
  // history lines
  registered: (who: string, day: string) => `${day} ${who} 登记（经办）`,
  resubmittedBy: (who: string, day: string) => `${day} ${who} 修改后重新提交（经办）`,
  withdrawnBy: (who: string, day: string) => `${day} ${who} 撤回`,
  reviewApproved: (who: string, day: string) => `${day} ${who} 审核通过`,
  reviewSentBack: (who: string, day: string) => `${day} ${who} 退回`,
  paid: (who: string, day: string, channel: string) =>
    `${day} ${paidThrough(channel)}，${who} 收款`,
  listBooked: (line: ListWords) =>
    `${line.on} ${line.who} 应用${line.list}，记缴费 ${line.yuan} 元（缴费日 ${line.paidOn}）`,
  listSurplus: (line: ListWords) =>
    `${line.on} ${line.who} 应用${line.list}，${line.yuan} 元记暂收（缴费日 ${line.paidOn}）`,
  listAccepted: (line: ListWords) =>
    `${line.on} ${line.who} 认可${line.list}的暂收款，记缴费 ${line.yuan} 元（缴费日 ${line.paidOn}）`,
  listKept: (line: ListWords) =>
    `${line.on} ${line.who} 核对${line.list}的 ${line.yuan} 元，留作暂收待退`,
  listReversed: (line: ListWords) =>
    `${line.on} ${line.who} 撤销${line.list}，这笔 ${line.yuan} 元已冲正`,
  listNamed: (sender: string, file: string, row: number) => `${sender}“${file}”第 ${row} 行`,
  settledFree: (day: string) => `${day} 核定个人无需缴费，参保生效`,
  assessed: (who: string, day: string, amount: string) => `${day} ${who} 录入核定金额 ${amount} 元`,
  ground: '依据',
  waiting: '等待审核',
  waitingAmount: '等待核定金额',
  // states, in a sentence
  awaitingText: '已送审核，等待审核人员办理。',
  sentBackText: (who: string, day: string, reason: string) => `${who} ${day} 退回，理由：${reason}`,
  awaitingAmountText:
    '审核已批准，金额由医保经办机构核定，核定以前不收款；收到核定结果后，由审核人员录入核定金额。',
  approvedText: '审核已通过，待缴费。',
  approvedAssessed: (amount: string) => `金额已核定为 ${amount} 元，待缴费。`,
  approvedGround: (reason: string) => `审核依据：${reason}`,
  effectiveFree: '个人无需缴费，审核核定后已经参保，不用收款。',
  effectivePaid: (day: string, channel: string) =>
    `已于 ${day} ${paidThrough(channel)}，参保生效。`,
  receipt: '收据号',
  voucher: '税务凭证号',
  // what the counter does
  actions: '办理',
  pay: '登记缴费',
  resubmit: '修改后重新提交',
  withdraw: '撤回登记',
  printSheet: '打印登记表',
  printReceipt: '打印收据',
  withdrawTitle: '撤回登记',
  withdrawText: (name: string, number: string) =>
    `撤回 ${name} 的登记 ${number}。撤回后可以重新登记。`,
  withdrawReason: '撤回理由',
  withdrawReasonMissing: '请填写撤回理由',
  withdrawn: '登记已撤回',
  // resubmission
  resubmitTitle: '修改后重新提交',
  personFixed:
    '姓名、身份证号是原有档案，有误的须凭有效证件办理信息变更；这里可以改村（社区）和电话。',
  resubmitSave: '重新提交审核',
  resubmitAgain: '放弃已填内容，按现在的登记重新填写',
  resubmitted: (name: string) => `${name} 的登记已重新提交审核`,
  notSentBack: (state: string) => `这份登记现在是“${state}”，不能修改后重新提交。`,
  cancel: '返回，不修改',
  // list
  state: '状态',
  allStates: '全部状态',
} as const

/** 退回前后对照. */
export const revisionWords = {
  title: '退回前后对照',
  numbered: (number: number) => `退回前后对照（第 ${number} 次）`,
  objected: (who: string, day: string) => `${day} ${who} 退回，理由：`,
  answered: (who: string, day: string) => `${day} ${who} 修改后重新提交，改动如下：`,
  fields: '登记内容的改动',
  field: '登记内容',
  quotation: '试算',
  before: '退回时',
  now: '重新提交',
  same: '没有变',
  noField: '登记内容没有改动，请对照退回理由看清。',
  sameQuotation: '缴费日、金额、待遇期和依据都没有变。',
} as const
