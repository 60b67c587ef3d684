/** The frame of every screen behind the sign-in: navigation, who, when, and the keys. */
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { altDigitOf, isPlain, useKey } from '../kit/keys.ts'
import { Header } from './Header.tsx'
import { KeyMap } from './KeyMap.tsx'
import { NotForYouPage } from './OddPages.tsx'
import { hasRole, useDesk } from './desk.ts'
import { navigationOf, pageRoles } from './navigation.ts'
import type { PagePath } from './navigation.ts'

export function Layout() {
  const { operator } = useDesk()
  const navigate = useNavigate()
  const path = useLocation({ select: (location) => location.pathname })
  const [keysShown, setKeysShown] = useState(false)
  const items = navigationOf(operator)

  useKey(
    (event) => isPlain(event, 'F1'),
    () => setKeysShown(true),
  )
  useKey(
    (event) => (altDigitOf(event) ?? 99) <= items.length,
    (event) => {
      const item = items[(altDigitOf(event) ?? 0) - 1]
      if (item !== undefined) void navigate({ to: item.path })
    },
  )

  return (
    <div className="layout">
      <Header items={items} path={path} onShowKeys={() => setKeysShown(true)} />
      <main className="content">
        {mayOpen(path, (roles) => hasRole(operator, roles)) ? <Outlet /> : <NotForYouPage />}
      </main>
      <KeyMap items={items} shown={keysShown} onClose={() => setKeysShown(false)} />
    </div>
  )
}

function mayOpen(path: string, allowed: (roles: (typeof pageRoles)[PagePath]) => boolean): boolean {
  const page = Object.entries(pageRoles).find(([start]) => path.startsWith(start))
  return page === undefined || allowed(page[1])
}
