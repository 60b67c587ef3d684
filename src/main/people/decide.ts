/** What a text in the search box can mean. */
import { normalizeIdNumber } from '../../shared/kernel/id-number.ts'
import { normalizePersonName } from '../../shared/kernel/person-name.ts'

export type SearchStep = {
  readonly column: 'id_number' | 'id_tail' | 'name' | 'pinyin' | 'initials'
  readonly text: string
  /** The column equals the text; otherwise it begins with it. */
  readonly whole: boolean
}

/**
 * The columns to look in, most telling first. Digits are a number, its beginning or its last four;
 * letters are initials or pinyin; everything else is a name.
 */
export function decideSearch(typed: string): readonly SearchStep[] {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return []
  const name = normalizePersonName(typed)
  const number = normalizeIdNumber(text)
  if (/^\d{3}[\dX]$/.test(number)) {
    return [
      { column: 'id_tail', text: number, whole: true },
      { column: 'id_number', text: number, whole: false },
    ]
  }
  if (/^\d{5,17}[\dX]?$/.test(number) || /^\d{1,3}$/.test(number)) {
    return [{ column: 'id_number', text: number, whole: number.length === 18 }]
  }
  if (/^[a-z' ]+$/i.test(text)) {
    const letters = text.toLowerCase().replaceAll(/[^a-z]/g, '')
    return [
      { column: 'initials', text: letters, whole: true },
      { column: 'pinyin', text: letters, whole: true },
      { column: 'pinyin', text: letters, whole: false },
      { column: 'initials', text: letters, whole: false },
      { column: 'name', text: name, whole: false },
    ]
  }
  return [
    { column: 'name', text: name, whole: true },
    { column: 'name', text: name, whole: false },
  ]
}
