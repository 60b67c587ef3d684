/** 登录: name and password, nothing else. */
import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import type { InputRef } from 'antd'
import type { KeyboardEvent } from 'react'
import type { Session } from '../../shared/accounts/model.ts'
import type { Office } from '../../shared/office/model.ts'
import { Field, controlOf } from '../kit/Field.tsx'
import { useTitle } from '../kit/Page.tsx'
import { isComposing } from '../kit/keys.ts'
import { rpc } from '../shell/rpc.ts'
import { useWrite } from '../shell/use-write.ts'
import { PracticeSignIn } from './PracticeSignIn.tsx'
import { SignInTrouble } from './SignInTrouble.tsx'
import { words } from './words.ts'
import './accounts.css'

type Props = { readonly office: Office; readonly onSignedIn: (session: Session) => void }

export function SignInPage({ office, onSignedIn }: Props) {
  useTitle(words.signIn)
  const [userName, setUserName] = useState('')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState<{ userName?: string; password?: string }>({})
  const userNameInput = useRef<InputRef>(null)
  const passwordInput = useRef<InputRef>(null)
  const signIn = useWrite({
    call: rpc.accounts.signIn,
    onDone: onSignedIn,
    newIntentAfterRefusal: true,
    onRefused: () => {
      setPassword('')
      passwordInput.current?.focus()
    },
  })

  function submit(): void {
    const found = {
      ...(userName.trim() === '' ? { userName: words.userNameMissing } : {}),
      ...(password === '' ? { password: words.passwordMissing } : {}),
    }
    setMissing(found)
    if (found.userName !== undefined) userNameInput.current?.focus()
    else if (found.password !== undefined) passwordInput.current?.focus()
    else void signIn.submit({ userName: userName.trim().toLowerCase(), password })
  }

  function onEnter(event: KeyboardEvent, act: () => void): void {
    if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return
    event.preventDefault()
    act()
  }

  return (
    <main className="sign-in">
      <section className="sign-in-card" aria-label={words.signIn}>
        <h1>{office.name}</h1>
        <p className="sign-in-lead">参保柜台 · 城乡居民基本医疗保险</p>
        <SignInTrouble error={signIn.error} />
        <Field id="userName" label={words.userName} error={missing.userName} stacked>
          <Input
            {...controlOf('userName', missing.userName)}
            ref={userNameInput}
            value={userName}
            onChange={(event) => setUserName(event.target.value)}
            onKeyDown={(event) => onEnter(event, () => passwordInput.current?.focus())}
            autoComplete="username"
            maxLength={64}
            size="large"
            autoFocus
          />
        </Field>
        <Field id="password" label={words.password} error={missing.password} stacked>
          <Input.Password
            {...controlOf('password', missing.password)}
            ref={passwordInput}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            onKeyDown={(event) => onEnter(event, submit)}
            autoComplete="current-password"
            maxLength={256}
            size="large"
          />
        </Field>
        <Button type="primary" size="large" block loading={signIn.pending} onClick={submit}>
          {words.signIn}
        </Button>
        {office.practice && (
          <PracticeSignIn
            disabled={signIn.pending}
            onChosen={(account) => void signIn.submit(account)}
          />
        )}
      </section>
    </main>
  )
}
