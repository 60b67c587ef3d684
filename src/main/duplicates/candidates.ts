/** Whom of the ledger somebody may be: looked up along indexes, weighed with reasons. */
import type { Reader } from '../ledger/index.ts'
import { proposeEighteenDigits } from '../../shared/kernel/identity-document.ts'
import type { Candidate } from '../../shared/duplicates/model.ts'
import { soundOf } from '../people/index.ts'
import { isSuspected, likenessOf } from './likeness.ts'
import type { Facts } from './likeness.ts'
import { listRecords } from './records.ts'
import { listNotSame } from './verdicts.ts'

/** So many of one birth date, or of one sound in a village, are looked at. */
const mostLookedAt = 300
/** So many are shown to a clerk. */
const mostShown = 5

/**
 * The likeliest first; nobody who is the same person already, and nobody of whom a clerk said that
 * they are two. `personId` is null of somebody who is not in the ledger yet.
 */
export async function findCandidates(
  read: Reader,
  facts: Facts,
  { personId, coverageYear }: { readonly personId: number | null; readonly coverageYear: number },
): Promise<readonly Candidate[]> {
  const not = personId === null ? new Set<number>() : await listNotSame(read, personId)
  const ids = (await lookUp(read, facts)).filter((id) => id !== personId && !not.has(id))
  const records = await listRecords(read, ids, coverageYear)
  const found: Candidate[] = []
  for (const { record, facts: known } of records.values()) {
    const likeness = likenessOf(facts, known)
    if (isSuspected(facts, known, likeness)) found.push({ record, likeness })
  }
  return found
    .toSorted(
      (a, b) => b.likeness.score - a.likeness.score || a.record.personId - b.record.personId,
    )
    .slice(0, mostShown)
}

/** Whoever has the number, the birth date, or the sound of the name in the village. */
async function lookUp(read: Reader, facts: Facts): Promise<readonly number[]> {
  const people = () =>
    read
      .selectFrom('person')
      .select('person_id')
      .where('to_action', 'is', null)
      .where('merged_into', 'is', null)
      .limit(mostLookedAt)
  const eighteen = proposeEighteenDigits(facts.idNumber)
  const numbers = eighteen === null ? [facts.idNumber] : [facts.idNumber, eighteen]
  const { pinyin } = soundOf(facts.name)
  const rows = [
    ...(await people().where('id_number', 'in', numbers).execute()),
    ...(await people().where('birth_date', '=', facts.birthDate).execute()),
    ...(pinyin === ''
      ? []
      : await people()
          .where('pinyin', '=', pinyin)
          .where('village_id', '=', facts.villageId)
          .execute()),
  ]
  return [...new Set(rows.map((row) => row.person_id))]
}
