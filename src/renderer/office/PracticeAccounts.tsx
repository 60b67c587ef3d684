/** Accounts of a practice office with their passwords, right after it was opened. */
import { Button } from 'antd'
import { roleLabels } from '../../shared/accounts/model.ts'
import type { PracticeAccount } from '../../shared/office/model.ts'
import { DataTable } from '../kit/DataTable.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useTitle } from '../kit/Page.tsx'
import { calls, rpc } from '../shell/rpc.ts'
import { queryClient } from '../shell/queries.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { words } from './words.ts'

type Props = {
  readonly accounts: readonly PracticeAccount[]
  readonly onReady: () => void
}

export function PracticeAccounts({ accounts, onReady }: Props) {
  useTitle(words.practiceReady)
  const signIn = useWrite({
    call: rpc.accounts.signIn,
    onDone: (session) => {
      queryClient.setQueryData(calls.accounts.session.queryKey(), session)
      onReady()
    },
  })
  return (
    <main className="first-run">
      <h1>{words.practiceReady}</h1>
      <p>{words.practiceReadyText}</p>
      {signIn.error !== null && <Notice kind="error">{sentenceOf(signIn.error)}</Notice>}
      <DataTable
        caption={words.account}
        rows={accounts}
        keyOf={(row) => row.userName}
        empty=""
        columns={[
          { key: 'name', title: words.displayName, render: (row) => row.displayName },
          {
            key: 'roles',
            title: words.roles,
            render: (row) => row.roles.map((role) => roleLabels[role]).join('、'),
          },
          { key: 'userName', title: words.userName, render: (row) => <code>{row.userName}</code> },
          { key: 'password', title: words.password, render: (row) => <code>{row.password}</code> },
          {
            key: 'use',
            title: '',
            align: 'right',
            render: (row) => (
              <Button
                type={row === accounts[0] ? 'primary' : 'default'}
                autoFocus={row === accounts[0]}
                disabled={signIn.pending}
                onClick={() =>
                  void signIn.submit({ userName: row.userName, password: row.password })
                }
              >
                {words.useAccount}
              </Button>
            ),
          },
        ]}
      />
      <p>
        <Button type="link" onClick={onReady}>
          {words.toSignIn}
        </Button>
      </p>
    </main>
  )
}
