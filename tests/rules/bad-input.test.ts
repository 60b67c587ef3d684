/** What is wrong with a question is said by field; what nobody reads is let be. */
import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkEnrolment } from '../../src/main/rules/check-facts.ts'
import type { Complaints } from '../../src/main/rules/check-fields.ts'
import { decide, readPacks } from '../../src/main/rules/index.ts'
import { anEnrolment, on, shipped } from './support.ts'

type Json = Readonly<Record<string, unknown>>

const ordinary = { kind: 'ordinary' }
const enrolment = (facts: Json, more: Json = {}): Json => ({
  id: 'q',
  policy: 'dongming-2024',
  ask: 'enrolment',
  facts: { coverageYear: 2024, paidOn: '2023-10-10', circumstance: ordinary, ...facts },
  ...more,
})
const refund = (facts: Json): Json => ({
  id: 'q',
  policy: 'dongming-2024',
  ask: 'refund',
  facts: {
    coverageYear: 2024,
    paidOn: '2023-10-10',
    paidFen: 38_000,
    appliedOn: '2024-01-10',
    ground: { kind: 'death', on: '2023-12-01' },
    ...facts,
  },
})
const counts = {
  registered: 10,
  fullySubsidised: 1,
  universityStudents: 1,
  employedInsured: 1,
  inService: 1,
  imprisoned: 1,
}
const quota = (facts: Json): Json => ({
  id: 'q',
  policy: 'tongliang-2024',
  ask: 'quota',
  facts: { ...counts, ...facts },
})
const movedIn = { kind: 'moved-in', movedOn: '2023-10-01', paidAtOrigin: false }
const student = { kind: 'university-student', freshman: true, enrolsAt: 'school' }
const tongliang = { policy: 'tongliang-2024' }

const national = { policy: 'national-2025' }
const meishan = { policy: 'meishan-2024' }
const fangtai = { policy: 'fangtai-2024' }
/** In the window of 2027: two years can have been missed. */
const gaps = (facts: Json): Json =>
  enrolment({ coverageYear: 2027, paidOn: '2026-10-10', ...facts }, national)

