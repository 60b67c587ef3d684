/** Covers the screens after idle time; what was typed beneath stays. */
import { Button, Input } from 'antd'
import type { InputRef } from 'antd'
import { useRef, useState } from 'react'
import { roleLabels } from '../../shared/accounts/model.ts'
import type { Operator, Session } from '../../shared/accounts/model.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Office } from '../../shared/office/model.ts'
import { Field, controlOf } from '../kit/Field.tsx'
import { isComposing } from '../kit/keys.ts'
import { PracticeBanner } from '../shell/PracticeBanner.tsx'
import { rpc } from '../shell/rpc.ts'
import { useWrite } from '../shell/use-write.ts'
import { SignInTrouble } from './SignInTrouble.tsx'
import { words } from './words.ts'
import './accounts.css'

type Props = {
  readonly office: Office
  readonly today: Day
  readonly operator: Operator
  /** The session is gone altogether: the same person signs in anew. */
  readonly ended: boolean
  readonly onOpened: (session: Session) => void
  readonly onLeave: () => void
}

export function LockCover({ office, today, operator, ended, onOpened, onLeave }: Props) {
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState<string | undefined>()
  const input = useRef<InputRef>(null)
  const onRefused = () => {
    setPassword('')
    input.current?.focus()
  }
  const after = { onDone: onOpened, onRefused, newIntentAfterRefusal: true }
  const unlock = useWrite({ call: rpc.accounts.unlock, ...after })
  const signIn = useWrite({ call: rpc.accounts.signIn, ...after })
  const signOut = useWrite({ call: rpc.accounts.signOut, onDone: onLeave, onRefused: onLeave })
  const attempt = ended ? signIn : unlock

  function open(): void {
    setMissing(password === '' ? words.passwordMissing : undefined)
    if (password === '') input.current?.focus()
    else if (ended) void signIn.submit({ userName: operator.userName, password })
    else void unlock.submit({ password })
  }

  return (
    <div className="cover" data-cover="locked" role="dialog" aria-modal="true" aria-label={title()}>
      {office.practice && <PracticeBanner today={today} />}
      <section className="sign-in-card">
        <h1>{title()}</h1>
        <p>{ended ? words.endedText : words.lockedText}</p>
        <p className="cover-operator">
          <strong>{operator.displayName}</strong>
          <span>{operator.roles.map((role) => roleLabels[role]).join('、')}</span>
          <span>{office.name}</span>
        </p>
        <SignInTrouble error={attempt.error} />
        <Field id="unlockPassword" label={words.password} error={missing} stacked>
          <Input.Password
            {...controlOf('unlockPassword', missing)}
            ref={input}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return
              event.preventDefault()
              open()
            }}
            autoComplete="current-password"
            size="large"
            autoFocus
          />
        </Field>
        <Button type="primary" size="large" block loading={attempt.pending} onClick={open}>
          {words.unlock}
        </Button>
        <Button type="link" block onClick={() => (ended ? onLeave() : void signOut.submit({}))}>
          {words.otherOperator}
        </Button>
      </section>
    </div>
  )

  function title(): string {
    return ended ? words.endedTitle : words.lockedTitle
  }
}
