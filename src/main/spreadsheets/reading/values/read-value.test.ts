import { expect, test } from 'vitest'
import type { FieldKind } from '../../../../shared/rosters/field.ts'
import type { DateOrder, RosterLayout } from '../../../../shared/rosters/layout.ts'
import { aField } from '../../../../../tests/support/roster-reading.ts'
import type { Cell } from '../cell.ts'
import { general, readNumberFormat } from '../number-format.ts'
import { makeValueReader } from './read-value.ts'

const layout: RosterLayout = {
  format: 'xlsx',
  codePage: null,
  delimiter: null,
  sheet: { name: '', index: 0 },
  header: null,
  firstRow: 1,
  lastRow: null,
  columns: [],
  yesWords: ['参', 'A'],
  noWords: ['B'],
  levels: { level: { 重度: '1' } },
  dateOrder: 'ymd',
  headings: [],
}

const gradeLevels = [
  { level: '1', label: '一级', words: ['壹级'] },
  { level: '2', label: '二级', words: [] },
]

type Settings = { readonly from1904?: boolean; readonly dateOrder?: DateOrder }

/** What a cell is read as: the value, `''` for nothing, or the problem's code. */
function read(kind: FieldKind, cell: Cell | string | number, settings: Settings = {}): unknown {
  const spec = aField(kind, kind === 'level' ? { levels: gradeLevels } : {})
  const { dateOrder = layout.dateOrder, from1904 = false } = settings
  const reader = makeValueReader(spec, { ...layout, dateOrder }, from1904)
  const reading = reader(toCell(cell))
  if (reading.kind === 'nothing') return ''
  if (reading.kind === 'problem') {
    // Every problem is one sentence that says what to do.
    expect(reading.text).toMatch(/。$/u)
    return reading.code
  }
  const { kind: _, ...rest } = reading.value
  return Object.values(rest)
}

function toCell(cell: Cell | string | number): Cell {
  if (typeof cell === 'string') return { kind: 'text', text: cell }
  return typeof cell === 'number' ? { kind: 'number', value: cell, format: general } : cell
}

function inFormat(value: number, code: string): Cell {
  return { kind: 'number', value, format: readNumberFormat(code) }
}

const eighteen = ['593728198002030050', 'eighteen', null]

test.each([
  ['十八位', '593728198002030050', eighteen],
  ['前后有空格、制表符、不间断空格', ' 593728198002030050\t\u{a0}', eighteen],
  ['全角数字', '５９３７２８１９８００２０３００５０', eighteen],
  ['全角空格', '　593728198002030050　', eighteen],
  ['中间有空格', '593728 19800203 0050', eighteen],
  ['前面有撇号', "'593728198002030050", eighteen],
  ['零宽字符', '\u{200b}593728198002030050\u{feff}', eighteen],
  // 59372819900101006: 5·7+9·9+3·10+7·5+2·8+8·4+1·2+9·1+9·6+0·3+0·7+1·9+0·10+1·5+0·8+0·4+6·2 = 320;
  // 320 = 29·11 + 1, and the second check character is 0.
  ['算出的校验位是 0', '593728199001010060', ['593728199001010060', 'eighteen', null]],
  [
    '十五位照原样保留并提出十八位',
    '593728800203005',
    ['593728800203005', 'fifteen', '593728198002030050'],
  ],
  [
    '十五位存成数字，位数没有丢',
    593728800203005,
    ['593728800203005', 'fifteen', '593728198002030050'],
  ],
  ['十五位的日期不存在', '593728800230005', 'id-birth-date'],
  [
    '二十位残疾证号取前十八位',
    '59372819800203005042',
    ['593728198002030050', 'card-of-twenty', null],
  ],
  ['补办的残疾证号', '59372819800203005042B1', ['593728198002030050', 'card-of-twenty', null]],
  ['残疾证号里的身份证号校验位不符', '59372819800203005142', 'id-check-digit'],
  ['二十位但类别不存在', '59372819800203005095', 'id-length'],
  ['十八位存成数字', Number('593728198002030050'), 'id-became-number'],
  ['十六位存成数字', 1e15, 'id-became-number'],
  ['带小数的数字', 12.5, 'id-became-number'],
  ['文本写成科学计数法', '5.93728E+17', 'id-became-number'],
  ['小写 e 和全角', '５.93728e+17', 'id-became-number'],
  ['末三位变成 0', '593728198002030000', 'id-became-number'],
  ['校验位不符', '593728198002030051', 'id-check-digit'],
  ['出生日期不存在', '593728198002300050', 'id-birth-date'],
  ['省份代码不存在', '003728198002030050', 'id-region'],
  ['十七位', '59372819800203005', 'id-length'],
  ['有星号', '593728********0050', 'id-character'],
  ['有字母', '59372819800203005A', 'id-character'],
  ['横线表示没有', '——', ''],
  ['只有空格', ' 　', ''],
])('证件号码：%s', (_, cell, expected) => {
  expect(read('idNumber', cell)).toEqual(expected)
})