const bad: readonly (readonly [string, unknown, string])[] = [
  ['不是对象', 5, ''],
  ['是列表', [], ''],
  ['编号不是文字', enrolment({}, { id: 7 }), 'id'],
  ['政策包不认识', enrolment({}, { policy: 'nowhere-2024' }), 'policy'],
  ['政策包取了内部名字', enrolment({}, { policy: 'constructor' }), 'policy'],
  ['没有政策包', enrolment({}, { policy: null }), 'policy'],
  ['问法不认识', enrolment({}, { ask: 'price' }), 'ask'],
  ['没有事实', enrolment({}, { facts: null }), 'facts'],
  ['事实是列表', enrolment({}, { facts: [] }), 'facts'],
  ['没有待遇年度', enrolment({ coverageYear: null }), 'facts.coverageYear'],
  ['待遇年度是文字', enrolment({ coverageYear: '2024' }), 'facts.coverageYear'],
  ['待遇年度不是整数', enrolment({ coverageYear: 2024.5 }), 'facts.coverageYear'],
  ['待遇年度太早', enrolment({ coverageYear: 1899 }), 'facts.coverageYear'],
  ['待遇年度太晚', enrolment({ coverageYear: 2200 }), 'facts.coverageYear'],
  ['没有缴费日期', enrolment({ paidOn: undefined }), 'facts.paidOn'],
  ['缴费日期不存在', enrolment({ paidOn: '2023-02-29' }), 'facts.paidOn'],
  ['缴费日期写法不对', enrolment({ paidOn: '2023-2-9' }), 'facts.paidOn'],
  ['登记日期不存在', enrolment({ registeredOn: '2023-13-01' }), 'facts.registeredOn'],
  ['档次为零', enrolment({ tier: 0 }), 'facts.tier'],
  ['档次是文字', enrolment({ tier: '1' }), 'facts.tier'],
  ['人员不是一组字段', enrolment({ person: '张三' }), 'facts.person'],
  ['出生日期不存在', enrolment({ person: { birthDate: '1980-06-31' } }), 'facts.person.birthDate'],
  [
    '缴费日期填错，先后不再核对',
    enrolment({ paidOn: 'x', person: { birthDate: '2023-10-11' } }),
    'facts.paidOn',
  ],
  ['出生晚于缴费', enrolment({ person: { birthDate: '2023-10-11' } }), 'facts.person.birthDate'],
  [
    '新生儿没有出生日期',
    enrolment({ circumstance: { kind: 'newborn' } }),
    'facts.person.birthDate',
  ],
  [
    '登记早于出生',
    enrolment({
      registeredOn: '2023-09-01',
      person: { birthDate: '2023-09-02' },
      circumstance: { kind: 'newborn' },
    }),
    'facts.registeredOn',
  ],
  ['身份不是列表', enrolment({ person: { categories: '特困人员' } }), 'facts.person.categories'],
  ['身份不是文字', enrolment({ person: { categories: ['a', 3] } }), 'facts.person.categories[1]'],
  [
    '身份没有名称',
    enrolment({ person: { categories: [{ from: '2023-01-01' }] } }),
    'facts.person.categories[0].term',
  ],
  [
    '身份的日期不存在',
    enrolment({ person: { categories: [{ term: '特困人员', to: '2023-00-01' }] } }),
    'facts.person.categories[0].to',
  ],
  ['没有参保情形', enrolment({ circumstance: null }), 'facts.circumstance'],
  ['参保情形没有种类', enrolment({ circumstance: {} }), 'facts.circumstance.kind'],
  ['参保情形不认识', enrolment({ circumstance: { kind: 'tourist' } }), 'facts.circumstance.kind'],
  [
    '没有迁入日期',
    enrolment({ circumstance: { ...movedIn, movedOn: null } }),
    'facts.circumstance.movedOn',
  ],
  [
    '迁入晚于缴费',
    enrolment({ circumstance: { ...movedIn, movedOn: '2023-10-11' } }),
    'facts.circumstance.movedOn',
  ],
  [
    '原地是否缴费没有写',
    enrolment({ circumstance: { ...movedIn, paidAtOrigin: null } }),
    'facts.circumstance.paidAtOrigin',
  ],
  [
    '是否新生写成文字',
    enrolment({ circumstance: { ...student, freshman: 'yes' } }, tongliang),
    'facts.circumstance.freshman',
  ],
  [
    '在哪里参保不认识',
    enrolment({ circumstance: { ...student, enrolsAt: 'both' } }, tongliang),
    'facts.circumstance.enrolsAt',
  ],
  ['读法不认识', enrolment({}, { readings: { 'ninety-days': 'a' } }), 'readings.ninety-days'],
  [
    '读法没有这一项',
    enrolment({}, { readings: { 'thirty-percent': 'x' } }),
    'readings.thirty-percent',
  ],
  ['读法不是一组字段', enrolment({}, { readings: 'subsidised' }), 'readings'],
  ['退费没有金额', refund({ paidFen: null }), 'facts.paidFen'],
  ['退费金额为负', refund({ paidFen: -1 }), 'facts.paidFen'],
  ['退费金额不是整分', refund({ paidFen: 380.5 }), 'facts.paidFen'],
  ['没有申请日期', refund({ appliedOn: null }), 'facts.appliedOn'],
  ['没有退费事由', refund({ ground: null }), 'facts.ground'],
  ['退费事由不认识', refund({ ground: { kind: 'regret' } }), 'facts.ground.kind'],
  ['没有死亡日期', refund({ ground: { kind: 'death' } }), 'facts.ground.on'],
  [
    '参保日期不存在',
    refund({ ground: { kind: 'employee-insurance', joinedOn: '2023-11-31' } }),
    'facts.ground.joinedOn',
  ],
  ['人数为负', quota({ inService: -1 }), 'facts.inService'],
  ['人数没有写', quota({ imprisoned: null }), 'facts.imprisoned'],
  ['人数填错，合计不再核对', quota({ inService: -1, employedInsured: 99 }), 'facts.inService'],
  ['剔除的多于户籍人口', quota({ employedInsured: 7 }), 'facts.registered'],
  ['断保年数是文字', gaps({ missedYears: '1' }), 'facts.missedYears'],
  ['断保年数为负', gaps({ missedYears: -1 }), 'facts.missedYears'],
  ['断保年数多于 2025 以来的年数', gaps({ missedYears: 3 }), 'facts.missedYears'],
  ['修复年数多于断保年数', gaps({ missedYears: 1, repairedYears: 2 }), 'facts.repairedYears'],
  ['没有断保却有修复', gaps({ repairedYears: 1 }), 'facts.repairedYears'],
  ['断保年数填错，修复不再核对', gaps({ missedYears: '1', repairedYears: 1 }), 'facts.missedYears'],
  [
    '修复年数填错，断保不再核对',
    gaps({ missedYears: 3, repairedYears: 'x' }),
    'facts.repairedYears',
  ],
  [
    '2025 年度以前没有可断的年度',
    gaps({ coverageYear: 2025, paidOn: '2024-10-10', missedYears: 1 }),
    'facts.missedYears',
  ],
  ['等待起始日不存在', gaps({ waitingSince: '2026-09-31' }), 'facts.waitingSince'],
  [
    '等待起始日填错，先后不再核对',
    gaps({ paidOn: '1959-10-10', waitingSince: '1958-02-30' }),
    'facts.waitingSince',
  ],
  ['等待起始日晚于缴费', gaps({ waitingSince: '2026-10-11' }), 'facts.waitingSince'],
  [
    '待遇起始日不存在',
    { ...refund({ coverageYear: 2026, benefitFrom: '2026-00-01' }), ...national },
    'facts.benefitFrom',
  ],
  ['当年是否参保写成文字', enrolment({ coveredThisYear: 'no' }, meishan), 'facts.coveredThisYear'],
  [
    '没有中断日期',
    enrolment({ circumstance: { kind: 'employment-ended' } }, meishan),
    'facts.circumstance.endedOn',
  ],
  [
    '释放晚于缴费',
    enrolment({ circumstance: { kind: 'released', on: '2023-10-11' } }, meishan),
    'facts.circumstance.on',
  ],
  [
    '学生没有写在哪里参保',
    enrolment({ circumstance: { kind: 'university-student', freshman: true } }, fangtai),
    'facts.circumstance.enrolsAt',
  ],
]

