/** Why what was typed is no amount: said where it is typed, before anything is recorded. */
import { readTypedYuan } from '../kit/typed-yuan.ts'
import { words } from './words.ts'

/** Null where it is an amount, and where nothing is typed yet. */
export function explainAmount(typed: string): string | null {
  const text = typed.normalize('NFKC').trim()
  if (text === '' || readTypedYuan(typed) !== null) return null
  if (/^[-\u2010-\u2015\u2212]/u.test(text)) return words.amountNegative(text)
  if (/^[￥¥]?[\d,]+\.\d{3,}元?$/u.test(text)) return words.amountTooFine(text)
  // What looks like 0 or 1 and is a letter: nobody sees it on paper.
  if (/^[￥¥]?[\doOlI.,。]+元?$/u.test(text) && /[oOlI]/u.test(text))
    return words.amountLetter(text)
  return words.amountNone(text)
}
