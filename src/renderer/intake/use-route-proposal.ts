/** The circumstance that the form begins with, as soon as it is known whom it is about. */
import { useQuery } from '@tanstack/react-query'
import { useLayoutEffect, useRef } from 'react'
import type { RouteInput, RouteProposal } from '../../shared/intake/route-proposal.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import type { IdNumberCheck } from '../people/use-id-number.ts'
import { queryClient } from '../shell/queries.ts'
import { calls } from '../shell/rpc.ts'
import { circumstanceDraftOf, ownYearOf, startDraft } from './intake-draft.ts'
import type { CircumstanceDraft, IntakeDraft, Registrant } from './intake-draft.ts'

type About = {
  readonly counter: {
    readonly registrant: Registrant
    readonly draft: IntakeDraft
    readonly propose: (circumstance: CircumstanceDraft) => void
  }
  readonly check: IdNumberCheck
  readonly pack: PackSummary | undefined
}

export function useRouteProposal({ counter, check, pack }: About): RouteProposal | null {
  const { registrant, draft } = counter
  const who = whoOf(registrant, check)
  const input = routeInputOf(who, draft, pack)
  const answer = useQuery(
    calls.intake.proposeRoute.queryOptions({
      // The query is off while there is nothing to ask; the cast only fills its key.
      input: input as RouteInput,
      enabled: input !== null,
    }),
  )
  const proposal = input === null ? null : (answer.data ?? null)
  const latest = useRef(counter)
  useLayoutEffect(() => {
    latest.current = counter
  })
  const proposed = proposal === null ? null : JSON.stringify(proposal.circumstance)
  const whose = JSON.stringify(who)
  // With the person and not a moment after them: a key may be faster than the next idle task.
  useLayoutEffect(() => {
    if (proposal !== null) latest.current.propose(circumstanceDraftOf(proposal.circumstance))
    // Once for each person and each other proposal; not each time the answer is drawn.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [proposed, whose])
  return proposal
}

/** Asks before somebody stands on the form, so that they stand there with what is proposed. */
export async function askAhead(
  personId: number,
  { packs, today }: { readonly packs: readonly PackSummary[]; readonly today: Day },
): Promise<void> {
  const draft = startDraft({ registrant: { kind: 'nobody' }, packs, today })
  const pack = packs.find(({ policy }) => policy === draft.policy)
  const input = routeInputOf({ kind: 'known', personId }, draft, pack)
  if (input === null) return
  // What goes wrong here is told where the form asks again; nobody is kept off the form by it.
  await queryClient.prefetchQuery(calls.intake.proposeRoute.queryOptions({ input, staleTime: 0 }))
}

function routeInputOf(
  who: RouteInput['who'] | null,
  draft: IntakeDraft,
  pack: PackSummary | undefined,
): RouteInput | null {
  const { payDay } = draft
  if (who === null || pack === undefined || payDay === null) return null
  return { who, policy: pack.policy, coverageYear: ownYearOf(draft, pack), payDay }
}

function whoOf(registrant: Registrant, check: IdNumberCheck): RouteInput['who'] | null {
  if (registrant.kind === 'known') return { kind: 'known', personId: registrant.person.personId }
  if (registrant.kind === 'nobody' || check.kind !== 'read') return null
  return { kind: 'new', idNumber: check.idNumber, birthDate: check.birthDate }
}
