/** The fields of somebody, as they are and as they are to be, side by side. */
import { Input } from 'antd'
import type { ReactNode } from 'react'
import { changeFields, fieldsOf } from '../../shared/changes/fields.ts'
import type { FieldName } from '../../shared/changes/fields.ts'
import { documentKinds, documentTypes } from '../../shared/kernel/identity-document.ts'
import { sexLabels } from '../../shared/people/model.ts'
import type { Person } from '../../shared/people/model.ts'
import { DayField } from '../kit/DayField.tsx'
import { Field, controlOf } from '../kit/Field.tsx'
import { PickField } from '../kit/PickField.tsx'
import { useVillages } from '../office/use-villages.ts'
import { useDesk } from '../shell/desk.ts'
import { draftNames } from './change-draft.ts'
import type { ChangeDraft, ChangeErrors } from './change-draft.ts'
import { words } from './words.ts'

type Props = {
  readonly person: Person
  readonly draft: ChangeDraft
  readonly errors: ChangeErrors
  readonly changed: ReadonlySet<FieldName>
  readonly change: (part: Partial<ChangeDraft>) => void
}

export function ChangeRows(props: Props) {
  return (
    <div className="change-rows">
      <div className="change-head" aria-hidden="true">
        <span>{words.now}</span>
        <span>{words.wanted}</span>
      </div>
      <Group title={words.keyGroup} {...props} keys />
      <Group title={words.otherGroup} {...props} keys={false} />
    </div>
  )
}

function Group({
  title,
  keys,
  ...props
}: Props & { readonly title: string; readonly keys: boolean }) {
  const { person, draft, changed } = props
  const before = fieldsOf(person)
  const shown = changeFields.filter(
    ({ key, name }) => key === keys && (name !== 'worksAwayAt' || draft.worksAway === true),
  )
  return (
    <fieldset className="change-group">
      <legend>{title}</legend>
      {shown.map(({ name, label, textOf }) => (
        <div
          className={changed.has(name) ? 'change-row change-row-changed' : 'change-row'}
          key={name}
        >
          <span className="change-before">{textOf(before)}</span>
          <Control name={name} label={label} {...props} />
        </div>
      ))}
    </fieldset>
  )
}

function Control({
  name,
  label,
  ...props
}: Props & { readonly name: FieldName; readonly label: string }) {
  const { draft, errors, change } = props
  const { today } = useDesk()
  const villages = useVillages()
  const text = (id: TextName, most: number): ReactNode => (
    <Field id={id} label={label} error={errors[id]}>
      <Input
        {...controlOf(id, errors[id])}
        value={draft[id]}
        onChange={(event) => change({ [id]: event.target.value })}
        autoComplete="off"
        spellCheck={false}
        maxLength={most}
      />
    </Field>
  )
  switch (name) {
    case 'name':
      // Longer than any name may be: what is too long is told, not cut off in silence.
      return text('name', 240)
    case 'idNumber':
      return text('idNumber', 60)
    case 'villageGroup':
      return text('villageGroup', 40)
    case 'phone':
      return text('phone', 40)
    case 'registeredAddress':
    case 'residenceAddress':
    case 'worksAwayAt':
      return text(name, 120)
    case 'documentType':
      return (
        <Field id="documentType" label={label}>
          <PickField
            id="documentType"
            typing={false}
            options={documentTypes.map((value) => ({ value, label: documentKinds[value].label }))}
            value={draft.documentType}
            onChange={(documentType) => change({ documentType: documentType ?? 'id-card' })}
          />
        </Field>
      )
    case 'birthDate':
      return (
        <DayField
          id="birthDate"
          label={label}
          value={draft.birthDate}
          onChange={(birthDate) => change({ birthDate })}
          error={errors.birthDate}
          today={today}
        />
      )
    case 'sex':
      return (
        <Field id="sex" label={label} error={errors.sex}>
          <PickField
            id="sex"
            typing={false}
            options={[
              { value: 'male', label: sexLabels.male },
              { value: 'female', label: sexLabels.female },
            ]}
            value={draft.sex}
            onChange={(sex) => change({ sex })}
            error={errors.sex}
          />
        </Field>
      )
    case 'villageName':
      return (
        <Field id={draftNames.villageName} label={label} error={errors.villageId}>
          <PickField
            id={draftNames.villageName}
            options={villages.options}
            value={draft.villageId}
            onChange={(villageId) => change({ villageId })}
            error={errors.villageId}
          />
        </Field>
      )
    case 'worksAway':
      return (
        <Field id="worksAway" label={label}>
          <PickField
            id="worksAway"
            typing={false}
            allowClear
            placeholder={words.notAsked}
            options={[
              { value: 'yes', label: words.away },
              { value: 'no', label: words.notAway },
            ]}
            value={draft.worksAway === null ? null : draft.worksAway ? 'yes' : 'no'}
            onChange={(answer) =>
              change({
                worksAway: answer === null ? null : answer === 'yes',
                ...(answer === 'yes' ? {} : { worksAwayAt: '' }),
              })
            }
          />
        </Field>
      )
  }
}

type TextName =
  | 'name'
  | 'idNumber'
  | 'villageGroup'
  | 'phone'
  | 'registeredAddress'
  | 'residenceAddress'
  | 'worksAwayAt'
