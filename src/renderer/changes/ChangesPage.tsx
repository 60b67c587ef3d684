/** 信息变更: what waits, what was sent back, what stands; state and filters are in the address. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { changeViews } from '../../shared/changes/model.ts'
import type { ChangeLine, ChangeView } from '../../shared/changes/model.ts'
import { DataTable } from '../kit/DataTable.tsx'
import type { Column } from '../kit/DataTable.tsx'
import { Field } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { PageButtons } from '../kit/PageButtons.tsx'
import { maskIdNumber } from '../kit/masked.ts'
import { PickField } from '../kit/PickField.tsx'
import { useVillages } from '../office/use-villages.ts'
import { hasRole, useDesk } from '../shell/desk.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { ChangeStateTag } from './ChangeStateTag.tsx'
import { words } from './words.ts'
import './changes.css'

const route = getRouteApi('/changes')

const columns: readonly Column<ChangeLine>[] = [
  { key: 'number', title: words.number, width: '180px', render: (row) => row.changeNumber },
  {
    key: 'name',
    title: words.name,
    width: '150px',
    render: (row) => <span className="change-name">{row.name}</span>,
  },
  {
    key: 'idNumber',
    title: words.idNumber,
    width: '190px',
    render: (row) => maskIdNumber(row.idNumber),
  },
  { key: 'village', title: words.village, width: '120px', render: (row) => row.villageName },
  { key: 'what', title: words.what, render: (row) => row.labels.join('、') },
  {
    key: 'taken',
    title: words.taken,
    width: '190px',
    render: (row) => (
      <>
        {row.takenOn} {row.takenBy}
        {row.takenByMe && row.state === 'waiting' && (
          <span className="tag tag-warning">{words.mine}</span>
        )}
      </>
    ),
  },
  {
    key: 'state',
    title: words.state,
    width: '90px',
    render: (row) => <ChangeStateTag state={row.state} />,
  },
]

export function ChangesPage() {
  const { view = 'waiting', village, text, cursor } = route.useSearch()
  const filters = { view, village, text }
  const navigate = route.useNavigate()
  const { operator } = useDesk()
  const [typed, setTyped] = useState(text ?? '')
  const villages = useVillages()
  const list = useQuery(
    calls.changes.list.queryOptions({
      input: {
        view,
        ...(village === undefined ? {} : { villageId: village }),
        ...(text === undefined ? {} : { text }),
        ...(cursor === undefined ? {} : { cursor }),
      },
      placeholderData: keepPreviousData,
      staleTime: 0,
      // Somebody stands at the counter and waits for this.
      ...(view === 'waiting' ? { refetchInterval: 5000 } : {}),
    }),
  )
  const rows = list.data?.lines ?? []
  const next = list.data?.more === true ? rows.at(-1)?.changeId : undefined
  return (
    <Page
      title={pageTitles.changes}
      aside={
        <>
          <Button onClick={() => void navigate({ to: '/newborns' })}>{pageTitles.newborns}</Button>
          {hasRole(operator, ['reviewer']) && (
            <Button onClick={() => void navigate({ to: '/review' })}>{words.toReview}</Button>
          )}
        </>
      }
    >
      <Segmented<ChangeView>
        aria-label={words.views}
        value={view}
        options={changeViews.map((value) => ({
          value,
          label: words.view(value, list.data?.counts[value]),
        }))}
        onChange={(chosen) =>
          void navigate({ search: { ...filters, view: chosen }, replace: true })
        }
      />
      <div className="change-filters">
        <Field id="text" label={words.lookUp}>
          <Input
            id="text"
            value={typed}
            onChange={(event) => {
              const { value } = event.target
              setTyped(value)
              const wanted = value.trim() === '' ? undefined : value.trim()
              void navigate({ search: { ...filters, text: wanted }, replace: true })
            }}
            placeholder={words.lookUpHint}
            autoComplete="off"
            maxLength={64}
            allowClear
          />
        </Field>
        <Field id="village" label={words.village}>
          <PickField
            id="village"
            options={villages.options}
            value={village ?? null}
            onChange={(picked) =>
              void navigate({ search: { ...filters, village: picked ?? undefined }, replace: true })
            }
            allowClear
            placeholder={words.allVillages}
          />
        </Field>
        <span className="change-pages">
          <PageButtons
            firstLabel={words.first}
            nextLabel={words.next}
            onFirst={cursor === undefined ? null : () => void navigate({ search: filters })}
            onNext={
              next === undefined
                ? null
                : () => void navigate({ search: { ...filters, cursor: next } })
            }
          />
        </span>
      </div>
      {list.error !== null && <Notice kind="error">{sentenceOf(list.error)}</Notice>}
      <DataTable
        caption={pageTitles.changes}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.changeId}
        onOpen={(row) =>
          void navigate({ to: '/changes/$changeId', params: { changeId: String(row.changeId) } })
        }
        autoFocus
        empty={list.isPending ? frameWords.loading : words.empty}
      />
    </Page>
  )
}
