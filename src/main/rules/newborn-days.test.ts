import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { getDay } from '../../shared/kernel/day.ts'
import { findNewbornSafeDay } from './newborn-days.ts'
import { readPacks } from './read-pack.ts'

const { packs } = readPacks(join(import.meta.dirname, '../../../rules'))
const today = getDay('2023-11-20')

describe('新生儿的最后一天照政策包最严的读法', () => {
  test.each([
    // 二（二）: six months, cut to the month's end: 2023-08-31 and six months are 2024-02-29.
    ['dongming-2024', '2023-08-31', '2024-02-29', '二（二）'],
    ['dongming-2024', '2023-11-01', '2024-05-01', '二（二）'],
    // 二（二）4: 90 days; November has 30, December and January 31, so 2024-01-30.
    ['meishan-2024', '2023-11-01', '2024-01-30', '二（二）4'],
    // 二（二）2: 90 or 89 days, and the stricter counts.
    ['tongliang-2024', '2023-11-01', '2024-01-29', '二（二）2'],
  ])('%s，%s 出生', (policy, born, on, clause) => {
    const asked = { policy, birthDate: getDay(born), today }
    expect(findNewbornSafeDay(packs, asked, { readings: {} })).toEqual({ on, clause })
  })

  test('通知没有写期限的，没有最后一天；没有的政策包也没有', () => {
    const birthDate = getDay('2023-11-01')
    for (const policy of ['fangtai-2024', 'nowhere-2024']) {
      expect(findNewbornSafeDay(packs, { policy, birthDate, today }, { readings: {} })).toBeNull()
    }
  })
})
