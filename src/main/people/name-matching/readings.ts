/** How single characters are read: all their syllables, without tones. */
import { pinyin } from 'pinyin-pro'

export type Readings = {
  /** The syllable that a name most likely has here. */
  readonly first: string
  readonly all: ReadonlySet<string>
}

const given = new Map<string, Readings>()
const surnames = new Map<string, Readings>()

/** Of a character in a given name. What is no Chinese character reads as itself in lower case. */
export function readingsOf(character: string): Readings {
  return remembered(given, character, () => syllablesOf(character))
}

/** Of a character that begins a name: 单 is shan first, dan after it. */
export function surnameReadingsOf(character: string): Readings {
  return remembered(surnames, character, () => [
    syllable(pinyin(character, { toneType: 'none', surname: 'all', v: true })),
    ...syllablesOf(character),
  ])
}

/** h before u for f, as in Sichuan and Jiangxi. */
const hAsF: ReadonlyMap<string, string> = new Map([
  ['hu', 'fu'],
  ['hua', 'fa'],
  ['huan', 'fan'],
  ['huang', 'fang'],
  ['hui', 'fei'],
  ['hun', 'fen'],
])

/** A syllable with what many dialects mix up as one: zheng, zhen, zeng and zen; lan and nan. */
export function blurredSyllable(syllable: string): string {
  return (hAsF.get(syllable) ?? syllable)
    .replace(/^([zcs])h/, '$1')
    .replace(/^l/, 'n')
    .replace(/([ei])ng$/, '$1n')
}

function remembered(
  memory: Map<string, Readings>,
  character: string,
  read: () => readonly string[],
): Readings {
  const known = memory.get(character)
  if (known !== undefined) return known
  const all = new Set(read().filter((one) => one !== ''))
  const readings = { first: [...all][0] ?? character.toLowerCase(), all }
  memory.set(character, readings)
  return readings
}

function syllablesOf(character: string): readonly string[] {
  // 刘YAN: what is spelled out is its own reading.
  if (/^[A-Z]+$/.test(character)) return [syllable(character)]
  return pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true }).map(
    syllable,
  )
}

function syllable(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]/g, '')
}
