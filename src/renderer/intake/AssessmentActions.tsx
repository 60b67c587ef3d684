/** What a reviewer can still do after the approval: the agency's amount, or the end without one. */
import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { isMoveAllowed } from '../../shared/intake/lifecycle.ts'
import type { Registration } from '../../shared/intake/model.ts'
import { useDesk } from '../shell/desk.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { AssessDialog } from './AssessDialog.tsx'
import { keepRegistration, refreshRegistrations } from './refresh.ts'
import { words } from './review-words.ts'

type Props = { readonly registration: Registration }

export function AssessmentActions({ registration }: Props) {
  const { state, takenByMe } = registration
  const [assessing, setAssessing] = useState(false)
  if (takenByMe) return null
  return (
    <>
      {isMoveAllowed('assess', state) && (
        <Button type="primary" autoFocus onClick={() => setAssessing(true)}>
          {words.assess}
        </Button>
      )}
      {assessing && (
        <AssessDialog registration={registration} onClose={() => setAssessing(false)} />
      )}
      {isMoveAllowed('settle', state) && <SettleButton registration={registration} />}
    </>
  )
}

/** There only while nothing is payable on the rules of today. */
function SettleButton({ registration }: Props) {
  const { registrationId, version, name } = registration
  const { message } = App.useApp()
  const free = useIsFreeToday(registration)
  const settle = useWrite({
    call: rpc.intake.settle,
    onDone: async (settled) => {
      keepRegistration(settled)
      void message.success(words.settled(name))
      await refreshRegistrations()
    },
    onRefused: (error) => {
      void message.error(sentenceOf(error))
      void refreshRegistrations()
    },
  })
  if (!free) return null
  return (
    <>
      <Button
        type="primary"
        loading={settle.pending}
        onClick={() => void settle.submit({ registrationId, version })}
      >
        {words.settle}
      </Button>
      <span className="registration-actions-note">{words.settleText}</span>
    </>
  )
}

function useIsFreeToday({ quotation, tier, circumstance, birthDate, identities }: Registration) {
  const { today } = useDesk()
  const { policy, coverageYear } = quotation
  const now = useQuery(
    calls.intake.quote.queryOptions({
      input: {
        policy,
        coverageYear,
        payDay: today,
        tier,
        circumstance,
        birthDate,
        identities,
      },
    }),
  )
  return now.data?.refusal === null && now.data.answer.charge?.payableFen === 0
}
