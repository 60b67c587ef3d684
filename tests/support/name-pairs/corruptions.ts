/**
 * The ways in which lists of other offices misspell a name. Made apart from the matcher: the tables
 * here are this file's own, homophones come from the characters that the people themselves bear,
 * traditional forms from OpenCC's other direction, private and compatibility code points from the
 * platform's decoders.
 */
import { Converter } from 'opencc-js'
import { pinyin } from 'pinyin-pro'
import type { Random } from '../../../src/main/practice/random.ts'

export type CorruptionName = keyof typeof corruptions

/** The name misspelt, or null where it cannot be misspelt so. */
type Corruption = (name: string, random: Random, pool: HomophonePool) => string | null

const toTraditional = Converter({ from: 'cn', to: 't' })
const toTaiwan = Converter({ from: 'cn', to: 'tw' })

/** Variant forms beyond the traditional ones, as typed by hand or kept by old systems. */
const variantForms: Readonly<Record<string, string>> = {
  德: '徳',
  高: '髙',
  吴: '呉',
  峰: '峯',
  群: '羣',
  秋: '秌',
  明: '眀',
  松: '枩',
  荣: '栄',
  国: '囯',
  富: '冨',
  青: '靑',
  清: '淸',
  真: '眞',
  宝: '寳',
  惠: '恵',
  龙: '竜',
  楠: '枏',
  强: '強',
  艳: '艶',
  桑: '桒',
  翠: '翆',
  凤: '鳯',
  昂: '昻',
  晓: '暁',
  泽: '沢',
  贤: '贒',
  柏: '栢',
  琴: '琹',
}

/** What the eye takes for one another when a paper is typed in. */
const mistyped: Readonly<Record<string, string>> = {
  侯: '候',
  洁: '浩',
  娜: '那',
  婷: '停',
  梅: '海',
  玲: '铃',
  伟: '纬',
  峰: '锋',
  俊: '峻',
  杨: '扬',
  晴: '睛',
  刚: '钢',
  辉: '挥',
  萍: '苹',
  建: '健',
  宇: '字',
  涵: '函',
  泽: '译',
  怡: '治',
  秀: '季',
  梓: '锌',
  莉: '利',
  琳: '淋',
  荣: '荧',
  涛: '淘',
  娟: '捐',
  余: '佘',
  卢: '户',
  陈: '阵',
  薛: '薜',
  超: '起',
  轩: '杆',
  强: '张',
  春: '舂',
  珍: '诊',
}

/** Surnames that one family writes one way and the register another. */
const surnameHabits: Readonly<Record<string, string>> = {
  傅: '付',
  付: '傅',
  肖: '萧',
  闫: '阎',
  兰: '蓝',
  代: '戴',
  戴: '代',
  邱: '丘',
}

const notes = [
  '（户主）',
  '(已故)',
  '（女）',
  '【新增】',
  '（外出）',
  '(长子)',
  '〔低保〕',
  '（3组）',
]
const dots = ['•', '・', '‧', '.', '∙', '．', '', '･', ' ', '●', '⋅']
const blanks = [' ', '　', '  ', '\u{A0}', '\u{2003}']

const privateForms = privateCodePoints()
const compatibilityForms = compatibilityCodePoints()

