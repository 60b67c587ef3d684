/** Something is taken back, with a reason that stays in the record. */
import { Input } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Dialog } from './Dialog.tsx'
import { Field, controlOf } from './Field.tsx'

type Props = {
  readonly title: string
  /** What will be taken back. */
  readonly text: string
  /** What follows from it, where that has to be known before. */
  readonly consequence?: ReactNode
  readonly label: string
  readonly saveLabel: string
  /** Said where no reason is given. */
  readonly missingText: string
  readonly pending: boolean
  /** What the program said to the last try; null where nothing. */
  readonly refusal: string | null
  /** The reason was changed: what was said to the last one no longer counts. */
  readonly onForget: () => void
  readonly onSave: (reason: string) => void
  readonly onClose: () => void
}

export function ReasonDialog(props: Props) {
  const { title, text, label, saveLabel, missingText, pending, refusal } = props
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState<string | undefined>()
  const error = missing ?? refusal ?? undefined

  function save(): void {
    const typed = reason.trim()
    setMissing(typed === '' ? missingText : undefined)
    if (typed === '') document.getElementById('reason')?.focus()
    else props.onSave(typed)
  }

  return (
    <Dialog
      title={title}
      onSave={save}
      onClose={props.onClose}
      pending={pending}
      width={560}
      saveLabel={saveLabel}
    >
      <p className="dialog-text">{text}</p>
      {props.consequence}
      <Field id="reason" label={label} error={error} required stacked>
        <Input
          {...controlOf('reason', error)}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value)
            setMissing(undefined)
            props.onForget()
          }}
          autoComplete="off"
          maxLength={200}
        />
      </Field>
    </Dialog>
  )
}
