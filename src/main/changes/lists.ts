/** 信息变更 as lists: by state, village and whom they are about; paged in SQL. */
import { normalizeSheetText } from '../../shared/printing/typed.ts'
import { changeViews, isChangeNumber } from '../../shared/changes/model.ts'
import type { ChangeLine, ChangeView } from '../../shared/changes/model.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import type { Reader } from '../ledger/index.ts'
import { peopleAbout } from '../people/index.ts'
import { linesFrom } from './store.ts'

export type ChangeFilter = {
  readonly villageId?: number | undefined
  readonly text?: string | undefined
}

const pageSize = 100

function filteredRows(read: Reader, { villageId, text }: ChangeFilter) {
  let rows = read.selectFrom('person_change').where('to_action', 'is', null)
  if (villageId !== undefined) rows = rows.where('village_id', '=', villageId)
  if (text === undefined || text === '') return rows
  const number = normalizeSheetText(text)
  if (isChangeNumber(number)) {
    return rows
      .where('change_number', '>=', number)
      .where('change_number', '<', `${number}\u{10FFFF}`)
  }
  return rows.where('person_id', 'in', peopleAbout(read, text))
}

function viewed(rows: ReturnType<typeof filteredRows>, view: ChangeView) {
  return view === 'all' ? rows : rows.where('state', '=', view)
}

/** How many there are in every view. */
export async function countChanges(
  read: Reader,
  filter: ChangeFilter,
): Promise<Record<ChangeView, number>> {
  const counted = await filteredRows(read, filter)
    .select('state')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .groupBy('state')
    .execute()
  const of = new Map(counted.map((row) => [row.state, row.count]))
  const all = [...of.values()].reduce((sum, count) => sum + count, 0)
  const entries = changeViews.map((view) => [view, view === 'all' ? all : (of.get(view) ?? 0)])
  return Object.fromEntries(entries) as Record<ChangeView, number>
}

/** What waits comes oldest first, everything else newest first. */
export async function listChanges(
  read: Reader,
  asked: ChangeFilter & {
    readonly view: ChangeView
    readonly cursor?: number | undefined
    readonly accountId: number
  },
): Promise<{ readonly lines: ChangeLine[]; readonly more: boolean }> {
  const { view, cursor, accountId } = asked
  const waits = view === 'waiting'
  let rows = viewed(filteredRows(read, asked), view).selectAll()
  if (cursor !== undefined) rows = rows.where('change_id', waits ? '>' : '<', cursor)
  const found = await rows
    .orderBy('change_id', waits ? 'asc' : 'desc')
    .limit(pageSize + 1)
    .execute()
  const page = found.slice(0, pageSize)
  return { lines: await linesFrom(read, page, accountId), more: found.length > pageSize }
}

/** All of one person, newest first. */
export async function listChangesOf(
  read: Reader,
  { personId, accountId }: { readonly personId: number; readonly accountId: number },
): Promise<ChangeLine[]> {
  const rows = await read
    .selectFrom('person_change')
    .selectAll()
    .where('person_id', '=', personId)
    .where('to_action', 'is', null)
    .orderBy('change_id', 'desc')
    .limit(pageSize)
    .execute()
  return linesFrom(read, rows, accountId)
}

/** Ids to the case that is open for each of some people. */
export async function openChangesOf(read: Reader, personIds: readonly number[]) {
  if (personIds.length === 0) return new Map<number, never>()
  const rows = await read
    .selectFrom('person_change')
    .select(['person_id', 'change_id', 'change_number', 'state'])
    .where('person_id', 'in', [...personIds])
    .where('state', 'in', ['waiting', 'sent-back'])
    .where('to_action', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.person_id, getDefined(row, 'open change')]))
}
