import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { percentile } from '../bench/figure.ts'

const root = join(import.meta.dirname, '../..')

const figureSchema = z.strictObject({
  name: z.string(),
  value: z.number().positive(),
  unit: z.string(),
  ratio: z.number().positive().optional(),
  memoryMb: z.number().positive().optional(),
  floorMemoryMb: z.number().positive().optional(),
})

function bench(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'tests/bench/main.ts'), '--quick', ...args],
    { encoding: 'utf8' },
  )
  const lines = stdout.split('\n').filter((line) => line !== '')
  return { status, stderr, figures: lines.map((line) => figureSchema.parse(JSON.parse(line))) }
}

test('每个测量项输出一行 JSON，不留下文件', () => {
  const { status, figures } = bench(
    'search',
    'save',
    'packs',
    'decide',
    'rehearse',
    'matcher',
    'roster',
    'import',
    'crosscheck',
  )
  expect(status).toBe(0)
  expect(figures.map(({ name, unit }) => [name, unit])).toEqual([
    ['search.id.p99', 'ms'],
    ['search.name.p99', 'ms'],
    ['search.other.p99', 'ms'],
    ['save.p50', 'ms'],
    ['save.p99', 'ms'],
    ['save.rehearsing.p99', 'ms'],
    ['save.importing.p99', 'ms'],
    ['save.booking.p99', 'ms'],
    ['packs.load', 'ms'],
    ['decide.rate', 'questions/s'],
    ['rehearse.713138', 'ms'],
    ['import.713138.preview', 'ms'],
    ['import.713138.apply', 'ms'],
    ['crosscheck.713138', 'ms'],
    ['import.tax.30000.preview', 'ms'],
    ['import.tax.30000.apply', 'ms'],
    ['matcher.recall', 'share'],
    ['matcher.precision', 'share'],
    ['matcher.rate', 'candidates/s'],
    ['matcher.20000', 'ms'],
    ['roster.xlsx.read', 'ms'],
    ['roster.csv.gb18030', 'ms'],
    ['roster.xls.65000', 'ms'],
  ])
  const work = join(root, '.canbao')
  const left = existsSync(work) ? readdirSync(work).filter((name) => name.startsWith('bench-')) : []
  expect(left).toEqual([])
})

test('打印的测量项各输出一行', () => {
  const { status, figures } = bench('sheet', 'tasktable')
  expect(status).toBe(0)
  expect(figures.map(({ name, unit }) => [name, unit])).toEqual([
    ['sheet.render', 'ms'],
    ['tasktable.420', 'ms'],
  ])
})

test('首屏的测量项各输出一行，大小没有比值', () => {
  const { status, figures } = bench('renderer')
  expect(status).toBe(0)
  expect(figures.map(({ name, unit, ratio }) => [name, unit, ratio === undefined])).toEqual([
    ['renderer.interactive', 'ms', false],
    ['renderer.kb', 'KB', true],
  ])
})

test('只测点名的项', () => {
  expect(bench('decide.rate').figures.map(({ name }) => name)).toEqual(['decide.rate'])
})

test('没有的测量项用一句话说明，退出码 2', () => {
  const { status, stderr, figures } = bench('speed')
  expect(status).toBe(2)
  expect(figures).toEqual([])
  expect(stderr).toContain('没有“speed”这个测量项')
})

test.each([
  // Of 100 values the 99th smallest; of 10 the 10th; of one the one.
  [Array.from({ length: 100 }, (_, index) => index + 1), 99, 99],
  [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 99, 10],
  [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 50, 5],
  [[7], 99, 7],
])('百分位数 %j', (values, percent, expected) => {
  expect(percentile(values, percent)).toBe(expected)
})
