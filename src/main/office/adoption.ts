/** Taking a notice into use in an office that stands, and putting it away again unused. */
import type { PackSummary } from '../../shared/rules/model.ts'
import type { Reader, Writing } from '../ledger/index.ts'

export type AdoptRefusal =
  | {
      readonly code:
        | 'STANDING_CHANGED'
        | 'POLICY_NOT_FOUND'
        | 'ALREADY_ADOPTED'
        | 'DRAFT_UNCONFIRMED'
    }
  | { readonly code: 'POLICY_BROKEN'; readonly problems: readonly string[] }

type Adopting = {
  readonly policy: string
  /** The administrator has said that a draft is taken into use as it is. */
  readonly draftConfirmed: boolean
  readonly adopted: readonly string[]
  /** Undefined where no sound pack has the name. */
  readonly pack: PackSummary | undefined
  /** What is wrong with the pack's files, one sentence each. */
  readonly problems: readonly string[]
}

/** The first thing that stands in the way, null where nothing does. */
export function findAdoptRefusal(adopting: Adopting): AdoptRefusal | null {
  const { policy, draftConfirmed, adopted, pack, problems } = adopting
  if (adopted.includes(policy)) return { code: 'ALREADY_ADOPTED' }
  if (problems.length > 0) return { code: 'POLICY_BROKEN', problems }
  if (pack === undefined) return { code: 'POLICY_NOT_FOUND' }
  return pack.draft && !draftConfirmed ? { code: 'DRAFT_UNCONFIRMED' } : null
}

export type AbandonRefusal = 'POLICY_NOT_ADOPTED' | 'LAST_POLICY' | 'POLICY_USED' | 'POLICY_AMENDED'

/** The first thing that stands in the way, null where nothing does. */
export function findAbandonRefusal(abandoning: {
  readonly policy: string
  readonly adopted: readonly string[]
  /** Registrations ever taken under it, those withdrawn too. */
  readonly registrationCount: number
  /** Amendments of it that stand. */
  readonly amendmentCount: number
}): AbandonRefusal | null {
  const { policy, adopted, registrationCount, amendmentCount } = abandoning
  if (!adopted.includes(policy)) return 'POLICY_NOT_ADOPTED'
  if (registrationCount > 0) return 'POLICY_USED'
  if (amendmentCount > 0) return 'POLICY_AMENDED'
  return adopted.length === 1 ? 'LAST_POLICY' : null
}

export async function openPolicy(writing: Writing, policy: string): Promise<void> {
  const officePolicyId = await writing.nextId('office_policy', 'office_policy_id')
  writing.open('office_policy', { office_policy_id: officePolicyId, policy })
}

export async function closePolicy(writing: Writing, policy: string): Promise<void> {
  const row = await writing.read
    .selectFrom('office_policy')
    .select('row_id')
    .where('policy', '=', policy)
    .where('to_action', 'is', null)
    .executeTakeFirstOrThrow()
  writing.close('office_policy', row.row_id)
}

export async function countAmendments(read: Reader, policy: string): Promise<number> {
  const rows = await read
    .selectFrom('amendment')
    .select('amendment_id')
    .where('policy', '=', policy)
    .where('to_action', 'is', null)
    .execute()
  return rows.length
}
