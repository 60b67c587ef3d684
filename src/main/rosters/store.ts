/** Batches, profiles, decisions and confirmations in the ledger. */
import { z } from 'zod'
import { getDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { layoutSchema } from '../../shared/rosters/layout.ts'
import type { RosterLayout } from '../../shared/rosters/layout.ts'
import { constantsSchema, rosterKindSchema } from '../../shared/rosters/model.ts'
import type { Constants, Guard, ImportHead, RosterProfile } from '../../shared/rosters/model.ts'
import type { RosterKindName } from '../../shared/rosters/kinds.ts'
import type { Village } from '../../shared/office/model.ts'
import type { BulkReader, Reader, StateRow, Writing } from '../ledger/index.ts'

export function listVillagesOf({ read, all }: BulkReader): readonly Village[] {
  const rows = all(
    read
      .selectFrom('village')
      .select(['village_id', 'name', 'position'])
      .where('to_action', 'is', null)
      .orderBy('position'),
  )
  return rows.map((row) => ({ villageId: row.village_id, name: row.name, position: row.position }))
}

export function householdNumbersOf(
  { read, all }: BulkReader,
  householdIds: readonly number[],
): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  for (let at = 0; at < householdIds.length; at += 500) {
    const rows = all(
      read
        .selectFrom('household')
        .select(['household_id', 'household_number'])
        .where('household_id', 'in', householdIds.slice(at, at + 500))
        .where('to_action', 'is', null),
    )
    for (const row of rows) found.set(row.household_id, row.household_number)
  }
  return found
}

export async function findBatchRow(
  read: Reader,
  batchId: number,
): Promise<StateRow<'roster_batch'> | null> {
  const row = await read
    .selectFrom('roster_batch')
    .selectAll()
    .where('batch_id', '=', batchId)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** What an import became. */
export async function findBatchOf(
  read: Reader,
  importId: string,
): Promise<StateRow<'roster_batch'> | null> {
  const row = await read
    .selectFrom('roster_batch')
    .selectAll()
    .where('import_key', '=', importId)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** The batch of the very same file that still stands. */
export async function findSameFile(
  read: Reader,
  { fileHash, head }: { readonly fileHash: string; readonly head: ImportHead },
): Promise<StateRow<'roster_batch'> | null> {
  const row = await read
    .selectFrom('roster_batch')
    .selectAll()
    .where('file_hash', '=', fileHash)
    .where('kind', '=', head.kind)
    .where('sender', '=', head.sender)
    .where('scope', '=', head.scope)
    .where('status', '<>', 'undone')
    .where('to_action', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Newest first. */
export async function listBatchRows(
  read: Reader,
  filter: {
    readonly kind?: RosterKindName | undefined
    readonly before?: number | undefined
    readonly limit: number
  },
): Promise<readonly StateRow<'roster_batch'>[]> {
  let query = read
    .selectFrom('roster_batch')
    .selectAll()
    .where('to_action', 'is', null)
    .orderBy('batch_id', 'desc')
    .limit(filter.limit)
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind)
  if (filter.before !== undefined) query = query.where('batch_id', '<', filter.before)
  return query.execute()
}

/** Lines are written in their order, so the last one written tells how many. */
export async function countWritten(read: Reader, batchId: number): Promise<number> {
  const row = await read
    .selectFrom('evidence')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('batch_id', '=', batchId)
    .where('to_action', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}

/** The last line that is in the ledger; 0 where none is. */
export async function lastWrittenLine(read: Reader, batchId: number): Promise<number> {
  const row = await read
    .selectFrom('evidence')
    .select('line')
    .where('batch_id', '=', batchId)
    .where('to_action', 'is', null)
    .orderBy('line', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.line ?? 0
}

export async function nameOf(read: Reader, accountId: number): Promise<string> {
  const row = await read
    .selectFrom('account')
    .select('display_name')
    .where('account_id', '=', accountId)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  return row?.display_name ?? `账号 ${accountId}`
}

export type Confirmation = {
  readonly guard: Guard['guard']
  readonly number: number
  readonly accountId: number
  readonly confirmedBy: string
}

export async function listConfirmations(
  read: Reader,
  previewDigest: string,
): Promise<readonly Confirmation[]> {
  const rows = await read
    .selectFrom('roster_confirmation')
    .select(['guard', 'number', 'confirmed_by'])
    .where('preview_digest', '=', previewDigest)
    .where('to_action', 'is', null)
    .execute()
  return Promise.all(
    rows.map(async (row) => ({
      guard: z.enum(['ends-many', 'finds-few']).parse(row.guard),
      number: row.number,
      accountId: row.confirmed_by,
      confirmedBy: await nameOf(read, row.confirmed_by),
    })),
  )
}

export async function listProfiles(read: Reader, kind?: RosterKindName): Promise<RosterProfile[]> {
  let query = read
    .selectFrom('roster_profile')
    .selectAll()
    .where('to_action', 'is', null)
    .orderBy('kind')
    .orderBy('sender')
    .orderBy('name')
  if (kind !== undefined) query = query.where('kind', '=', kind)
  const rows = await query.execute()
  return rows.map((row) => ({
    profileId: row.profile_id,
    kind: rosterKindSchema.parse(row.kind),
    sender: row.sender,
    name: row.name,
    layout: layoutSchema.parse(JSON.parse(row.layout)),
    constants: constantsSchema.parse(JSON.parse(row.constants)),
    rememberedOn: getDay(row.remembered_on),
  }))
}

/** Remembers a layout under its name; the one before it is closed. */
export async function keepProfile(
  writing: Writing,
  profile: {
    readonly kind: RosterKindName
    readonly sender: string
    readonly name: string
    readonly layout: RosterLayout
    readonly constants: Constants
    readonly today: Day
  },
): Promise<void> {
  const content = {
    layout: JSON.stringify(profile.layout),
    constants: JSON.stringify(profile.constants),
    remembered_on: profile.today,
  }
  const current = await writing.read
    .selectFrom('roster_profile')
    .selectAll()
    .where('kind', '=', profile.kind)
    .where('sender', '=', profile.sender)
    .where('name', '=', profile.name)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  if (current === undefined) {
    writing.open('roster_profile', {
      profile_id: await writing.nextId('roster_profile', 'profile_id'),
      kind: profile.kind,
      sender: profile.sender,
      name: profile.name,
      ...content,
    })
    return
  }
  const same = current.layout === content.layout && current.constants === content.constants
  if (!same) writing.replace('roster_profile', current, content)
}
