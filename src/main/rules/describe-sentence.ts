/**
 * The sentences of a pack outside any case. What can be dated is dated; what a case alone could fill
 * is called by its name, or left out where the words around it say it already.
 */
import { spaced, tellDay, tellQuantity } from './describe-text.ts'
import type { Telling } from './describe-text.ts'
import type { StartDocument } from './pack-document.ts'

/** What the row says of benefits, where the sentence tells when they begin. */
type Sentence = { readonly text: string; readonly start?: StartDocument | undefined }

const places = / ?\{([a-zA-Z.]+)(?:\+(\d{1,3})([dm]))?\} ?/gu

/** `到 {birthDate+6m} 为止` is 到出生满 6 个月那天为止; nothing of the file's own language stays. */
export function tellSentence({ text, start }: Sentence, telling: Telling): string {
  const tell = (...match: readonly (string | undefined)[]): string => {
    const [whole = '', name = '', count, unit] = match
    const said = tellPlace({ name, count, unit }, start, telling)
    return said === null ? whole : withBlanks(said, whole)
  }
  return withoutRepetition(text).replaceAll(places, tell)
}

/** Days of a case that repeat what their own words say: `缴费次日 {from} 起`, `缴费日 {paidOn} 和`. */
function withoutRepetition(text: string): string {
  return text
    .replaceAll(/，\{paidOn\} 缴费即 \{from\} 起/gu, '')
    .replaceAll(/(1 日)即 \{from\} /gu, '$1')
    .replaceAll(/(次日|之日) \{from\} /gu, '$1')
    .replaceAll(/(缴费日|事由日|登记日|申请日) \{\w+\} /gu, '$1')
    .replaceAll(/、\{paidOn\} /gu, '、')
    .replaceAll(/（\{(?:birthDate|eventOn)(?:\+\d+[dm])?\}(?: 发生)?）/gu, '')
    .replaceAll(/于 \{(?:birthDate|eventOn)\} /gu, '')
    .replaceAll(/ ?\{(?:birthDate|eventOn|appliedOn)\} /gu, '')
    .replaceAll('“{term}”', '这类人员')
}

type Place = {
  readonly name: string
  readonly count: string | undefined
  readonly unit: string | undefined
}

function tellPlace(
  { name, count, unit }: Place,
  start: StartDocument | undefined,
  telling: Telling,
): string | null {
  const { coverageYear, windowNamed } = telling
  const window = windowOf(telling)
  const said: Readonly<Record<string, string>> = {
    birthDate: count === undefined ? '出生那天' : `出生${tellLater(count, unit)}`,
    eventOn: count === undefined ? '情形发生那天' : `情形发生${tellLater(count, unit)}`,
    paidOn: '这时',
    registeredOn: '这时',
    groundOn: '这时',
    appliedOn: '这时',
    coverageYear: '其他',
    'window.from': windowNamed === true ? '缴费期首日' : tellDay(window.from, telling),
    'window.to': windowNamed === true ? '缴费期末日' : tellDay(window.to, telling),
    from: start === undefined ? '待遇开始那天' : tellFirstDay(start, telling),
    to: `${coverageYear}-12-31`,
    'wait.since': start?.from === 'coverage-year' ? `${coverageYear}-01-01` : '缴费那天',
    'wait.sum': '的月数照断保和修复的年数算',
    missedYears: '若干',
    repairedYears: '若干',
    term: '这类人员',
  }
  return said[name] ?? null
}

function tellLater(count: string, unit: string | undefined): string {
  return unit === 'm' ? `满 ${count} 个月那天` : `后第 ${count} 天`
}

function windowOf({ document, coverageYear }: Telling) {
  const own = document.windows?.find(({ coverageYears }) => coverageYears.includes(coverageYear))
  return own ?? document.window
}

/** Digits keep a blank on either side, characters need none. */
function withBlanks(said: string, whole: string): string {
  const before = whole.startsWith(' ') && /^\d/u.test(said) ? ' ' : ''
  const after = whole.endsWith(' ') && /\d$/u.test(said) ? ' ' : ''
  return `${before}${said}${after}`
}

/** The first day of benefit, as it follows from the day of payment. */
export function tellFirstDay(start: StartDocument, telling: Telling): string {
  const { coverageYear } = telling
  const { length } = start
  switch (start.at) {
    case 'coverage-year':
      return `${coverageYear}-01-01`
    case 'birth':
      return '出生之日'
    case 'payment-day':
      return '缴费之日'
    case 'next-day':
      return '缴费次日'
    case 'month-first':
      if (length?.value === 1) return '缴费次月 1 日'
      return `缴费当月往后第 ${length === undefined ? '几个月' : tellQuantity(length, telling)}的 1 日`
    case 'after':
      return `缴费后满 ${length === undefined ? '期' : spaced(tellQuantity(length, telling))}的那天`
    case 'after-wait':
      return '等待期满那天'
    case 'unstated':
      return '（通知没有写的那天）'
  }
}
