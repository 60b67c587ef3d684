import { describe, expect, test } from 'vitest'
import { zipOf } from '../../../../tests/support/workbook-builder.ts'
import { readPackArchive } from '../index.ts'

const most = 1000

describe('压缩的政策包', () => {
  test('文件夹里的、直接压缩的，都读得到；没有任务表、没有例子的照样读', async () => {
    const files = { 'yunhe-2026/pack.yaml': 'policy: a', 'yunhe-2026/cases.yaml': 'cases: []' }
    const litter = { '__MACOSX/yunhe-2026/pack.yaml': '\0', 'yunhe-2026/说明.txt': '给街道' }
    expect(await readPackArchive(await zipOf({ ...files, ...litter }), most)).toEqual({
      kind: 'read',
      packYaml: 'policy: a',
      casesYaml: 'cases: []',
      taskTable: null,
    })
    const flat = { 'pack.yaml': 'policy: a', 'task-table.csv': '甲村,1' }
    expect(await readPackArchive(await zipOf(flat), most)).toMatchObject({
      casesYaml: '',
      taskTable: '甲村,1',
    })
  })

  test('别的文件夹里的例子不算', async () => {
    const files = { 'a/pack.yaml': 'policy: a', 'b/cases.yaml': 'cases: []' }
    expect(await readPackArchive(await zipOf(files), most)).toMatchObject({ casesYaml: '' })
  })

  test.each([
    ['没有 pack.yaml', { 'a/Pack.yaml.txt': 'x' }, '没有 pack.yaml'],
    ['有两个政策包', { 'a/pack.yaml': 'x', 'b/pack.yaml': 'y' }, '几个 pack.yaml'],
    ['不是 UTF-8', { 'pack.yaml': Buffer.from([0xd0, 0xc2, 0xc5]) }, 'UTF-8'],
    ['文件太多', Object.fromEntries([...Array(300).keys()].map((n) => [`${n}.txt`, 'x'])), '太多'],
  ])('%s的说出来', async (_, files, words) => {
    const read = await readPackArchive(await zipOf(files), most)
    expect(read.kind === 'refused' ? read.text : '').toContain(words)
  })

  test('解压出来太大的只读到一个文件最多多少，不占内存', async () => {
    const bomb = await zipOf({ 'pack.yaml': Buffer.alloc(20 * 1024 * 1024, 0x20) })
    expect(bomb.length).toBeLessThan(100_000)
    const read = await readPackArchive(bomb, most)
    expect(read).toMatchObject({ kind: 'read', packYaml: ' '.repeat(most + 1) })
  })

  test.each([
    ['不是压缩包', Buffer.from('policy: a')],
    ['空的', Buffer.alloc(0)],
  ])('%s的说读不出', async (_, bytes) => {
    expect(await readPackArchive(bytes, most)).toMatchObject({ kind: 'refused' })
  })

  test('截断的、指到外面的文件名，都是一句话', async () => {
    const whole = Buffer.from(await zipOf({ 'pack.yaml': 'policy: a' }))
    expect(await readPackArchive(whole.subarray(0, 40), most)).toMatchObject({ kind: 'refused' })
    // The same length, so that the table of contents still fits.
    const climbing = Buffer.from(
      whole.toString('latin1').replaceAll('pack.yaml', '../k.yaml'),
      'latin1',
    )
    expect(await readPackArchive(climbing, most)).toMatchObject({ kind: 'refused' })
  })
})
