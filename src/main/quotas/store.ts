/** Progress against the task tables in the ledger. */
import { pendingEnrolments } from '../ledger/index.ts'
import type { Reader, Writing } from '../ledger/index.ts'

/** Enrolments of a coverage year by village name. */
export async function countEnrolments(
  read: Reader,
  coverageYear: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = await read
    .selectFrom('enrolment as e')
    .innerJoin('person as p', (join) =>
      join.onRef('p.person_id', '=', 'e.person_id').on('p.to_action', 'is', null),
    )
    .innerJoin('village as v', (join) =>
      join.onRef('v.village_id', '=', 'p.village_id').on('v.to_action', 'is', null),
    )
    .select(['v.name', ({ fn }) => fn.countAll<number>().as('count')])
    .where('e.coverage_year', '=', coverageYear)
    .where('e.to_action', 'is', null)
    .where('e.enrolment_id', 'not in', pendingEnrolments(read))
    .groupBy('v.name')
    .execute()
  return new Map(rows.map(({ name, count }) => [name, count]))
}

/** Notes of a table by the name of its row. */
export async function listNotes(
  read: Reader,
  policy: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await read
    .selectFrom('task_note')
    .select(['unit_name', 'note'])
    .where('policy', '=', policy)
    .where('to_action', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.unit_name, row.note]))
}

export type NoteRefusal = {
  readonly code: 'NOTE_CHANGED'
  readonly note: string
  readonly changedBy: string | null
}

/** Keeps a note in the place of the one that was shown; null, or why it does not. */
export async function keepNote(
  writing: Writing,
  note: {
    readonly policy: string
    readonly name: string
    readonly text: string
    readonly replaces: string
  },
): Promise<NoteRefusal | null> {
  const current = await writing.read
    .selectFrom('task_note')
    .selectAll()
    .where('policy', '=', note.policy)
    .where('unit_name', '=', note.name)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  const shown = current?.note ?? ''
  // The very same words twice are no quarrel.
  if (shown !== note.replaces && shown !== note.text) {
    const changedBy = current === undefined ? null : await findAuthor(writing.read, current)
    return { code: 'NOTE_CHANGED', note: shown, changedBy }
  }
  if (current !== undefined) {
    writing.replace('task_note', current, { note: note.text })
    return null
  }
  writing.open('task_note', {
    task_note_id: await writing.nextId('task_note', 'task_note_id'),
    policy: note.policy,
    unit_name: note.name,
    note: note.text,
  })
  return null
}

/** Display name of whoever wrote a row. */
async function findAuthor(
  read: Reader,
  row: { readonly from_action: number },
): Promise<string | null> {
  const author = await read
    .selectFrom('action as a')
    .innerJoin('account as c', (join) =>
      join.onRef('c.account_id', '=', 'a.account_id').on('c.to_action', 'is', null),
    )
    .select('c.display_name')
    .where('a.action_id', '=', row.from_action)
    .executeTakeFirst()
  return author?.display_name ?? null
}
