import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparableName, readName } from './comparable-name.ts'
import { simplifiedForm } from './character-forms.ts'
import { withoutPrivateUse } from './private-use.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 12 })
/** What meets in names, so that signs stand beside one another. */
const anyName = fc.string({
  unit: fc.constantFrom(
    ...Array.from(
      '张丽張麗·•.（）()【户主X xA9？?□□某﨎\u{F9E1}\u{E863}\u{200B}ﬀǰ　 :：名姓&#;1e\u{301}가가',
    ),
  ),
  maxLength: 10,
})

describe('同一姓名的各种写法', () => {
  test.each<readonly [string, string, string]>([
    ['空格', ' 王　小 明\u{A0}', '王小明'],
    ['看不见的字符', '王\u{200B}小\u{FEFF}明\u{202E}', '王小明'],
    ['异体选择符', '葛\u{E0100}明', '葛明'],
    ['全角字母', 'Ｊｏｈｎ　Ｓｍｉｔｈ', 'JOHNSMITH'],
    ['带声调的字母', 'José', 'JOSE'],
    ['户主括注', '张三（户主）', '张三'],
    ['半角括注', '张三(已故)', '张三'],
    ['括注没写完', '张三（户主', '张三'],
    ['两处括注', '【低保】张三〔长子〕', '张三'],
    ['整个写在括号里', '（张三）', '张三'],
    ['前面写了“姓名：”', '姓名：张三', '张三'],
    ['区分同名的字母和数字', '张三A', '张三'],
    ['区分同名的数字', '张三２', '张三'],
    ['间隔号', '阿依古丽·买买提', '阿依古丽买买提'],
    ...Array.from('•・‧.∙．･⋅●').map(
      (dot) => [`间隔号写成 ${dot}`, `阿依古丽${dot}买买提`, '阿依古丽买买提'] as const,
    ),
    ['间隔号写成空格', '阿依古丽 买买提', '阿依古丽买买提'],
    ['间隔号漏了', '阿依古丽买买提', '阿依古丽买买提'],
    ['繁体', '張麗華', '张丽华'],
    ['台湾写法', '陳豔', '陈艳'],
    ['异体', '髙徳峯', '高德峰'],
    ['日本写法', '呉恵', '吴惠'],
    ['兼容码位', '\u{F9E1}明\u{F90A}', '李明金'],
    ['康熙部首', '⾼明', '高明'],
    ['GBK 自造区', '刘\u{E863}', '刘䶮'],
    ['GB18030-2005 还在自造区的', '\u{E81E}', '龴'],
    ['网页字符引用', '刘&#x4DAE;', '刘䶮'],
    ['十进制字符引用', '刘&#19886;', '刘䶮'],
    ['扩展区', '周𬭸', '周𬭸'],
    ['没显示出来的字', '张？丽', '张□丽'],
    ['补充平面的字变成两个问号', '周??', '周□'],
    ['替换符', '周\u{FFFD}', '周□'],
    ['别家自造字', '周\u{E000}', '周□'],
    ['打码', '张*丽', '张□丽'],
    ['某', '张某某', '张□'],
    ['用 X 打码', '张XX', '张□'],
    ['拼音代字', '刘YAN', '刘YAN'],
    ['空', '', ''],
    ['没有字', '（）…—', ''],
  ])('%s：%j', (_, written, expected) => {
    expect(comparableName(written)).toBe(expected)
  })

  test('间隔号两边分开记住', () => {
    expect(readName('阿依古丽•买买提（户主）').parts).toEqual(['阿依古丽', '买买提'])
    expect(readName('张三').parts).toEqual(['张三'])
  })
})

describe('不是同一个字的不混同', () => {
  test.each([
    ['喆', '哲'],
    ['堃', '坤'],
    ['昇', '升'],
    ['淼', '渺'],
    ['乾', '干'],
    ['甯', '宁'],
    ['付', '傅'],
    ['肖', '萧'],
    ['闫', '阎'],
    ['己', '已'],
    ['末', '未'],
    ['佘', '余'],
    ['祐', '佑'],
  ])('%s 与 %s', (one, other) => {
    expect(comparableName(`王${one}`)).not.toBe(comparableName(`王${other}`))
  })
})

test('化简两次与一次相同', () => {
  for (let codePoint = 0x34_00; codePoint <= 0x9f_ff; codePoint += 1) {
    const once = simplifiedForm(String.fromCodePoint(codePoint))
    expect(simplifiedForm(once)).toBe(once)
  }
})

test('自造区八十个字与解码器一致', () => {
  const decoder = new TextDecoder('gb18030')
  let privateUse = 0xe8_15
  let compared = 0
  for (let low = 0x50; low <= 0xa0; low += 1) {
    // 0x7F is no second byte.
    if (low === 0x7f) continue
    const decoded = decoder.decode(new Uint8Array([0xfe, low]))
    const ours = withoutPrivateUse(String.fromCodePoint(privateUse))
    // Older decoders leave the six beyond the basic plane where GBK had them.
    if (/\p{Co}/u.test(decoded)) expect(ours.codePointAt(0)).toBeGreaterThan(0xff_ff)
    else expect(ours).toBe(decoded)
    compared += 1
    privateUse += 1
  }
  expect(compared).toBe(80)
})

test.each([
  ['随意文字', anyText],
  ['姓名里的符号', anyName],
])('%s：不出错，整理两次与一次相同，只剩字', (_, texts) => {
  fc.assert(
    fc.property(texts, (text) => {
      const once = comparableName(text)
      expect(comparableName(once)).toBe(once)
      expect(once).toMatch(/^[\p{L}□]*$/u)
    }),
    { numRuns: 3000 },
  )
})
