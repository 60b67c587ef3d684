/** 本单位带入的政策包 in the ledger: brought in, taken out while unused, never changed. */
import type { clashTexts } from '../../shared/office/brought-pack.ts'
import type { BroughtPackRow, PackCheck } from '../../shared/office/brought-pack.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { Reader, Writing } from '../ledger/index.ts'
import type { BroughtPack, PackTexts } from '../rules/index.ts'

/** What came of reading the files that somebody wants to bring in. */
export type CheckedUpload =
  /** The files themselves could not be had; one sentence. */
  | { readonly kind: 'unreadable'; readonly text: string }
  | {
      readonly kind: 'read'
      readonly report: Omit<PackCheck, 'clash'>
      readonly texts: PackTexts
      readonly casesHash: string
    }

/** The text of every pack that stands, for whoever reads packs. */
export async function listBroughtTexts(read: Reader): Promise<readonly BroughtPack[]> {
  const rows = await read
    .selectFrom('brought_pack')
    .selectAll()
    .where('to_action', 'is', null)
    .orderBy('brought_pack_id')
    .execute()
  return rows.map((row) => ({
    policy: row.policy,
    packHash: row.pack_hash,
    casesHash: row.cases_hash,
    packYaml: row.pack_yaml,
    casesYaml: row.cases_yaml,
    taskTable: row.task_table,
  }))
}

/** The versions that stand, as one text: whoever has read the packs knows whether to read again. */
export async function broughtVersion(read: Reader): Promise<string> {
  const rows = await read
    .selectFrom('brought_pack')
    .select('row_id')
    .where('to_action', 'is', null)
    .orderBy('row_id')
    .execute()
  return rows.map(({ row_id: rowId }) => rowId).join(' ')
}

/** As the screen lists them; `usableHash` is the hash of a pack that can be used, by its code. */
export async function listBroughtRows(
  read: Reader,
  usableHash: (policy: string) => string | undefined,
): Promise<BroughtPackRow[]> {
  const rows = await read
    .selectFrom('brought_pack as p')
    .innerJoin('action as a', 'a.action_id', 'p.from_action')
    .leftJoin('account as o', (join) =>
      join.onRef('o.account_id', '=', 'p.brought_by').on('o.to_action', 'is', null),
    )
    .leftJoin('office_policy as adopted', (join) =>
      join.onRef('adopted.policy', '=', 'p.policy').on('adopted.to_action', 'is', null),
    )
    .select([
      'p.policy',
      'p.title',
      'p.pack_hash',
      'p.basis',
      'a.recorded_on',
      'o.display_name',
      'adopted.row_id as adopted_row',
    ])
    .where('p.to_action', 'is', null)
    .orderBy('p.brought_pack_id')
    .execute()
  return rows.map((row) => ({
    policy: row.policy,
    title: row.title,
    packHash: row.pack_hash,
    basis: row.basis,
    broughtBy: row.display_name ?? '',
    broughtOn: getDay(row.recorded_on),
    adopted: row.adopted_row !== null,
    usable: usableHash(row.policy) === row.pack_hash,
  }))
}

export type BringRefusal =
  | { readonly code: 'PACK_CHANGED' | keyof typeof clashTexts }
  | { readonly code: 'PACK_BROKEN'; readonly report: Omit<PackCheck, 'clash'> }

type Bringing = {
  readonly report: Omit<PackCheck, 'clash'>
  /** The hash of the pack that the administrator was shown; null where nobody was shown one yet. */
  readonly shownHash: string | null
  /** Whether the program came with a pack of that code. */
  readonly installed: boolean
  /** What stands under that code. */
  readonly standing: Pick<BroughtPack, 'packHash' | 'casesHash'> | undefined
  readonly casesHash: string
}

/** The first thing that stands in the way, null where nothing does. */
export function findBringRefusal(bringing: Bringing): BringRefusal | null {
  const { report, shownHash, installed, standing, casesHash } = bringing
  const { pack, problems } = report
  if (pack === null || problems.length > 0) return { code: 'PACK_BROKEN', report }
  if (shownHash !== null && pack.packHash !== shownHash) return { code: 'PACK_CHANGED' }
  if (standing !== undefined) {
    const same = standing.packHash === pack.packHash && standing.casesHash === casesHash
    return { code: same ? 'ALREADY_BROUGHT' : 'PACK_BROUGHT' }
  }
  return installed ? { code: 'PACK_INSTALLED' } : null
}

export type DropRefusal = 'PACK_NOT_BROUGHT' | 'PACK_ADOPTED' | 'PACK_USED'

/** The first thing that stands in the way, null where nothing does. */
export function findDropRefusal(dropping: {
  readonly brought: boolean
  readonly adopted: boolean
  /** Registrations ever taken under it, those withdrawn too. */
  readonly registrationCount: number
}): DropRefusal | null {
  if (!dropping.brought) return 'PACK_NOT_BROUGHT'
  if (dropping.registrationCount > 0) return 'PACK_USED'
  return dropping.adopted ? 'PACK_ADOPTED' : null
}

export async function openBroughtPack(
  writing: Writing,
  brought: {
    readonly pack: NonNullable<PackCheck['pack']>
    readonly texts: PackTexts
    readonly casesHash: string
    readonly basis: string
    readonly accountId: number
  },
): Promise<void> {
  const { pack, texts, casesHash, basis, accountId } = brought
  writing.open('brought_pack', {
    brought_pack_id: await writing.nextId('brought_pack', 'brought_pack_id'),
    policy: pack.policy,
    title: pack.title,
    pack_hash: pack.packHash,
    cases_hash: casesHash,
    pack_yaml: texts.packYaml,
    cases_yaml: texts.casesYaml,
    task_table: texts.taskTable,
    basis,
    brought_by: accountId,
  })
}

export async function closeBroughtPack(writing: Writing, policy: string): Promise<void> {
  const row = await writing.read
    .selectFrom('brought_pack')
    .select('row_id')
    .where('policy', '=', policy)
    .where('to_action', 'is', null)
    .executeTakeFirstOrThrow()
  writing.close('brought_pack', row.row_id)
}
