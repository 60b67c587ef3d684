/** How the sender's screen shows a number. */
import { SSF } from '@e965/xlsx'
import { getDefined } from '../../../shared/kernel/assert.ts'
import type { NumberFormat } from './number-format.ts'

export type ShownNumber = { readonly value: number; readonly format: NumberFormat }

/** The number as the sender's screen shows it in a column that is wide enough. */
export function showNumber({ value, format }: ShownNumber, from1904: boolean): string {
  if (format.meaning === 'general' || format.meaning === 'text') return showGeneral(value)
  const ready = readyFor(format, from1904)
  const found = ready.get(value)
  if (found !== undefined) return found
  const shown = showFormatted({ value, format }, from1904)
  if (ready.size >= mostReady) ready.clear()
  ready.set(value, shown)
  return shown
}

/** A column repeats its days and amounts, and formatting one takes as long as reading ten cells. */
const readyByFormat = [new WeakMap<NumberFormat, Ready>(), new WeakMap<NumberFormat, Ready>()]
type Ready = Map<number, string>
const mostReady = 20_000

function readyFor(format: NumberFormat, from1904: boolean): Ready {
  const byFormat = getDefined(readyByFormat[from1904 ? 1 : 0], 'numbers ready to be shown')
  let ready = byFormat.get(format)
  if (ready === undefined) byFormat.set(format, (ready = new Map<number, string>()))
  return ready
}

function showFormatted({ value, format }: ShownNumber, from1904: boolean): string {
  try {
    return String(SSF.format(quoted(format.code), value, { date1904: from1904 })).trim()
  } catch {
    // A format that nobody understands: a spreadsheet shows the number.
    return showGeneral(value)
  }
}

/** The library takes a bare yuan sign for part of the number's own format. */
function quoted(code: string): string {
  return code.replaceAll(/"[^"]*"|[¥￥]/gu, (part) => (part.length === 1 ? `"${part}"` : part))
}

/** Eleven digits at most, more in exponents, as every spreadsheet program does. */
function showGeneral(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e11) return String(value)
  return String(SSF.format('General', value))
}
