/** `canbao lint`: packs and their examples, by file, line and column. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { lintFolder } from '../../src/main/rules/index.ts'
import { listPolicies, readCases, rulesFolder } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'lint-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A copy of one pack with a file changed. */
function copyOf(policy: string, change?: { file: string; replace: string; by: string }): string {
  const where = join(mkdtempSync(join(folder, 'case-')), policy)
  cpSync(join(rulesFolder, policy), where, { recursive: true })
  if (change === undefined) return where
  const file = join(where, change.file)
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(change.replace)
  writeFileSync(
    file,
    text.replace(change.replace, () => change.by),
  )
  return where
}

test('随程序的包和例子没有问题', () => {
  const caseCount = listPolicies().reduce((sum, policy) => sum + readCases(policy).length, 0)
  expect(lintFolder(rulesFolder)).toEqual({
    packCount: listPolicies().length,
    brokenCount: 0,
    caseCount,
    problems: [],
  })
})

test('也可以只查一个包', () => {
  const { packCount, problems } = lintFolder(copyOf('dongming-2024'))
  expect(packCount).toBe(1)
  expect(problems).toEqual([])
})

test('例子算错了，指出哪一行、答复是什么', () => {
  const change = { file: 'cases.yaml', replace: 'payableFen: 11400', by: 'payableFen: 11500' }
  const { problems } = lintFolder(copyOf('dongming-2024', change))
  expect(problems).toEqual([
    {
      file: 'dongming-2024/cases.yaml',
      line: expect.any(Number),
      column: expect.any(Number),
      text: expect.stringContaining(
        '金额：例子写的是 个人应缴 115 元，资助 金额 266 元，身份 低保对象，程序的答复是 个人应缴 114 元',
      ),
    },
  ])
  expect(problems[0]?.text).toContain('低保对象，确认为个人缴三成')
})

test.each([
  [
    'code: outside-window',
    'code: deadline-passed',
    '例子写的是 deadline-passed，程序的答复是 outside-window',
  ],
  [
    'codes: [standard-price]',
    'codes: [late-enrolment]',
    '例子写的是 late-enrolment，程序的答复是 in-window',
  ],
  [
    'unconfirmed: [thirty-percent]',
    'unconfirmed: []',
    '例子写的是 没有，程序的答复是 thirty-percent',
  ],
  [
    'charge: null, benefit: null',
    'charge: {}, benefit: null',
    '金额：例子写的是 有，程序的答复是 没有',
  ],
  ['window: outside, code', 'windows: outside, code', '不认识的字段“windows”，最接近的是 window'],
  ['paidOn: 2024-01-01', 'paidon: 2024-01-01', '不认识的字段“paidon”，最接近的是 paidOn'],
  ['code: outside-window', 'code: outside-windows', '最接近的是 outside-window'],
])('例子写 %s，改成 %s 就不符', (replace, by, says) => {
  const { problems } = lintFolder(copyOf('dongming-2024', { file: 'cases.yaml', replace, by }))
  expect(problems.map(({ text }) => text).join('\n')).toContain(says)
})

test('例子的写法不对', () => {
  const change = { file: 'cases.yaml', replace: '  - note: 集中缴费期第一天', by: '  - nota: x' }
  const texts = lintFolder(copyOf('dongming-2024', change)).problems.map(({ text }) => text)
  expect(texts).toEqual(expect.arrayContaining([expect.stringContaining('不认识的字段“nota”')]))
})

test('例子的包名不对、没有例子', () => {
  const change = {
    file: 'cases.yaml',
    replace: 'policy: dongming-2024',
    by: 'policy: elsewhere-2024',
  }
  expect(lintFolder(copyOf('dongming-2024', change)).problems[0]?.text).toContain('改成一致')
  const bare = copyOf('dongming-2024')
  rmSync(join(bare, 'cases.yaml'))
  expect(lintFolder(bare).problems[0]).toMatchObject({ file: 'dongming-2024/cases.yaml', line: 0 })
})

test('包有问题的，照样说出来', () => {
  const change = { file: 'pack.yaml', replace: 'draft: false', by: 'draft: maybe' }
  const { packCount, brokenCount, problems } = lintFolder(copyOf('dongming-2024', change))
  expect([packCount, brokenCount]).toEqual([0, 1])
  expect(problems[0]?.file).toBe('dongming-2024/pack.yaml')
  mkdirSync(join(folder, 'empty'))
  expect(lintFolder(join(folder, 'empty'))).toEqual({
    packCount: 0,
    brokenCount: 0,
    caseCount: 0,
    problems: [],
  })
  const nowhere = lintFolder(join(folder, 'nowhere'))
  expect(nowhere.problems[0]?.text).toBe('没有这个文件夹，请核对路径。')
})
