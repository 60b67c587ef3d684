/**
 * Amounts and lengths that no notice has, and those that hardly any has: a slip of the unit or of a
 * digit costs a whole village. What goes past `most` is refused; what is only unusual stands once
 * somebody has written why, in `unusual`. Asked when something is entered, and of every pack; what an
 * office has entered already is never asked again.
 */
import { speakYuan } from '../../shared/kernel/fen.ts'
import { daysBetween, readDay } from '../../shared/kernel/day.ts'
import { stripTerm } from './categories.ts'
import { isFields } from './check-fields.ts'
import type { DocumentProblem } from './problem.ts'

export const plausible = {
  /**
   * A person's price of a year, fen. Individual and public money together come to some 1 100 yuan a
   * head, and to less than 10 000 in the dearest city; 10 yuan was the first price of all, in 2003,
   * and none was below 50 since 2012.
   */
  price: { most: 1_000_000, usualFrom: 5_000, usualTo: 200_000 },
  /**
   * Months until benefits begin. Somebody who pays on the first day of a window waits 16 months at
   * most until the coverage year is over, so that 24 never give any; the notices have 3, and 6 for
   * gaps.
   */
  waitMonths: { most: 24, usualTo: 6 },
  /** Months after a birth or an event within which somebody may come; the notices have up to 12. */
  withinMonths: { most: 24, usualTo: 12 },
  /**
   * Days of a window: the notices have three to eight months. One that stays open all the coverage
   * year, from 1 September before, has 487.
   */
  windowDays: { most: 731, usualTo: 487 },
} as const

/** Days that stand for so many months: no month is longer. */
const daysOfMonths = (months: number) => months * 31

type Path = readonly PropertyKey[]

/** A complaint; an unusual one goes away once it is explained. */
export type PlausibleProblem = DocumentProblem & { readonly unusual: boolean }

/** Of a pack's document, or of an amendment; what is explained is not complained of. */
export function lintPlausible(document: {
  readonly unusual?: string | undefined
}): readonly PlausibleProblem[] {
  const problems: PlausibleProblem[] = []
  walk(document, [], problems)
  return document.unusual === undefined ? problems : problems.filter(({ unusual }) => !unusual)
}

function walk(value: unknown, path: Path, problems: PlausibleProblem[]): void {
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) walk(each, [...path, index], problems)
    return
  }
  if (!isFields(value)) return
  problems.push(...lintFields(value, path))
  for (const [key, each] of Object.entries(value)) walk(each, [...path, key], problems)
}

type Fields = Readonly<Record<string, unknown>>

/** What the fields of one place say together. */
function lintFields(fields: Fields, path: Path): readonly PlausibleProblem[] {
  const { payable, subsidy, amounts, unit, wait } = fields
  return [
    ...(isFields(amounts)
      ? Object.entries(amounts).flatMap(([tier, fen]) => lintPrice(fen, [...path, 'amounts', tier]))
      : []),
    // What somebody pays and what is paid for them make up a price.
    ...(typeof payable === 'number' && typeof subsidy === 'number'
      ? lintPrice(payable + subsidy, [...path, 'subsidy'])
      : []),
    ...(unit === 'day' || unit === 'month' ? lintLength(fields, unit, path) : []),
    ...(isFields(wait) ? lintWait(wait, [...path, 'wait']) : []),
    ...lintWindow(fields, path),
    ...lintTerms(fields, path),
  ]
}

function lintPrice(fen: unknown, path: Path): readonly PlausibleProblem[] {
  if (typeof fen !== 'number') return []
  const { most, usualFrom, usualTo } = plausible.price
  const said = `每人每年 ${speakYuan(fen)} 元`
  if (fen > most) {
    const sentence = `${said}太高，不能采用：个人缴费和补助加在一起也到不了 ${speakYuan(most)} 元，请核对单位和位数`
    const inFile = `${sentence}（文件里的单位是分，380 元写 38000）。`
    return [{ path, text: `${sentence}。`, inFile, unusual: false }]
  }
  if (fen >= usualFrom && fen <= usualTo) return []
  const usual = `一般在 ${speakYuan(usualFrom)} 元到 ${speakYuan(usualTo)} 元之间`
  return [unusual(path, `${said}不同寻常，${usual}，请核对单位和位数`)]
}

