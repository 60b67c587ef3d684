import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { listUncovered, readRanges, spellOut } from './font-coverage.ts'

const ranges = readRanges('U+20, U+4E00-9FFF, u+4??')

test.each([
  ['张 三', []],
  ['𠮷𠮷田', ['𠮷']],
  ['Ѐ', []],
  ['a', ['a']],
])('“%s”里没有字形的字', (text, uncovered) => {
  expect(listUncovered(text, ranges)).toEqual(uncovered)
})

test('没有字形的字连同码位印出来，别的不动', () => {
  expect(spellOut('吉田𠮷', ['𠮷'])).toBe('吉田〔𠮷 U+20BB7〕')
  expect(spellOut('吉田', [])).toBe('吉田')
})

test('随程序来的字体：通用规范汉字和人名用字有，𠮷没有', () => {
  const { resolve } = createRequire(import.meta.url)
  const sheets = [
    '@fontsource-variable/noto-sans-sc/wght.css',
    '@chinese-fonts/syst/dist/SourceHanSerifCN/result.css',
  ].map((path) => readFileSync(resolve(path), 'utf8'))
  const declared = [...sheets.join('\n').matchAll(/unicode-range:\s*([^;}]+)/gu)]
  const own = declared.flatMap(([, text = '']) => [...readRanges(text)])
  expect(own.length).toBeGreaterThan(1000)
  expect(listUncovered('买买提·阿卜杜热西提𬭸㛃王', own)).toEqual([])
  expect(listUncovered('𠮷', own)).toEqual(['𠮷'])
})
