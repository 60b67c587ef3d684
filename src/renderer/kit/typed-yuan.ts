/** The amounts that people type: 380, 380.00, 1,020.5, ３８０. */
import type { Fen } from '../../shared/kernel/fen.ts'

const yuan = /^(\d{1,7})(?:\.(\d{1,2}))?$/
const yuanWithCommas = /^\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$/

/** The amount in fen, null where it is unfinished or none. */
export function readTypedYuan(typed: string): Fen | null {
  const text = typed
    .normalize('NFKC')
    .trim()
    .replace(/^[￥¥]/u, '')
    .replace(/元$/u, '')
    .trim()
  const match = yuan.exec(yuanWithCommas.test(text) ? text.replaceAll(',', '') : text)
  if (match === null) return null
  const [, whole = '', part = ''] = match
  return Number(whole) * 100 + Number(part.padEnd(2, '0'))
}