// 11010519491231002X is the example that GB 11643 itself gives.
test.each(['x', 'X', 'ｘ', '×', 'х', 'Х'])('校验位 X 写成 %s', (mark) => {
  expect(read('idNumber', `11010519491231002${mark}`)).toEqual([
    '11010519491231002X',
    'eighteen',
    null,
  ])
})

test.each([
  ['张三', '张三'],
  ['张　三', '张三'],
  [' 张 三 ', '张三'],
  ['阿依古丽·买买提', '阿依古丽·买买提'],
  ['阿依古丽•买买提', '阿依古丽•买买提'],
  ['John  Smith', 'John Smith'],
  ['王\u{20bb7}', '王\u{20bb7}'],
  // 𬀩, as a code page of 2000 keeps it: in the private use area.
  ['王\u{e7c7}', '王\u{e7c7}'],
])('姓名 %j', (typed, name) => {
  expect(read('name', typed)).toEqual([name])
})

test.each(['王?', '王？明', '王\u{fffd}', '王□', '王*', '王3', '123', '张'.repeat(61)])(
  '姓名 %j 不能读',
  (typed) => {
    expect(read('name', typed)).toBe('name-unreadable')
  },
)
test.each(['—', '无数据', ' '])('姓名 %j 是空着', (typed) => {
  expect(read('name', typed)).toBe('')
})
test('六十个字的姓名可以读', () => {
  expect(read('name', '张'.repeat(60))).toEqual(['张'.repeat(60)])
})

const month = (text: string, last: string) => ['month', text, `${text}-01`, `${text}-${last}`]

test.each([
  ['2021.3', month('2021-03', '31')],
  ['2021.03', month('2021-03', '31')],
  ['2021年3月', month('2021-03', '31')],
  ['2021年3月份', month('2021-03', '31')],
  ['2021-2', month('2021-02', '28')],
  ['2020/2', month('2020-02', '29')],
  ['202103', month('2021-03', '31')],
  ['2021.10', month('2021-10', '31')],
  ['2021.1', month('2021-01', '31')],
  ['2021', ['year', '2021', '2021-01-01', '2021-12-31']],
  ['2021年', ['year', '2021', '2021-01-01', '2021-12-31']],
  ['20210301', ['day', '2021-03-01']],
  ['2021/3/1', ['day', '2021-03-01']],
  ['2021-03-01', ['day', '2021-03-01']],
  ['2021.3.1', ['day', '2021-03-01']],
  ['2021年3月1日', ['day', '2021-03-01']],
  ['2021 年 3 月 1 日', ['day', '2021-03-01']],
  ['２０２１年３月１日', ['day', '2021-03-01']],
  ['二〇二一年三月十五日', ['day', '2021-03-15']],
  ['二〇二一年十一月二十日', ['day', '2021-11-20']],
  ['2021-03-01 00:00:00', ['day', '2021-03-01']],
  ['2021-03-01T23:59:59', ['day', '2021-03-01']],
  ['44256', ['day', '2021-03-01']],
  ['20200229', ['day', '2020-02-29']],
  ['20210229', 'day-impossible'],
  ['2021-02-29', 'day-impossible'],
  ['2021-13-01', 'day-impossible'],
  ['2021.13', 'day-impossible'],
  ['2021.0', 'day-impossible'],
  ['1849-12-31', 'day-impossible'],
  ['1850-01-01', ['day', '1850-01-01']],
  ['3/4/2021', 'day-ambiguous'],
  ['去年', 'day-unreadable'],
  ['无', 'day-unreadable'],
  ['-', ''],
])('文本日期 %j', (text, expected) => {
  expect(read('day', text)).toEqual(expected)
})

