/** The office's words for what a question of the rules engine is about. */
import type { groundLabels } from './ground-words.ts'

export type GroundKind = keyof typeof groundLabels

/** What the day of a ground is called; grounds without a day of their own are left out. */
export const groundDayLabels: Readonly<Partial<Record<GroundKind, string>>> = {
  death: '死亡日期',
  'employee-insurance': '参加职工医保日期',
  'resident-insurance-elsewhere': '在外地参保日期',
  'recognised-later': '认定日期',
}

/** The counts of the task formula (任务公式). */
export const quotaLabels = {
  registered: '户籍人口数',
  fullySubsidised: '全额资助对象',
  universityStudents: '高校大学生',
  employedInsured: '单位已参保',
  inService: '服现役',
  imprisoned: '服刑',
} as const
export type QuotaCount = keyof typeof quotaLabels

/** What a finding is about, by its code. */
export const codeLabels: Readonly<Record<string, string>> = {
  'already-covered': '已在别处参保',
  'amendment-unusable': '录入的修改不能用',
  'any-time': '随时参保',
  'approval-required': '须审核批准',
  'bad-input': '所填有误',
  'benefit-started': '已进入待遇期',
  'category-applied': '身份资助',
  'category-expired': '身份不在有效期',
  'category-unknown': '不认识的身份',
  'deadline-passed': '已过截止日',
  'employment-ended': '职工医保中断',
  'enrol-at-school': '应在学校参保',
  'event-before-window': '情形早于缴费期',
  'event-too-late': '事由发生太晚',
  freshman: '大一新生',
  'in-window': '按期参保',
  'late-enrolment': '期外参保',
  'moved-in': '户籍迁入',
  newborn: '新生儿',
  'no-wait': '没有等待期',
  'no-benefit-left': '年度内没有待遇',
  'not-a-ground': '不属退费情形',
  'outside-window': '不在缴费期',
  'paid-too-late': '缴费太晚',
  'perhaps-exempt': '可能免等待',
  'price-floor-unconfirmed': '当地价格待录入',
  'price-not-entered': '价格未录入',
  'prior-year-needed': '上一年度须另缴',
  'reading-unconfirmed': '理解待确认',
  'refund-granted': '可以退费',
  'rule-silent': '通知没有写',
  'standard-price': '缴费标准',
  'subject-to-confirmation': '以核定为准',
  'tier-not-offered': '没有这一档',
  'waiting-period': '等待期',
}
