/** One file on its way into the ledger: sent, laid out, previewed, applied. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import { authorityLabels } from '../../shared/evidence/model.ts'
import { getRosterKind } from '../../shared/rosters/kinds.ts'
import { isImportMoveAllowed } from '../../shared/rosters/lifecycle.ts'
import type { ImportState } from '../../shared/rosters/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { hasRole, useDesk } from '../shell/desk.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words as frameWords } from '../shell/words.ts'
import { AppliedPart } from './AppliedPart.tsx'
import { FilePicker } from './FilePicker.tsx'
import { PhaseTag } from './ImportsPart.tsx'
import { LayoutPart } from './LayoutPart.tsx'
import { PreviewPart } from './PreviewPart.tsx'
import { RunningPart } from './RunningPart.tsx'
import { isRunning, pollMilliseconds } from './running.ts'
import { megabytes, sendFile } from './send-file.ts'
import { useStep } from './use-step.ts'
import { words } from './words.ts'
import './rosters.css'

const route = getRouteApi('/rosters/$importId')

export function ImportPage() {
  const { importId } = route.useParams()
  const navigate = route.useNavigate()
  const found = useQuery(
    calls.rosters.state.queryOptions({
      input: { importId },
      staleTime: 0,
      refetchInterval: ({ state: { data } }) =>
        data !== undefined && isRunning(data.phase) ? pollMilliseconds : false,
    }),
  )
  const state = found.data
  return (
    <Page
      title={state === undefined ? words.newTitle : getRosterKind(state.kind).label}
      aside={
        <>
          {state !== undefined && <Discard state={state} />}
          <Button onClick={() => void navigate({ to: '/rosters' })}>{words.backToList}</Button>
        </>
      }
    >
      {found.error !== null && <Notice kind="error">{sentenceOf(found.error)}</Notice>}
      {found.isPending && <p>{frameWords.loading}</p>}
      {state !== undefined && (
        <>
          <Head state={state} />
          <PhasePart state={state} />
        </>
      )}
    </Page>
  )
}

function Head({ state }: { readonly state: ImportState }) {
  const { sender, authority, scope, coverageYear, listDay, fullList, fileName } = state
  const facts = [
    `${sender}（${authorityLabels[authority]}）`,
    ...(coverageYear === null ? [] : [`${words.coverageYear} ${coverageYear}`]),
    ...(listDay === null ? [] : [`${words.listDay} ${listDay}`]),
    fullList ? words.listKinds.full : words.listKinds.adding,
    ...(scope === '' ? [] : [`${words.scope} ${scope}`]),
    ...(state.keptUntil === null || state.batchId === null
      ? []
      : [words.keptUntil(state.keptUntil)]),
  ]
  return (
    <section className="roster-head" aria-label={words.file}>
      <strong className="roster-file">{fileName}</strong>
      <PhaseTag {...state} />
      <span className="faint">{facts.join('　')}</span>
    </section>
  )
}

function PhasePart({ state }: { readonly state: ImportState }) {
  const [layoutAgain, setLayoutAgain] = useState(false)
  switch (state.phase) {
    case 'uploading':
      return <GoOnUpload state={state} />
    case 'uploaded':
    case 'cancelled':
    case 'failed':
      return (
        <>
          {state.failure !== null && <Notice kind="error">{state.failure}</Notice>}
          <LayoutPart state={state} />
        </>
      )
    case 'previewing':
    case 'applying':
    case 'undoing':
      return <RunningPart state={state} />
    case 'previewed':
      return layoutAgain ? (
        <LayoutPart state={state} onBack={() => setLayoutAgain(false)} />
      ) : (
        <PreviewPart state={state} onLayout={() => setLayoutAgain(true)} />
      )
    case 'applied':
    case 'undone':
      return state.batchId === null ? null : (
        <AppliedPart batchId={state.batchId} importId={state.importId} />
      )
  }
}

function GoOnUpload({ state }: { readonly state: ImportState }) {
  const [sentBytes, setSentBytes] = useState<number | null>(null)
  const [wrong, setWrong] = useState<string | undefined>()
  const step = useStep()
  const { importId, byteCount, receivedBytes } = state

  function goOn(file: File): void {
    setWrong(file.size === byteCount ? undefined : words.otherFile)
    if (file.size !== byteCount) return
    void step.run(() => sendFile({ importId, file, from: receivedBytes, onProgress: setSentBytes }))
  }

  return (
    <section className="panel" aria-label={words.goneOnTitle}>
      <h2 className="panel-title">{words.goneOnTitle}</h2>
      <p>{words.goOnUpload}</p>
      <FilePicker file={null} error={wrong} onFile={goOn} />
      <p role="status">
        {words.uploading(megabytes(sentBytes ?? receivedBytes), megabytes(byteCount))}
      </p>
      {step.error !== null && <Notice kind="error">{sentenceOf(step.error)}</Notice>}
    </section>
  )
}

function Discard({ state: { importId, phase } }: { readonly state: ImportState }) {
  const { operator } = useDesk()
  const navigate = route.useNavigate()
  const { modal, message } = App.useApp()
  const step = useStep()
  const may = hasRole(operator, ['clerk', 'reviewer']) && isImportMoveAllowed('discard', phase)
  if (!may) return null

  async function discard(): Promise<void> {
    const agreed = await modal.confirm({
      title: words.askDiscardTitle,
      content: words.askDiscardText,
      okText: words.askDiscardYes,
      cancelText: words.askDiscardNo,
      autoFocusButton: 'cancel',
      centered: true,
    })
    if (!agreed) return
    await step.run(async () => {
      await rpc.rosters.discard({ importId })
      void message.success(words.discarded)
      await navigate({ to: '/rosters' })
    })
  }

  return (
    <>
      {step.error !== null && <Notice kind="error">{sentenceOf(step.error)}</Notice>}
      <Button loading={step.pending} onClick={() => void discard()}>
        {words.discard}
      </Button>
    </>
  )
}
