/** Why two records cannot be merged now, or a merge cannot be taken back: one sentence each. */
import { aliasesOf, sameAs } from '../ledger/index.ts'
import type { Reader, StateRow } from '../ledger/index.ts'

type Asked = {
  readonly keptId: number
  readonly aliasId: number
  /** The year in which the office is enrolling now: older double years are history. */
  readonly coverageYear: number
}

/** In the order in which they are checked; null where nothing stands in the way. */
export async function findMergeObstacle(read: Reader, asked: Asked): Promise<string | null> {
  const { keptId, aliasId } = asked
  for (const personId of [keptId, aliasId]) {
    const person = await findName(read, personId)
    if (person?.merged_into != null) {
      const into = await findName(read, person.merged_into)
      return `${person.name}的这份档案已经并入${into?.name ?? '别的档案'}，请打开保留的那一份再办理。`
    }
  }
  const kept = await coversOf(read, await sameAs(read, keptId))
  const alias = await coversOf(read, await sameAs(read, aliasId))
  return sayDouble(kept, alias, asked.coverageYear) ?? sayUnderWay(alias)
}

function findName(read: Reader, personId: number) {
  return read
    .selectFrom('person')
    .select(['name', 'merged_into'])
    .where('person_id', '=', personId)
    .where('to_action', 'is', null)
    .executeTakeFirst()
}

type Cover = {
  readonly coverageYear: number
  /** Null of an enrolment that no registration of the office carries. */
  readonly registrationNumber: string | null
  /** Whether last year's list brought it in. */
  readonly carriedOver: boolean
  readonly underWay: boolean
}

/** Registrations and enrolments that stand, of one or several records. */
async function coversOf(read: Reader, personIds: readonly number[]): Promise<readonly Cover[]> {
  const registrations = await read
    .selectFrom('registration as r')
    .leftJoin('settlement as s', (join) =>
      join.onRef('s.registration_id', '=', 'r.registration_id').on('s.to_action', 'is', null),
    )
    .select(['r.coverage_year', 'r.registration_number', 's.settlement_id'])
    .where('r.person_id', 'in', [...personIds])
    .where('r.to_action', 'is', null)
    .orderBy('r.registration_id')
    .execute()
  const enrolments = await read
    .selectFrom('enrolment')
    .select(['coverage_year', 'source'])
    .where('person_id', 'in', [...personIds])
    .where('to_action', 'is', null)
    .execute()
  return [
    ...registrations.map((row) => ({
      coverageYear: row.coverage_year,
      registrationNumber: row.registration_number,
      carriedOver: false,
      underWay: row.settlement_id === null,
    })),
    ...enrolments.map((row) => ({
      coverageYear: row.coverage_year,
      registrationNumber: null,
      carriedOver: row.source === 'carried-over',
      underWay: false,
    })),
  ]
}

function sayDouble(
  kept: readonly Cover[],
  alias: readonly Cover[],
  coverageYear: number,
): string | null {
  for (const one of kept) {
    for (const other of alias) {
      if (one.coverageYear !== other.coverageYear) continue
      const isHistory = one.coverageYear < coverageYear && (one.carriedOver || other.carriedOver)
      if (isHistory) continue
      const numbers = (covers: readonly Cover[]) =>
        covers
          .filter((cover) => cover.coverageYear === one.coverageYear)
          .find(({ registrationNumber }) => registrationNumber !== null)?.registrationNumber ??
        '名册或税务清册带来的参保'
      return `${one.coverageYear} 年度两份档案都有登记或参保（${numbers(kept)}；${numbers(alias)}），不能合并。请先退费、作废或撤回其中一份，再办理合并。`
    }
  }
  return null
}

function sayUnderWay(alias: readonly Cover[]): string | null {
  const open = alias.find(({ underWay }) => underWay)
  if (open === undefined) return null
  return `要并入的这份档案还有没办完的登记（${open.registrationNumber ?? ''}），请先办完或撤回，再办理合并。`
}

/** `row` is the merge as it stands; null where it can be taken back. */
export async function findUndoObstacle(
  read: Reader,
  row: StateRow<'person_merge'>,
): Promise<string | null> {
  const { kept_id: keptId, alias_id: aliasId, from_action: since } = row
  const alias = await read
    .selectFrom('person')
    .select(['merged_into', 'id_number'])
    .where('person_id', '=', aliasId)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  if (alias === undefined || alias.merged_into !== keptId) {
    return '保留的档案后来又并入了别的档案，请先撤销后面的那一次合并。'
  }
  const group = await groupOf(read, keptId)
  const registration = await read
    .selectFrom('registration')
    .select('registration_number')
    .where('person_id', 'in', group)
    .where('to_action', 'is', null)
    .where('registration_id', 'not in', (eb) =>
      eb
        .selectFrom('registration as before')
        .select('before.registration_id')
        .where('before.person_id', 'in', group)
        .where('before.from_action', '<=', since),
    )
    .executeTakeFirst()
  if (registration !== undefined) {
    return `合并以后又按保留的档案办了登记（${registration.registration_number}），不能撤销合并。请先撤回那份登记；已缴费的先退费。`
  }
  const enrolment = await read
    .selectFrom('enrolment')
    .select('coverage_year')
    .where('person_id', 'in', group)
    .where('from_action', '>', since)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  if (enrolment !== undefined) {
    return `合并以后保留的档案又有了 ${enrolment.coverage_year} 年度的参保，不能撤销合并。请先撤销那次参保。`
  }
  const line = await read
    .selectFrom('evidence')
    .innerJoin('roster_batch as b', (join) =>
      join.onRef('b.batch_id', '=', 'evidence.batch_id').on('b.to_action', 'is', null),
    )
    .select(['b.file_name', 'evidence.row_number'])
    .where('evidence.person_id', '=', keptId)
    .where('evidence.id_number', '=', alias.id_number)
    .where('evidence.from_action', '>', since)
    .where('evidence.to_action', 'is', null)
    .executeTakeFirst()
  if (line === undefined) return null
  return `合并以后名册“${line.file_name}”第 ${line.row_number} 行按并入的号码记到了保留的档案上，不能撤销合并。请先撤销那一批名册。`
}

async function groupOf(read: Reader, keptId: number): Promise<number[]> {
  const aliases = (await aliasesOf(read, [keptId])).get(keptId) ?? []
  return [keptId, ...aliases.map(({ personId }) => personId)]
}
