/** The reviewer's word on a change: let it in, or send it back with a reason. */
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import type { PersonChange } from '../../shared/changes/model.ts'
import { Field, controlOf, focusFirstBad } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { isPlain, useKey } from '../kit/keys.ts'
import { useFirstFocus } from '../kit/use-first-focus.ts'
import { useHasBeenRead } from '../kit/use-has-been-read.ts'
import { rpc } from '../shell/rpc.ts'
import { codeOf, sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { refreshChanges } from './refresh.ts'
import { words } from './words.ts'

export function ChangeReviewBar({ change }: { readonly change: PersonChange }) {
  const review = useChangeReview(change)
  const { reason, reasonError, pending, mayDecide } = review
  useFirstFocus(['reviewReason'])
  useKey(
    (event) => isPlain(event, 'F8'),
    () => review.decide('approved'),
  )
  useKey(
    (event) => isPlain(event, 'F6'),
    () => review.decide('sent-back'),
  )
  return (
    <section
      className="panel change-review"
      aria-label={words.decision}
      data-takes-keys={review.takesKeys}
    >
      {change.takenByMe && <Notice kind="warning">{words.own}</Notice>}
      {review.trouble !== null && <Notice kind="error">{review.trouble}</Notice>}
      <div className="change-review-line">
        <Field
          id="reviewReason"
          label={words.reviewReason}
          error={reasonError}
          hint={words.reviewReasonHint}
        >
          <Input
            {...controlOf('reviewReason', reasonError)}
            value={reason}
            onChange={(event) => review.changeReason(event.target.value)}
            disabled={!mayDecide}
            autoComplete="off"
            maxLength={200}
          />
        </Field>
        <Button
          type="primary"
          size="large"
          disabled={!mayDecide}
          loading={pending}
          onClick={() => review.decide('approved')}
          aria-keyshortcuts="F8"
        >
          {words.approve} <kbd aria-hidden="true">F8</kbd>
        </Button>
        <Button
          size="large"
          danger
          disabled={!mayDecide}
          onClick={() => review.decide('sent-back')}
          aria-keyshortcuts="F6"
        >
          {words.sendBack} <kbd aria-hidden="true">F6</kbd>
        </Button>
      </div>
    </section>
  )
}

function useChangeReview(change: PersonChange) {
  const { changeId, version, name, takenByMe } = change
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [reason, setReason] = useState('')
  const [reasonError, setReasonError] = useState<string | undefined>()
  const takesKeys = useHasBeenRead(version)
  const write = useWrite({
    call: rpc.changes.review,
    onDone: async ({ state }) => {
      void message.success(state === 'applied' ? words.approved(name) : words.sentBack(name))
      await navigate({ to: '/changes' })
      await refreshChanges()
    },
    onRefused: (error) => {
      if (codeOf(error) === 'REASON_NEEDED') askForReason()
      // Somebody else was faster: the page shows how it stands now.
      else void refreshChanges()
    },
  })

  function askForReason(): void {
    setReasonError(words.reviewReasonMissing)
    focusFirstBad(['reviewReason'], { reviewReason: words.reviewReasonMissing })
  }

  return {
    reason,
    reasonError,
    takesKeys,
    mayDecide: !takenByMe,
    pending: write.pending,
    trouble: write.error === null ? null : sentenceOf(write.error),
    changeReason(text: string): void {
      setReason(text)
      setReasonError(undefined)
      write.forget()
    },
    decide(verdict: 'approved' | 'sent-back'): void {
      if (!takesKeys || takenByMe) return
      const typed = reason.trim()
      if (verdict === 'sent-back' && typed === '') askForReason()
      else void write.submit({ changeId, version, verdict, reason: typed === '' ? null : typed })
    },
  }
}
