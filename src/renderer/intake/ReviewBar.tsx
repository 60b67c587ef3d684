/** The reviewer's word: approve, send back with a reason, or the next one. */
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import {
  isMoveAllowed,
  registrationStateLabels,
  withdrawalSentence,
} from '../../shared/intake/lifecycle.ts'
import type { Registration } from '../../shared/intake/model.ts'
import { Field, controlOf, focusFirstBad } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { isPlain, useKey } from '../kit/keys.ts'
import { useFirstFocus } from '../kit/use-first-focus.ts'
import { useHasBeenRead } from '../kit/use-has-been-read.ts'
import { rpc } from '../shell/rpc.ts'
import { codeOf, sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { findNextInQueue } from './next-in-queue.ts'
import { listChanges } from './changes.ts'
import { keepRegistration, refreshRegistrations } from './refresh.ts'
import { words } from './review-words.ts'

const toastKey = 'reviewed'

export function ReviewBar({ registration }: { readonly registration: Registration }) {
  const { state, takenByMe, withdrawal } = registration
  const review = useReview(registration)
  const mayApprove = !takenByMe && isMoveAllowed('approve', state)
  const maySendBack = !takenByMe && isMoveAllowed('send-back', state)
  useFirstFocus(['reason', 'skip'])
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
    () => void review.skip(),
  )
  return (
    <section
      className="panel review-bar"
      aria-label={words.decision}
      data-takes-keys={review.takesKeys}
    >
      <Standing {...{ registration, mayApprove }} changes={review.changes} />
      {review.trouble !== null && withdrawal === null && (
        <Notice kind="error">{review.trouble}</Notice>
      )}
      <div className="review-bar-line">
        {withdrawal === null && <VerdictFields {...{ review, mayApprove, maySendBack }} />}
        <Button id="skip" size="large" onClick={() => void review.skip()} aria-keyshortcuts="F4">
          {words.skip} <kbd aria-hidden="true">F4</kbd>
        </Button>
      </div>
    </section>
  )
}

type StandingProps = {
  readonly registration: Registration
  readonly mayApprove: boolean
  readonly changes: readonly string[]
}

/** Why there is nothing to decide here, or what changed since the page was opened. */
function Standing({ registration, mayApprove, changes }: StandingProps) {
  const { state, takenByMe, withdrawal } = registration
  if (withdrawal !== null) return <Notice kind="warning">{withdrawalSentence(withdrawal)}</Notice>
  return (
    <>
      {takenByMe && <Notice kind="warning">{words.ownText}</Notice>}
      {!takenByMe && !mayApprove && changes.length === 0 && (
        <Notice kind="warning">{words.notWaiting(registrationStateLabels[state])}</Notice>
      )}
      {changes.length > 0 && (
        <Notice kind="warning">
          <strong>{words.changed}</strong> {changes.join('')}
        </Notice>
      )}
    </>
  )
}

type VerdictProps = {
  readonly review: ReturnType<typeof useReview>
  readonly mayApprove: boolean
  readonly maySendBack: boolean
}

/** Gone where there is nothing to decide any more. */
function VerdictFields({ review, mayApprove, maySendBack }: VerdictProps) {
  return (
    <>
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
    </>
  )
}

type Verdict = 'approved' | 'sent-back'

function useReview(registration: Registration) {
  const { registrationId, name, version } = registration
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [reason, setReason] = useState('')
  const [reasonError, setReasonError] = useState<string | undefined>()
  const [opened] = useState(registration)
  const takesKeys = useHasBeenRead(version)

  const write = useWrite({
    call: rpc.intake.review,
    onDone: async (reviewed) => {
      keepRegistration(reviewed)
      const done = doneText(reviewed)
      void message.success({ key: toastKey, content: done })
      // One toast stands at a time: what was done and that it was the last stand in the same.
      const wasLast = !(await goOn(registrationId))
      if (wasLast) void message.success({ key: toastKey, content: words.doneAsLast(done) })
      await refreshRegistrations()
    },
    onRefused: (error) => {
      if (isAboutReason(error)) askForReason(sentenceOf(error))
      // Somebody else was faster: the page shows how it stands now.
      else if (codeOf(error) === 'REGISTRATION_CHANGED') void refreshRegistrations()
      else if (codeOf(error) === 'WRONG_STATE') void refreshRegistrations()
    },
  })

  function askForReason(sentence: string): void {
    setReasonError(sentence)
    focusFirstBad(['reason'], { reason: sentence })
  }

  /**
   * The next that this reviewer may decide; from the beginning again after the last. False where
   * there was none, and the queue itself stands on the screen.
   */
  async function goOn(after: number): Promise<boolean> {
    const next = await findNextInQueue(after)
    if (next === null) await navigate({ to: '/review' })
    else await navigate({ to: '/review/$registrationId', params: { registrationId: String(next) } })
    return next !== null
  }

  async function skip(): Promise<void> {
    if (!(await goOn(registrationId))) void message.info(words.queueDone)
  }

  function decide(verdict: Verdict): void {
    if (!takesKeys) return
    const typed = reason.trim()
    if (verdict === 'sent-back' && typed === '') {
      askForReason(words.reasonMissing)
      return
    }
    void write.submit({ registrationId, version, verdict, reason: typed === '' ? null : typed })
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
    takesKeys,
    skip,
    pending: write.pending,
    changes: write.pending ? [] : listChanges(opened, registration),
    trouble: write.error === null || isAboutReason(write.error) ? null : sentenceOf(write.error),
  }

  function doneText({ state }: Registration): string {
    if (state === 'sent-back') return words.sentBack(name)
    if (state === 'awaiting-amount') return words.approvedAwaitingAmount(name)
    return state === 'effective' ? words.approvedEffective(name) : words.approved(name)
  }
}

function isAboutReason(error: unknown): boolean {
  const code = codeOf(error)
  return code === 'REASON_NEEDED' || code === 'GROUND_NEEDED'
}
