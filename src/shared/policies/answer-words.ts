/** Parts of an answer in words: what an example expects beside what the engine says. */
import { codeLabels } from '../rules/fact-words.ts'
import { speakYuan } from '../kernel/fen.ts'
import type { Answer } from '../rules/model.ts'
import { amountUnsaid, benefitWords } from '../rules/unsaid-words.ts'
import { isFields } from './question-words.ts'
import type { Told } from './question-words.ts'

export const outcomeWords: Readonly<Record<string, string>> = {
  accepted: '可以办理',
  'needs-approval': '须经审核批准',
  refused: '不能办理',
  undetermined: '通知没有写，须请示',
  invalid: '所填有误',
}

export const windowWords: Readonly<Record<string, string>> = {
  concentrated: '集中缴费期内',
  outside: '集中缴费期以外',
}

/** What an example may say of its answer. */
const keyLabels: Readonly<Record<string, string>> = {
  outcome: '结果',
  window: '缴费期',
  charge: '缴费',
  benefit: '待遇',
  refundFen: '退费',
  target: '任务数',
  code: '第一条依据',
  clause: '条款',
  codes: '须有的依据',
  unconfirmed: '待确认的理解',
  whyNot: '为什么不能',
  findings: '依据',
}

export function tellKey(key: string): string {
  return keyLabels[key] ?? key
}

/** `titleOf` knows what a reading asks. */
export function tellPart(
  key: string,
  value: unknown,
  titleOf: (reading: string) => string,
): string {
  switch (key) {
    case 'outcome':
      return find(outcomeWords, value)
    case 'window':
      return find(windowWords, value)
    case 'code':
      return find(codeLabels, value)
    case 'codes':
      return tellList(value, (code) => find(codeLabels, code))
    case 'unconfirmed':
      return tellList(value, (name) => titleOf(String(name)))
    case 'refundFen':
      return typeof value === 'number' ? `${speakYuan(value)} 元` : tellPlain(value)
    case 'target':
      return typeof value === 'number' ? `${value} 人` : tellPlain(value)
    default:
      return tellFields(value)
  }
}

/** What the engine says in yuan and days: `应缴 375 元（标准 755 元，减参保资助 380 元）`. */
export function tellAnswer(answer: Answer): readonly Told[] {
  const { charge, benefit, refundFen, target } = answer
  return [
    ...(charge === undefined
      ? []
      : [{ label: '缴费', text: charge === null ? amountUnsaid(answer) : tellCharge(charge) }]),
    ...(benefit === undefined ? [] : [{ label: '待遇', text: benefitWords(answer) }]),
    ...(refundFen === undefined
      ? []
      : [{ label: '退费', text: refundFen === null ? amountUnsaid(answer) : tellYuan(refundFen) }]),
    ...(target === undefined ? [] : [{ label: '任务数', text: `${target} 人` }]),
  ]
}

function tellCharge({ standardFen, payableFen, subsidies }: NonNullable<Answer['charge']>): string {
  const less = subsidies.map(({ source, fen }) => `，减${source} ${tellYuan(fen)}`)
  return `应缴 ${tellYuan(payableFen)}（标准 ${tellYuan(standardFen)}${less.join('')}）`
}

const partWords: Readonly<Record<string, (value: unknown) => string>> = {
  standardFen: (fen) => `标准 ${tellYuan(fen)}`,
  payableFen: (fen) => `应缴 ${tellYuan(fen)}`,
  subsidies: (list) =>
    tellList(
      list,
      (each) => {
        const { source, fen } = isFields(each) ? each : {}
        return `${source === undefined ? '' : `${tellPlain(source)} `}资助 ${tellYuan(fen)}`
      },
      '没有资助',
    ),
  category: (term) => (term === null ? '普通居民' : `按“${tellPlain(term)}”`),
  from: (day) => `自 ${tellPlain(day)}`,
  to: (day) => `至 ${tellPlain(day)}`,
  retroactiveFrom: (day) => `追溯自 ${tellPlain(day)}`,
  condition: (text) => `须${tellPlain(text)}`,
  firstDay: (day) => (day === null ? '没有以后符合的日子' : `${tellPlain(day)} 起符合`),
  lastDay: (day) => (day === null ? '没有以前符合的日子' : `${tellPlain(day)} 为止符合`),
  text: tellPlain,
}

function tellFields(value: unknown): string {
  if (!isFields(value)) return tellPlain(value)
  return Object.entries(value)
    .map(([key, part]) => partWords[key]?.(part) ?? `${tellKey(key)} ${tellPlain(part)}`)
    .join('，')
}

function tellList(value: unknown, tell: (each: unknown) => string, empty = '没有'): string {
  if (!Array.isArray(value)) return tellPlain(value)
  const list: readonly unknown[] = value
  return list.length === 0 ? empty : list.map(tell).join('、')
}

function tellYuan(fen: unknown): string {
  return typeof fen === 'number' ? `${speakYuan(fen)} 元` : tellPlain(fen)
}

function find(labels: Readonly<Record<string, string>>, key: unknown): string {
  return (typeof key === 'string' ? labels[key] : undefined) ?? tellPlain(key)
}

function tellPlain(value: unknown): string {
  if (value === null || value === undefined) return '没有'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
