/** 全家办理: every member that was ticked, in one action, or nobody. */
import type {
  FamilyRegistrant,
  Guardian,
  Household,
  HouseholdTrouble,
  MemberRefusal,
} from '../../shared/households/model.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { register, sayRefusal } from '../intake/index.ts'
import type { ActingOperator } from '../kernel/call-context.ts'
import type { Decision, Writing } from '../ledger/index.ts'
import { getOffice } from '../office/index.ts'
import type { Overlay, PackSet } from '../rules/index.ts'
import { keepGuardian, readGuardian } from './guardians.ts'
import { findHousehold } from './household.ts'

export type FamilyInput = {
  readonly householdId: number
  readonly policy: string
  readonly coverageYear: number
  readonly payDay: Day
  readonly members: readonly FamilyRegistrant[]
}

/** Refusals in the order in which they are checked; the first that applies is the answer. */
export type FamilyRefusal =
  | { readonly code: 'HOUSEHOLD_NOT_FOUND' }
  | { readonly code: 'POLICY_NOT_ADOPTED' }
  | {
      readonly code: 'HOUSEHOLD_HELD'
      readonly trouble: HouseholdTrouble
      readonly text: string
    }
  /** Every member that cannot be registered, not only the first. */
  | { readonly code: 'MEMBERS_REFUSED'; readonly refusals: readonly MemberRefusal[] }

export type FamilyResult = { readonly registrationIds: readonly number[] }

export type FamilyParts = {
  readonly packs: PackSet
  readonly overlay: Overlay
  readonly today: Day
  readonly operator: ActingOperator
  readonly practice: boolean
}

export async function registerFamily(
  writing: Writing,
  input: FamilyInput,
  parts: FamilyParts,
): Promise<Decision<FamilyResult, FamilyRefusal>> {
  const refuse = (refusal: FamilyRefusal) => ({ kind: 'refuse', refusal }) as const
  const household = await findHousehold(writing.read, input.householdId, parts)
  if (household === null) return refuse({ code: 'HOUSEHOLD_NOT_FOUND' })
  const { policies } = await getOffice(writing.read)
  if (!policies.includes(input.policy)) return refuse({ code: 'POLICY_NOT_ADOPTED' })
  const { trouble } = household
  if (trouble !== null) {
    return refuse({ code: 'HOUSEHOLD_HELD', trouble: trouble.code, text: trouble.text })
  }
  const registrationIds: number[] = []
  const refusals: MemberRefusal[] = []
  for (const member of input.members) {
    // After a refusal the others are still tried: all that is wrong is told at once.
    const taken = await takeMember(writing, { member, household, input, parts })
    if (taken.kind === 'refused') refusals.push(taken.refusal)
    else registrationIds.push(taken.registrationId)
  }
  if (refusals.length > 0) return refuse({ code: 'MEMBERS_REFUSED', refusals })
  const pack = parts.packs.get(input.policy)
  return {
    kind: 'record',
    subject: `household:${input.householdId}`,
    pack: { policy: input.policy, hash: pack.hash },
    result: { registrationIds },
  }
}

type Taking = {
  readonly member: FamilyRegistrant
  readonly household: Household
  readonly input: FamilyInput
  readonly parts: FamilyParts
}

type Taken =
  | { readonly kind: 'taken'; readonly registrationId: number }
  | { readonly kind: 'refused'; readonly refusal: MemberRefusal }

async function takeMember(writing: Writing, taking: Taking): Promise<Taken> {
  const { member, input, parts } = taking
  const { personId, guardian: _, ...decided } = member
  const refused = (code: string, text: string): Taken => ({
    kind: 'refused',
    refusal: { personId, code, text },
  })
  const guarded = findGuarded(taking)
  if (typeof guarded === 'string') {
    const text = guarded === 'GUARDIAN_NEEDED' ? guardianNeeded : notAMember
    return refused(guarded, text)
  }
  if (guarded.kind === 'refused') return refused('GUARDIAN_REFUSED', guarded.text)
  const { policy, coverageYear, payDay } = input
  const registrant = { kind: 'known', personId } as const
  const decision = await register(
    writing,
    { ...decided, registrant, policy, coverageYear, payDay },
    parts,
  )
  if (decision.kind === 'refuse') {
    return refused(decision.refusal.code, sayRefusal(decision.refusal))
  }
  if (guarded.guardian !== null) {
    const { accountId } = parts.operator
    await keepGuardian(writing, personId, { guardian: guarded.guardian, accountId })
  }
  return { kind: 'taken', registrationId: decision.result.registrationId }
}

const guardianNeeded = '未成年人须有监护人，请选定监护人后再保存。'
const notAMember = '此人已不在这一户，请刷新后再办理。'

/** The guardian to be kept, null of somebody grown up; or what is wrong. */
function findGuarded({
  member,
  household,
  parts,
}: Taking):
  | 'GUARDIAN_NEEDED'
  | 'NOT_A_MEMBER'
  | { readonly kind: 'read'; readonly guardian: Guardian | null }
  | { readonly kind: 'refused'; readonly text: string } {
  const { personId: minorId, guardian } = member
  const known = household.members.find(({ person }) => person.personId === minorId)
  if (known === undefined) return 'NOT_A_MEMBER'
  if (!known.minor) return { kind: 'read', guardian: null }
  if (guardian === null) return 'GUARDIAN_NEEDED'
  return readGuardian(guardian, { household, minorId }, parts)
}
