import { Checkbox, Input } from 'antd'
import { roleLabels, roleSchema } from '../../shared/accounts/model.ts'
import { Field, controlOf } from '../kit/Field.tsx'
import type { OperatorDraft, OperatorErrors } from './operator-draft.ts'
import { words } from './words.ts'

type Props = {
  /** Starts the ids of the fields, so that two cards can stand on one page. */
  readonly idStart: string
  readonly draft: OperatorDraft
  readonly errors: OperatorErrors
  readonly onChange: (draft: OperatorDraft) => void
  readonly autoFocus?: boolean
}

const roleOptions = roleSchema.options.map((role) => ({ value: role, label: roleLabels[role] }))

/** 姓名、登录名、角色、密码 of one person. */
export function OperatorFields({ idStart, draft, errors, onChange, autoFocus }: Props) {
  const idOf = (name: keyof OperatorDraft) => `${idStart}${name}`
  return (
    <>
      <Field id={idOf('displayName')} label={words.displayName} error={errors.displayName} required>
        <Input
          {...controlOf(idOf('displayName'), errors.displayName)}
          value={draft.displayName}
          onChange={(event) => onChange({ ...draft, displayName: event.target.value })}
          autoComplete="off"
          maxLength={30}
          autoFocus={autoFocus ?? false}
        />
      </Field>
      <Field
        id={idOf('userName')}
        label={words.userName}
        error={errors.userName}
        hint={words.userNameHint}
        required
      >
        <Input
          {...controlOf(idOf('userName'), errors.userName)}
          value={draft.userName}
          onChange={(event) => onChange({ ...draft, userName: event.target.value })}
          autoComplete="off"
          maxLength={32}
          spellCheck={false}
        />
      </Field>
      <Field id={idOf('roles')} label={words.roles} error={errors.roles} required>
        <Checkbox.Group
          className="check-row"
          value={[...draft.roles]}
          onChange={(roles) => onChange({ ...draft, roles })}
        >
          {roleOptions.map((option, index) => (
            <Checkbox
              key={option.value}
              value={option.value}
              {...(index === 0 ? { id: idOf('roles') } : {})}
            >
              {option.label}
            </Checkbox>
          ))}
        </Checkbox.Group>
      </Field>
      <Field
        id={idOf('password')}
        label={words.password}
        error={errors.password}
        hint={words.passwordHint}
        required
      >
        <Input.Password
          {...controlOf(idOf('password'), errors.password)}
          value={draft.password}
          onChange={(event) => onChange({ ...draft, password: event.target.value })}
          autoComplete="new-password"
          maxLength={128}
        />
      </Field>
      <Field id={idOf('repeat')} label={words.repeatPassword} error={errors.repeat} required>
        <Input.Password
          {...controlOf(idOf('repeat'), errors.repeat)}
          value={draft.repeat}
          onChange={(event) => onChange({ ...draft, repeat: event.target.value })}
          autoComplete="new-password"
          maxLength={128}
        />
      </Field>
    </>
  )
}
