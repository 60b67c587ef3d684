/** How a name is typed: its pinyin without tones, and the first letters. */
import { pinyin } from 'pinyin-pro'

export type NameSound = {
  /** `wangxiaoming`. */
  readonly pinyin: string
  /** `wxm`. */
  readonly initials: string
}

/** Surnames are read as surnames (单 is shan); Latin letters sound as themselves, signs are left out. */
export function soundOf(name: string): NameSound {
  const letters = syllablesOf(name)
  return {
    pinyin: letters.join(''),
    initials: letters.map((syllable) => syllable.slice(0, 1)).join(''),
  }
}

/** `wang`; of a surname of two characters the first. */
export function firstSyllableOf(name: string): string {
  return syllablesOf(name)[0] ?? ''
}

function syllablesOf(name: string): readonly string[] {
  return pinyin(name, {
    toneType: 'none',
    type: 'array',
    surname: 'head',
    nonZh: 'consecutive',
    v: true,
  }).map((syllable) => syllable.toLowerCase().replaceAll(/[^a-z]/g, ''))
}