describe('填错的问题', () => {
  test.each(bad)('%s', (_, question, path) => {
    const answer = decide(shipped.packs, question)
    expect(Object.keys(answer)).toEqual(['id', 'outcome', 'findings'])
    expect(answer.outcome).toBe('invalid')
    // One mistake is one complaint: nothing that follows from it is told as another.
    expect(answer.findings.map((finding) => [finding.code, finding.path])).toEqual([
      ['bad-input', path],
    ])
    expect(answer.findings[0]?.text).toMatch(/。$/u)
  })

  test('几处都错，逐处说明', () => {
    const answer = decide(shipped.packs, enrolment({ coverageYear: 'x', paidOn: 'y', tier: 'z' }))
    expect(answer.findings.map(({ path }) => path)).toEqual([
      'facts.coverageYear',
      'facts.paidOn',
      'facts.tier',
    ])
    expect(answer.id).toBe('q')
  })
})

const policies = 'dongming-2024、fangtai-2024、meishan-2024、national-2025、tongliang-2024'
const movedOn = 'facts.circumstance.movedOn'

test.each<readonly [string, unknown]>([
  ['一行须是一个 JSON 对象。', 5],
  ['“id”须是文字。', enrolment({}, { id: 7 })],
  [`缺少“policy”，可用的有 ${policies}。`, enrolment({}, { policy: null })],
  [`“policy”不是已装入的政策包，可用的有 ${policies}。`, enrolment({}, { policy: 'nowhere-2024' })],
  ['缺少“ask”，可用的有 enrolment、refund、quota。', enrolment({}, { ask: null })],
  ['“ask”的值不认识，可用的有 enrolment、refund、quota。', enrolment({}, { ask: 'price' })],
  ['缺少“facts”。', enrolment({}, { facts: null })],
  ['“facts”须是一组字段。', enrolment({}, { facts: 'x' })],
  ['缺少“facts.coverageYear”。', enrolment({ coverageYear: null })],
  ['“facts.coverageYear”须是 1900 至 2199 的整数。', enrolment({ coverageYear: '2024' })],
  ['缺少“facts.paidOn”，请填写日期，如 2023-11-20。', enrolment({ paidOn: null })],
  [
    '“facts.paidOn”不是存在的日期，请按 2023-11-20 的样式填写。',
    enrolment({ paidOn: '2023-02-29' }),
  ],
  ['“facts.tier”须是不小于 1 的整数。', enrolment({ tier: 0 })],
  ['“facts.person.categories”须是身份的列表。', enrolment({ person: { categories: 'x' } })],
  ['“facts.person.categories[0]”须是身份名称。', enrolment({ person: { categories: [3] } })],
  [
    '“facts.person.categories[0].term”须是身份名称。',
    enrolment({ person: { categories: [{ term: 3 }] } }),
  ],
  ['出生日期晚于缴费日期，请核对。', enrolment({ person: { birthDate: '2023-10-11' } })],
  [
    '新生儿须填写出生日期“facts.person.birthDate”。',
    enrolment({ circumstance: { kind: 'newborn' } }),
  ],
  [
    '参保登记日期早于出生日期，请核对。',
    enrolment({ registeredOn: '2023-09-01', person: { birthDate: '2023-09-02' } }),
  ],
  [
    '参保情形发生的日期晚于缴费日期，请核对。',
    enrolment({ circumstance: { ...movedIn, movedOn: '2023-10-11' } }),
  ],
  [
    `缺少“${movedOn}”，请填写日期，如 2023-11-20。`,
    enrolment({ circumstance: { ...movedIn, movedOn: null } }),
  ],
  [
    '缺少“facts.circumstance.paidAtOrigin”，请填是或否。',
    enrolment({ circumstance: { ...movedIn, paidAtOrigin: null } }),
  ],
  [
    '“facts.circumstance.paidAtOrigin”须是是或否。',
    enrolment({ circumstance: { ...movedIn, paidAtOrigin: 'no' } }),
  ],
  [
    '“dongming-2024”没有名为“ninety-days”的读法。',
    enrolment({}, { readings: { 'ninety-days': 'a' } }),
  ],
  [
    '“readings.thirty-percent”可用的选项有 subsidised、payable。',
    enrolment({}, { readings: { 'thirty-percent': 'x' } }),
  ],
  ['“readings”须是一组字段。', enrolment({}, { readings: 'x' })],
  ['应剔除的人数多于户籍人口数，请核对。', quota({ employedInsured: 7 })],
  // From 2025 on, for 2027: the years 2025 and 2026.
  ['断保从 2025 待遇年度算起，到 2027 待遇年度以前最多 2 年，请核对。', gaps({ missedYears: 3 })],
  ['缴费修复的年数多于断保的年数，请核对。', gaps({ repairedYears: 1 })],
  ['已在计算的等待期，起始日晚于缴费日期，请核对。', gaps({ waitingSince: '2026-10-11' })],
])('填错的话说清楚：%s', (text, question) => {
  expect(decide(shipped.packs, question).findings.map((finding) => finding.text)).toEqual([text])
})

