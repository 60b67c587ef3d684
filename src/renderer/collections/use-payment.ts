/** One payment: its fields, the decision on its day, and what was refused. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import { useState } from 'react'
import type { Registration } from '../../shared/intake/model.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { speakYuan } from '../../shared/kernel/fen.ts'
import { keepRegistration, refreshRegistrations } from '../intake/index.ts'
import { focusFirstBad } from '../kit/Field.tsx'
import { readTypedYuan } from '../kit/typed-yuan.ts'
import { useDesk } from '../shell/desk.ts'
import { useDraft } from '../shell/kept-form.ts'
import { queryClient } from '../shell/queries.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { codeOf, sentenceOf } from '../shell/trouble.ts'
import { useLeaveGuard } from '../shell/unsaved.ts'
import { useWrite } from '../shell/use-write.ts'
import {
  fieldErrorsFrom,
  findClosed,
  findErrors,
  findTrouble,
  isAboutDay,
  paymentFieldOrder,
  startPayment,
} from './payment-draft.ts'
import type { PaymentDraft, PaymentErrors } from './payment-draft.ts'
import { words } from './words.ts'

export type Payment = ReturnType<typeof usePayment>

export function usePayment(registration: Registration) {
  const { registrationId, quotation } = registration
  const { today } = useDesk()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const { draft, setDraft, dirty, restored } = useDraft({
    name: 'payment',
    of: String(registrationId),
    start: () => startPayment(today),
  })
  const release = useLeaveGuard(dirty, 'form')
  const [errors, setErrors] = useState<PaymentErrors>({})
  // The decision whose differences were acknowledged, by its digest.
  const [seenDigest, setSeenDigest] = useState<string | null>(null)
  const channels = useQuery(
    calls.collections.channels.queryOptions({ input: { policy: quotation.policy } }),
  )
  const preview = useQuery(
    calls.collections.preview.queryOptions({
      // The query is off while there is no day; the cast only fills the key.
      input: { registrationId, paidOn: draft.paidOn as Day },
      enabled: draft.paidOn !== null,
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  )
  const shown = draft.paidOn === null || preview.error !== null ? null : (preview.data ?? null)

  const write = useWrite({
    call: rpc.collections.pay,
    onDone: async (paid) => {
      release()
      keepRegistration(paid)
      const amountFen = paid.settlement?.payment?.amountFen ?? 0
      void message.success(words.paid(paid.name, speakYuan(amountFen)))
      await navigate({
        to: '/registrations/$registrationId',
        params: { registrationId: String(registrationId) },
        replace: true,
      })
      await refreshRegistrations()
    },
    onRefused: (error) => {
      if (codeOf(error) === 'DECISION_CHANGED') {
        void queryClient.invalidateQueries({ queryKey: calls.collections.preview.key() })
      }
      showErrors(fieldErrorsFrom(error))
    },
  })

  function showErrors(found: PaymentErrors): void {
    setErrors(found)
    focusFirstBad(paymentFieldOrder, found)
  }

  function change(part: Partial<PaymentDraft>): void {
    setDraft((before) => ({ ...before, ...part }))
    setErrors({})
    write.forget()
  }

  function save(): void {
    const amountFen = readTypedYuan(draft.amount)
    const found = findErrors({ draft, amountFen, preview: shown, seenDigest })
    showErrors(found)
    const { channel, paidOn } = draft
    if (Object.keys(found).length > 0 || preview.isFetching) return
    if (channel === null || paidOn === null || amountFen === null || shown === null) return
    const { decisionDigest } = shown
    void write.submit({ registrationId, channel, paidOn, amountFen, decisionDigest })
  }

  return {
    draft,
    /** The fields are those of a page that died. */
    restored,
    errors,
    change,
    save,
    /** Before the form is left on purpose. */
    release,
    pending: write.pending,
    preview: shown,
    deciding: preview.isFetching,
    channels: channels.data ?? [],
    seen: shown !== null && seenDigest === shown.decisionDigest,
    acknowledge: (seen: boolean) => {
      setSeenDigest(seen ? (shown?.decisionDigest ?? null) : null)
      setErrors({})
      write.forget()
    },
    /** What a day refuses belongs to the day's field; what ends the payment stands alone. */
    dayTrouble: isAboutDay(preview.error) ? sentenceOf(preview.error) : undefined,
    closed: findClosed(preview.error) ?? findClosed(write.error),
    trouble: findTrouble(write.error) ?? findTrouble(preview.error),
  } as const
}
