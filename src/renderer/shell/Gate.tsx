/**
 * What stands before the business screens: the launch address, the office, the sign-in, the lock.
 * A locked or ended session covers the screens without taking them away, so that a half-filled
 * form is still there afterwards.
 */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { Operator, Session } from '../../shared/accounts/model.ts'
import type { Office, OfficeStatus, PracticeAccount } from '../../shared/office/model.ts'
import { MatcherProvider } from '../kit/matcher.ts'
import { useTitle } from '../kit/Page.tsx'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { FirstKeyMap } from './KeyMap.tsx'
import { LaunchNeededPage } from './LaunchNeededPage.tsx'
import { PracticeBanner } from './PracticeBanner.tsx'
import { useConnection } from './connection.ts'
import { DeskProvider } from './desk.ts'
import type { Desk } from './desk.ts'
import { usePinyinMatcher } from './pinyin.ts'
import { calls } from './rpc.ts'
import { router } from './routes.tsx'
import { sentenceOf } from './trouble.ts'
import { words } from './words.ts'

const FirstRunPage = lazy(async () => ({
  default: (await import('../office/FirstRunPage.tsx')).FirstRunPage,
}))
/** What most days begin with: fetched while the program is still asked who sits there. */
const signInCode = import('../accounts/SignInPage.tsx')
signInCode.catch(() => undefined)
const SignInPage = lazy(async () => ({
  default: (await signInCode.catch(() => import('../accounts/SignInPage.tsx'))).SignInPage,
}))
const LockCover = lazy(async () => ({
  default: (await import('../accounts/LockCover.tsx')).LockCover,
}))

export function Gate() {
  const connection = useConnection()
  const status = useQuery(calls.office.status.queryOptions({ refetchInterval: 60_000 }))
  const [practiceAccounts, setPracticeAccounts] = useState<readonly PracticeAccount[] | null>(null)

  if (connection === 'launch-needed') return <LaunchNeededPage />
  if (status.data === undefined) {
    return <Waiting error={status.error} onRetry={() => void status.refetch()} />
  }
  return (
    <div className="program-column">
      <ConnectionBanner />
      {status.data.office?.practice === true && <PracticeBanner today={status.data.today} />}
      <Suspense fallback={<Waiting error={null} onRetry={() => undefined} />}>
        {status.data.office === null || practiceAccounts !== null ? (
          <>
            <FirstRunPage
              practiceAccounts={practiceAccounts}
              onPractice={setPracticeAccounts}
              onReady={() => setPracticeAccounts(null)}
            />
            <FirstKeyMap />
          </>
        ) : (
          <SignInGate status={status.data} office={status.data.office} />
        )}
      </Suspense>
    </div>
  )
}

function SignInGate({
  status,
  office,
}: {
  readonly status: OfficeStatus
  readonly office: Office
}) {
  const connection = useConnection()
  const client = useQueryClient()
  const sessionOptions = calls.accounts.session.queryOptions({
    // Asking does not count as activity: this is how the page learns that it has been locked.
    refetchInterval: connection === 'lost' ? 3000 : 15_000,
  })
  const session = useQuery(sessionOptions)
  const [seated, setSeated] = useState<Operator | null>(null)

  const current = session.data ?? null
  const operator = current?.operator ?? seated
  if (current !== null && seated !== current.operator) setSeated(current.operator)

  if (session.data === undefined) {
    return <Waiting error={session.error} onRetry={() => void session.refetch()} />
  }

  function enter(opened: Session): void {
    setSeated(opened.operator)
    client.setQueryData(sessionOptions.queryKey, opened)
    void client.invalidateQueries({
      predicate: (query) => query.queryHash !== JSON.stringify(sessionOptions.queryKey),
    })
  }

  function leave(): void {
    setSeated(null)
    // The next person starts at the beginning; whoever left was asked before.
    router.history.replace('/', undefined, { ignoreBlocker: true })
    client.setQueryData(sessionOptions.queryKey, null)
    client.removeQueries({ predicate: (query) => isPersonal(query.queryKey) })
  }

  if (operator === null) {
    return (
      <>
        <SignInPage office={office} onSignedIn={enter} />
        <FirstKeyMap />
      </>
    )
  }
  return (
    <SeatedScreens
      status={status}
      office={office}
      operator={operator}
      session={current}
      onEnter={enter}
      onLeave={leave}
    />
  )
}

type SeatedProps = {
  readonly status: OfficeStatus
  readonly office: Office
  readonly operator: Operator
  readonly session: Session | null
  readonly onEnter: (session: Session) => void
  readonly onLeave: () => void
}

function SeatedScreens({ status, office, operator, session, onEnter, onLeave }: SeatedProps) {
  const covered = session === null || session.idleLocked
  const desk = useMemo<Desk>(
    () => ({ office, operator, today: status.today, signedOut: onLeave }),
    // The sign-out only touches the cache; a new one a render is no news for the screens.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [office, operator, status.today],
  )
  const lastFocused = useFocusGivenBack(covered)
  return (
    <>
      <div
        className="program-column"
        inert={covered}
        onFocus={(event) => {
          lastFocused.current = event.target
        }}
      >
        <DeskProvider value={desk}>
          <MatcherProvider value={usePinyinMatcher()}>
            <RouterProvider router={router} />
          </MatcherProvider>
        </DeskProvider>
      </div>
      {covered && (
        <LockCover
          office={office}
          today={status.today}
          operator={operator}
          ended={session === null}
          onOpened={onEnter}
          onLeave={onLeave}
        />
      )}
    </>
  )
}

/** After the cover is taken away the cursor is where it was. */
function useFocusGivenBack(covered: boolean): RefObject<Element | null> {
  const lastFocused = useRef<Element | null>(null)
  const wasCovered = useRef(false)
  useEffect(() => {
    if (!covered && wasCovered.current && lastFocused.current instanceof HTMLElement) {
      lastFocused.current.focus()
    }
    wasCovered.current = covered
  }, [covered])
  return lastFocused
}

/** What belongs to whoever was signed in; the office itself may stay in the cache. */
function isPersonal(queryKey: readonly unknown[]): boolean {
  const path = queryKey[0]
  return !(Array.isArray(path) && (path[0] === 'office' || path[1] === 'session'))
}

function Waiting(props: { readonly error: unknown; readonly onRetry: () => void }) {
  useTitle(words.loading)
  if (props.error === null) {
    return (
      <main className="waiting" aria-busy="true">
        {words.loading}
      </main>
    )
  }
  return (
    <main className="calm">
      <h1>{words.startTroubleTitle}</h1>
      <p>{sentenceOf(props.error)}</p>
      <Button type="primary" onClick={props.onRetry} autoFocus>
        {words.retry}
      </Button>
    </main>
  )
}
