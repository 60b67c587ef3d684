/** 撤回 of a change that was not let in, with a reason that stays in the record. */
import { App } from 'antd'
import type { PersonChange } from '../../shared/changes/model.ts'
import { ReasonDialog } from '../kit/ReasonDialog.tsx'
import { rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { refreshChanges } from './refresh.ts'
import { words } from './words.ts'

type Props = { readonly change: PersonChange; readonly onClose: () => void }

export function WithdrawChangeDialog({ change, onClose }: Props) {
  const { message } = App.useApp()
  const { changeId, version, name, changeNumber } = change
  const withdraw = useWrite({
    call: rpc.changes.withdraw,
    // The page behind shows how it stands now.
    onRefused: () => void refreshChanges(),
    onDone: async () => {
      void message.success(words.withdrawn)
      onClose()
      await refreshChanges()
    },
  })
  return (
    <ReasonDialog
      title={words.withdraw}
      text={words.withdrawText(name, changeNumber)}
      label={words.withdrawReason}
      saveLabel={words.withdraw}
      missingText={words.withdrawReasonMissing}
      pending={withdraw.pending}
      refusal={withdraw.error === null ? null : sentenceOf(withdraw.error)}
      onForget={withdraw.forget}
      onSave={(reason) => void withdraw.submit({ changeId, version, reason })}
      onClose={onClose}
    />
  )
}
