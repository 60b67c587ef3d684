/** The form of 信息变更: side by side on the left; why, by which paper and what follows on the right. */
import { Button } from 'antd'
import type { Person } from '../../shared/people/model.ts'
import { EnterMovesOn } from '../kit/EnterMovesOn.tsx'
import { Notice } from '../kit/Notice.tsx'
import { isCtrlEnter, useKey } from '../kit/keys.ts'
import { useFirstFocus } from '../kit/use-first-focus.ts'
import { ChangeRows } from './ChangeRows.tsx'
import { ChangeTrouble } from './ChangeTrouble.tsx'
import { ConsequencesPart } from './ConsequencesPart.tsx'
import { ProofFields } from './ProofFields.tsx'
import type { ChangeDraft } from './change-draft.ts'
import type { ChangeFormState } from './use-change-form.ts'
import { words } from './words.ts'

type Props = {
  readonly person: Person
  readonly form: ChangeFormState
  readonly first: readonly (keyof ChangeDraft)[]
  readonly write: {
    readonly pending: boolean
    readonly error: unknown
    readonly forget: () => void
  }
  readonly onSave: () => void
  readonly onCancel: () => void
  /** Fills the form in anew from how the record stands now. */
  readonly onStartAgain: () => void
}

export function ChangeForm({ person, form, first, write, ...props }: Props) {
  const { draft, errors, changes, isKey, preview } = form
  const { onSave, onCancel, onStartAgain } = props
  const change = (part: Partial<ChangeDraft>): void => {
    form.change(part)
    write.forget()
  }
  useFirstFocus(first)
  useKey(isCtrlEnter, onSave)
  return (
    <EnterMovesOn className="change">
      <section className="panel" aria-label={words.whom(person.name)}>
        <h2 className="panel-title">{words.whom(person.name)}</h2>
        {form.restored && <Notice kind="warning">{words.restored}</Notice>}
        <ChangeRows
          {...{ person, draft, errors, change }}
          changed={new Set(changes.map(({ name }) => name))}
        />
      </section>
      <section className="panel change-why" aria-label={words.follows}>
        <ProofFields {...{ draft, errors, isKey, change }} />
        <h3 className="change-title">{words.follows}</h3>
        {changes.length === 0 && <p>{words.nothingYet}</p>}
        {changes.length > 0 && preview.error === null && preview.data !== undefined && (
          <ConsequencesPart consequences={preview.data} />
        )}
        {changes.length > 0 && write.error === null && (
          <ChangeTrouble error={preview.error} onStartAgain={onStartAgain} />
        )}
        <ChangeTrouble error={write.error} onStartAgain={onStartAgain} />
        <div className="change-buttons">
          <Button
            type="primary"
            size="large"
            data-enter-stop
            loading={write.pending}
            onClick={onSave}
          >
            {isKey ? words.submit : words.saveNow} <kbd aria-hidden="true">Ctrl Enter</kbd>
          </Button>
          <Button size="large" onClick={onCancel}>
            {words.cancel}
          </Button>
        </div>
      </section>
    </EnterMovesOn>
  )
}
