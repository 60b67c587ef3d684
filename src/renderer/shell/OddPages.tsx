/** Pages that are no business: the start, an unknown address, a page that broke. */
import { Navigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { useDesk } from './desk.ts'
import { navigationOf } from './navigation.ts'
import { words } from './words.ts'

/** The first page that the operator's roles open. */
export function HomePage() {
  const { operator } = useDesk()
  const first = navigationOf(operator)[0]
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
