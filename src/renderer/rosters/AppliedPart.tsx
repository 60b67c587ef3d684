/** What became of a list that was applied: its counts, whether it counts, and taking it back. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { TaxBooking } from '../../shared/collections/tax-lines.ts'
import { getRosterKind } from '../../shared/rosters/kinds.ts'
import { rowOutcomeLabels, rowOutcomeSchema } from '../../shared/rosters/model.ts'
import type { NotRestored, RosterBatch, RosterCounts } from '../../shared/rosters/model.ts'
import { TaxCounts } from '../collections/TaxCounts.tsx'
import { DataTable } from '../kit/DataTable.tsx'
import type { Column } from '../kit/DataTable.tsx'
import { Fact } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { ReasonDialog } from '../kit/ReasonDialog.tsx'
import { hasRole, useDesk } from '../shell/desk.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { words as frameWords } from '../shell/words.ts'
import { StatusTag } from './BatchesPart.tsx'
import { Downloads } from './Downloads.tsx'
import { pollMilliseconds } from './running.ts'
import { PeopleCounts } from './PeopleCounts.tsx'
import { refreshRosters } from './use-step.ts'
import { words } from './words.ts'

type Props = {
  readonly batchId: number
  /** The file it came from, while it is kept. */
  readonly importId: string | null
}

export function AppliedPart({ batchId, importId }: Props) {
  const { operator } = useDesk()
  const navigate = useNavigate()
  const [undoing, setUndoing] = useState(false)
  const found = useQuery(
    calls.rosters.batch.queryOptions({
      input: { batchId },
      staleTime: 0,
      refetchInterval: ({ state: { data } }) =>
        data?.batch.status === 'applying' || data?.batch.status === 'undoing'
          ? pollMilliseconds
          : false,
    }),
  )
  if (found.error !== null) return <Notice kind="error">{sentenceOf(found.error)}</Notice>
  if (found.data === undefined) return <p>{frameWords.loading}</p>
  const { batch, notRestored } = found.data
  const isMoney = getRosterKind(batch.kind).changes === 'payments'
  const mayUndo =
    hasRole(operator, ['reviewer']) && (batch.status === 'applied' || batch.status === 'applying')
  return (
    <>
      <section className="panel" aria-label={words.resultTitle}>
        <h2 className="panel-title">
          {words.resultTitle}
          <StatusTag {...batch} />
          <span className="panel-title-side">
            {batch.appliedBy} {batch.appliedOn}
          </span>
        </h2>
        {batch.undoneReason !== null && (
          <Notice kind="plain">{words.undoneBecause(batch.undoneReason)}</Notice>
        )}
        <BatchFacts batch={batch} />
        {isMoney && batch.undoneReason !== null && (
          <Notice kind="plain">{words.moneyTakenBack}</Notice>
        )}
        {/* Asked anew once it is taken back: reversed money is none. */}
        {isMoney && batch.status !== 'applying' && <BatchMoney key={batch.status} batch={batch} />}
        <div className="roster-bar">
          {mayUndo && <Button onClick={() => setUndoing(true)}>{words.undo}</Button>}
          {isMoney && (
            <Button
              onClick={() =>
                void navigate({ to: '/tax-lines', search: { show: 'all', batch: batchId } })
              }
            >
              {words.taxOf}
            </Button>
          )}
          {importId !== null && <Downloads importId={importId} />}
        </div>
      </section>
      {notRestored.length > 0 && <NotRestoredTable lines={notRestored} />}
      {undoing && <UndoDialog batchId={batchId} onClose={() => setUndoing(false)} />}
    </>
  )
}

/** As it stands in the books now, also after somebody accepted part of it. */
function BatchMoney({ batch: { batchId, counts } }: { readonly batch: RosterBatch }) {
  const found = useQuery(
    calls.collections.taxLines.queryOptions({ input: { show: 'all', batchId }, staleTime: 0 }),
  )
  return (
    <>
      <p>{words.bookedThen(bookedLines(counts))}</p>
      {found.data !== undefined && <TaxCounts counts={found.data.totals} />}
    </>
  )
}

/** Every line of the file, by what became of its money when the list was applied. */
function bookedLines(counts: RosterCounts) {
  const linesOf = (booking: TaxBooking) =>
    counts.payments.find((one) => one.booking === booking)?.lines ?? 0
  const same = linesOf('same')
  const differs = linesOf('differs') + linesOf('no-money')
  const unused = counts.bad + counts.duplicate
  const { rows } = counts
  return { rows, booked: rows - same - differs - unused, same, differs, unused }
}

function BatchFacts({ batch: { counts, confirmedBy } }: { readonly batch: RosterBatch }) {
  return (
    <>
      <Fact label={words.counts}>{words.counted(counts.rows, counts.matched)}</Fact>
      {rowOutcomeSchema.options
        .filter((outcome) => counts[outcome] > 0)
        .map((outcome) => (
          <Fact key={outcome} label={rowOutcomeLabels[outcome]}>
            <span className="money">{counts[outcome]}</span>
          </Fact>
        ))}
      <PeopleCounts counts={counts} />
      {confirmedBy !== null && (
        <Fact label={words.guardConfirm}>{words.guardConfirmed(confirmedBy)}</Fact>
      )}
    </>
  )
}

const columns: readonly Column<NotRestored>[] = [
  { key: 'name', title: words.name, width: '140px', render: ({ name }) => name },
  {
    key: 'idNumber',
    title: words.idNumber,
    width: '200px',
    render: ({ idNumber }) => <span className="money">{idNumber}</span>,
  },
  { key: 'what', title: words.what, width: '140px', render: ({ what }) => what },
  { key: 'reason', title: words.because, render: ({ reason }) => reason },
]

function NotRestoredTable({ lines }: { readonly lines: readonly NotRestored[] }) {
  return (
    <>
      <p>{words.notRestored}</p>
      <DataTable
        caption={words.notRestored}
        columns={columns}
        rows={lines}
        keyOf={({ personId, idNumber, what }) => `${personId ?? idNumber}-${what}`}
        empty=""
      />
    </>
  )
}

function UndoDialog({
  batchId,
  onClose,
}: {
  readonly batchId: number
  readonly onClose: () => void
}) {
  const { message } = App.useApp()
  const undo = useWrite({
    call: rpc.rosters.undo,
    onDone: async () => {
      void message.success(words.undone)
      onClose()
      await refreshRosters()
    },
  })
  return (
    <ReasonDialog
      title={words.undoTitle}
      text={words.undoText}
      label={words.undoReason}
      saveLabel={words.undo}
      missingText={words.undoReasonMissing}
      pending={undo.pending}
      refusal={undo.error === null ? null : sentenceOf(undo.error)}
      onForget={undo.forget}
      onSave={(reason) => void undo.submit({ batchId, reason })}
      onClose={onClose}
    />
  )
}
