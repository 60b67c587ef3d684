/** What the office has entered: who, when, from which document; what was withdrawn and why. */
import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { AmendmentRecord } from '../../shared/amendments/model.ts'
import { DataTable } from '../kit/DataTable.tsx'
import type { Column } from '../kit/DataTable.tsx'
import { Notice } from '../kit/Notice.tsx'
import { ReasonDialog } from '../kit/ReasonDialog.tsx'
import { calls, rpc } from '../shell/rpc.ts'
import { queryClient } from '../shell/queries.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { words as frameWords } from '../shell/words.ts'
import { contentOf, nameOf } from '../../shared/amendments/content-words.ts'
import { sayConsequence, words } from './words.ts'

export function AmendmentsPart({ mayWrite }: { readonly mayWrite: boolean }) {
  const [withdrawing, setWithdrawing] = useState<AmendmentRecord | null>(null)
  const list = useQuery(calls.amendments.list.queryOptions({ staleTime: 0 }))
  const state: Column<AmendmentRecord> = {
    key: 'state',
    title: words.state,
    width: '210px',
    render: (record) =>
      record.withdrawn === null ? (
        mayWrite && (
          <Button size="small" onClick={() => setWithdrawing(record)}>
            {words.withdraw}
          </Button>
        )
      ) : (
        <span className="faint">
          {words.withdrawnBy(record.withdrawn.by, record.withdrawn.on)}：{record.withdrawn.reason}
        </span>
      ),
  }
  return (
    <>
      {list.error !== null && <Notice kind="error">{sentenceOf(list.error)}</Notice>}
      <DataTable
        caption={words.parts.amendments}
        rows={(list.data ?? []).toReversed()}
        keyOf={({ amendmentId }) => amendmentId}
        empty={list.isPending ? frameWords.loading : words.noAmendments}
        columns={[...columns, state]}
      />
      {withdrawing !== null && (
        <WithdrawAmendment record={withdrawing} onClose={() => setWithdrawing(null)} />
      )}
    </>
  )
}

const columns: readonly Column<AmendmentRecord>[] = [
  {
    key: 'document',
    title: words.document,
    width: '210px',
    render: ({ amendment }) => (
      <>
        {amendment.documentNumber ?? words.ruling}
        <br />
        <span className="citation">{amendment.clause}</span>
      </>
    ),
  },
  {
    key: 'from',
    title: words.holdsFrom,
    width: '110px',
    render: ({ amendment }) => <span className="money">{amendment.from}</span>,
  },
  {
    key: 'content',
    title: words.content,
    render: ({ amendment }) => (
      <>
        {contentOf(amendment)}
        <br />
        <span className="faint">{amendment.basis}</span>
        {typeof amendment['unusual'] === 'string' && (
          <div className="faint">{words.unusualBecause(amendment['unusual'])}</div>
        )}
      </>
    ),
  },
  {
    key: 'entered',
    title: words.entered,
    width: '170px',
    render: ({ enteredBy, enteredOn, actionId }) => (
      <>
        {words.enteredBy(enteredBy, enteredOn)}
        <br />
        <span className="faint">{words.action(actionId)}</span>
      </>
    ),
  },
]

/** Who has been approved and not paid yet would notice at the counter: said before, not after. */
function Consequence({ amendmentId }: { readonly amendmentId: number }) {
  const preview = useQuery(
    calls.amendments.withdrawalPreview.queryOptions({ input: { amendmentId }, staleTime: 0 }),
  )
  if (preview.error !== null) return <Notice kind="error">{sentenceOf(preview.error)}</Notice>
  if (preview.data === undefined) return <p className="faint">{words.withdrawCounting}</p>
  const { lostCount, changedCount } = preview.data
  const sentences = sayConsequence(preview.data)
  if (lostCount + changedCount === 0) return <p className="dialog-text">{sentences}</p>
  return <Notice kind="warning">{sentences}</Notice>
}

type WithdrawProps = { readonly record: AmendmentRecord; readonly onClose: () => void }

function WithdrawAmendment({ record, onClose }: WithdrawProps) {
  const { message } = App.useApp()
  const withdraw = useWrite({
    call: rpc.amendments.withdraw,
    onDone: async () => {
      onClose()
      void message.success(words.withdrawn)
      await queryClient.invalidateQueries()
    },
  })
  const { amendmentId, amendment } = record
  return (
    <ReasonDialog
      title={words.withdrawTitle}
      text={words.withdrawText(nameOf(amendment))}
      consequence={<Consequence amendmentId={amendmentId} />}
      label={words.withdrawReason}
      saveLabel={words.withdraw}
      missingText={words.withdrawReasonMissing}
      pending={withdraw.pending}
      refusal={withdraw.error === null ? null : sentenceOf(withdraw.error)}
      onForget={withdraw.forget}
      onSave={(reason) => void withdraw.submit({ amendmentId, reason })}
      onClose={onClose}
    />
  )
}
