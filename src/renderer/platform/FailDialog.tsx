/** 失败: the day and the platform's own words. */
import { App, Input } from 'antd'
import { useState } from 'react'
import type { Day } from '../../shared/kernel/day.ts'
import { DayField } from '../kit/DayField.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Field, controlOf, focusFirstBad } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useDesk } from '../shell/desk.ts'
import { rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { refreshPlatform } from './refresh.ts'
import { words } from './words.ts'

type Props = { readonly registrationId: number; readonly onClose: () => void }

export function FailDialog({ registrationId, onClose }: Props) {
  const { today } = useDesk()
  const { message } = App.useApp()
  const [day, setDay] = useState<Day | null>(today)
  const [text, setText] = useState('')
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const fail = useWrite({
    call: rpc.platform.fail,
    onDone: async () => {
      void message.success(words.savedFailed)
      onClose()
      await refreshPlatform()
    },
  })

  function save(): void {
    const found = {
      ...(text.trim() === '' ? { 'fail-message': words.messageMissing } : {}),
      ...(day === null ? { 'failed-on': words.dayMissing } : {}),
    }
    setErrors(found)
    focusFirstBad(['fail-message', 'failed-on'], found)
    if (day === null || Object.keys(found).length > 0) return
    void fail.submit({ registrationId, failedOn: day, message: text.trim() })
  }
  function change(work: () => void): void {
    work()
    setErrors({})
    fail.forget()
  }

  return (
    <Dialog
      title={words.failTitle}
      onSave={save}
      onClose={onClose}
      pending={fail.pending}
      width={600}
    >
      <Field
        id="fail-message"
        label={words.message}
        error={errors['fail-message']}
        hint={words.messageHint}
        required
      >
        <Input
          {...controlOf('fail-message', errors['fail-message'])}
          value={text}
          onChange={(event) => change(() => setText(event.target.value))}
          autoComplete="off"
          maxLength={200}
        />
      </Field>
      <DayField
        id="failed-on"
        label={words.failedOn}
        value={day}
        onChange={(picked) => change(() => setDay(picked))}
        error={errors['failed-on']}
        required
        today={today}
      />
      {fail.error !== null && <Notice kind="error">{sentenceOf(fail.error)}</Notice>}
    </Dialog>
  )
}
