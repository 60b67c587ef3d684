/** Which of two records goes on, and why they are one person. */
import { App, Input } from 'antd'
import { useState } from 'react'
import type { Pair } from '../../shared/duplicates/model.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Field, controlOf } from '../kit/Field.tsx'
import { PickField } from '../kit/PickField.tsx'
import { rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { refreshDuplicates } from './refresh.ts'
import { words } from './words.ts'

type Props = { readonly pair: Pair; readonly onClose: () => void }

export function ProposeDialog({ pair, onClose }: Props) {
  const { one, other } = pair
  const { message } = App.useApp()
  const [keptId, setKeptId] = useState(one.personId)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState<string | undefined>()
  const propose = useWrite({
    call: rpc.duplicates.proposeMerge,
    onDone: async () => {
      onClose()
      void message.success(words.done.proposed)
      await refreshDuplicates()
    },
    onRefused: () => void refreshDuplicates(),
  })
  const error = missing ?? (propose.error === null ? undefined : sentenceOf(propose.error))

  function save(): void {
    const typed = reason.trim()
    setMissing(typed === '' ? words.reasonMissing : undefined)
    if (typed === '') {
      document.getElementById('reason')?.focus()
      return
    }
    const aliasId = keptId === one.personId ? other.personId : one.personId
    void propose.submit({ keptId, aliasId, reason: typed })
  }

  return (
    <Dialog
      title={words.proposeTitle}
      onSave={save}
      onClose={onClose}
      pending={propose.pending}
      width={620}
      saveLabel={words.proposeSave}
    >
      <p className="dialog-text">{words.proposeText}</p>
      <Field id="kept" label={words.keep} required stacked>
        <PickField
          id="kept"
          typing={false}
          options={[one, other].map((record) => ({
            value: record.personId,
            label: words.keepOption(record.name, record.idNumber),
          }))}
          value={keptId}
          onChange={(picked) => setKeptId(picked ?? one.personId)}
        />
      </Field>
      <Field id="reason" label={words.reason} error={error} required stacked>
        <Input
          {...controlOf('reason', error)}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value)
            setMissing(undefined)
            propose.forget()
          }}
          autoComplete="off"
          maxLength={200}
        />
      </Field>
    </Dialog>
  )
}
