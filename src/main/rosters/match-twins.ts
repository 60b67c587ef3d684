/** Whom somebody new on a list may be already: the counter's own likeness, asked of a whole list. */
import { getDay } from '../../shared/kernel/day.ts'
import type { MatchCandidate } from '../../shared/rosters/model.ts'
import { sexSchema } from '../../shared/people/model.ts'
import { isSuspected, likenessOf } from '../duplicates/index.ts'
import type { Facts } from '../duplicates/index.ts'
import type { BulkReader } from '../ledger/index.ts'
import { documentTypeOf, soundOf } from '../people/index.ts'
import { documentFrom, tellsBirth } from './id-parts.ts'
import type { RosterLine } from './line.ts'
import type { Decided } from './match-names.ts'

/** So many of one birth date, or of one sound in a village, are looked at. */
const mostLookedAt = 100

/**
 * People whom the line may mean twice, for a clerk to say; empty where nobody is like them, and
 * without those of whom it was said before that the line does not mean them.
 */
export function findTwins(
  bulk: BulkReader,
  line: RosterLine,
  asked: {
    readonly decided: readonly Decided[]
    readonly villages: ReadonlyMap<number, string>
  },
): readonly MatchCandidate[] {
  const facts = factsOf(line, asked.villages)
  if (facts === null) return []
  const not = new Set(asked.decided.filter(({ same }) => !same).map(({ personId }) => personId))
  const found: MatchCandidate[] = []
  for (const row of lookUp(bulk, facts)) {
    if (not.has(row.person_id)) continue
    const villageName = asked.villages.get(row.village_id) ?? ''
    const known: Facts = {
      name: row.name,
      documentType: documentTypeOf(row),
      idNumber: row.id_number,
      country: row.document_country,
      sex: sexSchema.parse(row.sex),
      birthDate: getDay(row.birth_date),
      villageId: row.village_id,
      villageName,
      householdNumber: row.household_number,
      phone: row.phone,
    }
    const likeness = likenessOf(facts, known)
    if (!isSuspected(facts, known, likeness)) continue
    found.push({
      personId: row.person_id,
      name: known.name,
      idNumber: known.idNumber,
      birthDate: known.birthDate,
      villageName,
      score: likeness.score,
      reasons: likeness.fields
        .filter(({ agreement }) => agreement === 'same' || agreement === 'alike')
        .map(({ what, agreement, note }) =>
          note === null ? `${what}${agreement === 'same' ? '相同' : '相近'}` : `${what}：${note}`,
        ),
    })
  }
  return found.toSorted((a, b) => b.score - a.score).slice(0, 5)
}

/** Null where the line has no number of its own that tells a person, or no village. */
function factsOf(line: RosterLine, villages: ReadonlyMap<number, string>): Facts | null {
  const { name, idNumber, villageId } = line
  if (name === null || idNumber === null || villageId === null || !tellsBirth(idNumber)) return null
  const { type, sex, birthDate } = documentFrom(idNumber)
  return {
    name,
    documentType: type,
    idNumber,
    country: null,
    sex,
    birthDate,
    villageId,
    villageName: villages.get(villageId) ?? '',
    householdNumber: line.householdNumber,
    phone: line.phone,
  }
}

function lookUp({ read, all }: BulkReader, facts: Facts) {
  const people = () =>
    read
      .selectFrom('person as p')
      .leftJoin('household as h', (join) =>
        join.onRef('h.household_id', '=', 'p.household_id').on('h.to_action', 'is', null),
      )
      .select([
        'p.person_id',
        'p.name',
        'p.document_type',
        'p.document_country',
        'p.id_number',
        'p.birth_date',
        'p.sex',
        'p.village_id',
        'p.phone',
        'h.household_number',
      ])
      .where('p.to_action', 'is', null)
      .where('p.merged_into', 'is', null)
      .limit(mostLookedAt)
  const { pinyin } = soundOf(facts.name)
  const byBirth = all(people().where('p.birth_date', '=', facts.birthDate))
  const bySound = all(
    people().where('p.pinyin', '=', pinyin).where('p.village_id', '=', facts.villageId),
  )
  return new Map([...byBirth, ...bySound].map((row) => [row.person_id, row])).values()
}
