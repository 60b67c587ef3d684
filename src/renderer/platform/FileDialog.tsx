/** 无法录入: cause, who acts, what to do and by when. The cause proposes the rest. */
import { App, Input } from 'antd'
import { useState } from 'react'
import { addDays } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import {
  causesAbout,
  obstacleActorLabels,
  obstacleActorSchema,
  obstacleCauseLabels,
  obstacleCauseSchema,
} from '../../shared/platform/causes.ts'
import type { ObstacleActor, ObstacleCause } from '../../shared/platform/causes.ts'
import type { Obstacle } from '../../shared/platform/model.ts'
import { DayField } from '../kit/DayField.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Field, controlOf, focusFirstBad } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { PickField } from '../kit/PickField.tsx'
import { useDesk } from '../shell/desk.ts'
import { rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { refreshPlatform } from './refresh.ts'
import { words } from './words.ts'

export const causeOptions = obstacleCauseSchema.options.map((value) => ({
  value,
  label: obstacleCauseLabels[value],
}))
export const actorOptions = obstacleActorSchema.options.map((value) => ({
  value,
  label: obstacleActorLabels[value],
}))

type Props = {
  readonly registrationId: number
  /** The open one that is filed anew; null where none is open. */
  readonly open: Obstacle | null
  readonly onClose: () => void
}

type Draft = {
  readonly cause: ObstacleCause | null
  readonly actor: ObstacleActor | null
  readonly remedy: string
  readonly dueOn: Day | null
}

const order = ['file-cause', 'file-actor', 'file-remedy', 'file-due'] as const

export function FileDialog({ registrationId, open, onClose }: Props) {
  const { today } = useDesk()
  const { message } = App.useApp()
  const [draft, setDraft] = useState<Draft>(
    open ?? { cause: null, actor: null, remedy: '', dueOn: null },
  )
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const file = useWrite({
    call: rpc.platform.file,
    onRefused: () => void refreshPlatform(),
    onDone: async () => {
      void message.success(words.saved)
      onClose()
      await refreshPlatform()
    },
  })

  function change(changes: Partial<Draft>): void {
    setDraft({ ...draft, ...changes })
    setErrors({})
    file.forget()
  }
  function choose(cause: ObstacleCause | null): void {
    if (cause === null) return
    const { actor, remedy, proposedDays } = causesAbout[cause]
    change({ cause, actor, remedy, dueOn: addDays(today, proposedDays) })
  }
  function save(): void {
    const { cause, actor, dueOn } = draft
    const remedy = draft.remedy.trim()
    const found = {
      ...(cause === null ? { 'file-cause': words.causeMissing } : {}),
      ...(actor === null ? { 'file-actor': words.actorMissing } : {}),
      ...(remedy === '' ? { 'file-remedy': words.remedyMissing } : {}),
      ...(dueOn === null ? { 'file-due': words.dayMissing } : {}),
    }
    setErrors(found)
    focusFirstBad(order, found)
    if (cause === null || actor === null || dueOn === null || remedy === '') return
    const replaces =
      open === null
        ? null
        : {
            obstacleId: open.obstacleId,
            cause: open.cause,
            actor: open.actor,
            dueOn: open.dueOn,
          }
    void file.submit({ registrationId, replaces, cause, actor, remedy, dueOn })
  }

  return (
    <Dialog
      title={open === null ? words.fileTitle : words.refileTitle}
      onSave={save}
      onClose={onClose}
      pending={file.pending}
      width={680}
    >
      <Field
        id="file-cause"
        label={words.cause}
        error={errors['file-cause']}
        hint={draft.cause === null ? null : causesAbout[draft.cause].meaning}
        required
      >
        <PickField
          id="file-cause"
          options={causeOptions}
          value={draft.cause}
          onChange={choose}
          error={errors['file-cause']}
        />
      </Field>
      <Field id="file-actor" label={words.actor} error={errors['file-actor']} required>
        <PickField
          id="file-actor"
          options={actorOptions}
          value={draft.actor}
          onChange={(actor) => change({ actor })}
          error={errors['file-actor']}
        />
      </Field>
      <Field
        id="file-remedy"
        label={words.remedy}
        error={errors['file-remedy']}
        hint={words.remedyHint}
        required
      >
        <Input.TextArea
          {...controlOf('file-remedy', errors['file-remedy'])}
          value={draft.remedy}
          onChange={(event) => change({ remedy: event.target.value.replaceAll('\n', ' ') })}
          autoSize={{ minRows: 2, maxRows: 4 }}
          maxLength={200}
        />
      </Field>
      <DayField
        id="file-due"
        label={words.dueOn}
        value={draft.dueOn}
        onChange={(dueOn) => change({ dueOn })}
        error={errors['file-due']}
        required
        today={today}
      />
      {file.error !== null && <Notice kind="error">{sentenceOf(file.error)}</Notice>}
    </Dialog>
  )
}
