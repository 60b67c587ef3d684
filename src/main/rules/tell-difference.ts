/** What an example expects beside what was answered, in words: money in yuan, no JSON. */
import { speakYuan } from '../../shared/kernel/fen.ts'
import { isFields } from './check-fields.ts'

const names: Readonly<Record<string, string>> = {
  outcome: '结论',
  window: '缴费期内外',
  charge: '金额',
  benefit: '待遇',
  refundFen: '退费',
  target: '任务数',
  code: '第一条依据的代码',
  clause: '第一条依据的条款',
  codes: '依据的代码',
  unconfirmed: '须确认的读法',
  whyNot: '差在哪里',
  standardFen: '标准',
  payableFen: '个人应缴',
  subsidies: '资助',
  category: '身份',
  source: '资金',
  fen: '金额',
  from: '从',
  to: '到',
  retroactiveFrom: '追溯到',
  condition: '条件',
  firstDay: '第一天',
  lastDay: '最后一天',
}

/** `金额：例子写的是 个人应缴 380 元，程序的答复是 个人应缴 266 元`. */
export function tellDifference(of: {
  readonly key: string
  readonly wanted: unknown
  readonly value: unknown
}): string {
  const { key, wanted, value } = of
  const name = names[key] ?? key
  return `${name}：例子写的是 ${tell(key, wanted)}，程序的答复是 ${tell(key, only(value, wanted))}`
}

/** Of the answer, what the example has anything to say about. */
function only(value: unknown, wanted: unknown): unknown {
  if (!isFields(value) || !isFields(wanted)) return value
  return Object.fromEntries(Object.keys(wanted).map((key) => [key, value[key]]))
}

function tell(key: string, value: unknown): string {
  if (value === undefined || value === null) return '没有'
  if (Array.isArray(value)) {
    return value.length === 0 ? '没有' : value.map((each) => tell(key, each)).join('、')
  }
  if (isFields(value)) {
    const fields = Object.entries(value)
    if (fields.length === 0) return '有'
    return fields.map(([inner, each]) => `${names[inner] ?? inner} ${tell(inner, each)}`).join('，')
  }
  const isMoney = typeof value === 'number' && (key.endsWith('Fen') || key === 'fen')
  if (isMoney) return `${speakYuan(value)} 元`
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '没有')
}
