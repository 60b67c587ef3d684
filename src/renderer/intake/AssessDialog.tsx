/** 录入核定金额: what the agency set, and on what it rests. */
import { App, Input } from 'antd'
import { useState } from 'react'
import { speakYuan } from '../../shared/kernel/fen.ts'
import type { Registration } from '../../shared/intake/model.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Field, controlOf, focusFirstBad } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { readTypedYuan } from '../kit/typed-yuan.ts'
import { rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { keepRegistration, refreshRegistrations } from './refresh.ts'
import { words } from './review-words.ts'

type Props = { readonly registration: Registration; readonly onClose: () => void }
type Errors = { readonly amount?: string; readonly ground?: string }

export function AssessDialog({ registration, onClose }: Props) {
  const { registrationId, version, name, registrationNumber } = registration
  const { message } = App.useApp()
  const [amount, setAmount] = useState('')
  const [ground, setGround] = useState('')
  const [errors, setErrors] = useState<Errors>({})
  const assess = useWrite({
    call: rpc.intake.assess,
    // The page behind shows how it stands now.
    onRefused: () => void refreshRegistrations(),
    onDone: async (assessed) => {
      keepRegistration(assessed)
      void message.success(words.assessedDone(name, speakYuan(assessed.payableFen ?? 0)))
      onClose()
      await refreshRegistrations()
    },
  })

  function save(): void {
    const amountFen = readTypedYuan(amount)
    const typed = ground.trim()
    const found: Errors = {
      ...(amountFen === null
        ? { amount: amount.trim() === '' ? words.amountMissing : words.amountUnreadable }
        : {}),
      ...(typed === '' ? { ground: words.assessGroundMissing } : {}),
    }
    setErrors(found)
    focusFirstBad(['amount', 'ground'], found)
    if (amountFen === null || typed === '') return
    void assess.submit({ registrationId, version, amountFen, ground: typed })
  }

  function changed(): void {
    setErrors({})
    assess.forget()
  }

  return (
    <Dialog
      title={words.assess}
      onSave={save}
      onClose={onClose}
      pending={assess.pending}
      width={560}
      saveLabel={words.assess}
    >
      <p className="dialog-text">{words.assessText(name, registrationNumber)}</p>
      <Field id="amount" label={words.amount} error={errors.amount} required stacked>
        <Input
          {...controlOf('amount', errors.amount)}
          value={amount}
          onChange={(event) => {
            setAmount(event.target.value)
            changed()
          }}
          suffix="元"
          inputMode="decimal"
          autoComplete="off"
          maxLength={16}
        />
      </Field>
      <Field
        id="ground"
        label={words.assessGround}
        error={errors.ground}
        hint={words.assessGroundHint}
        required
        stacked
      >
        <Input
          {...controlOf('ground', errors.ground)}
          value={ground}
          onChange={(event) => {
            setGround(event.target.value)
            changed()
          }}
          autoComplete="off"
          maxLength={200}
        />
      </Field>
      {assess.error !== null && <Notice kind="error">{sentenceOf(assess.error)}</Notice>}
    </Dialog>
  )
}
