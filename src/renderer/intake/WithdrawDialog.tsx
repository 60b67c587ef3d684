/** 撤回: before anything was paid, with a reason that stays in the record. */
import { useNavigate } from '@tanstack/react-router'
import { App, Input } from 'antd'
import { useState } from 'react'
import type { Registration } from '../../shared/intake/model.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Field, controlOf } from '../kit/Field.tsx'
import { refreshRegistrations } from './refresh.ts'
import { rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { words } from './review-words.ts'

type Props = { readonly registration: Registration; readonly onClose: () => void }

export function WithdrawDialog({ registration, onClose }: Props) {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState<string | undefined>()
  const withdraw = useWrite({
    call: rpc.intake.withdraw,
    onDone: async () => {
      void message.success(words.withdrawn)
      onClose()
      await navigate({ to: '/registrations', replace: true })
      await refreshRegistrations()
    },
  })
  const error = missing ?? (withdraw.error === null ? undefined : sentenceOf(withdraw.error))

  function save(): void {
    const typed = reason.trim()
    setMissing(typed === '' ? words.withdrawReasonMissing : undefined)
    if (typed === '') document.getElementById('withdrawReason')?.focus()
    else void withdraw.submit({ registrationId: registration.registrationId, reason: typed })
  }

  return (
    <Dialog
      title={words.withdrawTitle}
      onSave={save}
      onClose={onClose}
      pending={withdraw.pending}
      width={560}
      saveLabel={words.withdrawTitle}
    >
      <p className="dialog-text">
        {words.withdrawText(registration.name, registration.registrationNumber)}
      </p>
      <Field id="withdrawReason" label={words.withdrawReason} error={error} required stacked>
        <Input
          {...controlOf('withdrawReason', error)}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value)
            setMissing(undefined)
            withdraw.forget()
          }}
          autoComplete="off"
          maxLength={200}
        />
      </Field>
    </Dialog>
  )
}
