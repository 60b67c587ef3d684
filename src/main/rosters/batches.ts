/** A batch as the screens see it. */
import { z } from 'zod'
import { authoritySchema } from '../../shared/evidence/model.ts'
import { getDay } from '../../shared/kernel/day.ts'
import { batchStatusSchema } from '../../shared/rosters/lifecycle.ts'
import {
  notRestoredSchema,
  rosterCountsSchema,
  rosterKindSchema,
} from '../../shared/rosters/model.ts'
import type { NotRestored, RosterBatch } from '../../shared/rosters/model.ts'
import { isVisible } from '../evidence/index.ts'
import type { Reader, StateRow } from '../ledger/index.ts'
import { countWritten, nameOf } from './store.ts'

export async function batchFrom(read: Reader, row: StateRow<'roster_batch'>): Promise<RosterBatch> {
  return {
    batchId: row.batch_id,
    kind: rosterKindSchema.parse(row.kind),
    sender: row.sender,
    authority: authoritySchema.parse(row.authority),
    scope: row.scope,
    coverageYear: row.coverage_year,
    listDay: row.list_day === null ? null : getDay(row.list_day),
    fullList: row.full_list === 1,
    fileName: row.file_name,
    status: batchStatusSchema.parse(row.status),
    visible: await isVisible(read, row.batch_id),
    fileHash: row.file_hash,
    counts: rosterCountsSchema.parse(JSON.parse(row.counts)),
    appliedBy: await nameOf(read, row.applied_by),
    appliedOn: getDay(row.applied_on),
    confirmedBy: row.confirmed_by === null ? null : await nameOf(read, row.confirmed_by),
    undoneReason: row.undone_reason,
    writtenLines:
      row.status === 'applying' ? await countWritten(read, row.batch_id) : row.line_count,
  }
}

export function notRestoredOf(row: StateRow<'roster_batch'>): NotRestored[] {
  return z.array(notRestoredSchema).parse(JSON.parse(row.not_restored ?? '[]'))
}
