/** 人员账号: who works here, with which roles; the administrator adds and releases. */
import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { roleLabels } from '../../shared/accounts/model.ts'
import type { Operator } from '../../shared/accounts/model.ts'
import { DataTable } from '../kit/DataTable.tsx'
import type { Column } from '../kit/DataTable.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { hasRole, useDesk } from '../shell/desk.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { queryClient } from '../shell/queries.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { pageTitles } from '../shell/words.ts'
import { AddOperatorDialog } from './AddOperatorDialog.tsx'
import { words } from './words.ts'

export function OperatorsPage() {
  const { operator: me } = useDesk()
  const { message } = App.useApp()
  const [adding, setAdding] = useState(false)
  const mayManage = hasRole(me, ['administrator'])
  const operators = useQuery(calls.accounts.list.queryOptions())
  const release = useWrite({
    call: rpc.accounts.release,
    onDone: async (operator) => {
      await queryClient.invalidateQueries({ queryKey: calls.accounts.list.queryKey() })
      void message.success(words.released(operator.displayName))
    },
  })
  const trouble = operators.error ?? release.error

  const columns: readonly Column<Operator>[] = [
    { key: 'name', title: words.displayName, render: (row) => row.displayName, width: '160px' },
    { key: 'userName', title: words.userName, render: (row) => row.userName, width: '220px' },
    {
      key: 'roles',
      title: words.roles,
      render: (row) => row.roles.map((role) => roleLabels[role]).join('、'),
    },
    {
      key: 'state',
      title: words.state,
      width: '240px',
      render: (row) => (
        <span className="row-actions">
          <span className={row.lockedOut ? 'state state-bad' : 'state'}>
            {row.lockedOut ? words.lockedOut : words.active}
          </span>
          {row.lockedOut && mayManage && (
            <Button
              size="small"
              onClick={() => void release.submit({ accountId: row.accountId })}
              loading={release.pending}
            >
              {words.release}
            </Button>
          )}
        </span>
      ),
    },
  ]

  return (
    <Page
      title={pageTitles.operators}
      aside={
        <>
          {operators.data !== undefined && words.operatorCount(operators.data.length)}
          {mayManage && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {words.addOperator}
            </Button>
          )}
        </>
      }
    >
      {trouble !== null && <Notice kind="error">{sentenceOf(trouble)}</Notice>}
      <DataTable
        caption={pageTitles.operators}
        columns={columns}
        rows={operators.data ?? []}
        keyOf={(row) => row.accountId}
        empty={operators.isPending ? '正在读取…' : '还没有人员'}
      />
      {adding && <AddOperatorDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}
