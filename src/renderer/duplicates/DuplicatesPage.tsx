/** 疑似重复: pairs of records that may be one person; part and filters stand in the address. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Segmented } from 'antd'
import {
  likenessKindLabels,
  mergeStatusLabels,
  pairViewSchema,
} from '../../shared/duplicates/model.ts'
import type { PairLine, PairView } from '../../shared/duplicates/model.ts'
import { DataTable } from '../kit/DataTable.tsx'
import type { Column } from '../kit/DataTable.tsx'
import { Field } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { PageButtons } from '../kit/PageButtons.tsx'
import { PickField } from '../kit/PickField.tsx'
import { useVillages } from '../office/use-villages.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { words } from './words.ts'
import './duplicates.css'

const route = getRouteApi('/duplicates')
const pageSize = 50

const columns: readonly Column<PairLine>[] = [
  {
    key: 'name',
    title: words.one,
    width: '150px',
    render: ({ one, other }) => <Both one={one.name} other={other.name} />,
  },
  {
    key: 'number',
    title: '证件号码',
    width: '190px',
    render: ({ one, other }) => <Both one={one.idNumber} other={other.idNumber} />,
  },
  {
    key: 'birth',
    title: '出生日期',
    width: '110px',
    render: ({ one, other }) => <Both one={one.birthDate} other={other.birthDate} />,
  },
  {
    key: 'village',
    title: words.village,
    render: ({ one, other }) => <Both one={one.villageName} other={other.villageName} />,
  },
  {
    key: 'kind',
    title: words.kind,
    width: '190px',
    render: ({ likeness }) => likenessKindLabels[likeness.kind],
  },
  {
    key: 'score',
    title: words.score,
    width: '70px',
    align: 'right',
    render: ({ likeness }) => likeness.score,
  },
  {
    key: 'state',
    title: words.state,
    width: '100px',
    render: ({ merge }) => (merge === null ? '' : mergeStatusLabels[merge.status]),
  },
]

function Both({ one, other }: { readonly one: string; readonly other: string }) {
  return (
    <>
      <span className="pair-cell">{one}</span>
      <span className="pair-cell">{other}</span>
    </>
  )
}

export function DuplicatesPage() {
  const { view = 'open', village, kind, offset = 0 } = route.useSearch()
  const filters = { view, village, kind }
  const navigate = route.useNavigate()
  const villages = useVillages()
  const list = useQuery(
    calls.duplicates.list.queryOptions({
      input: {
        view,
        offset,
        ...(village === undefined ? {} : { villageId: village }),
        ...(kind === undefined ? {} : { kind }),
      },
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  )
  const rows = list.data?.pairs ?? []
  const counts = list.data?.counts ?? []
  const openCount = counts.reduce((sum, one) => sum + one.count, 0)
  const count = list.data?.count ?? 0
  return (
    <Page
      title={pageTitles.duplicates}
      aside={list.data !== undefined && words.count(list.data.count)}
    >
      <Segmented<PairView>
        aria-label={words.views}
        value={view}
        options={pairViewSchema.options.map((value) => ({
          value,
          label: words.view(
            value,
            value === 'open' ? openCount : value === view ? count : undefined,
          ),
        }))}
        onChange={(chosen) => void navigate({ search: { village, view: chosen }, replace: true })}
      />
      <div className="pair-filters">
        <Field id="village" label={words.village}>
          <PickField
            id="village"
            options={villages.options}
            value={village ?? null}
            onChange={(picked) =>
              void navigate({ search: { view, kind, village: picked ?? undefined }, replace: true })
            }
            allowClear
            placeholder={words.allVillages}
          />
        </Field>
        {view === 'open' && (
          <Field id="kind" label={words.kind}>
            <PickField
              id="kind"
              options={counts.map((one) => ({
                value: one.kind,
                label: words.kindOption(one.kind, one.count),
              }))}
              value={kind ?? null}
              onChange={(picked) =>
                void navigate({
                  search: { view, village, kind: picked ?? undefined },
                  replace: true,
                })
              }
              allowClear
              placeholder={words.allKinds}
            />
          </Field>
        )}
      </div>
      {list.error !== null && <Notice kind="error">{sentenceOf(list.error)}</Notice>}
      <div className="pair-bar">
        <PageButtons
          firstLabel={words.first}
          nextLabel={words.next}
          onFirst={offset === 0 ? null : () => void navigate({ search: filters })}
          onNext={
            offset + pageSize >= count
              ? null
              : () => void navigate({ search: { ...filters, offset: offset + pageSize } })
          }
        />
      </div>
      <DataTable
        caption={pageTitles.duplicates}
        columns={columns}
        rows={rows}
        keyOf={({ one, other }) => `${one.personId}-${other.personId}`}
        onOpen={({ one, other }) =>
          void navigate({
            to: '/duplicates/$oneId/$otherId',
            params: { oneId: String(one.personId), otherId: String(other.personId) },
          })
        }
        autoFocus
        empty={list.isPending ? frameWords.loading : words.empty}
      />
    </Page>
  )
}
