/**
 * What was asked for a decision on a line of a tax list, so that it can be decided again later. Two
 * questions may have one answer, so that the digest is of both; null in what was kept before.
 */
import { neverChangesSql } from './state-table.ts'
import type { Migration } from './migration.ts'

const columnsBefore = [
  'tax_decision_id',
  'digest',
  'policy',
  'pack_hash',
  'overlay_hash',
  'content',
]

export const askedOfATaxDecision: Migration = {
  number: 130,
  name: 'asked-of-a-tax-decision',
  sql: [
    'alter table tax_decision add column asked text;',
    'drop trigger tax_decision_never_changes;',
    neverChangesSql('tax_decision', [...columnsBefore, 'asked']),
  ],
}
