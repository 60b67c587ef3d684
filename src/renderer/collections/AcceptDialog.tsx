/** A second person's word on 暂收 of a tax list. */
import { App, Input, Radio } from 'antd'
import { useState } from 'react'
import type { TaxPayment } from '../../shared/collections/tax-lines.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Field, controlOf } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { queryClient } from '../shell/queries.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { taxWords } from './tax-words.ts'

type Props = { readonly line: TaxPayment; readonly onClose: () => void }
type As = 'enrolment' | 'surplus'

export function AcceptDialog({ line, onClose }: Props) {
  const { message } = App.useApp()
  // What is enrolled already has only its surplus left to look at.
  const mayEnrol = line.outcome === 'surplus' && line.cause !== 'second'
  const [as, setAs] = useState<As>(mayEnrol ? 'enrolment' : 'surplus')
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState<string | undefined>()
  const accept = useWrite({
    call: rpc.collections.acceptTaxLine,
    onDone: async () => {
      void message.success(taxWords.saved)
      onClose()
      await queryClient.invalidateQueries({ queryKey: calls.collections.key() })
    },
  })

  function save(): void {
    const typed = reason.trim()
    setMissing(typed === '' ? taxWords.reasonMissing : undefined)
    if (typed === '') document.getElementById('accept-reason')?.focus()
    else void accept.submit({ taxPaymentId: line.taxPaymentId, as, reason: typed })
  }

  return (
    <Dialog
      title={taxWords.acceptTitle}
      onSave={save}
      onClose={onClose}
      pending={accept.pending}
      width={600}
      saveLabel={taxWords.save}
    >
      <p className="dialog-text">
        {line.name ?? taxWords.nameless} {line.idNumber ?? ''}：{line.reason}
      </p>
      <Radio.Group
        value={as}
        onChange={(event) => {
          setAs(event.target.value === 'enrolment' ? 'enrolment' : 'surplus')
          accept.forget()
        }}
      >
        {mayEnrol && (
          <div className="tax-choice">
            <Radio value="enrolment">{taxWords.asEnrolment}</Radio>
            <p className="tax-choice-text">{taxWords.asEnrolmentText}</p>
          </div>
        )}
        <div className="tax-choice">
          <Radio value="surplus">{taxWords.asSurplus}</Radio>
          <p className="tax-choice-text">{taxWords.asSurplusText}</p>
        </div>
      </Radio.Group>
      {accept.error !== null && <Notice kind="error">{sentenceOf(accept.error)}</Notice>}
      <Field id="accept-reason" label={taxWords.reason} error={missing} required stacked>
        <Input
          {...controlOf('accept-reason', missing)}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value)
            setMissing(undefined)
            accept.forget()
          }}
          autoComplete="off"
          maxLength={200}
        />
      </Field>
    </Dialog>
  )
}
