/** 新生儿待补号码: who was enrolled by a birth certificate, and how many of the pack's days are left. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import type { NewbornLine } from '../../shared/changes/model.ts'
import { sexLabels } from '../../shared/people/model.ts'
import { DataTable } from '../kit/DataTable.tsx'
import type { Column } from '../kit/DataTable.tsx'
import { Field } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { PageButtons } from '../kit/PageButtons.tsx'
import { PickField } from '../kit/PickField.tsx'
import { useVillages } from '../office/use-villages.ts'
import { hasRole, useDesk } from '../shell/desk.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { words } from './words.ts'
import './changes.css'

const route = getRouteApi('/newborns')

/** So few days are left that somebody should be called. */
const soonDays = 14

const columns: readonly Column<NewbornLine>[] = [
  {
    key: 'name',
    title: words.name,
    width: '150px',
    render: (row) => (
      <span className="change-name">
        {row.name}　{sexLabels[row.sex]}
      </span>
    ),
  },
  { key: 'certificate', title: words.certificate, width: '140px', render: (row) => row.idNumber },
  { key: 'born', title: words.born, width: '120px', render: (row) => row.birthDate },
  { key: 'village', title: words.village, width: '140px', render: (row) => row.villageName },
  {
    key: 'contact',
    title: words.contact,
    render: (row) => [row.headName, row.phone].filter((part) => part !== null).join('　') || '—',
  },
  {
    key: 'safe',
    title: words.safeLastDay,
    width: '210px',
    render: (row) =>
      row.safeLastDay === null ? (
        <span className="faint">{words.unsaid}</span>
      ) : (
        <>
          {row.safeLastDay} <span className="faint">{row.clause}</span>
        </>
      ),
  },
  {
    key: 'left',
    title: words.daysLeft,
    width: '110px',
    render: (row) =>
      row.daysLeft === null ? (
        '—'
      ) : (
        <strong className={row.daysLeft <= soonDays ? 'change-late' : undefined}>
          {words.days(row.daysLeft)}
        </strong>
      ),
  },
  {
    key: 'open',
    title: words.state,
    width: '100px',
    render: ({ openChange }) =>
      openChange === null ? (
        <span className="tag">{words.supply}</span>
      ) : (
        <span className="tag tag-warning">
          {openChange.state === 'waiting' ? words.supplying : words.suppliedBack}
        </span>
      ),
  },
]

export function NewbornsPage() {
  const { village, after } = route.useSearch()
  const navigate = route.useNavigate()
  const { operator } = useDesk()
  const isClerk = hasRole(operator, ['clerk'])
  const villages = useVillages()
  const list = useQuery(
    calls.changes.newborns.queryOptions({
      input: {
        ...(village === undefined ? {} : { villageId: village }),
        ...(after === undefined ? {} : { after }),
      },
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  )
  const rows = list.data?.lines ?? []
  const next = list.data?.more === true ? rows.at(-1)?.personId : undefined

  /** The case that is open, or the form for the number that has come. */
  function open({ personId, openChange }: NewbornLine): void {
    if (openChange !== null) {
      const params = { changeId: String(openChange.changeId) }
      void navigate({ to: '/changes/$changeId', params })
      return
    }
    const params = { personId: String(personId) }
    if (isClerk) {
      void navigate({ to: '/people/$personId/change', params, search: { for: 'number' } })
    } else void navigate({ to: '/people/$personId', params })
  }

  return (
    <Page
      title={pageTitles.newborns}
      aside={
        <>
          {list.data !== undefined && <strong>{words.newbornsCount(list.data.count)}</strong>}
          <Button onClick={() => void navigate({ to: '/changes' })}>{words.toList}</Button>
        </>
      }
    >
      <p>{words.newbornsHelp}</p>
      <div className="change-filters">
        <Field id="village" label={words.village}>
          <PickField
            id="village"
            options={villages.options}
            value={village ?? null}
            onChange={(picked) =>
              void navigate({ search: { village: picked ?? undefined }, replace: true })
            }
            allowClear
            placeholder={words.allVillages}
          />
        </Field>
        <span className="change-pages">
          <PageButtons
            firstLabel={words.first}
            nextLabel={words.next}
            onFirst={after === undefined ? null : () => void navigate({ search: { village } })}
            onNext={
              next === undefined ? null : () => void navigate({ search: { village, after: next } })
            }
          />
        </span>
      </div>
      {list.error !== null && <Notice kind="error">{sentenceOf(list.error)}</Notice>}
      <DataTable
        caption={pageTitles.newborns}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.personId}
        onOpen={open}
        autoFocus
        empty={list.isPending ? frameWords.loading : words.noNewborns}
      />
    </Page>
  )
}
