/** The SQL of a table whose rows are versions. */

type StateTableOptions = {
  /** Each column's type and constraints, as SQL. */
  readonly columns: Readonly<Record<string, string>>
  /** Conditions over several columns. */
  readonly checks?: readonly string[]
  /** Column lists that are unique among the current rows; the first is the entity's id. */
  readonly current: readonly (readonly [string, ...string[]])[]
  /** Column lists that are searched among the current rows. */
  readonly search?: readonly (readonly string[])[]
}

function opensNowSql(table: string): string {
  return `create trigger ${table}_opens_now before insert on ${table}
when new.to_action is not null
  or new.from_action <> (select coalesce(max(action_id), 0) + 1 from action)
  -- A program that did not switch recursive triggers on could otherwise replace a row unseen.
  or exists (select 1 from ${table} where row_id = new.row_id)
begin select raise(abort, 'a row version is opened by the action being recorded'); end;
`
}

/**
 * Makes a table anew under its name, with the rows as they are: for what SQLite cannot alter, such
 * as a condition on a column. Columns that were not there before come after those that were, and
 * are null. Triggers of its own beside the usual ones go and have to be made again.
 */
export function rebuiltTableSql(
  table: string,
  options: StateTableOptions & { readonly before: readonly string[] },
): string {
  const columns = ['row_id', 'from_action', 'to_action', ...options.before].join(', ')
  return `create table ${table}_before as select ${columns} from ${table};
drop table ${table};
${stateTableSql(table, options)}
drop trigger ${table}_opens_now;
insert into ${table} (${columns}) select ${columns} from ${table}_before order by row_id;
${opensNowSql(table)}
drop table ${table}_before;
`
}

/**
 * A row is opened by one action and closed by a later one. The triggers make that the only thing
 * that can ever happen to it, whoever writes.
 */
export function stateTableSql(table: string, options: StateTableOptions): string {
  const unique = options.current.map(
    (columns, index) =>
      `create unique index ${table}_current_${index} on ${table} (${columns.join(', ')}) where to_action is null;`,
  )
  const search = (options.search ?? []).map(
    (columns) =>
      `create index ${table}_by_${columns.join('_')} on ${table} (${columns.join(', ')}) where to_action is null;`,
  )
  const columns = Object.entries(options.columns).map(([name, type]) => `${name} ${type}`)
  const checks = (options.checks ?? []).map((condition) => `check (${condition})`)
  const entityId = options.current[0]?.[0] ?? 'row_id'
  return `
create table ${table} (
  row_id integer primary key,
  from_action integer not null references action (action_id) deferrable initially deferred,
  to_action integer references action (action_id) deferrable initially deferred,
  ${[...columns, ...checks].join(',\n  ')},
  check (row_id > 0),
  check (to_action is null or to_action > from_action)
) strict;
create index ${table}_versions on ${table} (${entityId}, from_action);
create index ${table}_opened on ${table} (from_action, row_id);
create index ${table}_closed on ${table} (to_action, row_id) where to_action is not null;
${unique.join('\n')}
${search.join('\n')}
${opensNowSql(table)}${neverChangesSql(table, Object.keys(options.columns))}create trigger ${table}_closes_once before update of to_action on ${table}
when old.to_action is not null or new.to_action is null
  or new.to_action <> (select coalesce(max(action_id), 0) + 1 from action)
begin select raise(abort, 'a row version is closed once'); end;
create trigger ${table}_never_goes before delete on ${table}
begin select raise(abort, 'a row version is never deleted'); end;
`
}

/**
 * The trigger that keeps a row as it was opened. A migration that adds a column drops the trigger
 * and makes it again with all columns; the new column is null in the rows that are there.
 */
export function neverChangesSql(table: string, columns: readonly string[]): string {
  // Compares values: SQLite knows row_id by other names too, which a list of columns would miss.
  const fixed = ['row_id', 'from_action', ...columns]
  return `create trigger ${table}_never_changes before update on ${table}
when ${fixed.map((name) => `new.${name} is not old.${name}`).join('\n  or ')}
begin select raise(abort, 'a row version never changes'); end;
`
}
