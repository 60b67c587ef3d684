import { describe, expect, test } from 'vitest'
import { noPastCover } from '../../shared/intake/past-cover.ts'
import type { QuoteInput } from '../../shared/intake/model.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Identity } from '../../shared/people/model.ts'
import type { Answer } from '../../shared/rules/model.ts'
import {
  areIdentitiesSound,
  enrolmentQuestionFrom,
  findRegistrationRefusal,
  registrationNumberFrom,
} from './decide.ts'

function anIdentity(fields: Partial<Identity> = {}): Identity {
  return { term: '城乡低保对象', from: null, to: null, ...fields }
}

function anAnswer(fields: Partial<Answer>): Answer {
  return { id: null, outcome: 'accepted', charge: null, benefit: null, findings: [], ...fields }
}

const input: QuoteInput = {
  policy: 'tongliang-2024',
  coverageYear: 2024,
  payDay: getDay('2023-12-05'),
  tier: 1,
  circumstance: { kind: 'ordinary' },
  birthDate: getDay('1980-02-03'),
  identities: [anIdentity({ from: getDay('2023-01-01') })],
  pastCover: noPastCover,
}

describe('试算问什么', () => {
  test('今天登记、以后缴费：登记日期是今天，起止日期一并交给规则', () => {
    expect(enrolmentQuestionFrom(input, getDay('2023-11-20'))).toEqual({
      policy: 'tongliang-2024',
      ask: 'enrolment',
      facts: {
        coverageYear: 2024,
        paidOn: '2023-12-05',
        registeredOn: '2023-11-20',
        tier: 1,
        person: {
          birthDate: '1980-02-03',
          categories: [{ term: '城乡低保对象', from: '2023-01-01' }],
        },
        circumstance: { kind: 'ordinary' },
        coveredThisYear: false,
        missedYears: 0,
        repairedYears: 0,
      },
    })
  })

  test('断保、修复、已在计算的等待期一并交给规则', () => {
    const waitingSince = getDay('2023-10-01')
    const pastCover = { coveredThisYear: true, missedYears: 5, repairedYears: 2, waitingSince }
    const { facts } = enrolmentQuestionFrom({ ...input, pastCover }, getDay('2023-11-20'))
    expect(facts).toMatchObject(pastCover)
  })

  test('试算过去的缴费日：登记日期不会晚于缴费日', () => {
    const { facts } = enrolmentQuestionFrom(input, getDay('2023-12-06'))
    expect(facts).not.toHaveProperty('registeredOn')
  })
})

describe('能不能登记', () => {
  test.each(['accepted', 'needs-approval'] as const)('%s 可以登记', (outcome) => {
    expect(findRegistrationRefusal(anAnswer({ outcome }))).toBeNull()
  })

  test.each(['refused', 'undetermined', 'invalid'] as const)('%s 不能登记，说出原因', (outcome) => {
    const finding = { code: 'outside-window', clause: '二（一）', text: '集中缴费期已截止。' }
    expect(findRegistrationRefusal(anAnswer({ outcome, findings: [finding] }))).toBe(
      '集中缴费期已截止。',
    )
  })

  test.each([
    ['reading-unconfirmed', '请管理人员在“本单位确定”的“政策理解”里确认。'],
    ['price-floor-unconfirmed', '请管理人员在“本单位确定”里照当地文件录入价格。'],
    ['price-not-entered', '请管理人员在“本单位确定”里照当地文件录入价格。'],
  ])('答复带有 %s 时不能登记，说出由谁在哪里办', (code, who) => {
    const finding = { code, clause: '六', text: '30%怎么理解尚未确认。' }
    expect(findRegistrationRefusal(anAnswer({ findings: [finding] }))).toBe(
      `30%怎么理解尚未确认。${who}`,
    )
  })
})

describe('特殊身份', () => {
  test.each([
    ['没有', [], true],
    ['一项', [anIdentity()], true],
    ['起止同一天', [anIdentity({ from: getDay('2023-11-20'), to: getDay('2023-11-20') })], true],
    ['止早于起', [anIdentity({ from: getDay('2023-11-21'), to: getDay('2023-11-20') })], false],
    ['同一身份两次', [anIdentity(), anIdentity({ to: getDay('2023-11-20') })], false],
  ])('%s', (_what, identities, sound) => {
    expect(areIdentitiesSound(identities)).toBe(sound)
  })
})

test('登记号：区划、待遇年度、六位流水', () => {
  const parts = { regionCode: '500151004', coverageYear: 2024, registrationId: 17 }
  expect(registrationNumberFrom(parts)).toBe('500151004-2024-000017')
})
