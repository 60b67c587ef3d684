/**
 * A file on its way into the ledger: a folder beside it with what the sender sent and what the
 * preview found, both encrypted like the ledger. Nothing here is the record.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { daySchema, idSchema, requestIdSchema } from '../../shared/kernel/schemas.ts'
import { layoutSchema } from '../../shared/rosters/layout.ts'
import { importPhaseSchema } from '../../shared/rosters/lifecycle.ts'
import {
  constantsSchema,
  importHeadSchema,
  rosterCountsSchema,
} from '../../shared/rosters/model.ts'
import { keyFor, openSideFile } from '../ledger/index.ts'
import type { LedgerSource, SideFile } from '../ledger/index.ts'

export const importRecordSchema = z.object({
  importId: requestIdSchema,
  head: importHeadSchema,
  byteCount: z.int(),
  receivedBytes: z.int(),
  fileHash: z.string().nullable(),
  startedBy: z.string(),
  accountId: idSchema,
  startedOn: daySchema,
  /** UTC instant, to list the newest first. */
  startedAt: z.string(),
  /** As the core left it: of what runs, and of what is in the ledger, they know better. */
  phase: importPhaseSchema,
  failure: z.string().nullable(),
  layout: layoutSchema.nullable(),
  profileName: z.string().nullable(),
  constants: constantsSchema,
  counts: rosterCountsSchema.nullable(),
  previewDigest: z.string().nullable(),
  /** The lists that the preview was compared with: see `standingOf`. */
  standing: z.string().nullable().default(null),
  batchId: idSchema.nullable(),
  /** The request that applied it: the ids of its parts follow from it. */
  applyRequestId: requestIdSchema.nullable(),
  keptUntil: daySchema.nullable(),
})
export type ImportRecord = z.infer<typeof importRecordSchema>

/** Where an import lies; handed to the thread with the key. */
export type StagingPlace = {
  readonly folder: string
  readonly source: LedgerSource
}

/** What each line of a list of payments comes to; made anew by every preview. */
const taxTable = `
create table if not exists tax_line (
  line integer primary key,
  ordinal integer not null,
  booking text not null,
  applied_fen integer not null,
  surplus_fen integer not null,
  reason text
) strict;
`

const tables = `
create table if not exists record (content text not null) strict;
create table if not exists line (
  line integer primary key,
  row_number integer not null,
  part integer not null,
  hidden integer not null,
  outcome text not null,
  name text, id_number text, birth_date text, village text, village_id integer,
  match_key text not null,
  person_id integer, matched_by text not null,
  event_on text, event_precision text, ends_on text, term text, level text, detail text,
  paid_fen integer, tier integer,
  phone text, household_number text, relation text,
  shown text not null, problems text, notes text, changes text, candidates text
) strict;
create index if not exists line_by_outcome on line (outcome, line);
create table if not exists ended (
  position integer primary key,
  person_id integer, name text, id_number text, village text,
  file_name text not null, row_number integer not null
) strict;
`

/** Ids that differ only by case would be one folder on some systems, so it is named by a digest. */
export function placeOf(rostersFolder: string, importId: string, source: LedgerSource) {
  const name = createHash('sha256').update(importId).digest('hex').slice(0, 32)
  return { folder: join(rostersFolder, name), source }
}

/** The folder of a ledger's imports. */
export function rostersFolderOf(dataFolder: string): string {
  return join(dataFolder, 'rosters')
}

export function fileOf(place: StagingPlace): string {
  return join(place.folder, 'file')
}

/** Opens what was made with `makeStaging`; null where there is none. */
export function findStaging(place: StagingPlace, mode: 'write' | 'read'): SideFile | null {
  const file = join(place.folder, 'staging.db')
  if (!existsSync(file)) return null
  return openSideFile({ file, key: stagingKey(place), mode })
}

export function makeStaging(place: StagingPlace, record: ImportRecord): void {
  mkdirSync(place.folder, { recursive: true, mode: 0o700 })
  const side = openSideFile({
    file: join(place.folder, 'staging.db'),
    key: stagingKey(place),
    mode: 'make',
  })
  try {
    side.exec(tables)
    side.exec(taxTable)
    writeRecord(side, record)
  } finally {
    side.close()
  }
}

/** One for each import, so that a copy of one tells nothing of another. */
function stagingKey({ folder, source }: StagingPlace) {
  return keyFor(source.key, `roster-staging ${folder.slice(-32)}`)
}

export function fileKeyOf({ folder, source }: StagingPlace): Buffer | null {
  const key = keyFor(source.key, `roster-file ${folder.slice(-32)}`)
  return key === null ? null : Buffer.from(key.hex, 'hex')
}

export function readRecord(side: SideFile): ImportRecord | null {
  const row = side.first('select content from record')
  return row === null ? null : importRecordSchema.parse(JSON.parse(String(row['content'])))
}

export function writeRecord(side: SideFile, record: ImportRecord): void {
  side.together(() => {
    side.run('delete from record')
    side.run('insert into record (content) values (?)', JSON.stringify(record))
  })
}

/** Forgets an earlier preview. */
export function clearPreview(side: SideFile): void {
  side.together(() => {
    side.exec(taxTable)
    side.run('delete from tax_line')
    side.run('delete from line')
    side.run('delete from ended')
  })
}

export function removeStaging(place: StagingPlace): void {
  rmSync(place.folder, { recursive: true, force: true, maxRetries: 3 })
}

/** Folders of all imports of a ledger. */
export function listStagingFolders(rostersFolder: string): readonly string[] {
  if (!existsSync(rostersFolder)) return []
  return readdirSync(rostersFolder)
    .filter((name) => /^[0-9a-f]{32}$/.test(name))
    .map((name) => join(rostersFolder, name))
}
