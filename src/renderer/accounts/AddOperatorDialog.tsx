import { App } from 'antd'
import { useState } from 'react'
import { Dialog } from '../kit/Dialog.tsx'
import { focusFirstBad } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { calls, rpc } from '../shell/rpc.ts'
import { queryClient } from '../shell/queries.ts'
import { codeOf, sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { OperatorFields } from './OperatorFields.tsx'
import { emptyOperator, operatorFieldOrder, readOperator } from './operator-draft.ts'
import type { OperatorDraft, OperatorErrors } from './operator-draft.ts'
import { words } from './words.ts'

const idStart = 'new-'

/** Refusals that belong to one field. */
const fieldOfRefusal: Readonly<Partial<Record<string, keyof OperatorErrors>>> = {
  USER_NAME_TAKEN: 'userName',
  DISPLAY_NAME_TAKEN: 'displayName',
}

/** 新增人员账号, by the administrator. */
export function AddOperatorDialog({ onClose }: { readonly onClose: () => void }) {
  const { message } = App.useApp()
  const [draft, setDraft] = useState(() => emptyOperator(['clerk']))
  const [errors, setErrors] = useState<OperatorErrors>({})
  const add = useWrite({
    call: rpc.accounts.add,
    onDone: async (operator) => {
      await queryClient.invalidateQueries({ queryKey: calls.accounts.key() })
      void message.success(words.operatorAdded(operator.displayName))
      onClose()
    },
    onRefused: (error) => {
      const field = fieldOfRefusal[codeOf(error) ?? '']
      if (field !== undefined) showErrors({ [field]: sentenceOf(error) })
    },
  })

  function showErrors(found: OperatorErrors): void {
    setErrors(found)
    const byId = Object.fromEntries(
      Object.entries(found).map(([name, sentence]) => [`${idStart}${name}`, sentence]),
    )
    focusFirstBad(
      operatorFieldOrder.map((name) => `${idStart}${name}`),
      byId,
    )
  }

  function save(): void {
    const reading = readOperator(draft)
    showErrors(errorsIn(draft))
    if (reading.kind === 'read') void add.submit({ operator: reading.operator })
  }

  return (
    <Dialog
      title={words.addOperator}
      onSave={save}
      onClose={onClose}
      pending={add.pending}
      width={560}
    >
      {add.error !== null && fieldOfRefusal[codeOf(add.error) ?? ''] === undefined && (
        <Notice kind="error">{sentenceOf(add.error)}</Notice>
      )}
      <OperatorFields
        idStart={idStart}
        draft={draft}
        errors={errors}
        onChange={(next) => {
          setDraft(next)
          if (Object.keys(errors).length > 0) setErrors(errorsIn(next))
        }}
      />
    </Dialog>
  )
}

function errorsIn(draft: OperatorDraft): OperatorErrors {
  const reading = readOperator(draft)
  return reading.kind === 'bad' ? reading.errors : {}
}