/** It stands once somebody says why: on the form beside a tick, in a file in a field of its own. */
function unusual(path: Path, sentence: string): PlausibleProblem {
  const text = `${sentence}；确实如此的，请写明理由`
  return { path, text: `${text}。`, inFile: `${text}（文件里写在 unusual 一栏）。`, unusual: true }
}

function lintLength(fields: Fields, unit: 'day' | 'month', path: Path) {
  const { value, options } = fields
  const counts = [value, ...(isFields(options) ? Object.values(options) : [])]
  const limit = path.includes('start') ? plausible.waitMonths : plausible.withinMonths
  return counts.flatMap((count) => lintMonths(count, { unit, limit, path }))
}

function lintWait(wait: Fields, path: Path): readonly PlausibleProblem[] {
  const { fixed, perMissedYear, perRepairedYear, least } = wait
  const floors = Array.isArray(least) ? least.map((each: unknown) => each) : []
  const lengths: readonly (readonly [unknown, Path])[] = [
    [fixed, [...path, 'fixed']],
    [perMissedYear, [...path, 'perMissedYear']],
    [perRepairedYear, [...path, 'perRepairedYear']],
    ...floors.map((each, index) => {
      const months: unknown = isFields(each) ? each['value'] : undefined
      return [months, [...path, 'least', index, 'value']] as const
    }),
  ]
  const limit = plausible.waitMonths
  return lengths.flatMap(([months, at]) => lintMonths(months, { unit: 'month', limit, path: at }))
}

function lintMonths(
  count: unknown,
  how: {
    readonly unit: 'day' | 'month'
    readonly limit: { readonly most: number; readonly usualTo: number }
    readonly path: Path
  },
): readonly PlausibleProblem[] {
  const { unit, limit, path } = how
  if (typeof count !== 'number') return []
  const upTo = (months: number) => (unit === 'month' ? months : daysOfMonths(months))
  const word = unit === 'month' ? '个月' : '天'
  if (count > upTo(limit.most)) {
    const text = `${count} ${word}太长，不能采用：待遇最迟到待遇年度结束为止，最长写 ${limit.most} 个月（${daysOfMonths(limit.most)} 天），请核对单位和位数。`
    return [{ path, text, unusual: false }]
  }
  if (count <= upTo(limit.usualTo)) return []
  const usual = `一般不超过 ${limit.usualTo} 个月（${daysOfMonths(limit.usualTo)} 天）`
  return [unusual(path, `${count} ${word}不同寻常，${usual}，请核对单位和位数`)]
}

function lintWindow({ window }: Fields, path: Path): readonly PlausibleProblem[] {
  if (!isFields(window)) return []
  const from = readDay(window['from'])
  const to = readDay(window['to'])
  if (from === null || to === null) return []
  const days = daysBetween(from, to) + 1
  const { most, usualTo } = plausible.windowDays
  const at = [...path, 'window', 'to']
  if (days > most) {
    const text = `缴费期长 ${days} 天，不能采用：最长写 ${most} 天，请核对年份。`
    return [{ path: at, text, unusual: false }]
  }
  if (days <= usualTo) return []
  const usual = `一般不超过 ${usualTo} 天`
  return [unusual(at, `缴费期长 ${days} 天，不同寻常，${usual}，请核对年份`)]
}

/** A name of nothing but parentheses and quotation marks is nobody's. */
function lintTerms(fields: Fields, path: Path): readonly PlausibleProblem[] {
  const { term, members, aliases } = fields
  const lists = { members, aliases }
  const named: readonly (readonly [unknown, Path])[] = [
    [term, [...path, 'term']],
    ...Object.entries(lists).flatMap(([key, list]) =>
      Array.isArray(list)
        ? list.map((each: unknown, index) => [each, [...path, key, index]] as const)
        : [],
    ),
  ]
  return named.flatMap(([name, at]) => {
    if (typeof name !== 'string' || stripTerm(name) !== '') return []
    const text = `“${name}”去掉括号和引号以后没有字，不是人员类别，请照文件写出名称。`
    return [{ path: at, text, unusual: false }]
  })
}
