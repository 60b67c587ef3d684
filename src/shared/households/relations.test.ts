import { expect, test } from 'vitest'
import { isHead, relationCodeOf, relationLabels, relations } from './relations.ts'

test.each([
  ['户主', '02'],
  ['配偶', '10'],
  ['子', '20'],
  ['儿子', '20'],
  ['长子', '22'],
  ['女', '30'],
  ['儿媳', '38'],
  ['外孙', '43'],
  ['外孙子', '43'],
  ['父', '51'],
  ['岳母', '56'],
  [' 妹妹 ', '77'],
  ['非亲属', '99'],
])('与户主关系“%s”的国家代码是 %s', (relation, code) => {
  expect(relationCodeOf(relation)).toBe(code)
})

test.each(['家庭成员', '', '户'])('“%s”不在名目里', (relation) => {
  expect(relationCodeOf(relation)).toBeNull()
  expect(isHead(relation)).toBe(false)
})

test('一个代码一个名目，一个说法只归一个名目', () => {
  const words = relations.flatMap(({ label, also = [] }) => [label, ...also])
  expect(new Set(words).size).toBe(words.length)
  expect(new Set(relations.map(({ code }) => code)).size).toBe(relations.length)
  expect([...relationLabels].sort()).toEqual(relations.map(({ label }) => label).sort())
  expect(relations.every(({ code }) => /^\d{2}$/u.test(code))).toBe(true)
})
