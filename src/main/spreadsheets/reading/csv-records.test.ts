import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { rawOptions } from '../writing/answer-csv.ts'
import { FileRefused } from '../index.ts'
import { csvRecords } from './csv-records.ts'

async function recordsOf(pieces: readonly string[]) {
  const texts = async function* () {
    yield* pieces
  }
  const records: (readonly string[])[] = []
  for await (const batch of csvRecords(texts(), ',')) records.push(...batch)
  return records
}

test.each([
  ['空行也算一行', 'a,b\n\nc', [['a', 'b'], [''], ['c']]],
  ['结尾的换行不再算一行', 'a\r\n', [['a']]],
  ['三种换行', 'a\nb\r\nc\rd', [['a'], ['b'], ['c'], ['d']]],
  ['引号里的逗号、换行和引号', 'a,"b,\nc ""d"""\ne', [['a', 'b,\nc "d"'], ['e']]],
  [
    '字段中间的引号只是字',
    '5" 管,x\n"a",b',
    [
      ['5" 管', 'x'],
      ['a', 'b'],
    ],
  ],
  ['字段中间的引号之后还有引号字段', '5","a\nb"\nc', [['5"', 'a\nb'], ['c']]],
])('%s', async (_, text, expected) => {
  expect(await recordsOf([text])).toEqual(expected)
})

test('引号没有结束的拒绝', async () => {
  await expect(recordsOf(['a\n"b\nc'])).rejects.toBeInstanceOf(FileRefused)
})

test('一百万个字符没有换行还读，再长拒绝', async () => {
  const long = 1024 * 1024
  expect((await recordsOf(['字'.repeat(long), '\n']))[0]?.[0]).toHaveLength(long)
  await expect(recordsOf(['字'.repeat(long + 1)])).rejects.toBeInstanceOf(FileRefused)
  await expect(recordsOf([`"a\n${'b\n'.repeat(long)}`])).rejects.toBeInstanceOf(FileRefused)
})

test('不管怎样切块，都和通用的 CSV 库读得一样', async () => {
  const piece = fc.constantFrom('a', 'b', ',', '"', '""', '\n', '\r\n', '\r', '字')
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 25 }), fc.nat(25), async (pieces, cut) => {
      const text = pieces.join('')
      let expected: string[][]
      try {
        const records = parse(text, rawOptions) as unknown as { readonly record: string[] }[]
        // Within quotation marks every line break is read as one of the same kind.
        expected = records.map(({ record }) =>
          record.map((cell) => cell.replaceAll(/\r\n?/gu, '\n')),
        )
      } catch {
        return
      }
      expect(await recordsOf([text.slice(0, cut), text.slice(cut)])).toEqual(expected)
    }),
    { numRuns: 2000 },
  )
})
