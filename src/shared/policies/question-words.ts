/** A question of the rules engine in the office's words. Anything may stand in it. */
import { circumstanceLabels } from '../rules/circumstance-words.ts'
import { groundDayLabels, quotaLabels } from '../rules/fact-words.ts'
import { groundLabels } from '../rules/ground-words.ts'
import { speakYuan } from '../kernel/fen.ts'

export type Told = { readonly label: string; readonly text: string }

type Fields = Readonly<Record<string, unknown>>

export const askLabels: Readonly<Record<string, string>> = {
  enrolment: '参保',
  refund: '退费',
  quota: '任务数',
}

/** What a field of a question is called, by its path as the engine complains of it. */
export const fieldLabels: Readonly<Record<string, string>> = {
  policy: '政策包',
  ask: '问什么',
  facts: '情况',
  readings: '政策理解',
  'facts.coverageYear': '待遇年度',
  'facts.paidOn': '缴费日期',
  'facts.registeredOn': '登记日期',
  'facts.tier': '档次',
  'facts.person': '本人情况',
  'facts.person.birthDate': '出生日期',
  'facts.person.categories': '特殊身份',
  'facts.circumstance': '参保情形',
  'facts.circumstance.kind': '参保情形',
  'facts.circumstance.movedOn': '迁入日期',
  'facts.circumstance.on': '情形发生日期',
  'facts.circumstance.endedOn': '中断日期',
  'facts.circumstance.paidAtOrigin': '原籍地缴费',
  'facts.circumstance.freshman': '是否新生',
  'facts.circumstance.enrolsAt': '参保地点',
  'facts.coveredThisYear': '当年已参保',
  'facts.missedYears': '断保年数',
  'facts.repairedYears': '修复年数',
  'facts.waitingSince': '等待起算日',
  'facts.paidFen': '已缴金额',
  'facts.appliedOn': '申请日期',
  'facts.benefitFrom': '待遇首日',
  'facts.ground': '退费事由',
  'facts.ground.kind': '退费事由',
  'facts.ground.on': '死亡日期',
  'facts.ground.joinedOn': '参加日期',
  'facts.ground.term': '认定身份',
  'facts.ground.from': '认定日期',
  ...Object.fromEntries(
    Object.entries(quotaLabels).map(([field, label]) => [`facts.${field}`, label]),
  ),
}

/** `特殊身份第 2 项` for `facts.person.categories[1].from`; the path itself where it is unknown. */
export function tellField(path: string): string {
  const item = /^(facts\.person\.categories)\[(\d+)\](?:\.(\w+))?$/u.exec(path)
  if (item === null) return fieldLabels[path] ?? path
  const part = { term: '的名称', from: '的起始日', to: '的截止日' }[item[3] ?? ''] ?? ''
  return `特殊身份第 ${Number(item[2]) + 1} 项${part}`
}

/** The facts, one line each, in the order of the question. `tierOf` is what the notice calls a tier. */
export function tellFacts(
  facts: unknown,
  tierOf: (tier: unknown) => string | undefined = () => undefined,
): readonly Told[] {
  return Object.entries(isFields(facts) ? facts : {}).flatMap(([key, value]) => {
    if (value === null || value === undefined) return []
    if (key === 'person') return tellPerson(value)
    const text = (key === 'tier' ? tierOf(value) : undefined) ?? tellFact(key, value)
    return [{ label: fieldLabels[`facts.${key}`] ?? key, text }]
  })
}

function tellFact(key: string, value: unknown): string {
  if (key === 'circumstance') return tellCircumstance(value)
  if (key === 'ground') return tellGround(value)
  if (key === 'tier') return `第 ${tellPlain(value)} 档`
  if (key === 'paidFen' && typeof value === 'number') return `${speakYuan(value)} 元`
  if (key in quotaLabels) return `${tellPlain(value)} 人`
  if (key === 'missedYears' || key === 'repairedYears') return `${tellPlain(value)} 年`
  return tellPlain(value)
}

function tellPerson(person: unknown): readonly Told[] {
  const { birthDate, categories } = isFields(person) ? person : {}
  const terms: readonly unknown[] = Array.isArray(categories) ? categories : []
  return [
    ...(birthDate === undefined || birthDate === null
      ? []
      : [{ label: '出生日期', text: tellPlain(birthDate) }]),
    ...(terms.length === 0
      ? []
      : [{ label: '特殊身份', text: terms.map(tellCategory).join('、') }]),
  ]
}

function tellCategory(category: unknown): string {
  if (!isFields(category)) return tellPlain(category)
  const { term, from, to } = category
  const since = from === undefined || from === null ? '' : `${tellPlain(from)} 起`
  const until = to === undefined || to === null ? '' : `至 ${tellPlain(to)}`
  const days = [since, until].filter((text) => text !== '').join(' ')
  return days === '' ? tellPlain(term) : `${tellPlain(term)}（${days}）`
}

const circumstanceFacts: Readonly<Record<string, (value: unknown) => string>> = {
  movedOn: (day) => `${tellPlain(day)} 迁入`,
  on: (day) => `${tellPlain(day)} 发生`,
  endedOn: (day) => `${tellPlain(day)} 中断`,
  paidAtOrigin: (paid) => (paid === true ? '原籍地已缴费' : '原籍地未缴费'),
  freshman: (freshman) => (freshman === true ? '新生' : '不是新生'),
  enrolsAt: (place) => (place === 'school' ? '在学校参保' : '在户籍地参保'),
}

function tellCircumstance(circumstance: unknown): string {
  const { kind, ...facts } = isFields(circumstance) ? circumstance : {}
  const label = find(circumstanceLabels, kind)
  const told = Object.entries(facts).map(
    ([key, value]) => circumstanceFacts[key]?.(value) ?? `${key} ${tellPlain(value)}`,
  )
  return told.length === 0 ? label : `${label}（${told.join('，')}）`
}

function tellGround(ground: unknown): string {
  const { kind, term, ...days } = isFields(ground) ? ground : {}
  const dayLabel = find(groundDayLabels, kind)
  const told = [
    ...(term === undefined || term === null ? [] : [`“${tellPlain(term)}”`]),
    ...Object.values(days).map((day) => `${dayLabel} ${tellPlain(day)}`),
  ]
  const label = find(groundLabels, kind)
  return told.length === 0 ? label : `${label}（${told.join('，')}）`
}

function find(labels: Readonly<Record<string, string>>, key: unknown): string {
  return (typeof key === 'string' ? labels[key] : undefined) ?? tellPlain(key)
}

function tellPlain(value: unknown): string {
  if (value === true) return '是'
  if (value === false) return '否'
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
