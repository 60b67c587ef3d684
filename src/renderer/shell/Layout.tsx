/** The frame of every screen behind the sign-in: navigation, who, when, and the keys. */
import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { altPlaceOf, useKey } from '../kit/keys.ts'
import { ClockBanner } from './ClockBanner.tsx'
import { Header } from './Header.tsx'
import { KeyMap } from './KeyMap.tsx'
import { NotForYouPage } from './OddPages.tsx'
import { hasRole, useDesk } from './desk.ts'
import { navigationOf, pageRoles } from './navigation.ts'
import type { PagePath } from './navigation.ts'
import { calls, door } from './rpc.ts'
import { useKeyMap } from './use-key-map.ts'

/** A browser has its own. */
const PrinterDialog = lazy(async () => ({
  default: (await import('../printing/PrinterDialog.tsx')).PrinterDialog,
}))

export function Layout() {
  const status = useQuery(calls.office.status.queryOptions())
  const { operator } = useDesk()
  const navigate = useNavigate()
  const path = useLocation({ select: (location) => location.pathname })
  const keyMap = useKeyMap()
  const items = navigationOf(operator)

  useKey(
    (event) => items[altPlaceOf(event) ?? -1] !== undefined,
    (event) => {
      const item = items[altPlaceOf(event) ?? -1]
      if (item !== undefined) void navigate({ to: item.path })
    },
  )

  return (
    <div className="layout">
      <ClockBanner behind={status.data?.clockBehind ?? null} />
      <Header items={items} path={path} onShowKeys={keyMap.show} />
      <main className="content">
        {mayOpen(path, (roles) => hasRole(operator, roles)) ? <Outlet /> : <NotForYouPage />}
      </main>
      {door === 'window' && (
        <Suspense>
          <PrinterDialog />
        </Suspense>
      )}
      <KeyMap items={items} shown={keyMap.shown} onClose={keyMap.close} />
    </div>
  )
}

function mayOpen(path: string, allowed: (roles: (typeof pageRoles)[PagePath]) => boolean): boolean {
  const page = Object.entries(pageRoles).find(([start]) => path.startsWith(start))
  return page === undefined || allowed(page[1])
}
