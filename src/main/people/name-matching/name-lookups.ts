/** Where to look for whoever a line may mean: the same in memory and in SQL. */
import { dayFromNumber, dayNumberOf, dayOf, getDay, partsOf } from '../../../shared/kernel/day.ts'
import { readBirth } from './compare-birth.ts'
import type { MatchRow, NameLookup } from './model.ts'
import { nameKeys } from './name-keys.ts'

/**
 * By name, and by birth for what no key of a name survives: a character lost, one left out, two
 * swapped. A line with neither finds nobody.
 */
export function nameLookups(
  row: Pick<MatchRow, 'name' | 'birth' | 'villageId'>,
): readonly NameLookup[] {
  const lookups: NameLookup[] = []
  const { sound, shape } = nameKeys(row.name)
  if (sound !== '') lookups.push({ by: 'sound', key: sound }, { by: 'shape', key: shape })
  const birth = readBirth(row.birth)
  if (birth?.precision === 'day') lookups.push({ by: 'birth-date', bornOn: birth.day })
  if (birth?.precision === 'month' && row.villageId !== null) {
    const bornFrom = getDay(`${birth.beginning}-01`)
    const { villageId } = row
    lookups.push({ by: 'village-month', villageId, bornFrom, bornTo: monthEnd(bornFrom) })
  }
  return lookups
}

function monthEnd(first: ReturnType<typeof getDay>) {
  const { year, month } = partsOf(first)
  const next = month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)
  return dayFromNumber(dayNumberOf(next) - 1)
}
