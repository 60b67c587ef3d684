/** 税务清册缴费: what the tax office's lists brought, and the 暂收 that waits for a second person. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { taxBookingLabels, taxStatusLabels } from '../../shared/collections/tax-lines.ts'
import type { TaxListFilter, TaxPayment } from '../../shared/collections/tax-lines.ts'
import { speakYuan } from '../../shared/kernel/fen.ts'
import { DataTable } from '../kit/DataTable.tsx'
import type { Column } from '../kit/DataTable.tsx'
import { Money } from '../kit/Money.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { PageButtons } from '../kit/PageButtons.tsx'
import { useSettled } from '../kit/use-settled.ts'
import { hasRole, useDesk } from '../shell/desk.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words as frameWords } from '../shell/words.ts'
import { AcceptDialog } from './AcceptDialog.tsx'
import { TaxCounts } from './TaxCounts.tsx'
import { taxWords } from './tax-words.ts'
import './tax-lines.css'

const route = getRouteApi('/tax-lines')
const shows = ['open', 'decided', 'all'] as const
const settleMilliseconds = 300

const columns: readonly Column<TaxPayment>[] = [
  {
    key: 'person',
    title: taxWords.person,
    width: '180px',
    render: ({ name, idNumber }) => (
      <>
        <span className="tax-line">{name ?? taxWords.nameless}</span>
        <span className="money faint">{idNumber ?? ''}</span>
      </>
    ),
  },
  {
    key: 'paid',
    title: taxWords.paid,
    width: '110px',
    render: ({ paidOn }) => <span className="money">{paidOn}</span>,
  },
  {
    key: 'amount',
    title: taxWords.amount,
    width: '110px',
    align: 'right',
    render: ({ amountFen }) => <Money fen={amountFen} />,
  },
  {
    key: 'surplus',
    title: taxWords.surplus,
    width: '100px',
    align: 'right',
    render: ({ surplusFen }) => <Money fen={surplusFen} />,
  },
  { key: 'what', title: taxWords.what, width: '150px', render: (line) => <What line={line} /> },
  { key: 'why', title: taxWords.why, render: (line) => <Why line={line} /> },
  {
    key: 'source',
    title: taxWords.source,
    width: '160px',
    render: ({ fileName, rowNumber, voucher }) => (
      <>
        <span className="tax-line">{taxWords.row(fileName, rowNumber)}</span>
        {voucher !== null && <span className="money faint">{taxWords.voucher(voucher)}</span>}
      </>
    ),
  },
]

function What({ line }: { readonly line: TaxPayment }) {
  const { status, cause, outcome } = line
  const label = taxBookingLabels[cause ?? (outcome === 'registration' ? outcome : 'renewal')]
  const isOpen = status === 'booked' && line.surplusFen > 0
  return (
    <>
      <span className={isOpen ? 'tag tag-warning tag-alone' : 'tag tag-alone'}>
        {status === 'accepted' ? taxStatusLabels.accepted : label}
      </span>
      {(status === 'kept' || status === 'reversed') && (
        <span className="tax-line faint">{taxStatusLabels[status]}</span>
      )}
    </>
  )
}

function Why({ line }: { readonly line: TaxPayment }) {
  const { reason, acceptedBy, acceptedOn, acceptReason, shortfallFen } = line
  return (
    <>
      {reason !== null && <span className="tax-line">{reason}</span>}
      {shortfallFen > 0 && (
        <span className="tax-line">{taxWords.shortfall(speakYuan(shortfallFen))}</span>
      )}
      {acceptedBy !== null && (
        <span className="tax-line faint">
          {taxWords.acceptedBy(acceptedBy, acceptedOn ?? '', acceptReason ?? '')}
        </span>
      )}
      {isOpenTo(line) && line.appliedByMe && <span className="tax-line faint">{taxWords.own}</span>}
    </>
  )
}

function isOpenTo({ status, surplusFen }: TaxPayment): boolean {
  return status === 'booked' && surplusFen > 0
}

export function TaxLinesPage() {
  const { show = 'open', batch, text = '', before } = route.useSearch()
  const navigate = route.useNavigate()
  const { operator } = useDesk()
  const [typed, setTyped] = useState(text)
  const [accepting, setAccepting] = useState<TaxPayment | null>(null)
  const wanted = useSettled(typed.trim(), settleMilliseconds)
  const filter: TaxListFilter = {
    show,
    ...(batch === undefined ? {} : { batchId: batch }),
    ...(wanted === '' ? {} : { text: wanted }),
  }
  const list = useQuery(
    calls.collections.taxLines.queryOptions({
      input: before === undefined ? filter : { ...filter, before },
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  )
  const rows = list.data?.lines ?? []
  const last = rows.at(-1)
  const mayAccept = hasRole(operator, ['clerk', 'reviewer'])
  const turn = (next: number | undefined) =>
    void navigate({ search: { show, batch, text: wanted || undefined, before: next } })
  return (
    <Page
      title={taxWords.title}
      aside={
        <Button onClick={() => void navigate({ to: '/rosters', search: { part: 'batches' } })}>
          {taxWords.toRosters}
        </Button>
      }
    >
      <p>{taxWords.intro}</p>
      <TaxCounts counts={list.data?.totals ?? []} />
      <div className="tax-filters">
        <nav className="tax-filters" aria-label={taxWords.showLabel}>
          {shows.map((name) => (
            <Button
              key={name}
              type={show === name ? 'primary' : 'default'}
              {...(show === name ? { 'aria-current': 'page' as const } : {})}
              onClick={() => void navigate({ search: { show: name, batch } })}
            >
              {taxWords[name]}
            </Button>
          ))}
        </nav>
        <Input
          aria-label={taxWords.find}
          placeholder={taxWords.find}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          allowClear
          maxLength={60}
        />
        {batch !== undefined && (
          <Button onClick={() => void navigate({ search: { show } })}>
            {taxWords.batch(batch)} · {taxWords.everyBatch}
          </Button>
        )}
        <PageButtons
          firstLabel={taxWords.first}
          nextLabel={taxWords.next}
          onFirst={before === undefined ? null : () => turn(undefined)}
          onNext={
            list.data?.more === true && last !== undefined ? () => turn(last.taxPaymentId) : null
          }
        />
      </div>
      {list.error !== null && <Notice kind="error">{sentenceOf(list.error)}</Notice>}
      <DataTable
        caption={taxWords.title}
        columns={columns}
        rows={rows}
        keyOf={({ taxPaymentId }) => taxPaymentId}
        onOpen={setAccepting}
        isClosed={(line) => !mayAccept || !isOpenTo(line) || line.appliedByMe}
        empty={
          list.isPending ? frameWords.loading : show === 'open' ? taxWords.none : taxWords.noneAll
        }
      />
      {accepting !== null && <AcceptDialog line={accepting} onClose={() => setAccepting(null)} />}
    </Page>
  )
}
