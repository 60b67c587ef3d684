/** What can be done with two records: two people after all, proposing, deciding, taking back. */
import { App, Button } from 'antd'
import { useState } from 'react'
import type { Pair } from '../../shared/duplicates/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { ReasonDialog } from '../kit/ReasonDialog.tsx'
import { hasRole, useDesk } from '../shell/desk.ts'
import { rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { ProposeDialog } from './ProposeDialog.tsx'
import { refreshDuplicates } from './refresh.ts'
import { words } from './words.ts'

type Open = 'not-same' | 'propose' | 'reject' | 'undo' | null

export function PairActions({ pair }: { readonly pair: Pair }) {
  const { operator } = useDesk()
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const isReviewer = hasRole(operator, ['reviewer'])
  const mayPropose = isReviewer || hasRole(operator, ['clerk'])
  const proposal = pair.merges.find(({ status }) => status === 'proposed')
  const merged = pair.merges.find(({ status }) => status === 'merged')
  const free = proposal === undefined && merged === undefined
  const writes = usePairWrites(close)
  const { decide, undo, notSame } = writes
  return (
    <>
      {proposal !== undefined && proposal.proposedByMe && (
        <Notice kind="plain">{words.ownProposal}</Notice>
      )}
      {decide.error !== null && open === null && (
        <Notice kind="error">{sentenceOf(decide.error)}</Notice>
      )}
      <div className="pair-actions">
        {free && mayPropose && (
          <>
            <Button
              type="primary"
              disabled={pair.obstacle !== null}
              onClick={() => setOpen('propose')}
            >
              {words.propose}
            </Button>
            {pair.verdict === null && (
              <Button onClick={() => setOpen('not-same')}>{words.notSame}</Button>
            )}
          </>
        )}
        {proposal !== undefined && isReviewer && (
          <>
            {!proposal.proposedByMe && (
              <Button
                type="primary"
                loading={decide.pending}
                onClick={() =>
                  void decide.submit({
                    mergeId: proposal.mergeId,
                    verdict: 'merged',
                    reason: null,
                  })
                }
              >
                {words.agree}
              </Button>
            )}
            <Button onClick={() => setOpen('reject')}>
              {proposal.proposedByMe ? words.takeBack : words.disagree}
            </Button>
          </>
        )}
        {merged !== undefined && isReviewer && (
          <Button onClick={() => setOpen('undo')}>{words.undo}</Button>
        )}
      </div>
      {open === 'propose' && <ProposeDialog pair={pair} onClose={close} />}
      {open === 'not-same' && (
        <Asking
          title={words.notSameTitle}
          text={words.notSameText(pair.one.name, pair.other.name)}
          write={notSame}
          onSave={(reason) =>
            void notSame.submit({
              oneId: pair.one.personId,
              otherId: pair.other.personId,
              reason,
            })
          }
          onClose={close}
        />
      )}
      {open === 'reject' && proposal !== undefined && (
        <Asking
          title={proposal.proposedByMe ? words.takeBackTitle : words.disagreeTitle}
          text={words.disagreeText}
          write={decide}
          onSave={(reason) =>
            void decide.submit({ mergeId: proposal.mergeId, verdict: 'rejected', reason })
          }
          onClose={close}
        />
      )}
      {open === 'undo' && merged !== undefined && (
        <Asking
          title={words.undoTitle}
          text={words.undoText}
          write={undo}
          onSave={(reason) => void undo.submit({ mergeId: merged.mergeId, reason })}
          onClose={close}
        />
      )}
    </>
  )
}

/** A colleague may have been faster: whatever was refused, the pair is asked for again. */
function usePairWrites(close: () => void) {
  const { message } = App.useApp()
  const onRefused = () => void refreshDuplicates()
  const told = (text: string) => async () => {
    close()
    void message.success(text)
    await refreshDuplicates()
  }
  const notSame = useWrite({
    call: rpc.duplicates.notSame,
    onDone: told(words.done.notSame),
    onRefused,
  })
  const decide = useWrite({
    call: rpc.duplicates.decideMerge,
    onDone: async (pair) => {
      const merged = pair.merges.some(({ status }) => status === 'merged')
      await told(merged ? words.done.merged : words.done.rejected)()
    },
    onRefused,
  })
  const undo = useWrite({
    call: rpc.duplicates.undoMerge,
    onDone: told(words.done.undone),
    onRefused,
  })
  return { notSame, decide, undo } as const
}

type AskingProps = {
  readonly title: string
  readonly text: string
  readonly write: {
    readonly pending: boolean
    readonly error: unknown
    readonly forget: () => void
  }
  readonly onSave: (reason: string) => void
  readonly onClose: () => void
}

function Asking({ title, text, write, onSave, onClose }: AskingProps) {
  return (
    <ReasonDialog
      title={title}
      text={text}
      label={words.reason}
      saveLabel={words.save}
      missingText={words.reasonMissing}
      pending={write.pending}
      refusal={write.error === null ? null : sentenceOf(write.error)}
      onForget={write.forget}
      onSave={onSave}
      onClose={onClose}
    />
  )
}
