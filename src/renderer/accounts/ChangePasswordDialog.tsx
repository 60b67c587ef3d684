import { App, Input } from 'antd'
import { Dialog } from '../kit/Dialog.tsx'
import { useState } from 'react'
import { passwordSchema } from '../../shared/accounts/model.ts'
import { Field, controlOf, focusFirstBad } from '../kit/Field.tsx'
import { rpc } from '../shell/rpc.ts'
import { useWrite } from '../shell/use-write.ts'
import { SignInTrouble } from './SignInTrouble.tsx'
import { words } from './words.ts'

type Fields = {
  readonly oldPassword: string
  readonly newPassword: string
  readonly repeat: string
}
type Errors = { [Name in keyof Fields]?: string }

const order = ['oldPassword', 'newPassword', 'repeat'] as const
const labels = {
  oldPassword: words.oldPassword,
  newPassword: words.newPassword,
  repeat: words.repeatPassword,
} as const

/** 修改密码 of the operator who is signed in. */
export function ChangePasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const { message } = App.useApp()
  const [fields, setFields] = useState<Fields>({ oldPassword: '', newPassword: '', repeat: '' })
  const [errors, setErrors] = useState<Errors>({})
  const change = useWrite({
    call: rpc.accounts.changePassword,
    newIntentAfterRefusal: true,
    onDone: () => {
      void message.success(words.passwordChanged)
      onClose()
    },
  })

  function save(): void {
    const found = errorsOf(fields)
    setErrors(found)
    focusFirstBad(order, found)
    if (Object.keys(found).length > 0) return
    void change.submit({ oldPassword: fields.oldPassword, newPassword: fields.newPassword })
  }

  return (
    <Dialog
      title={words.changePassword}
      onSave={save}
      onClose={onClose}
      pending={change.pending}
      width={540}
    >
      <SignInTrouble error={change.error} />
      {order.map((name) => (
        <Field
          key={name}
          id={name}
          label={labels[name]}
          error={errors[name]}
          hint={name === 'newPassword' ? words.passwordHint : undefined}
        >
          <Input.Password
            {...controlOf(name, errors[name])}
            value={fields[name]}
            onChange={(event) => {
              setFields({ ...fields, [name]: event.target.value })
              setErrors({})
            }}
            autoComplete={name === 'oldPassword' ? 'current-password' : 'new-password'}
          />
        </Field>
      ))}
    </Dialog>
  )
}

function errorsOf(fields: Fields): Errors {
  const parsed = passwordSchema.safeParse(fields.newPassword)
  return {
    ...(fields.oldPassword === '' ? { oldPassword: words.passwordMissing } : {}),
    ...(parsed.success ? {} : { newPassword: parsed.error.issues[0]?.message ?? '' }),
    ...(fields.repeat === fields.newPassword ? {} : { repeat: words.repeatDiffers }),
  }
}