test.each([
  ['mdy', '3/4/2021', ['day', '2021-03-04']],
  ['dmy', '3/4/2021', ['day', '2021-04-03']],
  ['dmy', '31/3/2021', ['day', '2021-03-31']],
  ['mdy', '31/3/2021', 'day-impossible'],
] as const)('日期顺序 %s：%s', (dateOrder, text, expected) => {
  expect(read('day', text, { dateOrder })).toEqual(expected)
})

// 2021-03-01 is 44,256 days after 1899-12-30, and 42,794 (1,462 fewer) after 1904-01-01.
test.each([
  ['按日期格式的序号', inFormat(44_256, 'yyyy/m/d'), false, ['day', '2021-03-01']],
  ['带钟点的仍是当天', inFormat(44_256.999, 'yyyy/m/d hh:mm'), false, ['day', '2021-03-01']],
  ['从 1904 年数起', inFormat(42_794, 'yyyy/m/d'), true, ['day', '2021-03-01']],
  ['按年月格式的序号仍是月份', inFormat(44_256, 'yyyy"年"m"月"'), false, month('2021-03', '31')],
  ['1900 年 1 月 1 日', inFormat(1, 'yyyy/m/d'), false, ['day', '1900-01-01']],
  ['1900 年 2 月 28 日', inFormat(59, 'yyyy/m/d'), false, ['day', '1900-02-28']],
  ['从没有过的 1900 年 2 月 29 日', inFormat(60, 'yyyy/m/d'), false, 'day-impossible'],
  ['1900 年 3 月 1 日', inFormat(61, 'yyyy/m/d'), false, ['day', '1900-03-01']],
  ['1904 年 1 月 1 日', inFormat(0, 'yyyy/m/d'), true, ['day', '1904-01-01']],
  ['序号 0', inFormat(0, 'yyyy/m/d'), false, 'day-impossible'],
  ['负数', inFormat(-1, 'yyyy/m/d'), true, 'day-impossible'],
  ['丢了格式的序号', 44_256, false, ['day', '2021-03-01']],
  ['八位数字', 20_210_301, false, ['day', '2021-03-01']],
  ['六位数字', 202_103, false, month('2021-03', '31')],
  ['四位数字是年份', 2021, false, ['year', '2021', '2021-01-01', '2021-12-31']],
  ['2021.3 存成数字', 2021.3, false, month('2021-03', '31')],
  ['2021.12 存成数字', 2021.12, false, month('2021-12', '31')],
  ['2021.1 存成数字分不清一月和十月', 2021.1, false, 'day-ambiguous'],
  ['2021.10 按两位小数保存是十月', inFormat(2021.1, '0.00'), false, month('2021-10', '31')],
  ['2021.01 是一月', 2021.01, false, month('2021-01', '31')],
  ['2021.345 不是月份', 2021.345, false, 'day-unreadable'],
  ['只有钟点', inFormat(0.5, 'h:mm'), false, 'day-unreadable'],
] as const)('数字日期：%s', (_, cell, from1904, expected) => {
  expect(read('day', cell, { from1904 })).toEqual(expected)
})

