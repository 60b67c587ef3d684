/** The reviewer's word: approve, send back with a reason, or the next one. */
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { isMoveAllowed, registrationStateLabels } from '../../shared/intake/lifecycle.ts'
import type { Registration } from '../../shared/intake/model.ts'
import { Field, controlOf, focusFirstBad } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { isPlain, useKey } from '../kit/keys.ts'
import { rpc } from '../shell/rpc.ts'
import { codeOf, sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { findNextInQueue } from './next-in-queue.ts'
import { keepRegistration, refreshRegistrations } from './refresh.ts'
import { words } from './review-words.ts'

/** So soon after a page has opened, a key still belongs to the one before. */
const readingMilliseconds = 600

export function ReviewBar({ registration }: { readonly registration: Registration }) {
  const { registrationId, state, takenByMe } = registration
  const review = useReview(registration)
  const mayApprove = !takenByMe && isMoveAllowed('approve', state)
  const maySendBack = !takenByMe && isMoveAllowed('send-back', state)
  useKey(
    (event) => isPlain(event, 'F8'),
    () => mayApprove && review.decide('approved'),
  )
  useKey(
    (event) => isPlain(event, 'F6'),
    () => maySendBack && review.decide('sent-back'),
  )
  useKey(
    (event) => isPlain(event, 'F4'),
    () => void review.goOn(registrationId),
  )
  return (
    <section className="panel review-bar" aria-label={words.decision}>
      {takenByMe && <Notice kind="warning">{words.ownText}</Notice>}
      {!takenByMe && !mayApprove && (
        <Notice kind="warning">{words.notWaiting(registrationStateLabels[state])}</Notice>
      )}
      {review.trouble !== null && <Notice kind="error">{review.trouble}</Notice>}
      <div className="review-bar-line">
        <Field id="reason" label={words.reason} error={review.reasonError} hint={words.reasonHint}>
          <Input
            {...controlOf('reason', review.reasonError)}
            value={review.reason}
            onChange={(event) => review.changeReason(event.target.value)}
            disabled={!maySendBack}
            autoComplete="off"
            maxLength={200}
          />
        </Field>
        <Button
          type="primary"
          size="large"
          disabled={!mayApprove}
          loading={review.pending}
          onClick={() => review.decide('approved')}
          aria-keyshortcuts="F8"
        >
          {words.approve} <kbd aria-hidden="true">F8</kbd>
        </Button>
        <Button
          size="large"
          danger
          disabled={!maySendBack}
          onClick={() => review.decide('sent-back')}
          aria-keyshortcuts="F6"
        >
          {words.sendBack} <kbd aria-hidden="true">F6</kbd>
        </Button>
        <Button
          size="large"
          onClick={() => void review.goOn(registrationId)}
          aria-keyshortcuts="F4"
        >
          {words.skip} <kbd aria-hidden="true">F4</kbd>
        </Button>
      </div>
    </section>
  )
}

type Verdict = 'approved' | 'sent-back'

function useReview({ registrationId, name }: Registration) {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [reason, setReason] = useState('')
  const [reasonError, setReasonError] = useState<string | undefined>()
  const openedAt = useRef(Number.POSITIVE_INFINITY)
  useEffect(() => {
    openedAt.current = performance.now()
  }, [])

  const write = useWrite({
    call: rpc.intake.review,
    onDone: async (reviewed) => {
      keepRegistration(reviewed)
      void message.success(doneText(reviewed))
      await goOn(registrationId)
      await refreshRegistrations()
    },
    onRefused: (error) => {
      if (isAboutReason(error)) askForReason(sentenceOf(error))
      // Somebody else was faster: the page shows how it stands now.
      else if (codeOf(error) === 'WRONG_STATE') void refreshRegistrations()
    },
  })

  function askForReason(sentence: string): void {
    setReasonError(sentence)
    focusFirstBad(['reason'], { reason: sentence })
  }

  /** The next that this reviewer may decide; from the beginning again after the last. */
  async function goOn(after: number): Promise<void> {
    const next = await findNextInQueue(after)
    if (next !== null) {
      await navigate({ to: '/review/$registrationId', params: { registrationId: String(next) } })
      return
    }
    void message.info(words.queueDone)
    await navigate({ to: '/review' })
  }

  function decide(verdict: Verdict): void {
    if (performance.now() - openedAt.current < readingMilliseconds) return
    const typed = reason.trim()
    if (verdict === 'sent-back' && typed === '') {
      askForReason(words.reasonMissing)
      return
    }
    void write.submit({ registrationId, verdict, reason: typed === '' ? null : typed })
  }

  return {
    reason,
    reasonError,
    changeReason: (text: string) => {
      setReason(text)
      setReasonError(undefined)
      write.forget()
    },
    decide,
    goOn,
    pending: write.pending,
    trouble: write.error === null || isAboutReason(write.error) ? null : sentenceOf(write.error),
  }

  function doneText({ state }: Registration): string {
    if (state === 'sent-back') return words.sentBack(name)
    return state === 'effective' ? words.approvedEffective(name) : words.approved(name)
  }
}

function isAboutReason(error: unknown): boolean {
  const code = codeOf(error)
  return code === 'REASON_NEEDED' || code === 'GROUND_NEEDED'
}
