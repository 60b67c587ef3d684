/** What else can be wrong with a pack: the value that is wrong, the line it stands on, the mend. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPack } from '../../src/main/rules/read-pack.ts'
import { rulesFolder } from './support.ts'

/** Note, pack, what is replaced and by what, text of the line, words of the message. */
type Row = readonly [string, string, string, string, string, readonly string[]]

const D = 'dongming-2024'
const F = 'fangtai-2024'
const T = 'tongliang-2024'
const N = 'national-2025'

const rows: readonly Row[] = [
  // Slips of the hand: the message says what to write instead.
  ['冒号是全角的', D, 'draft: false', 'draft：false', 'draft：', ['冒号要用半角', 'draft: …']],
  [
    '依据代码写错一点',
    D,
    'code: newborn\n    clause: 二（二）\n    text: 新生儿在出生后 6',
    'code: new-bron\n    clause: 二（二）\n    text: 新生儿在出生后 6',
    'new-bron',
    ['没有“new-bron”这个依据代码', '最接近的是 newborn'],
  ],
  ['金额写成元', D, '1: 38000', '1: 380.00', '380.00', ['“380.00”', '以分为单位', '请写 38000']],
  [
    '资助写成元',
    D,
    'subsidy: 38000',
    'subsidy: 380.00',
    '380.00',
    ['“subsidy”写的是“380.00”', '请写 38000'],
  ],
  [
    '情形写错',
    D,
    'circumstance: [moved-in]',
    'circumstance: [moved_in]',
    'moved_in',
    ['circumstance 的第 1 项', '“moved_in”不认识，最接近的是 moved-in'],
  ],
  ['区划代码没有加引号', D, "'371728'", '371728', '371728', ["请加引号，写成 '371728'"]],
  [
    '时长只写了数',
    D,
    'length: { unit: month, value: 1 }',
    'length: 1',
    'length: 1',
    ['如 length: { unit: month, value: 3 }'],
  ],
  ['条款空着', D, 'clause: 三（二）', "clause: ''", "clause: ''", ['要写条款号', '二（二）']],
  ['字段写错一点', D, 'issuedOn: 2023', 'isuedOn: 2023', 'isuedOn', ['最接近的是 issuedOn']],
  [
    '字段名写成列表',
    D,
    'draft: false',
    '? [a, b]\n: 1\ndraft: false',
    '? [a, b]',
    ['字段名写成了列表'],
  ],
  ['用了标记', D, 'draft: false', 'draft: !!set {}', 'draft: !!set', ['用了标记', '删去标记']],
  // Values of the wrong kind: the message repeats what was written.
  [
    '凭据的先后里一个部门写两次',
    D,
    'draft: false',
    'draft: false\nevidenceRanks: [{ kind: death, authorities: [police, village, police], clause: 一 }]',
    'evidenceRanks',
    ['“police”', '“death”', '写了两次', '删去'],
  ],
  [
    '凭据的先后里没有这个部门',
    D,
    'draft: false',
    'draft: false\nevidenceRanks: [{ kind: death, authorities: [polise], clause: 一 }]',
    'evidenceRanks',
    ['“polise”不认识', 'police'],
  ],
  [
    '凭据的一种写两次先后',
    D,
    'draft: false',
    'draft: false\nevidenceRanks: [{ kind: death, authorities: [police], clause: 一 }, { kind: death, authorities: [village], clause: 一 }]',
    'evidenceRanks',
    ['“death”的先后', '写了两次'],
  ],
  ['金额写成文字', D, '1: 38000', '1: 三百八', '三百八', ['“1”的写法不对', '“三百八”', '数字']],
  ['金额是负数', D, '1: 38000', '1: -1', '1: -1', ['“-1”', '太小', '最少为 0']],
  ['金额有小数', D, '1: 38000', '1: 380.5', '380.5', ['“380.5”', '整数']],
  ['年度太大', D, 'coverageYear: 2024', 'coverageYear: 20240', '20240', ['“20240”', '最多为 2199']],
  ['是否写成文字', D, 'draft: false', 'draft: 不是', '不是', ['“不是”', 'true 或 false']],
  ['动作不认识', D, 'action: refuse', 'action: deny', 'deny', ['“deny”不认识', 'refuse']],
  ['单位不认识', D, 'unit: fen', 'unit: yuan', 'yuan', ['“yuan”不认识', 'fen']],
  ['单子是空的', D, 'circumstance: [moved-in]', 'circumstance: []', '[]', ['空的列表', '最少为 1']],
  ['要文字却写了列表', D, 'issuer: 东明县人民政府办公室', 'issuer: [甲]', '[甲]', ['一个列表']],
  [
    '要列表却写了文字',
    F,
    'channels:\n',
    'channels: 微信\nchannels2:\n',
    '微信',
    ['“微信”', '列表'],
  ],
  ['日期不存在', D, 'issuedOn: 2023-09-22', 'issuedOn: 2023-02-30', '02-30', ['“2023-02-30”']],
  [
    '相对的日期不存在',
    N,
    'previous-year-09-01',
    'previous-year-02-29',
    '02-29',
    ['“previous-year-02-29”'],
  ],
  ['区划代码不对', D, "'371728'", "'37172'", "'37172'", ['“37172”', '6、9 或 12 位']],
  ['名称用了中文', D, 'name: outside-window', 'name: 期外', '期外', ['“期外”', '小写字母']],
  ['档次写成文字', D, '{ 1: 38000 }', '{ 一: 38000 }', '一: 38000', ['“一”', '档次请写 1、2、3…']],
  ['文字空着', D, 'title: 东明', 'title:\nold: 东明', 'title:', ['title', '空的']],
  ['缩进用了制表符', D, '  - { tier: 1', '\t- { tier: 1', '\t- {', ['制表符', '空格']],
  // Windows and waits.
  [
    '个别年度的缴费期倒了',
    N,
    'tiers:\n',
    'windows:\n  - { coverageYears: [2026], from: 2026-03-01, to: 2026-02-01, clause: 一 }\ntiers:\n',
    'from: 2026-03-01',
    ['开始晚于截止'],
  ],
  [
    '等待期没有用处',
    N,
    /start:\n +at: after-wait[^]*?noneLeftText[^\n]*/gu.source,
    'start: { at: next-day }',
    'unit: month\n  fixed: 3',
    ['没有哪条途径用到等待期'],
  ],
  [
    '等待期没有写怎么算',
    D,
    'start: { at: coverage-year }',
    'start: { at: after-wait, from: payment-day }',
    'after-wait',
    ['要先在包里写 wait'],
  ],
  [
    '等待期没有写从哪天起',
    N,
    '      from: coverage-year\n',
    '',
    'at: after-wait',
    ['须写 from', 'coverage-year'],
  ],
  [
    '用不到的 from',
    D,
    'start: { at: coverage-year }',
    'start: { at: coverage-year, from: payment-day }',
    'from: payment-day }',
    ['只有 at: after-wait'],
  ],
  [
    '数断保却没有等待期',
    D,
    'when: { window: concentrated }',
    'when: { window: concentrated, missedYears: { to: 0 } }',
    'missedYears',
    ['missedYears', '补上 wait'],
  ],
  [
    '看等待期却没有等待期',
    D,
    'when: { window: concentrated }',
    'when: { window: concentrated, waiting: false }',
    'waiting: false',
    ['waiting', '补上 wait'],
  ],
  // How benefits begin.
  [
    '不受理的写了待遇',
    D,
    'action: refuse\n    code: outside',
    'action: refuse\n    start: { at: birth }\n    code: outside',
    'start: { at: birth }\n    code: outside',
    ['action 为 refuse', '删去 start'],
  ],
  [
    '缺了时长',
    D,
    'start: { at: coverage-year }',
    'start: { at: after }',
    'at: after }',
    ['at: after 须写 length'],
  ],
  [
    '时长用不到',
    D,
    'start: { at: coverage-year }',
    'start: { at: birth, length: { unit: day, value: 1 } }',
    'length: { unit: day, value: 1',
    ['at: birth 用不到 length'],
  ],
  [
    '按月数却写了日',
    D,
    'length: { unit: month, value: 1 }',
    'length: { unit: day, value: 1 }',
    'unit: day, value: 1',
    ['unit 须是 month'],
  ],
  [
    '没写起始日又没写怎么答',
    F,
    '      text: 通知说“有明确规定',
    '      noneLeftText: 通知说“有明确规定',
    'at: unstated',
    ['须写 text'],
  ],
  // Quantities and readings.
  [
    '时长两种都写',
    D,
    'unit: month, value: 6,',
    'unit: month, value: 6, byReading: thirty-percent,',
    'value: 6',
    ['二者只用一种'],
  ],
  [
    '时长的读法不存在',
    F,
    'byReading: ninety-days',
    'byReading: eighty-days',
    'eighty-days',
    ['没有名为“eighty-days”的读法'],
  ],
  [
    '读法有同名的选项',
    D,
    '- { name: payable,',
    '- { name: subsidised,',
    '- name: thirty-percent',
    ['thirty-percent', '同名'],
  ],
  // Names that stand twice.
  [
    '规则同名',
    D,
    'name: in-window',
    'name: outside-window',
    'name: outside-window\n    action: refuse',
    ['outside-window', '改名或删去'],
  ],
  [
    '档次写两次',
    T,
    '{ tier: 2, label: 二档 }',
    '{ tier: 1, label: 二档 }',
    '{ tier: 1, label: 二档 }',
    ['第 1 档写了两次'],
  ],
  // Prices, tables, annexes.
  [
    '价格的档次没有列',
    D,
    '{ amounts: { 1: 38000 }',
    '{ amounts: { 1: 38000, 3: 1 }',
    '3: 1',
    ['没有第 3 档'],
  ],
  [
    '没有资助却没写怎么答',
    T,
    '        silentText:',
    '        floorText:',
    'paidFrom: 2024-07-01',
    ['须写 silentText'],
  ],
  [
    '前后两段价格没写日期',
    T,
    'paidTo: 2024-06-30, ',
    '',
    'paidFrom: 2024-07-01',
    ['前段要写 paidTo', '后段要写 paidFrom'],
  ],
  [
    '参保情形和退费事由同时写',
    D,
    'when: { ground: [duplicate-same-area,',
    'when: { circumstance: [newborn], ground: [duplicate-same-area,',
    '- name: not-a-ground',
    ['永远不会用到', '不会同时出现'],
  ],
  [
    '任务公式和没有公式都没写',
    D,
    /quotaSilence:\n.*\n.*\n/gu.source,
    '',
    'policy:',
    ['quotaSilence', '只写一个'],
  ],
]

