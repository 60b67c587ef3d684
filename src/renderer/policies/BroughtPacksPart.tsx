/** 本单位带入的政策包: what the office wrote and brought in itself, and the form for one more. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { BroughtPackRow } from '../../shared/office/brought-pack.ts'
import { DataTable } from '../kit/DataTable.tsx'
import type { Column } from '../kit/DataTable.tsx'
import { Notice } from '../kit/Notice.tsx'
import { ReasonDialog } from '../kit/ReasonDialog.tsx'
import { hasRole, useDesk } from '../shell/desk.ts'
import { queryClient } from '../shell/queries.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { words as frameWords } from '../shell/words.ts'
import { BringForm } from './BringForm.tsx'
import { broughtWords as words } from './brought-words.ts'

export function BroughtPacksPart() {
  const { operator } = useDesk()
  const [dropping, setDropping] = useState<BroughtPackRow | null>(null)
  const packs = useQuery(calls.office.broughtPacks.queryOptions({ staleTime: 0 }))
  const mayWrite = hasRole(operator, ['administrator'])
  return (
    <div className="brought-packs">
      {mayWrite && <BringForm />}
      <h2>{words.list}</h2>
      {packs.error !== null && <Notice kind="error">{sentenceOf(packs.error)}</Notice>}
      <DataTable
        caption={words.list}
        columns={columnsOf(mayWrite ? setDropping : null)}
        rows={packs.data ?? []}
        keyOf={({ policy }) => policy}
        empty={packs.isPending ? frameWords.loading : words.listEmpty}
      />
      {dropping !== null && <Drop pack={dropping} onClose={() => setDropping(null)} />}
    </div>
  )
}

function columnsOf(
  onDrop: ((pack: BroughtPackRow) => void) | null,
): readonly Column<BroughtPackRow>[] {
  return [
    {
      key: 'title',
      title: words.titleColumn,
      render: ({ title, policy, packHash }) => (
        <>
          {title}
          <span className="identity-note">
            {policy}　{words.version(packHash)}
          </span>
        </>
      ),
    },
    { key: 'basis', title: words.basis, width: '24%', render: ({ basis }) => basis },
    {
      key: 'by',
      title: words.byColumn,
      width: '17%',
      render: ({ broughtBy, broughtOn }) => words.byLine(broughtBy, broughtOn),
    },
    {
      key: 'state',
      title: words.state,
      width: '14%',
      render: (pack) => <State pack={pack} />,
    },
    {
      key: 'actions',
      title: words.actions,
      width: '190px',
      render: (pack) => (
        <span className="brought-actions">
          {pack.usable && (
            <Link to="/policies" search={{ policy: pack.policy }}>
              {words.show}
            </Link>
          )}
          {pack.usable && !pack.adopted && (
            <Link to="/rehearsal" search={{ policy: pack.policy }}>
              {words.rehearse}
            </Link>
          )}
          {onDrop !== null && !pack.adopted && (
            <Button size="small" onClick={() => onDrop(pack)}>
              {words.drop}
            </Button>
          )}
        </span>
      ),
    },
  ]
}

function State({ pack }: { readonly pack: BroughtPackRow }) {
  if (!pack.usable) return <span className="state state-bad">{words.states.unusable}</span>
  return pack.adopted ? (
    <span className="state">{words.states.adopted}</span>
  ) : (
    <span className="state state-bad">{words.states.waiting}</span>
  )
}

type DropProps = { readonly pack: BroughtPackRow; readonly onClose: () => void }

function Drop({ pack: { policy, title }, onClose }: DropProps) {
  const { message } = App.useApp()
  const drop = useWrite({
    call: rpc.office.dropPack,
    onDone: async () => {
      onClose()
      void message.success(words.droppedNow)
      await queryClient.invalidateQueries()
    },
  })
  return (
    <ReasonDialog
      title={words.dropTitle}
      text={words.dropText(title)}
      label={words.dropReason}
      saveLabel={words.drop}
      missingText={words.dropReasonMissing}
      pending={drop.pending}
      refusal={drop.error === null ? null : sentenceOf(drop.error)}
      onForget={drop.forget}
      onSave={(reason) => void drop.submit({ policy, reason })}
      onClose={onClose}
    />
  )
}
