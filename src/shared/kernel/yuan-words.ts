/** Amounts in Chinese capitals, as receipts write them so that nobody adds a stroke. */
import type { Fen } from './fen.ts'

const digits = '零壹贰叁肆伍陆柒捌玖'
const places = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿']
const groupSize = 10_000

/** A receipt writes no more: 999,999,999,999.99 yuan. */
const limitFen = 100_000_000_000_000

/**
 * `38000` as 叁佰捌拾元整, `102050` as 壹仟零贰拾元伍角, `5` as 伍分. Whole fen from 0 upwards;
 * throws a RangeError on anything else. 中国人民银行《正确填写票据和结算凭证的基本规定》.
 */
export function yuanWords(amountFen: Fen): string {
  if (!Number.isInteger(amountFen) || amountFen < 0 || amountFen >= limitFen) {
    throw new RangeError(`not an amount for a receipt: ${amountFen}`)
  }
  const yuan = Math.floor(amountFen / 100)
  const jiao = Math.floor(amountFen / 10) % 10
  const fen = amountFen % 10
  if (yuan === 0 && jiao === 0 && fen === 0) return '零元整'
  const whole = yuan === 0 ? '' : `${wordsOfWhole(yuan)}元`
  if (jiao === 0 && fen === 0) return `${whole}整`
  const tenths = jiao === 0 ? '' : `${digitOf(jiao)}角`
  // 壹元零伍分: the place that is passed over is said.
  const gap = jiao === 0 && whole !== '' ? '零' : ''
  return `${whole}${gap}${tenths}${fen === 0 ? '' : `${digitOf(fen)}分`}`
}

function wordsOfWhole(yuan: number): string {
  let words = ''
  let rest = yuan
  for (let group = 0; rest > 0; group += 1) {
    const part = rest % groupSize
    const higher = Math.floor(rest / groupSize)
    if (part > 0) {
      // 壹万零伍拾: a group that does not fill its thousands says so where something stands above.
      const gap = higher > 0 && part < 1000 ? '零' : ''
      words = `${gap}${wordsOfGroup(part)}${groups[group] ?? ''}${words}`
    } else if (words !== '' && !words.startsWith('零')) {
      words = `零${words}`
    }
    rest = higher
  }
  return words
}

function wordsOfGroup(part: number): string {
  let words = ''
  let gap = false
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(part / 10 ** place) % 10
    if (digit === 0) {
      gap = words !== ''
    } else {
      words += `${gap ? '零' : ''}${digitOf(digit)}${places[place] ?? ''}`
      gap = false
    }
  }
  return words
}

function digitOf(digit: number): string {
  return digits.charAt(digit)
}
