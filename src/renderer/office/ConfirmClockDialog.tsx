/** 确认时钟更正: the time of the last action was wrong, and the computer's is right now. */
import { App } from 'antd'
import type { OfficeStatus } from '../../shared/office/model.ts'
import { ReasonDialog } from '../kit/ReasonDialog.tsx'
import { queryClient } from '../shell/queries.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { words } from './words.ts'

type Props = {
  readonly behind: NonNullable<OfficeStatus['clockBehind']>
  readonly onClose: () => void
}

export function ConfirmClockDialog({ behind, onClose }: Props) {
  const { message } = App.useApp()
  const refresh = () => queryClient.invalidateQueries({ queryKey: calls.office.status.key() })
  const confirm = useWrite({
    call: rpc.office.confirmClock,
    onRefused: () => void refresh(),
    onDone: async () => {
      void message.success(words.clockConfirmed)
      onClose()
      await refresh()
    },
  })

  return (
    <ReasonDialog
      title={words.clockTitle}
      text={words.clockText(behind)}
      label={words.clockReason}
      saveLabel={words.clockTitle}
      missingText={words.clockReasonMissing}
      pending={confirm.pending}
      refusal={confirm.error === null ? null : sentenceOf(confirm.error)}
      onForget={confirm.forget}
      onSave={(reason) => void confirm.submit({ today: behind.today, reason })}
      onClose={onClose}
    />
  )
}
