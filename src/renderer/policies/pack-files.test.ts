import { expect, test } from 'vitest'
import { choosePackFiles } from './pack-files.ts'

const file = (name: string, size = 100) => ({ name, size })

test('一个文件夹里按名字认，别的文件不管', () => {
  const files = ['README.md', 'cases.yaml', 'pack.yaml'].map((name) => file(name))
  expect(choosePackFiles(files)).toEqual({
    kind: 'files',
    packYaml: file('pack.yaml'),
    casesYaml: file('cases.yaml'),
    taskTable: null,
  })
  const withTable = choosePackFiles([...files, file('task-table.csv')])
  expect(withTable).toMatchObject({ taskTable: file('task-table.csv') })
})

test('一个 .zip 整个送去', () => {
  expect(choosePackFiles([file('云河.ZIP')])).toEqual({ kind: 'archive', file: file('云河.ZIP') })
})

test.each([
  ['没有 pack.yaml', [file('pack.txt'), file('cases.yaml')], '没有选中 pack.yaml'],
  ['两个文件夹', [file('pack.yaml'), file('pack.yaml')], '几个 pack.yaml'],
  ['两个 .zip', [file('a.zip'), file('b.zip')], '一次只带入一个'],
  ['.zip 和文件', [file('a.zip'), file('pack.yaml')], '一次只带入一个'],
  ['太大的 .zip', [file('a.zip', 400_001)], 'a.zip 太大'],
  ['太大的例子', [file('pack.yaml'), file('cases.yaml', 300_001)], 'cases.yaml 太大'],
])('%s的不送，说出来', (_, files, words) => {
  const chosen = choosePackFiles(files)
  expect(chosen.kind === 'refused' ? chosen.text : '').toContain(words)
})

test('正好那么大的还送', () => {
  expect(choosePackFiles([file('a.zip', 400_000)]).kind).toBe('archive')
  expect(choosePackFiles([file('pack.yaml', 300_000)]).kind).toBe('files')
})
