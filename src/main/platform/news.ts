/**
 * What rosters say of registrations and the record does not say yet. A list that came after the
 * last record speaks of a later state; one that came before it is old news. Of several lists the
 * last one speaks: how far the platform is changes from day to day, whoever sends it.
 */
import { getDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { platformStatusLabels } from '../../shared/platform/model.ts'
import type { PlatformProposal } from '../../shared/platform/model.ts'
import { visibleBatches } from '../evidence/index.ts'
import type { Reader } from '../ledger/index.ts'

const kind = 'platform-status'
const noMessage = '名册没有写明原因'
// Evidence keeps a level by its label.
const { entered, failed } = platformStatusLabels

/** The newest visible list of this kind that names somebody, by person and coverage year. */
function newestLists(read: Reader) {
  return visibleBatches(read)
    .innerJoin('evidence as x', (join) =>
      join.onRef('x.batch_id', '=', 'b.batch_id').on('x.to_action', 'is', null),
    )
    .where('b.evidence_kind', '=', kind)
    .where('x.person_id', 'is not', null)
    .select(({ fn }) => [
      'x.person_id as person_id',
      'b.coverage_year as coverage_year',
      fn.max<number>('b.batch_id').as('batch_id'),
    ])
    .groupBy(['x.person_id', 'b.coverage_year'])
}

/** Standing registrations with the line that speaks of them, where it says something new. */
function newsRows(read: Reader) {
  return read
    .selectFrom(newestLists(read).as('n'))
    .innerJoin('registration as r', (join) =>
      join
        .onRef('r.person_id', '=', 'n.person_id')
        .onRef('r.coverage_year', '=', 'n.coverage_year')
        .on('r.to_action', 'is', null),
    )
    .innerJoin('roster_batch as b', (join) =>
      join.onRef('b.batch_id', '=', 'n.batch_id').on('b.to_action', 'is', null),
    )
    .innerJoin('evidence as l', (join) =>
      join
        .onRef('l.batch_id', '=', 'n.batch_id')
        .onRef('l.person_id', '=', 'n.person_id')
        .on('l.to_action', 'is', null),
    )
    .leftJoin('platform_entry as e', (join) =>
      join.onRef('e.registration_id', '=', 'r.registration_id').on('e.to_action', 'is', null),
    )
    .where((row) =>
      row.or([row('e.row_id', 'is', null), row('b.from_action', '>', row.ref('e.from_action'))]),
    )
    .where((row) =>
      row.or([
        row('e.status', 'is', null),
        row.and([row('l.level', '=', entered), row('e.status', '<>', 'entered')]),
        row.and([row('l.level', '=', failed), row('e.status', '<>', 'failed')]),
        // It failed again, for another reason.
        row.and([row('l.level', '=', failed), row('l.term', '<>', row.ref('e.message'))]),
      ]),
    )
    .where('l.level', 'in', [entered, failed])
}

export function registrationsWithNews(read: Reader) {
  return newsRows(read).select('r.registration_id')
}

/** A proposal with the line that it is taken over from. */
export type News = PlatformProposal & { readonly line: number }

/** What is said of some registrations, by their id. */
export async function listNews(
  read: Reader,
  asked: { readonly registrationIds: readonly number[]; readonly today: Day },
): Promise<ReadonlyMap<number, PlatformProposal>> {
  const found = await findNews(read, asked)
  return new Map([...found].map(([id, { line: _line, ...proposal }]) => [id, proposal]))
}

export async function findNews(
  read: Reader,
  asked: { readonly registrationIds: readonly number[]; readonly today: Day },
): Promise<ReadonlyMap<number, News>> {
  const { registrationIds, today } = asked
  if (registrationIds.length === 0) return new Map()
  const rows = await newsRows(read)
    .select(['r.registration_id', 'l.line', 'l.row_number', 'l.level', 'l.term', 'l.event_on'])
    .select(['b.batch_id', 'b.sender', 'b.file_name', 'b.list_day', 'b.applied_on'])
    .where('r.registration_id', 'in', registrationIds)
    .orderBy('l.line')
    .execute()
  const news = new Map<number, News>()
  for (const row of rows) {
    const isEntered = row.level === entered
    news.set(row.registration_id, {
      status: isEntered ? 'entered' : 'failed',
      happenedOn: happenedOn([row.event_on, row.list_day, row.applied_on], today),
      message: isEntered ? null : (row.term ?? noMessage),
      roster: {
        batchId: row.batch_id,
        sender: row.sender,
        fileName: row.file_name,
        rowNumber: row.row_number,
      },
      line: row.line,
    })
  }
  return news
}

/** The first day that is known and has come; lists carry days of next week by mistake. */
function happenedOn(days: readonly (string | null)[], today: Day): Day {
  const known = days.find((day) => day !== null && day <= today)
  return known === undefined || known === null ? today : getDay(known)
}
