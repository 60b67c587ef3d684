/** A broken pack is named by line, with what is wrong and how to mend it; the others still load. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readPacks } from '../../src/main/rules/index.ts'
import { rulesFolder } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'packs-'))
afterAll(() => rmSync(folder, { recursive: true }))

const read = (policy: string, file: string) => readFileSync(join(rulesFolder, policy, file), 'utf8')
const sound = {
  'dongming-2024': read('dongming-2024', 'pack.yaml'),
  'tongliang-2024': read('tongliang-2024', 'pack.yaml'),
}

type Broken = {
  readonly note: string
  readonly policy: keyof typeof sound
  /** What is replaced, once, and by what. */
  readonly replace: string
  readonly by: string
  /** Text of the line that the problem must name. */
  readonly line: string
  /** Words that the message must hold. */
  readonly says: readonly string[]
}

const broken: readonly Broken[] = [
  {
    note: '同一字段写两次',
    policy: 'dongming-2024',
    replace: 'draft: false',
    by: 'draft: false\nissuer: 别处',
    line: 'issuer: 别处',
    says: ['issuer', '写了两次', '删去'],
  },
  {
    note: '不认识的字段',
    policy: 'dongming-2024',
    replace: 'draft: false',
    by: 'draft: false\ncolour: red',
    line: 'colour: red',
    says: ['不认识的字段', 'colour', 'README'],
  },
  {
    note: '数值没有出处',
    policy: 'dongming-2024',
    replace: '{ amounts: { 1: 38000 }, clause: 一, subsidies: apply }',
    by: '{ amounts: { 1: 38000 }, subsidies: apply }',
    line: '{ amounts: { 1: 38000 }, subsidies: apply }',
    says: ['缺少 clause', '二（二）'],
  },
  {
    note: '缺少字段',
    policy: 'dongming-2024',
    replace: 'draft: false\n',
    by: '',
    line: 'policy: dongming-2024',
    says: ['缺少“draft”'],
  },
  {
    note: '金额的单位不对',
    policy: 'dongming-2024',
    replace: '  - name: standard\n    unit: fen',
    by: '  - name: standard\n    unit: yuan',
    line: 'unit: yuan',
    says: ['unit', 'fen'],
  },
  {
    note: '时长的单位不对',
    policy: 'dongming-2024',
    replace: 'sinceBirth: { unit: month, value: 6',
    by: 'sinceBirth: { unit: week, value: 6',
    line: 'unit: week',
    says: ['unit', 'day、month'],
  },
  {
    note: '日期不存在',
    policy: 'dongming-2024',
    replace: 'issuedOn: 2023-09-22',
    by: 'issuedOn: 2023-09-31',
    line: 'issuedOn: 2023-09-31',
    says: ['issuedOn', '不是存在的日期'],
  },
  {
    note: '集中缴费期倒了',
    policy: 'dongming-2024',
    replace: 'window: { from: 2023-09-01, to: 2023-12-31',
    by: 'window: { from: 2024-09-01, to: 2023-12-31',
    line: 'window: { from: 2024-09-01',
    says: ['开始晚于截止'],
  },
  {
    note: '价格日期重叠',
    policy: 'tongliang-2024',
    replace: 'paidFrom: 2024-07-01\n        amounts',
    by: 'paidFrom: 2024-06-30\n        amounts',
    line: 'paidFrom: 2024-06-30',
    says: ['重叠', '应为 2024-07-01'],
  },
  {
    note: '价格日期断档',
    policy: 'tongliang-2024',
    replace: 'paidFrom: 2024-07-01\n        amounts',
    by: 'paidFrom: 2024-07-02\n        amounts',
    line: 'paidFrom: 2024-07-02',
    says: ['断档', '应为 2024-07-01'],
  },
  {
    note: '末段价格有尽头',
    policy: 'dongming-2024',
    replace: '{ amounts: { 1: 38000 },',
    by: '{ paidTo: 2024-12-31, amounts: { 1: 38000 },',
    line: '{ paidTo: 2024-12-31',
    says: ['2024-12-31 以后缴费的没有价格'],
  },
  {
    note: '首段价格有起头',
    policy: 'dongming-2024',
    replace: '{ amounts: { 1: 38000 },',
    by: '{ paidFrom: 2023-09-01, amounts: { 1: 38000 },',
    line: '{ paidFrom: 2023-09-01',
    says: ['2023-09-01 以前缴费的没有价格'],
  },
  {
    note: '规则用了身份表里没有的人',
    policy: 'tongliang-2024',
    replace: 'holds: [稳定脱贫人口]',
    by: 'holds: [稳定脱贫人员]',
    line: 'holds: [稳定脱贫人员]',
    says: ['身份表里没有', '稳定脱贫人员'],
  },
  {
    note: '没有这个读法',
    policy: 'tongliang-2024',
    replace: 'reading: { seven-low-income: default-list }',
    by: 'reading: { eight-low-income: default-list }',
    line: 'eight-low-income',
    says: ['没有名为“eight-low-income”的读法'],
  },
  {
    note: '读法没有这一项',
    policy: 'dongming-2024',
    replace: 'reading: { refund-paid-on-1-january: not-refundable }',
    by: 'reading: { refund-paid-on-1-january: maybe }',
    line: 'refund-paid-on-1-january: maybe',
    says: ['没有“maybe”', 'not-refundable、refundable'],
  },
  {
    note: '读法没有用处',
    policy: 'tongliang-2024',
    replace: '      reading: { seven-low-income: default-list }\n',
    by: '',
    line: '- name: seven-low-income',
    says: ['没有哪条规则用到'],
  },
  {
    note: '时长漏了读法的一项',
    policy: 'tongliang-2024',
    replace: 'options: { birth-day-excluded: 90, birth-day-counts: 89 }',
    by: 'options: { birth-day-excluded: 90 }',
    line: 'options: { birth-day-excluded: 90 }',
    says: ['每一个选项', 'birth-day-counts'],
  },
  {
    note: '没有这个定义',
    policy: 'tongliang-2024',
    replace: 'when: { is: [within-ninety-days] }',
    by: 'when: { is: [within-a-hundred-days] }',
    line: 'within-a-hundred-days',
    says: ['没有名为“within-a-hundred-days”的定义'],
  },
  {
    note: '被前面盖住的规则',
    policy: 'dongming-2024',
    replace: 'sinceBirth: { unit: month, value: 6,',
    by: 'sinceBirth: { unit: month, value: 12,',
    line: '- name: newborn-within-twelve-months',
    says: ['永远不会用到', 'newborn-within-six-months'],
  },
  {
    note: '日期倒了的规则',
    policy: 'tongliang-2024',
    replace: 'when: { paidOn: { to: coverage-year-09-30 } }',
    by: 'when: { paidOn: { from: 2024-10-01, to: coverage-year-09-30 } }',
    line: '- name: mid-year',
    says: ['永远不会用到', 'paidOn', '晚于'],
  },
  {
    note: '表没有兜底',
    policy: 'dongming-2024',
    replace: '  - name: outside-window\n    action: refuse',
    by: '  - name: outside-window\n    when: { window: outside }\n    action: refuse',
    line: '- name: newborn-within-six-months',
    says: ['没有兜底'],
  },
  {
    note: '个人缴与资助加起来不等于标准',
    policy: 'tongliang-2024',
    replace: '{ tier: 1, payable: 7600, subsidy: 30400 }',
    by: '{ tier: 1, payable: 7600, subsidy: 30500 }',
    line: 'subsidy: 30500',
    says: ['76.00', '305.00', '不等于', '380.00'],
  },
  {
    note: '同档金额写两行',
    policy: 'tongliang-2024',
    replace: '- { tier: 2, payable: 45100, subsidy: 30400 }',
    by: '- { tier: 1, payable: 38000, subsidy: 0 }',
    line: '- { tier: 1, payable: 38000, subsidy: 0 }',
    says: ['永远不会用到', '第 1 档'],
  },
  {
    note: '一个名称归了两类',
    policy: 'dongming-2024',
    replace: 'aliases: [特困供养人员,',
    by: 'aliases: [低保对象,',
    line: '- term: 低保对象',
    says: ['“低保对象”已是“特困人员”的名称'],
  },
  {
    note: '没有这一档',
    policy: 'dongming-2024',
    replace: '{ tier: 1, payable: 0, subsidy: 38000 }',
    by: '{ tier: 2, payable: 0, subsidy: 38000 }',
    line: '{ tier: 2, payable: 0',
    says: ['没有第 2 档'],
  },
  {
    note: '任务数加起来不等于合计',
    policy: 'dongming-2024',
    replace: 'total: 713138',
    by: 'total: 713139',
    line: 'total: 713139',
    says: ['713138', '713139'],
  },
  {
    note: '受理了却没写待遇怎么起算',
    policy: 'dongming-2024',
    replace: '    start: { at: coverage-year }\n',
    by: '',
    line: '- name: in-window',
    says: ['补 start', 'unstated'],
  },
  {
    note: '说明文字的占位填不出来',
    policy: 'dongming-2024',
    replace: '按期内参保办理，待遇自 {from} 至 {to}',
    by: '按期内参保办理，待遇自 {start} 至 {to}',
    line: '{start}',
    says: ['{start}', '填不出来'],
  },
  {
    note: '情形发生日没有写是哪种情形',
    policy: 'dongming-2024',
    replace:
      '      circumstance: [moved-in]\n      eventOn: { from: 2024-01-01 }\n    action: accept',
    by: '      eventOn: { from: 2024-01-01 }\n    action: accept',
    line: '      eventOn: { from: 2024-01-01 }\n    action: accept',
    says: ['circumstance'],
  },
  {
    note: '退费表和沉默都没有写',
    policy: 'tongliang-2024',
    replace:
      'refundSilence:\n  clause: 二（三）\n  text: 通知没有写退费的情形和办法，须请示医保部门，先不要退款。\n',
    by: '',
    line: 'policy: tongliang-2024',
    says: ['refund', 'refundSilence', '只写一个'],
  },
  {
    note: '名称与文件夹不同',
    policy: 'dongming-2024',
    replace: 'policy: dongming-2024',
    by: 'policy: dongming-2023',
    line: 'policy: dongming-2023',
    says: ['dongming-2023', 'dongming-2024', '一致'],
  },
  {
    note: '不是合格的 YAML',
    policy: 'dongming-2024',
    replace: 'draft: false',
    by: 'draft: [false',
    line: 'regionCode',
    says: ['缩进或括号', '对齐'],
  },
]

