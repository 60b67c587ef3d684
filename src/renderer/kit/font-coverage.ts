/**
 * Which characters the program's own faces can draw. The faces come cut into pieces, each declared
 * with exactly the characters that it has, so that the declarations are the table.
 */
export type Ranges = readonly (readonly [first: number, last: number])[]

/** `U+4E00-9FFF, U+20, U+4??`, as a style sheet writes it. */
export function readRanges(declared: string): Ranges {
  return declared.split(',').flatMap((part) => {
    const match = /^\s*U\+([\dA-F?]{1,6})(?:-([\dA-F]{1,6}))?\s*$/iu.exec(part)
    const [, first, last] = match ?? []
    if (first === undefined) return []
    const from = Number.parseInt(first.replaceAll('?', '0'), 16)
    return [[from, Number.parseInt(last ?? first.replaceAll('?', 'F'), 16)] as const]
  })
}

/** The characters of a text that lie in none of the ranges, each once; blanks never count. */
export function listUncovered(text: string, ranges: Ranges): readonly string[] {
  const wanted = new Set(Array.from(text).filter((each) => each.trim() !== ''))
  return [...wanted].filter((each) => {
    const point = each.codePointAt(0) ?? 0
    return !ranges.some(([first, last]) => point >= first && point <= last)
  })
}

/** `〔𠮷 U+20BB7〕`: what a machine without the character still shows of it. */
export function spellOut(text: string, uncovered: readonly string[]): string {
  if (uncovered.length === 0) return text
  return Array.from(text)
    .map((each) => (uncovered.includes(each) ? `〔${each} ${codePointOf(each)}〕` : each))
    .join('')
}

export function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

let ownRanges: Ranges | null = null

/** Characters that no face of the program has; none where there is no browser to ask. */
export function listUndrawable(text: string): readonly string[] {
  if (typeof document === 'undefined') return []
  ownRanges ??= [...document.fonts].flatMap(({ unicodeRange }) => [...readRanges(unicodeRange)])
  return listUncovered(text, ownRanges)
}
