/** Texts of the paper that are made of several fields. */
import { formatYuan } from '../../shared/kernel/fen.ts'
import type { Fen } from '../../shared/kernel/fen.ts'
import { listUndrawable, spellOut } from '../kit/font-coverage.ts'
import type { SheetContent } from '../../shared/printing/model.ts'
import { words } from './words.ts'

/** A name or place: a character that no face of the program has comes with its code point. */
export function drawable(text: string): string {
  return spellOut(text, listUndrawable(text))
}

/** `380.00 元`, or why there is no amount. */
export function amountText(fen: Fen | null, { unsaid }: SheetContent['decision']): string {
  return fen === null ? (unsaid?.amount ?? words.undecided) : words.yuan(formatYuan(fen))
}

/** The days of benefit, or why there are none. */
export function benefitText({ benefit, unsaid }: SheetContent['decision']): string {
  if (benefit === null) return unsaid?.benefit ?? words.undecided
  return words.benefitDays(benefit.from, benefit.to)
}

/** What became of the money: paid, nothing to pay, or not yet. */
export function paymentLine({ payment, decision }: SheetContent): string {
  if (payment !== null) {
    const { paidOn, channel, amountFen } = payment
    return words.paid(paidOn, channel, formatYuan(amountFen))
  }
  return decision.kind === 'final' ? words.nothingPayable : words.notPaid
}

/** What a QR reader types: number and short hash with a blank between. */
export function scanText(sheetNumber: string, shortHash: string): string {
  return `${sheetNumber} ${shortHash}`
}

/** Number and hash out of what was typed or scanned into one field. */
export function readScanText(typed: string): {
  readonly sheetNumber: string
  readonly shortHash: string | null
} {
  const [sheetNumber = '', ...rest] = typed.trim().split(/\s+/u)
  return { sheetNumber, shortHash: rest.length === 0 ? null : rest.join('') }
}
