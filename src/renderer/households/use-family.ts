/** The state of 全家办理: what all share, each member's draft, the decisions, and the save. */
import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { Household, SavedFamily } from '../../shared/households/model.ts'
import type { RouteProposal } from '../../shared/intake/route-proposal.ts'
import type { Quotation, QuoteInput } from '../../shared/intake/model.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { refreshEvidence } from '../evidence/use-evidence.ts'
import { focusFirstBad } from '../kit/Field.tsx'
import { intakeFieldOrder, ownYearOf, startDraft } from '../intake/intake-draft.ts'
import type { IntakeDraft } from '../intake/intake-draft.ts'
import { refreshRegistrations } from '../intake/refresh.ts'
import { nobody } from '../intake/use-intake-form.ts'
import { useDesk } from '../shell/desk.ts'
import { queryClient } from '../shell/queries.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { codeOf, dataOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import {
  familyInputOf,
  isComing,
  memberErrorsOf,
  memberFormOf,
  refusalsOf,
  startMember,
} from './family-draft.ts'
import type { MemberDraft, MemberErrors, MemberForm } from './family-draft.ts'
import { guardianFieldOrder } from './guardian-draft.ts'
import { words } from './words.ts'

export type Family = ReturnType<typeof useFamily>

export async function refreshHouseholds(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: calls.households.key() }),
    refreshRegistrations(),
  ])
}

export function useFamily(household: Household, packs: readonly PackSummary[]) {
  const { today } = useDesk()
  const [common, setCommon] = useState<IntakeDraft>(() =>
    startDraft({ registrant: nobody, packs, today }),
  )
  const [changed, setChanged] = useState<ReadonlyMap<number, MemberDraft>>(new Map())
  const [errors, setErrors] = useState<ReadonlyMap<number, MemberErrors>>(new Map())
  const [selected, setSelected] = useState<number | null>(null)
  const [saved, setSaved] = useState<SavedFamily | null>(null)
  const [nobodyTicked, setNobodyTicked] = useState(false)
  const { policy, coverageYear, payDay } = common
  const pack = packs.find((one) => one.policy === policy)
  const proposals = useProposals(household, { pack, common })
  const forms = household.members.map((member, index) => {
    const proposed = proposals[index] ?? null
    const draft =
      changed.get(member.person.personId) ??
      startMember(member, { household, packs, today, proposed })
    return memberFormOf(member, draft, { shared: { policy, coverageYear, payDay }, pack })
  })
  const quotations = useQuotations(forms)
  const register = useWrite({
    call: rpc.households.register,
    onDone: async (family) => {
      setSaved(family)
      setChanged(new Map())
      await refreshHouseholds()
    },
    onRefused: (error) => {
      if (codeOf(error) !== 'MEMBERS_REFUSED') return
      const [first] = refusalsOf(dataOf(error)).keys()
      if (first !== undefined) setSelected(first)
      void refreshEvidence()
      void queryClient.invalidateQueries({ queryKey: calls.households.key() })
    },
  })
  const coming = forms.filter(isComing)
  const current =
    forms.find(({ member }) => member.person.personId === selected) ?? coming[0] ?? forms[0] ?? null

  function change(form: MemberForm, part: Partial<MemberDraft>): void {
    const { personId } = form.member.person
    setChanged((before) => new Map(before).set(personId, { ...form.draft, ...part }))
    setErrors((before) => new Map([...before].filter(([id]) => id !== personId)))
    setNobodyTicked(false)
    register.forget()
  }

  function changeCommon(part: Partial<IntakeDraft>): void {
    setCommon((before) => ({ ...before, ...part }))
    if (part.policy !== undefined) {
      // Another notice may have other tiers.
      const inFirstTier = (draft: MemberDraft) => ({ ...draft, own: { ...draft.own, tier: 1 } })
      setChanged(
        (before) => new Map([...before].map(([id, draft]) => [id, inFirstTier(draft)] as const)),
      )
    }
    register.forget()
  }

  function save(): void {
    if (coming.length === 0) {
      setNobodyTicked(true)
      return
    }
    const found = new Map(
      coming
        .map((form) => [form.member.person.personId, memberErrorsOf(form, pack)] as const)
        .filter(([, wrong]) => Object.keys(wrong).length > 0),
    )
    setErrors(found)
    const [first] = found
    if (first !== undefined) {
      setSelected(first[0])
      // The panel of this member is drawn first.
      setTimeout(() => focusFirstBad([...intakeFieldOrder, ...guardianFieldOrder], first[1]))
      return
    }
    const input = familyInputOf(household, forms)
    if (input !== null) void register.submit(input)
  }

  return {
    common,
    changeCommon,
    pack,
    forms,
    quotations,
    proposals,
    coming,
    current,
    select: setSelected,
    change,
    errors,
    save,
    register,
    refusals: refusalsOf(dataOf(register.error)),
    nobodyTicked: nobodyTicked ? words.nobodyTicked : null,
    dirty: changed.size > 0 && saved === null,
    saved,
  } as const
}

/** The circumstance proposed for each member, in their order; null while it is asked for. */
function useProposals(
  { members }: Household,
  { pack, common }: { readonly pack: PackSummary | undefined; readonly common: IntakeDraft },
): readonly (RouteProposal | null)[] {
  const { payDay } = common
  const answers = useQueries({
    queries: members.map(({ person }) =>
      calls.intake.proposeRoute.queryOptions({
        input: {
          who: { kind: 'known', personId: person.personId },
          policy: pack?.policy ?? '',
          coverageYear: pack === undefined ? common.coverageYear : ownYearOf(common, pack),
          // The query is off while there is no day; today only fills its key.
          payDay: payDay ?? person.birthDate,
        },
        enabled: pack !== undefined && payDay !== null,
      }),
    ),
  })
  return answers.map(({ data }) => data ?? null)
}

/** The decision of each member, in their order; null while something is missing. */
function useQuotations(forms: readonly MemberForm[]): readonly (Quotation | null)[] {
  const answers = useQueries({
    queries: forms.map(({ input }) =>
      calls.intake.quote.queryOptions({
        // The query is off while there is nothing to ask; the cast only fills its key.
        input: input as QuoteInput,
        enabled: input !== null,
      }),
    ),
  })
  return answers.map(({ data }, index) => (forms[index]?.input === null ? null : (data ?? null)))
}
