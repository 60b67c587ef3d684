/** 登记列表: newest first, by day and village; the filters stand in the address. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, useLocation } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { registrationStateLabels, registrationStateSchema } from '../../shared/intake/lifecycle.ts'
import type { RegistrationLine } from '../../shared/intake/model.ts'
import { words as twinWords } from '../duplicates/words.ts'
import { DataTable } from '../kit/DataTable.tsx'
import type { Column } from '../kit/DataTable.tsx'
import { DayField } from '../kit/DayField.tsx'
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
import { StateTag } from './RegistrationState.tsx'
import { rememberList } from './last-list.ts'
import { nextPageAfter } from './next-page.ts'
import { registrationColumns } from './registration-columns.tsx'
import { words as reviewWords } from './review-words.ts'
import { words } from './words.ts'
import './intake.css'

const route = getRouteApi('/registrations')

const stateOptions = registrationStateSchema.options.map((state) => ({
  value: state,
  label: registrationStateLabels[state],
}))

const columns: readonly Column<RegistrationLine>[] = [
  ...registrationColumns<RegistrationLine>({ number: '205px', name: '190px', idNumber: '175px' }, [
    {
      key: 'state',
      title: reviewWords.state,
      width: '100px',
      render: (row) => <StateTag state={row.state} />,
    },
  ]),
  { key: 'takenBy', title: words.takenBy, width: '110px', render: (row) => row.takenBy },
]

export function RegistrationsPage() {
  const { day, village, state, text, before } = route.useSearch()
  const filters = { day, village, state, text }
  const navigate = route.useNavigate()
  const { today, operator } = useDesk()
  const href = useLocation({ select: (location) => location.href })
  useEffect(() => rememberList(href), [href])
  const [typed, setTyped] = useState(text ?? '')
  function lookUp(wanted: string): void {
    setTyped(wanted)
    const asked = wanted.trim() === '' ? undefined : wanted.trim()
    void navigate({ search: { ...filters, text: asked }, replace: true })
  }
  const villages = useVillages()
  const list = useQuery(
    calls.intake.list.queryOptions({
      input: {
        ...(day === undefined ? {} : { registeredOn: day }),
        ...(village === undefined ? {} : { villageId: village }),
        ...(state === undefined ? {} : { state }),
        ...(text === undefined ? {} : { text }),
        ...(before === undefined ? {} : { before }),
      },
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  )
  const rows = list.data?.registrations ?? []
  const next = nextPageAfter(list.data)
  return (
    <Page
      title={pageTitles.registrations}
      aside={
        <>
          {list.data !== undefined && words.count(list.data.count)}{' '}
          <Button onClick={() => void navigate({ to: '/duplicates' })}>{twinWords.open}</Button>
        </>
      }
    >
      <div className="filters">
        <Field id="text" label={words.lookUp}>
          <Input
            id="text"
            value={typed}
            onChange={(event) => lookUp(event.target.value)}
            placeholder={words.lookUpHint}
            autoComplete="off"
            maxLength={64}
            allowClear
          />
        </Field>
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
          {hasRole(operator, ['clerk', 'reviewer']) && (
            <Button
              onClick={() =>
                void navigate({ to: '/batch', search: village === undefined ? {} : { village } })
              }
            >
              {words.batchPrint}
            </Button>
          )}
          <PageButtons
            firstLabel={words.newest}
            nextLabel={words.older}
            onFirst={before === undefined ? null : () => void navigate({ search: filters })}
            onNext={
              next === null ? null : () => void navigate({ search: { ...filters, before: next } })
            }
          />
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
        autoFocus
        empty={list.isPending ? frameWords.loading : words.empty}
      />
    </Page>
  )
}
