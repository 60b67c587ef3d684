/** Amounts, counts and telephone numbers as files hold them. */
import type { Cell } from '../cell.ts'
import { nothing, plainText, problem, standsForNothing, tidy, value } from './reading.ts'
import type { ValueReading } from './reading.ts'

/** Ten million yuan: no line of a roster of people is larger. */
const mostFen = 1_000_000_000

export function readFenCell(cell: Cell): ValueReading {
  if (cell.kind === 'number') return fenOf(cell.value)
  if (cell.kind !== 'text') return nothing
  const tidied = tidy(cell.text)
  if (tidied === '' || standsForNothing(tidied)) return nothing
  const inBrackets = /^\((.+)\)$/u.exec(tidied)?.[1]
  const bare = (inBrackets ?? tidied)
    .replaceAll(/[\s¥￥]|RMB|CNY|人民币|元整|元|圆/giu, '')
    .replaceAll('，', ',')
    .replace(/^[−－]/u, '-')
  const isPlain = /^[-+]?\d+(?:\.\d*)?$/u.test(bare)
  const isGrouped = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/u.test(bare)
  if (!isPlain && !isGrouped) {
    return problem('amount-unreadable', `“${tidied}”不是金额，请改成 380 或 380.00 的样式。`)
  }
  const [whole = '', decimals = ''] = bare.replaceAll(',', '').replace(/^[-+]/u, '').split('.')
  if (/[1-9]/u.test(decimals.slice(2))) return tooManyDecimals(tidied)
  const fen = Number(whole) * 100 + Number(decimals.slice(0, 2).padEnd(2, '0'))
  const isNegative = bare.startsWith('-') || inBrackets !== undefined
  return checkedFen(isNegative && fen !== 0 ? -fen : fen, tidied)
}

/** Yuan as a double: a sum of prices may carry a trace of its binary form, a third decimal may not. */
function fenOf(yuan: number): ValueReading {
  const fen = Math.round(yuan * 100)
  if (Math.abs(yuan * 100 - fen) > 1e-5) return tooManyDecimals(String(yuan))
  return checkedFen(fen === 0 ? 0 : fen, String(yuan))
}

function tooManyDecimals(text: string): ValueReading {
  return problem('amount-decimals', `“${text}”超过两位小数，金额最小到分，请核对。`)
}

function checkedFen(fen: number, text: string): ValueReading {
  if (Math.abs(fen) > mostFen) {
    return problem('amount-too-large', `“${text}”超过一千万元，不像个人的金额，请核对。`)
  }
  return value({ kind: 'fen', fen })
}

export function readCountCell(cell: Cell): ValueReading {
  const text = plainText(cell)
  if (text === '' || standsForNothing(text)) return nothing
  const bare = text
    .replaceAll(/[,，\s]/gu, '')
    .replace(/(?:人|户|口|次|个|名|年|岁|周岁|个?月|天)$/u, '')
  if (!/^\d{1,9}(?:\.0+)?$/u.test(bare)) {
    return problem('count-unreadable', `“${text}”不是整数，请核对后改正。`)
  }
  return value({ kind: 'count', count: Number(bare) })
}

/** A mobile number or a landline; of several the first. */
export function readPhoneCell(cell: Cell): ValueReading {
  const text = plainText(cell)
  if (text === '' || standsForNothing(text) || text === '无') return nothing
  for (const part of text.split(/[,，;；、/|]|(?<=\d{7})\s+(?=\d{7})/u)) {
    const bare = part
      .replaceAll(/[\s()（）.]/gu, '')
      .replaceAll(/[—–－]/gu, '-')
      .replace(/^(?:\+|00)?86-?(?=1\d{10}$|1\d\d-)/u, '')
    const mobile = bare.replaceAll('-', '')
    if (/^1\d{10}$/u.test(mobile)) return value({ kind: 'phone', phone: mobile })
    if (/^(?:0\d{2,3}-?)?\d{7,8}$/u.test(bare)) return value({ kind: 'phone', phone: bare })
  }
  return problem('phone-unreadable', `“${text}”不是电话号码，请核对；没有电话的请留空。`)
}
