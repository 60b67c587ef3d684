/** An office, its people and what is taken down at the counter, with defaults that are accepted. */
import { noPastCover } from '../../../src/shared/intake/past-cover.ts'
import type { Role } from '../../../src/shared/accounts/model.ts'
import type { QuoteInput } from '../../../src/shared/intake/model.ts'
import { getDay } from '../../../src/shared/kernel/day.ts'
import { checkCharacterOf } from '../../../src/shared/kernel/id-number.ts'
import type { FoundOffice } from '../../../src/shared/office/model.ts'
import type { NewPerson } from '../../../src/shared/people/model.ts'

/** A Monday inside Dongming's window, 10:00 in China. */
export const startMs = Date.parse('2023-11-20T10:00:00+08:00')

export const passwords: Readonly<Record<Role, string>> = {
  clerk: 'chuntian-lvshui-101',
  reviewer: 'qiutian-songshu-202',
  administrator: 'mingyue-hetao-303',
  auditor: 'baiyun-daotian-404',
}

/** User names are the roles' own. */
export const everyRole: readonly Role[] = ['clerk', 'reviewer', 'administrator', 'auditor']

export function anOffice(changes: Partial<FoundOffice> = {}): FoundOffice {
  return {
    name: '沙窝镇医疗保障服务站',
    regionCode: '371728100',
    policies: ['dongming-2024'],
    readings: [
      { policy: 'dongming-2024', reading: 'thirty-percent', option: 'subsidised' },
      { policy: 'dongming-2024', reading: 'refund-paid-on-1-january', option: 'not-refundable' },
    ],
    villages: ['石庙村', '柳园村'],
    operators: everyRole.map((role) => ({
      userName: role,
      displayName: `测试${role}`,
      roles: [role],
      password: passwords[role],
    })),
    ...changes,
  }
}

/**
 * A number that passes every check. No county has the code 379999, so that it is nobody's.
 * `sequence` is three digits; an odd one is a man's.
 */
export function anIdNumber(birth = '19800506', sequence = '123'): string {
  const first17 = `379999${birth}${sequence}`
  return `${first17}${checkCharacterOf(first17)}`
}

export function aPerson(changes: Partial<NewPerson> = {}): NewPerson {
  return {
    name: '张桂英',
    idNumber: anIdNumber('19800506', '124'),
    villageId: 1,
    phone: null,
    identities: [],
    ...changes,
  }
}

export function aQuoteInput(changes: Partial<QuoteInput> = {}): QuoteInput {
  return {
    policy: 'dongming-2024',
    coverageYear: 2024,
    payDay: getDay('2023-11-20'),
    tier: 1,
    circumstance: { kind: 'ordinary' },
    birthDate: getDay('1980-05-06'),
    identities: [],
    pastCover: noPastCover,
    ...changes,
  }
}

export function aRegistration(person: NewPerson = aPerson()) {
  const { birthDate: _birthDate, ...terms } = aQuoteInput()
  return { ...terms, registrant: { kind: 'new' as const, person } }
}

let requestCount = 0
/** A new request id each time. */
export function aRequestId(): string {
  requestCount += 1
  return `test-${String(requestCount).padStart(6, '0')}`
}
