import { assert } from '../../shared/kernel/assert.ts'
import { partsOfNumber } from '../../shared/kernel/day.ts'
import type { DayNumber } from '../../shared/kernel/day.ts'
import { checkCharacterOf, practiceRegionPrefix } from '../../shared/kernel/id-number.ts'
import type { Sex } from '../../shared/kernel/id-number.ts'

/** A step without a common divisor with 500: the sequence numbers of one day do not run 1, 2, 3. */
const sequenceStep = 197
const sequencesPerDay = 500

/**
 * Gives out practice numbers of a county, none twice: 59, the county's last four digits, the birth
 * date, a sequence (odd for men) and the check character. 500 for every day and sex.
 */
export function makeIdNumbers(regionCode: string): (bornOn: DayNumber, sex: Sex) => string {
  assert(/^\d{6}/.test(regionCode), 'a county has six digits')
  const region = practiceRegionPrefix + regionCode.slice(2, 6)
  const given = new Map<number, number>()
  return (bornOn, sex) => {
    const male = sex === 'male' ? 1 : 0
    const key = bornOn * 2 + male
    const before = given.get(key) ?? 0
    assert(before < sequencesPerDay, 'too many births on one day')
    given.set(key, before + 1)
    // The day number shifts where a day begins, so that neighbours do not share their ending.
    const turn = before * sequenceStep + (bornOn % sequencesPerDay) + sequencesPerDay
    const sequence = (turn % sequencesPerDay) * 2 + male
    const { year, month, dayOfMonth } = partsOfNumber(bornOn)
    const first17 =
      region + digits(year, 4) + digits(month, 2) + digits(dayOfMonth, 2) + digits(sequence, 3)
    return first17 + checkCharacterOf(first17)
  }
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