test('没有装入政策包的，说没有', () => {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-no-packs-'))
  const none = readPacks(folder).packs
  rmdirSync(folder)
  expect(decide(none, enrolment({})).findings.map(({ text }) => text)).toEqual([
    '“policy”不是已装入的政策包，目前没有可用的政策包。',
  ])
})

test('填对的事实，没有填的是没有', () => {
  const read = (facts: Json) => {
    const complaints: Complaints = []
    const pack = shipped.packs.get('dongming-2024')
    const checked = checkEnrolment(pack, { fields: facts, path: 'facts' }, complaints)
    expect(complaints).toEqual([])
    return checked
  }
  const paidOn = on('2023-10-10')
  const asked = { coverageYear: 2024, paidOn: '2023-10-10', circumstance: ordinary }
  expect(read(asked)).toEqual(anEnrolment({ paidOn }))
  const person = { categories: ['特困人员', { term: '低保对象', to: '2023-12-31' }] }
  expect(read({ ...asked, person, tier: 2, registeredOn: '2023-10-09' })).toEqual(
    anEnrolment({
      paidOn,
      registeredOn: on('2023-10-09'),
      tier: 2,
      categories: [
        { term: '特困人员', from: null, to: null },
        { term: '低保对象', from: null, to: on('2023-12-31') },
      ],
    }),
  )
  // What Dongming never looks at stays away, even where it is given.
  expect(read({ ...asked, missedYears: 2, coveredThisYear: true })).toEqual(anEnrolment({ paidOn }))
})

