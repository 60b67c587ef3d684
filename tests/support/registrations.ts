/** Registrations of somebody new in a practice office, with safe defaults. */
import { getDefined } from '../../src/shared/kernel/assert.ts'
import { getDay } from '../../src/shared/kernel/day.ts'
import { checkCharacterOf } from '../../src/shared/kernel/id-number.ts'
import type { Client } from './practice-office.ts'
import { aRequestId } from './practice-office.ts'

export type RegisterInput = Parameters<Client['intake']['register']>[0]

let sequence = 0
/**
 * A practice number of a woman born in 1980, from 02-03 on: another one on another day each time,
 * since two of one name and day are asked about.
 */
export function aFreeIdNumber(): string {
  const month = String(2 + (Math.floor(sequence / 26) % 11)).padStart(2, '0')
  const day = String(3 + (sequence % 26)).padStart(2, '0')
  sequence += 1
  const first17 = `5901511980${month}${day}${String((sequence * 2) % 1000).padStart(3, '0')}`
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
