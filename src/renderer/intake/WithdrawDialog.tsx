/** 撤回: before anything was paid, with a reason that stays in the record. */
import { useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import type { Registration } from '../../shared/intake/model.ts'
import { ReasonDialog } from '../kit/ReasonDialog.tsx'
import { refreshRegistrations } from './refresh.ts'
import { rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { words } from './review-words.ts'

type Props = { readonly registration: Registration; readonly onClose: () => void }

export function WithdrawDialog({ registration, onClose }: Props) {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const withdraw = useWrite({
    call: rpc.intake.withdraw,
    // The page behind shows how it stands now, with what differs in the history.
    onRefused: () => void refreshRegistrations(),
    onDone: async () => {
      void message.success(words.withdrawn)
      onClose()
      await navigate({ to: '/registrations', replace: true })
      await refreshRegistrations()
    },
  })
  const { registrationId, version } = registration

  return (
    <ReasonDialog
      title={words.withdrawTitle}
      text={words.withdrawText(registration.name, registration.registrationNumber)}
      label={words.withdrawReason}
      saveLabel={words.withdrawTitle}
      missingText={words.withdrawReasonMissing}
      pending={withdraw.pending}
      refusal={withdraw.error === null ? null : sentenceOf(withdraw.error)}
      onForget={withdraw.forget}
      onSave={(reason) => void withdraw.submit({ registrationId, version, reason })}
      onClose={onClose}
    />
  )
}
