/** 演练: a change of the rules over the office's own people, before it takes effect. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { RehearsalState } from '../../shared/rehearsal/model.ts'
import { sayOver } from '../../shared/rehearsal/words.ts'
import { keptEntry } from '../amendments/kept-entry.ts'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { hasRole, useDesk } from '../shell/desk.ts'
import { queryClient } from '../shell/queries.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { carriedAmendment } from './carried.ts'
import { RehearsalForm } from './RehearsalForm.tsx'
import { ResultPart } from './ResultPart.tsx'
import { useDownload } from './use-download.ts'
import { phaseLabels, words } from './words.ts'
import './rehearsal.css'

const route = getRouteApi('/rehearsal')
const askAgainMilliseconds = 400
const stateKey = calls.rehearsal.state.queryKey()

export function RehearsalPage() {
  const { operator, office } = useDesk()
  const navigate = route.useNavigate()
  const toEntry = useNavigate()
  const { policy } = route.useSearch()
  const carried = carriedAmendment.find(operator.accountId)
  const [entering, setEntering] = useState(policy !== undefined || carried !== null)
  const entry = keptEntry.find(operator.accountId)
  const mayStart = hasRole(operator, ['reviewer', 'administrator'])
  const packs = useQuery(calls.office.packs.queryOptions())
  const state = useQuery(
    calls.rehearsal.state.queryOptions({
      staleTime: 0,
      refetchInterval: ({ state: { data } }) =>
        data?.phase === 'running' ? askAgainMilliseconds : false,
    }),
  )
  const adopted = packs.data?.packs.filter(({ policy }) => office.policies.includes(policy))
  const others = packs.data?.packs.filter((pack) => !office.policies.includes(pack.policy)) ?? []
  const last = state.data ?? null
  const showForm = mayStart && state.data !== undefined && (entering || last === null)

  return (
    <Page
      title={pageTitles.rehearsal}
      aside={
        <>
          {entry !== null && (
            <Button onClick={() => void toEntry({ to: '/readings', search: { part: entry.part } })}>
              {words.backToEntry}
            </Button>
          )}
          {!showForm && last?.phase === 'finished' && <Download state={last} />}
          {mayStart && last !== null && last.phase !== 'running' && (
            <Button
              type={showForm ? 'default' : 'primary'}
              onClick={() => setEntering((before) => !before)}
            >
              {showForm ? words.backToLast : words.fresh}
            </Button>
          )}
        </>
      }
    >
      {state.error !== null && <Notice kind="error">{sentenceOf(state.error)}</Notice>}
      {packs.error !== null && <Notice kind="error">{sentenceOf(packs.error)}</Notice>}
      {state.isPending && <p>{frameWords.loading}</p>}
      {showForm && adopted !== undefined && (
        <>
          <p>{words.intro}</p>
          {carried !== null && <Notice kind="plain">{words.carried}</Notice>}
          <RehearsalForm
            packs={adopted}
            others={others}
            wanted={others.find((pack) => pack.policy === policy) ?? null}
            carried={carried}
            onStarted={(started) => {
              carriedAmendment.drop()
              queryClient.setQueryData(stateKey, started)
              setEntering(false)
              void navigate({ search: {} })
              void queryClient.invalidateQueries({ queryKey: stateKey })
            }}
          />
        </>
      )}
      {!mayStart && state.data === null && <p>{words.nothing}</p>}
      {!showForm && last !== null && <Run state={last} mayCancel={mayStart} />}
    </Page>
  )
}

function Run({
  state,
  mayCancel,
}: {
  readonly state: RehearsalState
  readonly mayCancel: boolean
}) {
  const { phase, title, over, startedBy, failure, rehearsalId } = state
  return (
    <>
      <section className="panel rehearsal-head" aria-label={phaseLabels[phase]}>
        <h2 className="panel-title">
          {phaseLabels[phase]}：{title}
          <span className="panel-title-side">{words.startedBy(startedBy)}</span>
        </h2>
        <p>{sayOver(over)}。</p>
        {phase === 'running' && <Progress state={state} mayCancel={mayCancel} />}
        {phase === 'cancelled' && <Notice kind="plain">{words.cancelled}</Notice>}
        {failure !== null && <Notice kind="error">{failure}</Notice>}
      </section>
      {phase === 'finished' && <ResultPart rehearsalId={rehearsalId} />}
    </>
  )
}

function Progress({
  state: { rehearsalId, done, total, perSecond, secondsLeft },
  mayCancel,
}: {
  readonly state: RehearsalState
  readonly mayCancel: boolean
}) {
  const [error, setError] = useState<unknown>(null)

  async function cancel(): Promise<void> {
    setError(null)
    try {
      queryClient.setQueryData(stateKey, await rpc.rehearsal.cancel({ rehearsalId }))
    } catch (caught) {
      setError(caught)
    }
  }

  return (
    <div className="rehearsal-progress">
      <progress aria-label={words.progress} value={done} max={Math.max(1, total ?? 1)} />
      <span className="money">
        {total === null ? words.starting : words.done(done, total)}
        {perSecond > 0 && `　${words.rate(perSecond)}`}
        {secondsLeft !== null && `　${words.left(secondsLeft)}`}
      </span>
      {mayCancel && <Button onClick={() => void cancel()}>{words.cancel}</Button>}
      <p className="faint">{words.counterGoesOn}</p>
      {error !== null && <Notice kind="error">{sentenceOf(error)}</Notice>}
    </div>
  )
}

function Download({ state: { rehearsalId } }: { readonly state: RehearsalState }) {
  const download = useDownload(rehearsalId)
  return (
    <>
      {download.error !== null && <Notice kind="error">{sentenceOf(download.error)}</Notice>}
      {download.pending && <span role="status">{words.downloading}</span>}
      <Button loading={download.pending} onClick={() => void download.start()}>
        {words.download}
      </Button>
    </>
  )
}
