/** What stops a file, and where the second person types the number. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Guard, ImportState } from '../../shared/rosters/model.ts'
import { Field, controlOf } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { hasRole, useDesk } from '../shell/desk.ts'
import { rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { refreshRosters } from './use-step.ts'
import { words } from './words.ts'

type Props = { readonly guard: Guard; readonly state: ImportState }

export function GuardNotice({ guard, state }: Props) {
  const { operator } = useDesk()
  if (guard.confirmedBy !== null) {
    return (
      <Notice kind="good">
        {guard.text} {words.guardConfirmed(guard.confirmedBy)}
      </Notice>
    )
  }
  const mayConfirm =
    hasRole(operator, ['reviewer', 'administrator']) && operator.accountId !== state.startedById
  return (
    <Notice kind="warning">
      <p>{guard.text}</p>
      {mayConfirm ? <ConfirmField guard={guard} state={state} /> : <p>{words.guardOwn}</p>}
    </Notice>
  )
}

function ConfirmField({ guard, state }: Props) {
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState<string | undefined>()
  const { importId, previewDigest } = state
  const confirm = useWrite({
    call: rpc.rosters.confirm,
    onDone: refreshRosters,
    onRefused: () => void refreshRosters(),
  })
  const id = `guard-${guard.guard}`
  const error = wrong ?? (confirm.error === null ? undefined : sentenceOf(confirm.error))

  function save(): void {
    const typed = text.normalize('NFKC').trim()
    const read = /^\d{1,7}$/u.test(typed)
    setWrong(read ? undefined : words.guardNumberWrong)
    if (!read || previewDigest === null) return
    void confirm.submit({ importId, previewDigest, guard: guard.guard, number: Number(typed) })
  }

  return (
    <div className="roster-guard">
      <Field id={id} label={words.guardNumber} error={error}>
        <Input
          {...controlOf(id, error)}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setWrong(undefined)
            confirm.forget()
          }}
          onPressEnter={save}
          inputMode="numeric"
          autoComplete="off"
          maxLength={7}
        />
      </Field>
      <Button type="primary" loading={confirm.pending} onClick={save}>
        {words.guardConfirm}
      </Button>
    </div>
  )
}
