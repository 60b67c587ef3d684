/** Kinds of the tax office: who may go on, and who paid. */
import {
  coverageYearField,
  field,
  idNumberField,
  nameField,
  noteField,
  villageField,
  whoFields,
} from './kind-fields.ts'
import type { FieldSpec } from './field.ts'
import type { RosterKind } from './kind.ts'

const paidOn = field('paidOn', '缴费日期', {
  kind: 'day',
  required: true,
  aliases: ['缴款日期', '入库日期', '缴费时间', '扣款日期', '到账日期', '实缴日期', '缴款时间'],
  example: '2023-11-08',
})
const amount = field('amount', '缴费金额', {
  kind: 'fen',
  required: true,
  aliases: [
    '实缴金额',
    '实缴费额',
    '金额',
    '缴费额',
    '实收金额',
    '入库金额',
    '个人缴费金额',
    '缴款金额',
  ],
  example: '380.00',
})
const voucher = field('voucher', '凭证号', {
  kind: 'text',
  aliases: ['电子税票号码', '票号', '税票号', '缴费凭证号', '凭证号码', '应征凭证序号', '流水号'],
  example: '350016231100012345',
})
const channel = field('channel', '缴费渠道', {
  kind: 'text',
  aliases: ['缴费方式', '渠道', '缴款方式', '征收渠道'],
  example: '微信小程序',
})
const tier = field('tier', '档次', {
  kind: 'count',
  aliases: ['缴费档次', '参保档次'],
  example: '1',
})

const does = [
  '每一行按它自己的实际缴费日，用通知和本单位确定的内容核定一次，钉住当时的依据。',
  '金额与核定相符的，记缴费、记参保、记账；已批准待缴的登记随之生效，没有登记的记续保。',
  '金额不符、一人一年缴了两次、按缴费日不能参保的，照实记下，多出的记“暂收款”，可以退，逐条列出。',
  '清册重复以前的行，已记的不再记；找不到人的也记暂收款，由另一人写明理由认可。',
]
const never = [
  '不改名册上的金额和日期，不覆盖任何已有的缴费。',
  '不凭名册降低应缴：少缴的只记暂收款，不记参保，须补足或由第二人写明理由认可。',
  '不动现金日记：税务收的钱不经过村里和柜台。',
]

function paymentKind(kind: {
  readonly kind: RosterKind['kind']
  readonly label: string
  readonly fields: readonly FieldSpec[]
}): RosterKind {
  return {
    ...kind,
    does,
    never,
    changes: 'payments',
    createsPeople: false,
    updates: [],
    evidence: {
      kind: 'paid',
      eventField: 'paidOn',
      endsField: null,
      termField: 'voucher',
      levelField: null,
    },
    list: 'adding',
    usually: 'adding',
    needsCoverageYear: true,
    needsListDay: false,
    eventIsPast: true,
    authorities: ['tax'],
    appliedBy: ['reviewer'],
    severalPerPerson: true,
  }
}

export const paidRegister: RosterKind = paymentKind({
  kind: 'paid-register',
  label: '已缴费清册',
  fields: [
    ...whoFields,
    paidOn,
    amount,
    villageField,
    tier,
    coverageYearField,
    voucher,
    channel,
    noteField,
  ],
})

export const paymentDetail: RosterKind = paymentKind({
  kind: 'payment-detail',
  label: '缴费明细',
  fields: [
    ...whoFields,
    paidOn,
    amount,
    { ...voucher, required: true },
    channel,
    tier,
    coverageYearField,
    villageField,
    noteField,
  ],
})

export const renewal: RosterKind = {
  kind: 'renewal',
  label: '续保名册',
  fields: [
    nameField,
    { ...idNumberField },
    villageField,
    field('payable', '应缴金额', {
      kind: 'fen',
      aliases: ['应缴费额', '个人应缴', '应征金额', '缴费标准'],
      example: '380',
    }),
    field('paidBefore', '上年缴费情况', { kind: 'text', aliases: ['上年度缴费', '上年参保情况'] }),
    noteField,
  ],
  does: ['名册上的人留下一条“可以续保”的凭据：村里按它公示、收费，未参保台账按它列出还没缴的。'],
  never: ['不记参保：在册不等于缴了费。', '不按名册上的应缴金额收费：收多少由政策在缴费日决定。'],
  changes: 'nothing',
  createsPeople: false,
  updates: [],
  evidence: {
    kind: 'renewal',
    eventField: null,
    endsField: null,
    termField: null,
    levelField: null,
  },
  list: 'full',
  usually: 'full',
  needsCoverageYear: true,
  needsListDay: false,
  eventIsPast: false,
  authorities: ['tax'],
  appliedBy: ['clerk', 'reviewer'],
  severalPerPerson: false,
}
