/** 全家办理 while it is being filled in: what all share, and each member's own part. */
import { z } from 'zod'
import { memberRefusalSchema } from '../../shared/households/model.ts'
import type { Household, HouseholdMember } from '../../shared/households/model.ts'
import type { RouteProposal } from '../../shared/intake/route-proposal.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { QuoteInput } from '../../shared/intake/model.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import {
  circumstanceDraftOf,
  errorsOf,
  evidenceReasonOf,
  findAlready,
  quoteInputOf,
  startDraft,
} from '../intake/intake-draft.ts'
import type { Already, IntakeDraft, IntakeErrors, Registrant } from '../intake/intake-draft.ts'
import { words as intakeWords } from '../intake/words.ts'
import type { rpc } from '../shell/rpc.ts'
import { guardianErrorsOf, startGuardian, typedGuardianOf } from './guardian-draft.ts'
import type { GuardianDraft, GuardianErrors } from './guardian-draft.ts'

export type FamilyInput = Omit<Parameters<typeof rpc.households.register>[0], 'requestId'>

/** What the whole family shares: the pack, the year and the pay day. */
export type Shared = Pick<IntakeDraft, 'policy' | 'coverageYear' | 'payDay'>

export type MemberDraft = {
  readonly ticked: boolean
  readonly own: IntakeDraft
  readonly guardian: GuardianDraft
}

export type MemberErrors = IntakeErrors & GuardianErrors

/** One member with what is typed, decided and wrong of them. */
export type MemberForm = {
  readonly member: HouseholdMember
  readonly draft: MemberDraft
  /** The own part under what all share. */
  readonly whole: IntakeDraft
  /** In for the year already: nothing can be saved. */
  readonly already: Already | null
  readonly input: QuoteInput | null
}

export function startMember(
  member: HouseholdMember,
  {
    household,
    packs,
    today,
    proposed,
  }: {
    readonly household: Household
    readonly packs: readonly PackSummary[]
    readonly today: Day
    readonly proposed: RouteProposal | null
  },
): MemberDraft {
  const own = startDraft({ registrant: registrantOf(member), packs, today })
  return {
    // Of whom a list says otherwise, the clerk says that they come all the same.
    ticked: member.against.length === 0,
    own:
      proposed === null
        ? own
        : { ...own, circumstance: circumstanceDraftOf(proposed.circumstance) },
    guardian: startGuardian(member, household),
  }
}

export function memberFormOf(
  member: HouseholdMember,
  draft: MemberDraft,
  { shared, pack }: { readonly shared: Shared; readonly pack: PackSummary | undefined },
): MemberForm {
  const whole = { ...draft.own, ...shared }
  return {
    member,
    draft,
    whole,
    already: findAlready(registrantOf(member), whole, pack),
    input: quoteInputOf(whole, pack, member.person.birthDate),
  }
}

/** Whether they are registered with this save. */
export function isComing({ draft, already }: MemberForm): boolean {
  return draft.ticked && already === null
}

/** What is missing or wrong before anything is sent. */
export function memberErrorsOf(form: MemberForm, pack: PackSummary | undefined): MemberErrors {
  const { member, draft, whole } = form
  const reasonMissing = member.against.length > 0 && evidenceReasonOf(whole) === null
  return {
    ...errorsOf(whole, registrantOf(member), pack),
    ...(reasonMissing ? { evidenceReason: intakeWords.evidenceReasonMissing } : {}),
    ...(member.minor ? guardianErrorsOf(draft.guardian) : {}),
  }
}

/** What is sent of those who are coming; null while something is missing. */
export function familyInputOf(
  household: Household,
  forms: readonly MemberForm[],
): FamilyInput | null {
  const coming = forms.filter(isComing)
  const inputs = coming.map(({ input }) => input).filter((input) => input !== null)
  const [first] = inputs
  if (first === undefined || inputs.length < coming.length) return null
  return {
    householdId: household.householdId,
    policy: first.policy,
    coverageYear: first.coverageYear,
    payDay: first.payDay,
    members: coming.map(({ member, draft, whole, input }) => ({
      personId: member.person.personId,
      tier: whole.tier,
      circumstance: input?.circumstance ?? first.circumstance,
      identities: [...whole.identities],
      pastCover: input?.pastCover ?? first.pastCover,
      evidenceReason: evidenceReasonOf(whole),
      guardian: member.minor ? typedGuardianOf(draft.guardian) : null,
    })),
  }
}

const refusedSchema = z.object({ refusals: z.array(memberRefusalSchema) })

/** Each member's refusal by person, out of what the refusal of the family says. */
export function refusalsOf(data: Readonly<Record<string, unknown>>): ReadonlyMap<number, string> {
  const read = refusedSchema.safeParse(data)
  const list = read.success ? read.data.refusals : []
  return new Map(list.map(({ personId, text }) => [personId, text]))
}

function registrantOf({ person }: HouseholdMember): Extract<Registrant, { kind: 'known' }> {
  return { kind: 'known', person, registered: false }
}