export const corruptions = {
  /** The input method offered another character of the same sound. */
  homophone: (name, random, pool) => {
    const characters = Array.from(name)
    const last = characters.length - 1
    if (last < 1 || name.includes('·')) return null
    const at = random.perMille(120) ? 0 : random.between(1, last)
    const others = at === 0 ? pool.surnames(characters[0] ?? '') : pool.given(characters[at] ?? '')
    return others.length === 0 ? null : replaced(name, at, random.oneOf(others))
  },
  traditional: (name, random) => {
    const form = (random.perMille(500) ? toTraditional : toTaiwan)(name)
    return form === name ? null : form
  },
  variant: (name, random) => byTable(name, random, variantForms),
  surnameHabit: (name) => {
    const habit = surnameHabits[Array.from(name)[0] ?? '']
    return habit === undefined ? null : replaced(name, 0, habit)
  },
  lookAlike: (name, random) => byTable(name, random, mistyped),
  privateUse: (name, random) => byTable(name, random, privateForms),
  compatibility: (name, random) => byTable(name, random, compatibilityForms),
  dot: (name, random) => (name.includes('·') ? name.replace('·', random.oneOf(dots)) : null),
  blank: (name, random) => Array.from(name).join(random.oneOf(blanks)) + random.oneOf(blanks),
  fullWidth: (name, random) => `${name}（${random.oneOf(['Ａ', '１', '户主', '二'])}）`,
  note: (name, random) => name + random.oneOf(notes),
  invisible: (name, random) => {
    const at = random.between(1, Array.from(name).length)
    return Array.from(name)
      .toSpliced(at, 0, random.oneOf(['\u{200B}', '\u{FEFF}', '\u{200E}']))
      .join('')
  },
} satisfies Record<string, Corruption>

/** Other characters of one sound among those that the people bear. */
export type HomophonePool = {
  given(character: string): readonly string[]
  surnames(character: string): readonly string[]
}

export function makeHomophonePool(names: Iterable<string>): HomophonePool {
  const given = new Map<string, Set<string>>()
  const surnames = new Map<string, Set<string>>()
  for (const name of names) {
    const [surname, ...rest] = Array.from(name.replace('·', ''))
    if (surname !== undefined) add(surnames, surname)
    for (const character of rest) add(given, character)
  }
  const others = (pool: ReadonlyMap<string, ReadonlySet<string>>) => (character: string) =>
    [...(pool.get(syllableOf(character)) ?? [])].filter((other) => other !== character)
  return { given: others(given), surnames: others(surnames) }
}

function add(pool: Map<string, Set<string>>, character: string): void {
  const syllable = syllableOf(character)
  const known = pool.get(syllable)
  if (known === undefined) pool.set(syllable, new Set([character]))
  else known.add(character)
}

const syllables = new Map<string, string>()

/** The character's first reading without its tone. */
export function syllableOf(character: string): string {
  const known = syllables.get(character)
  if (known !== undefined) return known
  const syllable = pinyin(character, { toneType: 'none', v: true })
  syllables.set(character, syllable)
  return syllable
}

function byTable(
  name: string,
  random: Random,
  table: Readonly<Record<string, string>>,
): string | null {
  const places = Array.from(name).flatMap((character, index) => (table[character] ? [index] : []))
  if (places.length === 0) return null
  const at = random.oneOf(places)
  const form = table[Array.from(name)[at] ?? '']
  return form === undefined ? null : replaced(name, at, form)
}

function replaced(name: string, at: number, character: string): string {
  return Array.from(name).toSpliced(at, 1, character).join('')
}

/** Row 0xFE50 to 0xFEA0 of GBK, whose characters old programs keep from U+E815 on. */
function privateCodePoints(): Readonly<Record<string, string>> {
  const decoder = new TextDecoder('gb18030')
  const forms: Record<string, string> = {}
  let privateUse = 0xe8_15
  for (let low = 0x50; low <= 0xa0; low += 1) {
    if (low === 0x7f) continue
    const character = decoder.decode(new Uint8Array([0xfe, low]))
    if (/\p{Script=Han}/u.test(character)) forms[character] = String.fromCodePoint(privateUse)
    privateUse += 1
  }
  return forms
}

/** U+F9E1 for 李 and so on, as Korean and Taiwanese code pages round-trip. */
function compatibilityCodePoints(): Readonly<Record<string, string>> {
  const forms: Record<string, string> = {}
  for (let codePoint = 0xf9_00; codePoint <= 0xfa_d9; codePoint += 1) {
    const compatibility = String.fromCodePoint(codePoint)
    const unified = compatibility.normalize('NFC')
    if (unified !== compatibility) forms[unified] = compatibility
  }
  return forms
}
