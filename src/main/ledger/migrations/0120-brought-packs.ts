/** 本单位带入的政策包: the text of notices that an office wrote down itself, and on what it rests. */
import { stateTableSql } from './state-table.ts'
import type { Migration } from './migration.ts'

const hash = "text not null check (length(%) = 64 and % not glob '*[^0-9a-f]*')"

const table = stateTableSql('brought_pack', {
  columns: {
    brought_pack_id: 'integer not null',
    policy: "text not null check (policy <> '' and policy not glob '*[^0-9a-z-]*')",
    title: 'text not null',
    pack_hash: hash.replaceAll('%', 'pack_hash'),
    cases_hash: hash.replaceAll('%', 'cases_hash'),
    pack_yaml: 'text not null',
    cases_yaml: 'text not null',
    task_table: 'text',
    basis: "text not null check (basis <> '')",
    brought_by: 'integer not null',
  },
  current: [['brought_pack_id'], ['policy']],
})

const inUse = `create trigger brought_pack_in_use before update of to_action on brought_pack
when exists (select 1 from office_policy o where o.policy = old.policy and o.to_action is null)
begin select raise(abort, 'a pack that the office works by is not taken out'); end;`

export const broughtPacks: Migration = {
  number: 120,
  name: 'brought-packs',
  sql: [table, inUse],
}
