/** Names, texts, 是 and 否, and levels as files hold them. */
import { normalizePersonName } from '../../../../shared/kernel/person-name.ts'
import type { FieldSpec } from '../../../../shared/rosters/field.ts'
import type { RosterLayout } from '../../../../shared/rosters/layout.ts'
import type { Cell } from '../cell.ts'
import {
  mostExactDigits,
  nothing,
  plainText,
  problem,
  standsForNothing,
  tidy,
  value,
} from './reading.ts'
import type { ValueReading } from './reading.ts'

const longestName = 60
/** Nothing in it that could be wrong or written otherwise. */
const everydayName = /^[\u{4E00}-\u{9FFF}]{2,12}$/u
const longestText = 500

/** One blank between words of Latin letters, none between Chinese characters; dots stay as they are. */
export function readNameCell(cell: Cell): ValueReading {
  if (cell.kind !== 'text') {
    return cell.kind === 'number' ? unreadableName(String(cell.value)) : nothing
  }
  if (everydayName.test(cell.text) && !standsForNothing(cell.text)) {
    return value({ kind: 'name', name: cell.text })
  }
  // Not `tidy`: compatibility forms of rare characters belong to the name as the sender has it.
  const name = normalizePersonName(cell.text.replaceAll(/[\u{200B}-\u{200F}\u{FEFF}]/gu, ''))
  if (name === '' || standsForNothing(name)) return nothing
  if (/[?？\u{FFFD}□■◻▢*]/u.test(name)) {
    return problem('name-unreadable', `姓名“${name}”中有没能显示的字或被隐去的字，请对照证件补全。`)
  }
  if (name.length > longestName || /\d/u.test(name)) return unreadableName(name)
  return value({ kind: 'name', name })
}

function unreadableName(text: string): ValueReading {
  return problem('name-unreadable', `“${text.slice(0, longestName)}”不像姓名，请核对列是否选错。`)
}

export function readTextCell(cell: Cell): ValueReading {
  if (cell.kind === 'number' && Math.abs(cell.value) >= mostExactDigits) {
    return problem(
      'digits-lost',
      '号码在表格里变成了数字，末几位已经丢失，不能推测。请索取文本格式的名册。',
    )
  }
  const text =
    cell.kind === 'text' ? cell.text.replaceAll(/[^\S\n]+/gu, ' ').trim() : plainText(cell)
  if (text === '') return nothing
  if (text.length > longestText) {
    return problem('text-too-long', `内容超过 ${longestText} 个字，请核对列是否选错。`)
  }
  return value({ kind: 'text', text })
}

const yesWords = wordSet('是 有 对 √ ✓ ✔ ☑ v Y YES T TRUE 1 已 在')
const noWords = wordSet('否 无 不 不是 没有 未 × ✗ ✘ x N NO F FALSE 0')

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(wordKey))
}

/** How words are compared: without blanks and in capitals. */
function wordKey(word: string): string {
  return tidy(word).replaceAll(' ', '').toUpperCase()
}

export type WordReader = (cell: Cell) => ValueReading

/** The layout's own words come first. */
export function yesNoReader(layout: Pick<RosterLayout, 'yesWords' | 'noWords'>): WordReader {
  const ownYes = new Set(layout.yesWords.map(wordKey))
  const ownNo = new Set(layout.noWords.map(wordKey))
  return (cell) => {
    const word = wordKey(plainText(cell))
    if (word === '') return nothing
    if (ownYes.has(word)) return value({ kind: 'yesNo', yes: true })
    if (ownNo.has(word)) return value({ kind: 'yesNo', yes: false })
    if (yesWords.has(word)) return value({ kind: 'yesNo', yes: true })
    if (noWords.has(word)) return value({ kind: 'yesNo', yes: false })
    return problem(
      'yes-no-unknown',
      `不知道“${plainText(cell)}”是“是”还是“否”，请在来文格式中指定后再读。`,
    )
  }
}

/** The layout's own texts come first, then the field's. */
export function levelReader(spec: FieldSpec, own: Readonly<Record<string, string>>): WordReader {
  const levels = new Map<string, string>()
  for (const { level, label, words } of spec.levels ?? []) {
    for (const word of [level, label, ...words]) levels.set(wordKey(word), level)
  }
  for (const [word, level] of Object.entries(own)) levels.set(wordKey(word), level)
  return (cell) => {
    const text = plainText(cell)
    if (text === '' || standsForNothing(text)) return nothing
    const level = levels.get(wordKey(text))
    if (level !== undefined) return value({ kind: 'level', level })
    return problem(
      'level-unknown',
      `${spec.label}“${text}”不在已知的等级之内，请在来文格式中指定它是哪一级。`,
    )
  }
}
