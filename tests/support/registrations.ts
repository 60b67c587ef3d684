/** Registrations of somebody new in a practice office, with safe defaults. */
import { getDefined } from '../../src/shared/kernel/assert.ts'
import { getDay } from '../../src/shared/kernel/day.ts'
import { checkCharacterOf } from '../../src/shared/kernel/id-number.ts'
import type { Client } from './practice-office.ts'
import { aRequestId } from './practice-office.ts'

export type RegisterInput = Parameters<Client['intake']['register']>[0]

let sequence = 0
/** A practice number of a woman born on 1980-02-03, another one each time. */
export function aFreeIdNumber(): string {
  sequence += 2
  const first17 = `59015119800203${String(sequence).padStart(3, '0')}`
  return first17 + checkCharacterOf(first17)
}

/** 周玉兰 of the first village, quoted for the practice date in tier 1. */
export async function aNewRegistration(
  clerk: Client,
  fields: Partial<RegisterInput> = {},
): Promise<RegisterInput> {
  const { villageId } = getDefined((await clerk.office.villages())[0], 'first village')
  return {
    requestId: aRequestId(),
    registrant: {
      kind: 'new',
      person: { name: '周玉兰', idNumber: aFreeIdNumber(), villageId, phone: null, identities: [] },
    },
    policy: 'tongliang-2024',
    coverageYear: 2024,
    payDay: getDay('2023-11-20'),
    tier: 1,
    circumstance: { kind: 'ordinary' },
    identities: [],
    ...fields,
  }
}
