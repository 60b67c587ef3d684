/**
 * Pairs of the ledger that may be one person, found in SQL: whoever shares number, birth date and
 * sound, or sound and village with somebody. Groups are read off an index first, so that nobody is
 * compared with everybody.
 */
import { sql } from 'kysely'
import type { SqlBool } from 'kysely'
import { documentKinds, documentTypes } from '../../shared/kernel/identity-document.ts'
import type { Reader } from './reader.ts'

/** The words are literal, so that the plan is made with them: see `pendingEnrolments`. */
const other = documentTypes.filter((type) => !documentKinds[type].eighteen).map(lit)
const passports = [lit('foreign-passport'), lit('chinese-passport')]
const certificate = lit('birth-certificate')

function lit(text: string) {
  return sql.lit<string>(text)
}

/**
 * Every pair once, the smaller id first, with the first rule that applies: 0 one number, 1 a newborn's
 * papers, 2 name and birth date, 3 name and village.
 */
export function suspectPairs(read: Reader, villageId: number | undefined) {
  const pairs = sameNumber(read)
    .unionAll(newborns(read))
    .unionAll(sameNameAndBirth(read))
    .unionAll(sameNameAndVillage(read))
  return read
    .selectFrom(pairs.as('pair'))
    .select(['pair.one_id', 'pair.other_id'])
    .select(({ fn }) => fn.min<number>('pair.rank').as('rank'))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('duplicate_verdict as v')
            .select('v.row_id')
            .whereRef('v.one_id', '=', 'pair.one_id')
            .whereRef('v.other_id', '=', 'pair.other_id')
            .where('v.to_action', 'is', null),
        ),
      ),
    )
    .where((around) =>
      around.not(
        around.exists(
          around
            .selectFrom('person_merge as m')
            .select('m.row_id')
            .where('m.status', '=', 'proposed')
            .where('m.to_action', 'is', null)
            .where((eb) =>
              eb.or([
                eb.and([
                  eb('m.kept_id', '=', eb.ref('pair.one_id')),
                  eb('m.alias_id', '=', eb.ref('pair.other_id')),
                ]),
                eb.and([
                  eb('m.kept_id', '=', eb.ref('pair.other_id')),
                  eb('m.alias_id', '=', eb.ref('pair.one_id')),
                ]),
              ]),
            ),
        ),
      ),
    )
    .$if(villageId !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('pair.one_village', '=', villageId ?? 0),
          eb('pair.other_village', '=', villageId ?? 0),
        ]),
      ),
    )
    .groupBy(['pair.one_id', 'pair.other_id'])
    .orderBy('rank')
    .orderBy('pair.one_id')
    .orderBy('pair.other_id')
}

/** Two current people, `a` and `b`, as one row of the union: the smaller id first. */
function pairColumns(rank: number) {
  return [
    sql<number>`min(a.person_id, b.person_id)`.as('one_id'),
    sql<number>`max(a.person_id, b.person_id)`.as('other_id'),
    sql<number>`a.village_id`.as('one_village'),
    sql<number>`b.village_id`.as('other_village'),
    sql<number>`${sql.lit(rank)}`.as('rank'),
  ] as const
}

/** Passports of one number: of two countries, or of one whose country nobody wrote down. */
function sameNumber(read: Reader) {
  return read
    .selectFrom('person as a')
    .innerJoin('person as b', (join) =>
      join
        .onRef('b.id_number', '=', 'a.id_number')
        .onRef('b.person_id', '<>', 'a.person_id')
        .on('b.to_action', 'is', null)
        .on('b.merged_into', 'is', null),
    )
    .select(pairColumns(0))
    .where('a.to_action', 'is', null)
    .where('a.merged_into', 'is', null)
    .where('a.document_type', 'in', passports)
}

/** A birth certificate, and another document of the same day and sex: the name, the house or the phone. */
function newborns(read: Reader) {
  return read
    .selectFrom('person as a')
    .innerJoin('person as b', (join) =>
      join
        .onRef('b.birth_date', '=', 'a.birth_date')
        .onRef('b.sex', '=', 'a.sex')
        .onRef('b.person_id', '<>', 'a.person_id')
        .on('b.to_action', 'is', null)
        .on('b.merged_into', 'is', null),
    )
    .select(pairColumns(1))
    .where('a.to_action', 'is', null)
    .where('a.merged_into', 'is', null)
    .where('a.document_type', '=', certificate)
    .where(
      sql<SqlBool>`(b.document_type is null or b.document_type <> ${certificate})
        and (b.pinyin = a.pinyin or b.household_id = a.household_id or b.phone = a.phone)`,
    )
}

/** One sound and birth date: of one name, or of one village, or one of them without 18 digits. */
function sameNameAndBirth(read: Reader) {
  const groups = read
    .selectFrom('person')
    .select(['birth_date', 'pinyin'])
    .where('to_action', 'is', null)
    .groupBy(['birth_date', 'pinyin'])
    .having(({ fn }) => fn.countAll(), '>', 1)
  return read
    .selectFrom(groups.as('g'))
    .innerJoin('person as a', (join) =>
      join
        .onRef('a.birth_date', '=', 'g.birth_date')
        .onRef('a.pinyin', '=', 'g.pinyin')
        .on('a.to_action', 'is', null)
        .on('a.merged_into', 'is', null),
    )
    .innerJoin('person as b', (join) =>
      join
        .onRef('b.birth_date', '=', 'g.birth_date')
        .onRef('b.pinyin', '=', 'g.pinyin')
        .onRef('b.person_id', '>', 'a.person_id')
        .onRef('b.sex', '=', 'a.sex')
        .on('b.to_action', 'is', null)
        .on('b.merged_into', 'is', null),
    )
    .select(pairColumns(2))
    .where((eb) =>
      eb.or([
        eb('a.name', '=', eb.ref('b.name')),
        eb('a.village_id', '=', eb.ref('b.village_id')),
        eb('a.document_type', 'in', other),
        eb('b.document_type', 'in', other),
      ]),
    )
}

/** One sound and village, born nearly the same day, one of them without 18 digits. */
function sameNameAndVillage(read: Reader) {
  return read
    .selectFrom('person as a')
    .innerJoin('person as b', (join) =>
      join
        .onRef('b.pinyin', '=', 'a.pinyin')
        .onRef('b.sex', '=', 'a.sex')
        .onRef('b.person_id', '<>', 'a.person_id')
        .on('b.to_action', 'is', null)
        .on('b.merged_into', 'is', null),
    )
    .select(pairColumns(3))
    .where('a.to_action', 'is', null)
    .where('a.merged_into', 'is', null)
    .where('a.document_type', 'in', other)
    .where(
      // The plus keeps SQLite from reading whole villages: namesakes are fewer.
      sql<SqlBool>`+b.village_id = a.village_id and b.birth_date <> a.birth_date and (
        substr(b.birth_date, 1, 7) = substr(a.birth_date, 1, 7)
        or substr(b.birth_date, 6) = substr(a.birth_date, 6)
        or (substr(b.birth_date, 1, 4) = substr(a.birth_date, 1, 4)
          and (substr(b.birth_date, 9) = substr(a.birth_date, 9)
            or substr(b.birth_date, 6) = substr(a.birth_date, 9) || '-' || substr(a.birth_date, 6, 2))))`,
    )
}
