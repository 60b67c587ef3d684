import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { roleLabels } from '../../shared/accounts/model.ts'
import { isPlain, topRowKeys, useKey } from '../kit/keys.ts'
import { ChangePasswordDialog } from '../accounts/ChangePasswordDialog.tsx'
import { useDesk } from './desk.ts'
import { pageOf } from './navigation.ts'
import type { NavigationItem } from './navigation.ts'
import { calls, rpc } from './rpc.ts'
import { queryClient } from './queries.ts'
import { useAskToLeave } from './unsaved.ts'
import { useWrite } from './use-write.ts'
import { words } from './words.ts'

type Props = {
  readonly items: readonly NavigationItem[]
  readonly path: string
  readonly onShowKeys: () => void
}

/**
 * Titles that need more than this get a line of their own: one person may have every role. Counted
 * in characters; the key beside a title and the room around it count as three.
 */
const oneLineLength = 38

/** As many pages as stand side by side with room to spare: one person with every role has more. */
const roomyCount = 13

export function Header({ items, path, onShowKeys }: Props) {
  const { office } = useDesk()
  const here = pageOf(path)
  return (
    <header className={lengthOf(items) > oneLineLength ? 'header header-two-lines' : 'header'}>
      <div className="header-office" title={office.name}>
        {office.name}
      </div>
      <nav
        className={items.length > roomyCount ? 'header-nav header-nav-many' : 'header-nav'}
        aria-label={words.mainNavigation}
      >
        {items.map((item, index) => (
          <Link
            key={item.path}
            to={item.path}
            className={item.path === here ? 'nav-link nav-link-here' : 'nav-link'}
            aria-current={item.path === here ? 'page' : undefined}
            aria-keyshortcuts={`Alt+${topRowKeys[index]}`}
          >
            {item.title}
            <kbd aria-hidden="true">{topRowKeys[index]}</kbd>
          </Link>
        ))}
      </nav>
      <OperatorCorner onShowKeys={onShowKeys} />
    </header>
  )
}

function lengthOf(items: readonly NavigationItem[]): number {
  return items.reduce((sum, { title }) => sum + title.length + 3, 0)
}

function OperatorCorner({ onShowKeys }: { readonly onShowKeys: () => void }) {
  const { operator, today, signedOut } = useDesk()
  const [changing, setChanging] = useState(false)
  const signOut = useWrite({ call: rpc.accounts.signOut, onDone: signedOut })
  const lock = useWrite({
    call: rpc.accounts.lock,
    onDone: () => queryClient.invalidateQueries({ queryKey: calls.accounts.session.queryKey() }),
  })
  const askToLeave = useAskToLeave()
  async function leave(): Promise<void> {
    if (await askToLeave()) await signOut.submit({})
  }
  useKey(
    (event) => isPlain(event, 'F9'),
    () => void lock.submit({}),
  )
  const roles = operator.roles.map((role) => roleLabels[role]).join('、')
  return (
    <div className="header-corner">
      <span className="header-operator">
        <span className="money">
          {words.today} {today} <strong>{operator.displayName}</strong>
        </span>
        <span className="header-roles">{roles}</span>
      </span>
      <Button size="small" type="text" onClick={onShowKeys} aria-keyshortcuts="F1">
        {words.keys} <kbd aria-hidden="true">F1</kbd>
      </Button>
      <Button size="small" type="text" onClick={() => void lock.submit({})} aria-keyshortcuts="F9">
        {words.lock} <kbd aria-hidden="true">F9</kbd>
      </Button>
      <Button size="small" type="text" onClick={() => setChanging(true)}>
        {words.changePassword}
      </Button>
      <Button size="small" type="text" onClick={() => void leave()}>
        {words.signOut}
      </Button>
      {changing && <ChangePasswordDialog onClose={() => setChanging(false)} />}
    </div>
  )
}
