/** Pages that are no business: the start, an unknown address, a page that broke. */
import { Navigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { hasRole, useDesk } from './desk.ts'
import { navigationOf } from './navigation.ts'
import { words } from './words.ts'

/** Where work waits: a reviewer who takes nothing down begins with the queue, not with a form. */
export function HomePage() {
  const { operator } = useDesk()
  const pages = navigationOf(operator)
  const queue = pages.find(({ path }) => path === '/review')
  const first = hasRole(operator, ['clerk']) ? pages[0] : (queue ?? pages[0])
  if (first === undefined) return <NotForYouPage />
  return <Navigate to={first.path} replace />
}

export function NotForYouPage() {
  return (
    <Page title={words.program}>
      <Notice kind="warning">{words.notForYou}</Notice>
    </Page>
  )
}

/** While a page's program is fetched: never a blank screen. */
export function LoadingPage() {
  return (
    <p className="waiting" aria-busy="true">
      {words.loading}
    </p>
  )
}

export function NotFoundPage() {
  return (
    <Page title={words.notFoundTitle}>
      <Notice kind="warning">{words.notFound}</Notice>
    </Page>
  )
}

export function PageBrokePage({ reset }: { readonly reset: () => void }) {
  return (
    <Page title={words.program}>
      <Notice kind="error">{words.pageBroke}</Notice>
      <p>
        <Button onClick={reset}>{words.retry}</Button>
      </p>
    </Page>
  )
}
