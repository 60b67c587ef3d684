import { describe, expect, test } from 'vitest'
import { getDay } from '../../shared/kernel/day.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { readAmendment, startAmendment } from './amendment-draft.ts'
import type { AmendmentDraft } from './amendment-draft.ts'
import { contentOf, nameOf } from '../../shared/amendments/content-words.ts'

const pack: PackSummary = {
  policy: 'national-2025',
  title: '框架',
  documentNumber: null,
  issuer: '国务院办公厅',
  regionCode: '000000',
  coverageYear: 2025,
  laterYears: true,
  draft: false,
  hash: 'hash',
  tiers: [{ tier: 1, label: '基本档' }],
  terms: [],
  readings: [],
  asks: { coveredThisYear: false, gapsSince: 2025 },
  taskTable: [],
  taskTableHead: null,
  channels: [],
  materials: [],
}

function aDraft(fields: Partial<AmendmentDraft> = {}): AmendmentDraft {
  return {
    ...startAmendment(pack),
    documentNumber: '某医保发〔2026〕12号',
    clause: '一',
    basis: '照原文录入',
    from: getDay('2026-09-01'),
    coverageYears: '2027',
    tiers: [{ tier: 1, label: '基本档', yuan: '420' }],
    ...fields,
  }
}

const read = (fields: Partial<AmendmentDraft> = {}) => readAmendment(aDraft(fields), pack)

describe('填好的修改', () => {
  test('价格按元键入，按分录入；没改名的档次不写', () => {
    expect(read()).toEqual({
      amendment: {
        policy: 'national-2025',
        from: '2026-09-01',
        documentNumber: '某医保发〔2026〕12号',
        clause: '一',
        basis: '照原文录入',
        coverageYears: [2027],
        price: { unit: 'fen', amounts: { '1': 42_000 } },
      },
      errors: {},
    })
  })

  test('几个年度、缴费期、新档次、资助、渠道；没有文号就是本单位裁定', () => {
    const { amendment } = read({
      documentNumber: ' ',
      coverageYears: '2027、２０２８',
      windowFrom: getDay('2026-09-01'),
      windowTo: getDay('2027-02-28'),
      tiers: [
        { tier: 1, label: '一档', yuan: '420' },
        { tier: 2, label: '二档', yuan: '800.5' },
      ],
      subsidies: [
        { term: '特困人员', tier: '1', payable: '0', subsidy: '420', source: '医疗救助资金' },
        { term: '特困人员', tier: '2', payable: '380.5', subsidy: '420', source: '' },
        { term: '', tier: '1', payable: '', subsidy: '', source: '' },
      ],
      channels: '微信、柜台POS机、现金（代收）、村居(代收)',
    })
    expect(amendment).toMatchObject({
      documentNumber: null,
      coverageYears: [2027, 2028],
      window: { from: '2026-09-01', to: '2027-02-28' },
      tiers: [
        { tier: 1, label: '一档' },
        { tier: 2, label: '二档' },
      ],
      price: { amounts: { '1': 42_000, '2': 80_050 } },
      subsidies: {
        rows: [
          {
            term: '特困人员',
            amounts: [
              { tier: 1, payable: 0, subsidy: 42_000, source: '医疗救助资金' },
              { tier: 2, payable: 38_050, subsidy: 42_000 },
            ],
          },
        ],
      },
      channels: [
        { channel: '微信' },
        { channel: '柜台POS机' },
        { channel: '现金', collectedHere: true },
        { channel: '村居', collectedHere: true },
      ],
    })
    if (amendment === null) throw new Error('not read')
    expect(contentOf(amendment)).toBe('2027、2028 年度：集中缴费期、档次、价格、资助、缴费渠道')
    expect(nameOf(amendment)).toBe('本单位裁定 一')
  })
})

test.each<[string, Partial<AmendmentDraft>, string, string]>([
  ['没有条款', { clause: ' ' }, 'clause', '请填写条款'],
  ['没有依据', { basis: '' }, 'basis', '请填写依据说明'],
  ['没有执行日期', { from: null }, 'from', '请填写执行日期'],
  ['没有年度', { coverageYears: '' }, 'coverageYears', '请填写待遇年度，如 2027'],
  ['年度不是四位', { coverageYears: '27' }, 'coverageYears', '待遇年度写四位数字'],
  ['缴费期只有一头', { windowFrom: getDay('2026-09-01') }, 'windowTo', '要一起填'],
  ['金额写成汉字', { tiers: [{ tier: 1, label: '', yuan: '四百' }] }, 'tiers', '不是金额'],
  ['什么都没改', { tiers: [], coverageYears: '' }, 'tiers', '至少填一样'],
  [
    '资助的金额没有写',
    { subsidies: [{ term: '低保', tier: '1', payable: '', subsidy: '', source: '' }] },
    'subsidies',
    '金额不对',
  ],
])('%s，说在哪一栏', (_why, fields, field, words) => {
  const { amendment, errors } = read(fields)
  expect(amendment).toBeNull()
  expect(errors[field]).toContain(words)
})