test.each([
  ['380', [38_000]],
  ['380.5', [38_050]],
  ['380.00元', [38_000]],
  ['¥1,234.56', [123_456]],
  ['￥１，２３４', [123_400]],
  ['人民币380元整', [38_000]],
  ['-380', [-38_000]],
  ['(380)', [-38_000]],
  ['380.000', [38_000]],
  ['0', [0]],
  ['380.005', 'amount-decimals'],
  ['380.001', 'amount-decimals'],
  ['38,0', 'amount-unreadable'],
  ['3.8万元', 'amount-unreadable'],
  ['叁佰捌拾元整', 'amount-unreadable'],
  ['免缴', 'amount-unreadable'],
  ['10000000', [1_000_000_000]],
  ['10000000.01', 'amount-too-large'],
  ['—', ''],
  [38.05, [3_805]],
  [0.1 + 0.2, [30]],
  [266.000_000_000_01, [26_600]],
  [380.005, 'amount-decimals'],
  [-0.001, 'amount-decimals'],
  [1e300, 'amount-too-large'],
])('金额 %j', (cell, expected) => {
  expect(read('fen', cell)).toEqual(expected)
})

test.each([
  ['是', [true]],
  ['√', [true]],
  ['y', [true]],
  ['Ｙ', [true]],
  [1, [true]],
  ['否', [false]],
  ['×', [false]],
  [0, [false]],
  ['参', [true]],
  ['a', [true]],
  ['b', [false]],
  ['', ''],
  ['不详', 'yes-no-unknown'],
  [2, 'yes-no-unknown'],
])('是否 %j', (cell, expected) => {
  expect(read('yesNo', cell)).toEqual(expected)
})
test('真假值单元格', () => {
  expect(read('yesNo', { kind: 'boolean', value: true })).toEqual([true])
  expect(read('yesNo', { kind: 'boolean', value: false })).toEqual([false])
})

test.each([
  ['一级', ['1']],
  ['壹级', ['1']],
  [2, ['2']],
  ['重度', ['1']],
  ['三级', 'level-unknown'],
])('等级 %j', (cell, expected) => {
  expect(read('level', cell)).toEqual(expected)
})

test.each([
  ['3人', [3]],
  [3, [3]],
  ['１，２３４', [1234]],
  ['3.5', 'count-unreadable'],
  ['-3', 'count-unreadable'],
  ['三', 'count-unreadable'],
])('人数 %j', (cell, expected) => {
  expect(read('count', cell)).toEqual(expected)
})

test.each([
  [10_012_345_678, ['10012345678']],
  ['100 1234 5678', ['10012345678']],
  ['+86 100-1234-5678', ['10012345678']],
  ['0530-7210000', ['0530-7210000']],
  ['7210000', ['7210000']],
  ['10012345678/10087654321', ['10012345678']],
  ['10012345678、10087654321', ['10012345678']],
  ['1001234567', 'phone-unreadable'],
  ['无', ''],
])('电话 %j', (cell, expected) => {
  expect(read('phone', cell)).toEqual(expected)
})

test.each([
  ['  石庙村　', ['石庙村']],
  [12, ['12']],
  [999_999_999_999_999, ['999999999999999']],
  [1e15, 'digits-lost'],
  ['字'.repeat(500), ['字'.repeat(500)]],
  ['字'.repeat(501), 'text-too-long'],
])('文字 %j', (cell, expected) => {
  expect(read('text', cell)).toEqual(expected)
})

test.each(['idNumber', 'name', 'day', 'fen', 'yesNo', 'level', 'text', 'count', 'phone'] as const)(
  '%s：公式错误和没有结果的公式都是问题',
  (kind) => {
    expect(read(kind, { kind: 'error', text: '#N/A' })).toBe('error-cell')
    expect(read(kind, { kind: 'uncalculated' })).toBe('no-cached-value')
  },
)
