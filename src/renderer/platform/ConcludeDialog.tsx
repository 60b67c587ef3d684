/** 办结: how it ended, where it did not end by being entered. */
import { App, Input, Radio } from 'antd'
import { useState } from 'react'
import { obstacleOutcomeLabels } from '../../shared/platform/model.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Field, controlOf, focusFirstBad } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { refreshPlatform } from './refresh.ts'
import { words } from './words.ts'

type Props = { readonly obstacleId: number; readonly onClose: () => void }
type Chosen = 'mended' | 'dropped'

export function ConcludeDialog({ obstacleId, onClose }: Props) {
  const { message } = App.useApp()
  const [outcome, setOutcome] = useState<Chosen>('mended')
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState<string | undefined>()
  const conclude = useWrite({
    call: rpc.platform.conclude,
    onRefused: () => void refreshPlatform(),
    onDone: async () => {
      void message.success(words.saved)
      onClose()
      await refreshPlatform()
    },
  })

  function save(): void {
    const typed = note.trim()
    const error = typed === '' ? words.noteMissing : undefined
    setMissing(error)
    focusFirstBad(['conclude-note'], { 'conclude-note': error })
    if (typed !== '') void conclude.submit({ obstacleId, outcome, note: typed })
  }

  return (
    <Dialog
      title={words.concludeTitle}
      onSave={save}
      onClose={onClose}
      pending={conclude.pending}
      width={600}
    >
      <Field id="conclude-outcome" label={words.outcome}>
        <Radio.Group
          name="conclude-outcome"
          className="radio-row"
          value={outcome}
          onChange={(event) => setOutcome(event.target.value === 'dropped' ? 'dropped' : 'mended')}
        >
          {(['mended', 'dropped'] as const).map((value) => (
            <Radio
              key={value}
              value={value}
              {...(value === outcome ? { id: 'conclude-outcome' } : {})}
            >
              {obstacleOutcomeLabels[value]}
            </Radio>
          ))}
        </Radio.Group>
      </Field>
      <Field id="conclude-note" label={words.note} error={missing} required>
        <Input
          {...controlOf('conclude-note', missing)}
          value={note}
          onChange={(event) => {
            setNote(event.target.value)
            setMissing(undefined)
            conclude.forget()
          }}
          autoComplete="off"
          maxLength={200}
        />
      </Field>
      {conclude.error !== null && <Notice kind="error">{sentenceOf(conclude.error)}</Notice>}
    </Dialog>
  )
}
