/** 新生儿待补号码: enrolled by a birth certificate, and what is left of the pack's days. */
import { daysBetween, getDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { sexSchema } from '../../shared/people/model.ts'
import { changeStateSchema } from '../../shared/changes/model.ts'
import type { NewbornLine } from '../../shared/changes/model.ts'
import type { Reader } from '../ledger/index.ts'
import { findNewbornSafeDay } from '../rules/index.ts'
import type { Overlay, PackSet } from '../rules/index.ts'
import { openChangesOf } from './lists.ts'

const pageSize = 100
const headRelation = '户主'

export type NewbornParts = {
  readonly packs: PackSet
  readonly overlay: Overlay
  readonly today: Day
  /** The office's own packs: of somebody who was enrolled without a registration here. */
  readonly policies: readonly string[]
}

/** Everybody who is enrolled or registered with a birth certificate's number. */
function waitingRows(read: Reader, villageId: number | undefined) {
  const rows = read
    .selectFrom('person as p')
    .where('p.document_type', '=', 'birth-certificate')
    .where('p.to_action', 'is', null)
    .where((row) =>
      row.or([
        row.exists(
          row
            .selectFrom('registration as r')
            .select('r.row_id')
            .whereRef('r.person_id', '=', 'p.person_id')
            .where('r.to_action', 'is', null),
        ),
        row.exists(
          row
            .selectFrom('enrolment as e')
            .select('e.row_id')
            .whereRef('e.person_id', '=', 'p.person_id')
            .where('e.to_action', 'is', null),
        ),
      ]),
    )
  return villageId === undefined ? rows : rows.where('p.village_id', '=', villageId)
}

/** The eldest first: whose days run out before the others'. */
export async function listNewborns(
  read: Reader,
  asked: { readonly villageId?: number | undefined; readonly after?: number | undefined },
  parts: NewbornParts,
): Promise<{
  readonly lines: NewbornLine[]
  readonly count: number
  readonly more: boolean
}> {
  const waiting = waitingRows(read, asked.villageId)
  const { count } = await waiting
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const last = asked.after === undefined ? null : await birthOf(read, asked.after)
  const page =
    last === null
      ? waiting
      : waiting.where((row) =>
          row.or([
            row('p.birth_date', '>', last.birth_date),
            row.and([
              row('p.birth_date', '=', last.birth_date),
              row('p.person_id', '>', last.person_id),
            ]),
          ]),
        )
  const rows = await page
    .innerJoin('village as v', (join) =>
      join.onRef('v.village_id', '=', 'p.village_id').on('v.to_action', 'is', null),
    )
    .selectAll('p')
    .select('v.name as village_name')
    .orderBy('p.birth_date')
    .orderBy('p.person_id')
    .limit(pageSize + 1)
    .execute()
  const shown = rows.slice(0, pageSize)
  const personIds = shown.map((row) => row.person_id)
  const policies = await policiesOf(read, personIds)
  const open = await openChangesOf(read, personIds)
  const heads = await headsOf(
    read,
    shown.flatMap((row) => row.household_id ?? []),
  )
  const lines = shown.map((row): NewbornLine => {
    const birthDate = getDay(row.birth_date)
    const policy = policies.get(row.person_id) ?? parts.policies[0]
    const safe =
      policy === undefined
        ? null
        : findNewbornSafeDay(parts.packs, { policy, birthDate, today: parts.today }, parts.overlay)
    const change = open.get(row.person_id)
    return {
      personId: row.person_id,
      name: row.name,
      idNumber: row.id_number,
      sex: sexSchema.parse(row.sex),
      birthDate,
      villageName: row.village_name,
      phone: row.phone,
      headName: row.household_id === null ? null : (heads.get(row.household_id) ?? null),
      safeLastDay: safe?.on ?? null,
      daysLeft: safe === null ? null : daysBetween(parts.today, safe.on),
      clause: safe?.clause ?? null,
      openChange:
        change === undefined
          ? null
          : {
              changeId: change.change_id,
              changeNumber: change.change_number,
              state: changeStateSchema.parse(change.state),
            },
    }
  })
  return { lines, count, more: rows.length > pageSize }
}

/** Where a page ended; null of somebody who is not there any more, and the list begins anew. */
async function birthOf(read: Reader, personId: number) {
  const row = await read
    .selectFrom('person')
    .select(['person_id', 'birth_date'])
    .where('person_id', '=', personId)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** The pack of the newest registration of each. */
async function policiesOf(read: Reader, personIds: readonly number[]) {
  if (personIds.length === 0) return new Map<number, string>()
  const rows = await read
    .selectFrom('registration')
    .select(['person_id', 'policy'])
    .where('person_id', 'in', [...personIds])
    .where('to_action', 'is', null)
    .orderBy('registration_id')
    .execute()
  return new Map(rows.map((row) => [row.person_id, row.policy]))
}

async function headsOf(read: Reader, householdIds: readonly number[]) {
  if (householdIds.length === 0) return new Map<number, string>()
  const rows = await read
    .selectFrom('person')
    .select(['household_id', 'name'])
    .where('household_id', 'in', [...new Set(householdIds)])
    .where('relation_to_head', '=', headRelation)
    .where('to_action', 'is', null)
    .execute()
  return new Map(
    rows.flatMap((row) => (row.household_id === null ? [] : [[row.household_id, row.name]])),
  )
}
