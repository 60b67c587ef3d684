/** Conditions in plain Chinese. The vocabulary is closed, so that every word of it has its sentence. */
import { circumstanceLabels } from '../../shared/rules/circumstance-words.ts'
import { groundLabels } from '../../shared/rules/ground-words.ts'
import { spaced, tellDays, tellOption, tellQuantity } from './describe-text.ts'
import type { Telling } from './describe-text.ts'
import type { ConditionDocument } from './pack-document.ts'

type Given<Key extends keyof ConditionDocument> = NonNullable<ConditionDocument[Key]>

type Tellers = {
  readonly [Key in keyof Required<ConditionDocument>]: (
    given: Given<Key>,
    telling: Telling,
  ) => string
}

const tellers: Tellers = {
  circumstance: (kinds) => `参保情形是${either(kinds.map((kind) => circumstanceLabels[kind]))}`,
  coverageYear: (years) => `待遇年度是 ${years.join('、')}`,
  anotherYear: (another) => (another ? '是这份通知以外的待遇年度' : '是这份通知的待遇年度'),
  window: (window) => (window === 'concentrated' ? '在集中缴费期内缴费' : '在集中缴费期以外缴费'),
  paidOn: (days, telling) => `${spaced(tellDays(days, telling))}缴费`,
  bornOn: (days, telling) => `${spaced(tellDays(days, telling))}出生`,
  eventOn: (days, telling) => `情形发生在 ${tellDays(days, telling)}`,
  sinceBirth: (length, telling) =>
    length.counting === 'payment'
      ? `出生后 ${tellQuantity(length, telling)}以内缴费`
      : `出生后 ${tellQuantity(length, telling)}以内登记并缴费`,
  sinceEvent: (length, telling) => `情形发生后 ${tellQuantity(length, telling)}以内缴费`,
  paidAtOrigin: (paid) => (paid ? '在原籍地已缴费' : '在原籍地没有缴费'),
  freshman: (freshman) => (freshman ? '是大一新生' : '不是大一新生'),
  enrolsAt: (place) => (place === 'school' ? '在学校参保' : '在户籍地参保'),
  coveredThisYear: (covered) => (covered ? '当年已参加过基本医保' : '当年没有参加过基本医保'),
  missedYears: ({ from = 0, to }) => tellMissed(from, to),
  waiting: (waiting) => (waiting ? '已有正在计算的等待期' : '没有正在计算的等待期'),
  holds: (terms) => `缴费当天是${either(terms)}`,
  ground: (kinds) => `退费事由是${either(kinds.map((kind) => groundLabels[kind]))}`,
  groundOn: (days, telling) => `事由发生在 ${tellDays(days, telling)}`,
  beforeBenefit: (before) => (before ? '待遇开始以前申请退费' : '待遇开始以后才申请退费'),
  is: (names, telling) => names.map((name) => tellDefinition(name, telling)).join('，并且'),
  reading: (choices, telling) =>
    Object.entries(choices)
      .map(([name, option]) => tellChoice(name, option, telling))
      .join('，并且'),
}

/** Everything that must hold, one sentence each; empty where nothing is asked. */
export function tellCondition(
  when: ConditionDocument | undefined,
  telling: Telling,
): readonly string[] {
  if (when === undefined) return []
  return typedKeys(when).flatMap((key) => tellOne(key, when[key], telling) ?? [])
}

function tellOne<Key extends keyof ConditionDocument>(
  key: Key,
  given: ConditionDocument[Key],
  telling: Telling,
): string | null {
  return given === undefined ? null : tellers[key](given, telling)
}

function typedKeys(when: ConditionDocument): readonly (keyof ConditionDocument)[] {
  // The schema is strict: no other key gets through.
  return Object.keys(when) as (keyof ConditionDocument)[]
}

/** A definition in its own words, so that nobody need look it up. */
function tellDefinition(name: string, telling: Telling): string {
  return tellAny(
    telling.document.definitions?.find((each) => each.name === name)?.any ?? [],
    telling,
  )
}

/** Combinations of which one suffices: several are numbered. */
export function tellAny(any: readonly ConditionDocument[], telling: Telling): string {
  const each = any.map((when) => tellCondition(when, telling).join('，'))
  if (each.length === 1) return each[0] ?? ''
  return each.map((words, index) => `（${index + 1}）${words}`).join('；或者')
}

/** A single option is a list that the office confirms; among several, the one that is chosen. */
function tellChoice(name: string, option: string, telling: Telling): string {
  const reading = telling.document.readings.find((each) => each.name === name)
  return reading?.options.length === 1
    ? '并经本单位确认'
    : `本单位的理解是“${tellOption(name, option, telling)}”`
}

function tellMissed(from: number, to: number | undefined): string {
  if (to === 0) return '没有断保'
  if (to === undefined) return `断保 ${from} 年及以上`
  return from === to ? `断保 ${from} 年` : `断保 ${from} 至 ${to} 年`
}

function either(words: readonly string[]): string {
  return words.length === 1 ? (words[0] ?? '') : `${words.join('、')}之一`
}
