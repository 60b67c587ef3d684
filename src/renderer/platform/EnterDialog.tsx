/** 已录入: one registration or many at once, on one day. */
import { App } from 'antd'
import { useState } from 'react'
import type { Day } from '../../shared/kernel/day.ts'
import { DayField } from '../kit/DayField.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useDesk } from '../shell/desk.ts'
import { rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { refreshPlatform } from './refresh.ts'
import { words } from './words.ts'

type Props = {
  readonly registrationIds: readonly number[]
  /** Of the first. */
  readonly name: string
  readonly onDone?: () => void
  readonly onClose: () => void
}

export function EnterDialog({ registrationIds, name, onDone, onClose }: Props) {
  const { today } = useDesk()
  const { message } = App.useApp()
  const [day, setDay] = useState<Day | null>(today)
  const [missing, setMissing] = useState<string | undefined>()
  const enter = useWrite({
    call: rpc.platform.enter,
    onRefused: () => void refreshPlatform(),
    onDone: async ({ entered }) => {
      void message.success(words.savedEntered(entered))
      onClose()
      onDone?.()
      await refreshPlatform()
    },
  })

  function save(): void {
    setMissing(day === null ? words.dayMissing : undefined)
    if (day !== null) void enter.submit({ registrationIds: [...registrationIds], enteredOn: day })
  }

  return (
    <Dialog
      title={words.enterTitle}
      onSave={save}
      onClose={onClose}
      pending={enter.pending}
      width={560}
    >
      <p className="dialog-text">{words.enterText(registrationIds.length, name)}</p>
      <DayField
        id="entered-on"
        label={words.enteredOn}
        value={day}
        onChange={(picked) => {
          setDay(picked)
          setMissing(undefined)
          enter.forget()
        }}
        error={missing}
        required
        today={today}
      />
      {enter.error !== null && <Notice kind="error">{sentenceOf(enter.error)}</Notice>}
    </Dialog>
  )
}