describe('坏了的政策包', () => {
  test.each(broken.map((each) => [each.note, each] as const))('%s', (_, each) => {
    const text = sound[each.policy]
    expect(text, '要替换的文字须在包里').toContain(each.replace)
    const { packs, problems } = load(
      each.policy,
      text.replace(each.replace, () => each.by),
    )
    const problem = problems.find((one) => each.says.every((word) => one.text.includes(word)))
    expect(problem, JSON.stringify(problems)).toBeDefined()
    const edited = text.replace(each.replace, () => each.by)
    expect(problem?.file).toBe(`${each.policy}/pack.yaml`)
    expect(problem?.line).toBe(lineOf(edited, each.line))
    expect(problem?.column).toBeGreaterThan(0)
    expect(packs.find(each.policy)).toBeUndefined()
    expect(packs.list()).toHaveLength(1)
  })

  test('任务表少了人数，说出第几行', () => {
    const { problems } = load('dongming-2024', sound['dongming-2024'], '名称,任务数\n城关街道,\n')
    expect(problems).toContainEqual({
      file: 'dongming-2024/task-table.csv',
      line: 2,
      column: 1,
      text: '“城关街道,”不是“名称,人数”，人数只写数字。',
    })
  })

  test('没有任务表，而包里写了', () => {
    const { problems } = load('dongming-2024', sound['dongming-2024'], null)
    expect(problems[0]?.text).toContain('task-table.csv')
  })

  test('没有 pack.yaml 的文件夹', () => {
    const where = mkdtempSync(join(folder, 'case-'))
    mkdirSync(join(where, 'empty'))
    const { packs, problems } = readPacks(where)
    expect(packs.list()).toEqual([])
    expect(problems).toEqual([
      {
        file: 'empty/pack.yaml',
        line: 0,
        column: 0,
        text: '文件夹里没有可读的 pack.yaml，请补上，或删去这个文件夹。',
      },
    ])
  })

  test('没有政策包文件夹', () => {
    expect(readPacks(join(folder, 'nowhere')).problems[0]?.text).toContain('找不到')
  })

  test('换行写法不同，指纹相同；改一个字，指纹不同', () => {
    const text = sound['dongming-2024']
    const hash = (content: string) => load('dongming-2024', content).packs.get('dongming-2024').hash
    expect(hash(`\u{FEFF}${text.replaceAll('\n', '\r\n')}`)).toBe(hash(text))
    expect(hash(text.replace('统一档', '一个档'))).not.toBe(hash(text))
    expect(hash(text)).toMatch(/^[0-9a-f]{64}$/u)
  })
})

/** The folder with this one pack edited and the other as it ships. */
function load(policy: keyof typeof sound, packYaml: string, taskTable?: string | null) {
  const where = mkdtempSync(join(folder, 'case-'))
  for (const [name, text] of Object.entries(sound)) {
    mkdirSync(join(where, name))
    const edited = name === policy
    writeFileSync(join(where, name, 'pack.yaml'), edited ? packYaml : text)
    const table = edited && taskTable !== undefined ? taskTable : read(name, 'task-table.csv')
    if (table !== null) writeFileSync(join(where, name, 'task-table.csv'), table)
  }
  return readPacks(where)
}

function lineOf(text: string, marker: string): number {
  const index = text.indexOf(marker)
  expect(index, marker).toBeGreaterThanOrEqual(0)
  // A marker that begins with blanks starts on its own line.
  return text.slice(0, index).split('\n').length
}
