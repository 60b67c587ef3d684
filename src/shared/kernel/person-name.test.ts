import { expect, test } from 'vitest'
import { newPersonSchema } from '../people/model.ts'
import { normalizePersonName } from './person-name.ts'

test.each([
  ['王 小明', '王小明'],
  ['王　小　明', '王小明'],
  [' 王小明 ', '王小明'],
  ['John   Smith', 'John Smith'],
  ['古丽 Ａ', '古丽 A'],
  ['阿依古丽·买买提', '阿依古丽·买买提'],
  ['周𬭸', '周𬭸'],
])('“%s”存成“%s”', (typed, stored) => {
  expect(normalizePersonName(typed)).toBe(stored)
})

test.each(['\u{200B}', '王\u{202E}明', '王\u{2066}明', '王\u{0000}明'])(
  '看不见的字符不能进姓名（%j）',
  (name) => {
    const person = { name, idNumber: 'x', villageId: 1, phone: null, identities: [] }
    expect(newPersonSchema.safeParse(person).success).toBe(false)
  },
)
