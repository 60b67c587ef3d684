/** The circumstance that the form begins with, as soon as it is known whom it is about. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { RouteInput, RouteProposal } from '../../shared/intake/route-proposal.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import type { IdNumberCheck } from '../people/use-id-number.ts'
import { calls } from '../shell/rpc.ts'
import { circumstanceDraftOf, ownYearOf } from './intake-draft.ts'
import type { Registrant } from './intake-draft.ts'
import type { Counter } from './use-counter.ts'

type About = {
  readonly counter: Counter
  readonly check: IdNumberCheck
  readonly pack: PackSummary | undefined
}

export function useRouteProposal({ counter, check, pack }: About): RouteProposal | null {
  const { registrant, draft } = counter
  const who = whoOf(registrant, check)
  const { payDay } = draft
  const input: RouteInput | null =
    who === null || pack === undefined || payDay === null
      ? null
      : { who, policy: pack.policy, coverageYear: ownYearOf(draft, pack), payDay }
  const answer = useQuery(
    calls.intake.proposeRoute.queryOptions({
      // The query is off while there is nothing to ask; the cast only fills its key.
      input: input as RouteInput,
      enabled: input !== null,
    }),
  )
  const proposal = input === null ? null : (answer.data ?? null)
  const latest = useRef(counter)
  useEffect(() => {
    latest.current = counter
  })
  const proposed = proposal === null ? null : JSON.stringify(proposal.circumstance)
  const whose = JSON.stringify(who)
  useEffect(() => {
    if (proposal !== null) latest.current.propose(circumstanceDraftOf(proposal.circumstance))
    // Once for each person and each other proposal; not each time the answer is drawn.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [proposed, whose])
  return proposal
}

function whoOf(registrant: Registrant, check: IdNumberCheck): RouteInput['who'] | null {
  if (registrant.kind === 'known') return { kind: 'known', personId: registrant.person.personId }
  if (registrant.kind === 'nobody' || check.kind !== 'read') return null
  return { kind: 'new', idNumber: check.idNumber, birthDate: check.birthDate }
}
