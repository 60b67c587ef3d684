/** 村（社区）: the office's list in its own order; the administrator adds. */
import { useQuery } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { DataTable } from '../kit/DataTable.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Field, controlOf } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { linesOf } from '../kit/lines.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { queryClient } from '../shell/queries.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { pageTitles } from '../shell/words.ts'
import { words } from './words.ts'

export function VillagesPage() {
  const [adding, setAdding] = useState(false)
  const villages = useQuery(calls.office.villages.queryOptions())
  return (
    <Page
      title={pageTitles.villages}
      aside={
        <>
          {villages.data !== undefined && words.total(villages.data.length)}
          <Button type="primary" onClick={() => setAdding(true)}>
            {words.addVillages}
          </Button>
        </>
      }
    >
      {villages.error !== null && <Notice kind="error">{sentenceOf(villages.error)}</Notice>}
      <DataTable
        caption={pageTitles.villages}
        rows={villages.data ?? []}
        keyOf={(row) => row.villageId}
        empty={villages.isPending ? '正在读取…' : words.villagesEmpty}
        columns={[
          {
            key: 'position',
            title: words.position,
            width: '90px',
            align: 'right',
            render: (row) => <span className="money">{row.position}</span>,
          },
          { key: 'name', title: words.villageName, render: (row) => row.name },
        ]}
      />
      {adding && <AddVillagesDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

function AddVillagesDialog({ onClose }: { readonly onClose: () => void }) {
  const { message } = App.useApp()
  const [text, setText] = useState('')
  const [missing, setMissing] = useState<string | undefined>()
  const names = linesOf(text)
  const add = useWrite({
    call: rpc.office.addVillages,
    onDone: async () => {
      await queryClient.invalidateQueries({ queryKey: calls.office.villages.queryKey() })
      void message.success(words.villagesAdded(names.length))
      onClose()
    },
  })
  const error = missing ?? (add.error === null ? undefined : sentenceOf(add.error))

  function save(): void {
    setMissing(names.length === 0 ? words.namesMissing : undefined)
    if (names.length > 0) void add.submit({ names: [...names] })
  }

  return (
    <Dialog
      title={words.addVillages}
      onSave={save}
      onClose={onClose}
      pending={add.pending}
      width={520}
    >
      <Field
        id="newVillages"
        label={words.villageName}
        error={error}
        hint={words.addVillagesHint}
        stacked
      >
        <Input.TextArea
          {...controlOf('newVillages', error)}
          value={text}
          onChange={(event) => setText(event.target.value)}
          rows={8}
        />
      </Field>
    </Dialog>
  )
}
