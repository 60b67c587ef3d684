import { getDay } from '../../shared/kernel/day.ts'
import { documentTypeOfNumber } from '../../shared/kernel/identity-document.ts'
import type { IdentityDocument } from '../../shared/kernel/identity-document.ts'

/** Whether the number tells birth date and sex: a passport's does not. */
export function tellsBirth(number: string): boolean {
  return /^\d{17}[\dX]$/.test(number)
}

/** What a number says that tells birth and sex, and was checked when its line was read. */
export function documentFrom(number: string): IdentityDocument {
  return {
    type: documentTypeOfNumber(number),
    number,
    birthDate: getDay(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`),
    sex: Number(number[16]) % 2 === 1 ? 'male' : 'female',
  }
}
