/** Those changed, a page at a time, by village and kind of change. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { changeKindLabels, changedPageSize } from '../../shared/rehearsal/model.ts'
import type { ChangedPerson, RehearsalResult, Standing } from '../../shared/rehearsal/model.ts'
import { sayStanding } from '../../shared/rehearsal/words.ts'
import { DataTable } from '../kit/DataTable.tsx'
import type { Column } from '../kit/DataTable.tsx'
import { Field } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { PickField } from '../kit/PickField.tsx'
import { maskIdNumber } from '../kit/masked.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words as frameWords } from '../shell/words.ts'
import { words } from './words.ts'

const route = getRouteApi('/rehearsal')

const columns: readonly Column<ChangedPerson>[] = [
  { key: 'village', title: words.village, width: '110px', render: (row) => row.villageName },
  {
    key: 'name',
    title: words.name,
    width: '100px',
    render: ({ name, settled }) => (
      <>
        {name} {settled && <span className="tag">{words.settledTag}</span>}
      </>
    ),
  },
  {
    key: 'idNumber',
    title: words.idNumber,
    width: '190px',
    render: (row) => <span className="money">{maskIdNumber(row.idNumber)}</span>,
  },
  {
    key: 'kinds',
    title: words.change,
    width: '120px',
    render: ({ kinds }) => kinds.map((kind) => changeKindLabels[kind]).join('、'),
  },
  { key: 'now', title: words.now, render: ({ before }) => <Said standing={before} /> },
  { key: 'then', title: words.later, render: ({ after }) => <Said standing={after} /> },
]

const numberColumn: Column<ChangedPerson> = {
  key: 'registration',
  title: words.registration,
  width: '215px',
  render: (row) => <span className="money">{row.registrationNumber}</span>,
}

function Said({ standing }: { readonly standing: Standing }) {
  return (
    <>
      {sayStanding(standing)}
      {standing.benefitFrom !== null && (
        <span className="fact-more">{words.benefit(standing.benefitFrom)}</span>
      )}
    </>
  )
}

type Props = { readonly rehearsalId: string; readonly result: RehearsalResult }

export function PeoplePart({ rehearsalId, result }: Props) {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { village, kind, group, offset = 0 } = search
  const list = useQuery(
    calls.rehearsal.people.queryOptions({
      input: { rehearsalId, villageId: village, kind, groupId: group, offset },
      placeholderData: keepPreviousData,
      staleTime: 60_000,
    }),
  )
  const people = list.data?.people ?? []
  const count = list.data?.count ?? 0
  const chosen = result.groups.find(({ groupId }) => groupId === group)
  const turnTo = (next: number) => void navigate({ search: { ...search, offset: next } })
  const withNumbers = people.some(({ registrationNumber }) => registrationNumber !== null)

  return (
    <>
      <div className="rehearsal-filters">
        <Field id="rehearsal-village" label={words.byVillage}>
          <PickField
            id="rehearsal-village"
            options={result.villages.map(({ villageId, name }) => ({
              value: villageId,
              label: name,
            }))}
            value={village ?? null}
            onChange={(next) =>
              void navigate({ search: { ...search, village: next ?? undefined, offset: 0 } })
            }
            placeholder={words.all}
            allowClear
          />
        </Field>
        <Field id="rehearsal-change" label={words.byKind}>
          <PickField
            id="rehearsal-change"
            options={result.byKind.map((one) => ({
              value: one.kind,
              label: changeKindLabels[one.kind],
            }))}
            value={kind ?? null}
            onChange={(next) =>
              void navigate({ search: { ...search, kind: next ?? undefined, offset: 0 } })
            }
            placeholder={words.all}
            allowClear
          />
        </Field>
        <span className="money rehearsal-count">
          {count > 0 && words.shown(offset + 1, offset + people.length, count)}
        </span>
        <Button
          disabled={offset === 0}
          onClick={() => turnTo(Math.max(0, offset - changedPageSize))}
        >
          {words.newer}
        </Button>
        <Button
          disabled={offset + changedPageSize >= count}
          onClick={() => turnTo(offset + changedPageSize)}
        >
          {words.older}
        </Button>
      </div>
      {chosen !== undefined && (
        <Notice kind="plain">
          {words.ofGroup(sayStanding(chosen.before), sayStanding(chosen.after))}{' '}
          <Button size="small" onClick={() => void navigate({ search: { part: 'people' } })}>
            {words.allGroups}
          </Button>
        </Notice>
      )}
      {list.error !== null && <Notice kind="error">{sentenceOf(list.error)}</Notice>}
      <DataTable
        caption={words.parts.people}
        columns={
          withNumbers ? [...columns.slice(0, 3), numberColumn, ...columns.slice(3)] : columns
        }
        rows={people}
        keyOf={({ personId, registrationNumber }) => `${personId} ${registrationNumber ?? ''}`}
        empty={list.isPending ? frameWords.loading : words.noPeople}
      />
    </>
  )
}