const fine: readonly (readonly [string, Json])[] = [
  [
    '可选字段写成空',
    enrolment({ tier: null, registeredOn: null, person: null }, { readings: null }),
  ],
  ['人员的字段写成空', enrolment({ person: { birthDate: null, categories: null } })],
  [
    '身份的起止写成空',
    enrolment({ person: { categories: [{ term: '特困人员', from: null, to: null }] } }),
  ],
  ['读法的选项写成空', enrolment({}, { readings: { 'thirty-percent': null } })],
  ['没有编号', enrolment({}, { id: null })],
  ['没人问的字段', enrolment({ height: 170, missedYears: 'many', coveredThisYear: 'perhaps' })],
  ['本包不看的登记日期', enrolment({ registeredOn: 'never' }, tongliang)],
  ['本包不看的迁入日期', enrolment({ circumstance: { kind: 'moved-in' } }, tongliang)],
  ['剔除的恰等于户籍人口', quota({ registered: 5 })],
  ['断保的年数恰到 2025', gaps({ missedYears: 2, repairedYears: 2, waitingSince: '2026-10-10' })],
  ['断保年数写成空', gaps({ missedYears: null, repairedYears: null, waitingSince: null })],
  [
    '2025 以前的年度不看断保',
    enrolment({ coverageYear: 2024, missedYears: 'x', repairedYears: 5 }, national),
  ],
  [
    '全国框架不看事由的日期',
    {
      ...refund({ coverageYear: 2026, ground: { kind: 'death' }, benefitFrom: null }),
      ...national,
    },
  ],
  ['本包不问是不是新生', enrolment({ circumstance: { ...student, freshman: 'x' } }, fangtai)],
  ['待遇年度最早和最晚', enrolment({ coverageYear: 1900 })],
  ['待遇年度最晚', enrolment({ coverageYear: 2199 }, national)],
  // Days before 1970 are negative numbers; what is left out must not count as 1 January 1970.
  ['很早以前缴费', enrolment({ coverageYear: 1960, paidOn: '1959-10-10' })],
  ['很早以前登记', enrolment({ paidOn: '1959-10-10', registeredOn: '1959-10-01' })],
  ['很早以前缴费，没有等待', gaps({ paidOn: '1959-10-10' })],
  [
    '出生当天登记',
    enrolment({
      registeredOn: '2023-09-02',
      person: { birthDate: '2023-09-02' },
      circumstance: { kind: 'newborn' },
    }),
  ],
  ['出生当天缴费', enrolment({ person: { birthDate: '2023-10-10' } })],
  ['迁入当天缴费', enrolment({ circumstance: { ...movedIn, movedOn: '2023-10-10' } })],
  ['不在情形之内的事由不看日期', refund({ ground: { kind: 'recognised-later' } })],
]

test.each(fine)('不算错：%s', (_, question) => {
  expect(decide(shipped.packs, question).outcome).not.toBe('invalid')
})