test.each(rows)('%s', (...row) => {
  const [, policy, replace, by, marker, says] = row
  const { edited, problems } = readEdited(policy, replace, by)
  const problem = problems.find(({ text }) => says.every((words) => text.includes(words)))
  expect(problem, JSON.stringify(problems)).toBeDefined()
  expect(problem?.text).toMatch(/。$/u)
  const index = edited.indexOf(marker)
  expect(index, marker).toBeGreaterThanOrEqual(0)
  expect(problem?.line).toBe(edited.slice(0, index).split('\n').length)
  expect(problem?.column).toBeGreaterThan(0)
})

test('读法多过能记的，说出最多几项', () => {
  const extra = Array.from(
    { length: 31 },
    (_, index) =>
      `  - { name: r${index}, clause: 一, question: 问, options: [{ name: a, label: 甲 }] }\n`,
  )
  const { problems } = readEdited(D, 'readings:\n', `readings:\n${extra.join('')}`)
  expect(problems.map(({ text }) => text)).toContain('读法最多 30 项，请合并。')
})

test('有任务表文件而包里没有写', () => {
  const { problems } = readEdited(F, 'draft: true', 'draft: true', '名称,任务数\n甲村,1\n')
  expect(problems.map(({ text }) => text)).toContain(
    '有 task-table.csv 而没有写 taskTable，请补上总数、单位和出处。',
  )
})

function readEdited(policy: string, replace: string, by: string, taskTable?: string) {
  const sound = readFileSync(join(rulesFolder, policy, 'pack.yaml'), 'utf8')
  const pattern = sound.includes(replace) ? replace : new RegExp(replace, 'gu')
  const edited = sound.replace(pattern, () => by)
  if (taskTable === undefined) expect(edited, '要替换的文字须在包里').not.toBe(sound)
  const read = readPack({ folder: policy, packYaml: edited, taskTable: taskTable ?? null })
  return { edited, problems: read.problems }
}
