/** Amounts and lengths that no notice has are refused; hardly likely ones ask for a reason. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lintEntered, readOverlayDraft, readPack } from '../../src/main/rules/index.ts'
import { lintPlausible, plausible } from '../../src/main/rules/plausible.ts'
import { rulesFolder, shipped } from './support.ts'

const { packs } = shipped
const nothing = { readings: {}, amendments: [] }

function anAmendment(changes: Record<string, unknown>) {
  return {
    policy: 'national-2025',
    from: '2026-09-01',
    documentNumber: '某医保发〔2026〕12号',
    clause: '一',
    basis: '照原文录入',
    coverageYears: [2027],
    ...changes,
  }
}
const price = (fen: number) => ({ price: { unit: 'fen', amounts: { 1: fen } } })
const granted = (payable: number, subsidy: number, term = '特困人员') => ({
  subsidies: { unit: 'fen', rows: [{ term, amounts: [{ tier: 1, payable, subsidy }] }] },
})
const start = (unit: string, value: number) => ({
  routes: [{ change: 'outside-window', row: { start: { at: 'after', length: { unit, value } } } }],
})
const check = (changes: Record<string, unknown>) =>
  lintEntered(packs, nothing, [anAmendment(changes)])

describe('不能采用的', () => {
  const refused: readonly (readonly [string, Record<string, unknown>, string, string])[] = [
    ['价格 38,000 元', price(3_800_000), 'price.amounts.1', '每人每年 38000 元太高，不能采用'],
    ['价格 10,000.01 元', price(1_000_001), 'price.amounts.1', '到不了 10000 元'],
    ['等 9,000 天', start('day', 9_000), 'routes.0.row.start.length', '9000 天太长，不能采用'],
    ['等 25 个月', start('month', 25), 'routes.0.row.start.length', '最长写 24 个月（744 天）'],
    ['等待期固定 25 个月', { wait: { fixed: 25 } }, 'wait.fixed', '25 个月太长'],
    [
      '缴费期到 2072 年',
      { window: { from: '2026-09-01', to: '2072-02-28' } },
      'window.to',
      '请核对年份',
    ],
    ['类别只有括号', granted(0, 38_000, '（）'), 'subsidies.rows.0.term', '没有字'],
    [
      '资助一万元',
      granted(0, 1_000_001),
      'subsidies.rows.0.amounts.0.subsidy',
      '每人每年 10000.01 元太高',
    ],
  ]
  test.each(refused)('%s', (_what, changes, path, says) => {
    const found = check({ ...changes, unusual: '写了理由也不行' })
    const own = found.filter(({ path: at }) => at.map(String).join('.') === path)
    expect(own.map(({ text }) => text).join('')).toContain(says)
    expect(own.every(({ unusual }) => unusual !== true)).toBe(true)
  })

  test('资助比价格还多，说出两个数', () => {
    const found = check({ ...price(40_000), ...granted(0, 40_001) })
    expect(found.map(({ text }) => text).join('')).toContain(
      '资助 400.01 元，比第 1 档标准 400.00 元还多',
    )
  })
})

describe('不同寻常的，写明理由就可以', () => {
  const { usualFrom, usualTo, most } = plausible.price
  const strange: readonly (readonly [string, Record<string, unknown>, boolean])[] = [
    ['49.99 元', price(usualFrom - 1), true],
    ['50 元', price(usualFrom), false],
    ['2,000 元', price(usualTo), false],
    ['2,000.01 元', price(usualTo + 1), true],
    ['10,000 元', price(most), true],
    ['380 分，漏了两位', price(380), true],
    ['等 6 个月', start('month', 6), false],
    ['等 7 个月', start('month', 7), true],
    ['等 186 天', start('day', 186), false],
    ['等 187 天', start('day', 187), true],
    // 122 days of 2027 from 1 September, 366 of 2028: 488, one more than in another year.
    ['缴费期 487 天', { window: { from: '2026-09-01', to: '2027-12-31' } }, false],
    ['缴费期 488 天', { window: { from: '2027-09-01', to: '2028-12-31' } }, true],
  ]
  test.each(strange)('%s', (_what, changes, unusual) => {
    const lint = (more: object) => lintPlausible({ ...changes, ...more })
    expect(lint({}).map((each) => each.unusual)).toEqual(unusual ? [true] : [])
    // Whoever writes a file is told the field's name; on the form a box stands beside it.
    expect(lint({}).every(({ inFile }) => inFile?.includes('unusual') === true)).toBe(true)
    expect(lint({}).some(({ text }) => /文件里|unusual/u.test(text))).toBe(false)
    expect(lint({ unusual: '县里来函说明' })).toEqual([])
  })

  test('录入时同样要理由，写了就收', () => {
    expect(check(price(4_000)).map(({ unusual }) => unusual)).toEqual([true])
    expect(check({ ...price(4_000), unusual: '县里补办 2012 年以前的' })).toEqual([])
  })

  test('演练的修改同样核对，指出行列', () => {
    const text = `amendments:
  - policy: national-2025
    from: 2026-09-01
    documentNumber: 某医保发〔2026〕12号
    clause: 一
    basis: 照原文录入
    coverageYears: [2027]
    price: { unit: fen, amounts: { 1: 3800000 } }
`
    const { problems } = readOverlayDraft(packs, { file: '修改', text }, nothing)
    expect(problems).toMatchObject([{ line: 8 }])
  })
})

describe('政策包同样核对', () => {
  const packYaml = readFileSync(join(rulesFolder, 'dongming-2024/pack.yaml'), 'utf8')
  const read = (text: string) =>
    readPack({ folder: 'dongming-2024', packYaml: text, taskTable: dongmingTasks })
  const dongmingTasks = readFileSync(join(rulesFolder, 'dongming-2024/task-table.csv'), 'utf8')

  test('价格写成 38,000 元，说出哪一行', () => {
    const wrong = packYaml.replace('amounts: { 1: 38000 }', 'amounts: { 1: 3800000 }')
    const line = wrong.split('\n').findIndex((each) => each.includes('{ 1: 3800000 }')) + 1
    const found = read(wrong).problems.filter(({ text }) => text.includes('太高'))
    expect(found).toMatchObject([{ file: 'dongming-2024/pack.yaml', line }])
  })

  test('不同寻常的，包里写了 unusual 就不再问', () => {
    const dear = packYaml.replace(/to: previous-year-12-31|to: 2023-12-31/u, 'to: 2025-01-31')
    const asked = (text: string) =>
      read(text).problems.filter((each) => each.text.includes('不同寻常'))
    expect(asked(dear)).toHaveLength(1)
    expect(asked(dear.replace('draft: false', 'draft: false\nunusual: 通知延长了'))).toEqual([])
  })
})
