/** 登记列表: newest first, by day and village; the filters stand in the address. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, useLocation } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect } from 'react'
import { registrationStateLabels, registrationStateSchema } from '../../shared/intake/lifecycle.ts'
import type { RegistrationLine } from '../../shared/intake/model.ts'
import { DataTable } from '../kit/DataTable.tsx'
import type { Column } from '../kit/DataTable.tsx'
import { DayField } from '../kit/DayField.tsx'
import { Field } from '../kit/Field.tsx'
import { Money } from '../kit/Money.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { PickField } from '../kit/PickField.tsx'
import { maskIdNumber } from '../kit/masked.ts'
import { useVillages } from '../office/use-villages.ts'
import { useDesk } from '../shell/desk.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { StateTag } from './RegistrationState.tsx'
import { rememberList } from './last-list.ts'
import { words as reviewWords } from './review-words.ts'
import { tierLabel, words } from './words.ts'
import './intake.css'

const route = getRouteApi('/registrations')

const stateOptions = registrationStateSchema.options.map((state) => ({
  value: state,
  label: registrationStateLabels[state],
}))

const columns: readonly Column<RegistrationLine>[] = [
  {
    key: 'number',
    title: words.number,
    width: '230px',
    render: (row) => <span className="money">{row.registrationNumber}</span>,
  },
  {
    key: 'state',
    title: reviewWords.state,
    width: '90px',
    render: (row) => <StateTag state={row.state} />,
  },
  { key: 'name', title: words.name, width: '120px', render: (row) => row.name },
  {
    key: 'idNumber',
    title: words.idNumber,
    width: '190px',
    render: (row) => <span className="money">{maskIdNumber(row.idNumber)}</span>,
  },
  { key: 'village', title: words.village, render: (row) => row.villageName },
  {
    key: 'year',
    title: words.year,
    width: '80px',
    render: (row) => <span className="money">{row.coverageYear}</span>,
  },
  { key: 'tier', title: words.tier, width: '70px', render: (row) => tierLabel(row.tier) },
  {
    key: 'payable',
    title: words.payableColumn,
    align: 'right',
    width: '120px',
    render: (row) => (row.payableFen === null ? '—' : <Money fen={row.payableFen} />),
  },
  {
    key: 'registeredOn',
    title: words.registeredOn,
    width: '130px',
    render: (row) => <span className="money">{row.registeredOn}</span>,
  },
  { key: 'takenBy', title: words.takenBy, width: '110px', render: (row) => row.takenBy },
]

export function RegistrationsPage() {
  const { day, village, state, before } = route.useSearch()
  const filters = { day, village, state }
  const navigate = route.useNavigate()
  const { today } = useDesk()
  const href = useLocation({ select: (location) => location.href })
  useEffect(() => rememberList(href), [href])
  const villages = useVillages()
  const list = useQuery(
    calls.intake.list.queryOptions({
      input: {
        ...(day === undefined ? {} : { registeredOn: day }),
        ...(village === undefined ? {} : { villageId: village }),
        ...(state === undefined ? {} : { state }),
        ...(before === undefined ? {} : { before }),
      },
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  )
  const rows = list.data?.registrations ?? []
  const last = rows.at(-1)
  return (
    <Page
      title={pageTitles.registrations}
      aside={list.data !== undefined && words.count(list.data.count)}
    >
      <div className="filters">
        <DayField
          id="day"
          label={words.registeredOn}
          value={day ?? null}
          onChange={(picked) =>
            void navigate({ search: { ...filters, day: picked ?? undefined }, replace: true })
          }
          today={today}
          placeholder={words.allDays}
        />
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
        <Field id="state" label={reviewWords.state}>
          <PickField
            id="state"
            options={stateOptions}
            value={state ?? null}
            onChange={(picked) =>
              void navigate({ search: { ...filters, state: picked ?? undefined }, replace: true })
            }
            allowClear
            placeholder={reviewWords.allStates}
          />
        </Field>
        <span className="filters-pages">
          {before !== undefined && (
            <Button onClick={() => void navigate({ search: filters })}>{words.newest}</Button>
          )}
          {list.data?.more === true && last !== undefined && (
            <Button
              onClick={() => void navigate({ search: { ...filters, before: last.registrationId } })}
            >
              {words.older}
            </Button>
          )}
        </span>
      </div>
      {list.error !== null && <Notice kind="error">{sentenceOf(list.error)}</Notice>}
      <DataTable
        caption={pageTitles.registrations}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.registrationId}
        onOpen={(row) =>
          void navigate({
            to: '/registrations/$registrationId',
            params: { registrationId: String(row.registrationId) },
          })
        }
        empty={list.isPending ? frameWords.loading : words.empty}
      />
    </Page>
  )
}
