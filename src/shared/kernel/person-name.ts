/** Names as people write them: one spelling for storing and for searching. */

const han = '\\p{Script=Han}'
const blankBetweenHan = new RegExp(`(?<=${han})\\s+(?=${han})`, 'gu')

/**
 * Full-width letters to half, blanks to one, and none between Chinese characters: `王 小明` is
 * 王小明, `John  Smith` keeps its one blank.
 */
export function normalizePersonName(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim().replaceAll(blankBetweenHan, '')
}
