import { expect, test } from 'vitest'
import { findTextProblems } from './entered-texts.ts'

const sound = {
  policy: 'dongming-2024',
  from: '2023-11-01',
  documentNumber: '东医保发〔2023〕9号',
  clause: '一',
  basis: '照文件录入',
}

test('照文件写的没有毛病，各行自己的文字可以换行', () => {
  const routes = [{ row: { name: 'a', text: '第一行\n第二行' } }]
  expect(findTextProblems({ ...sound, routes })).toEqual([])
})

test.each([
  ['半个字', { basis: '照\ud800文件' }, ['basis']],
  ['深处的文字', { routes: [{ row: { text: 'a\u202eb' } }] }, ['routes', 0, 'row', 'text']],
  ['名称', { price: { ['\u200b']: 1 } }, ['price']],
  ['制表符', { clause: '一\t二' }, ['clause']],
])('%s含有看不见的字符，说出在哪一处', (_what, changes, path) => {
  expect(findTextProblems({ ...sound, ...changes })).toMatchObject([{ path }])
})

test('再多也只列前二十处', () => {
  const texts = Array.from({ length: 50 }, () => 'a\u0000b')
  expect(findTextProblems({ ...sound, texts })).toHaveLength(20)
})
