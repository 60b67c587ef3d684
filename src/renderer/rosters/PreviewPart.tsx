/** What a file would do, line by line, before anything of it is in the ledger. */
import { getRouteApi } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import { appliedOutcomes, rowOutcomeLabels, rowOutcomeSchema } from '../../shared/rosters/model.ts'
import type { ImportState, RosterCounts, RowOutcome } from '../../shared/rosters/model.ts'
import { getRosterKind } from '../../shared/rosters/kinds.ts'
import { TaxCounts } from '../collections/TaxCounts.tsx'
import { Notice } from '../kit/Notice.tsx'
import { hasRole, useDesk } from '../shell/desk.ts'
import { rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { Downloads } from './Downloads.tsx'
import { EndedPart } from './EndedPart.tsx'
import { GuardNotice } from './GuardNotice.tsx'
import { KindAbout } from './KindAbout.tsx'
import { PeopleCounts } from './PeopleCounts.tsx'
import { RowsPart } from './RowsPart.tsx'
import { refreshRosters, useStep } from './use-step.ts'
import { words } from './words.ts'

const route = getRouteApi('/rosters/$importId')

type Props = { readonly state: ImportState; readonly onLayout: () => void }

export function PreviewPart({ state, onLayout }: Props) {
  const { part = 'rows' } = route.useSearch()
  const navigate = route.useNavigate()
  const { operator } = useDesk()
  const [decided, setDecided] = useState(false)
  const { counts } = state
  if (counts === null) return null
  // Names and numbers of people are not for everybody who may look at counts.
  const maySee = hasRole(operator, ['clerk', 'reviewer', 'administrator'])
  return (
    <>
      <section className="panel roster-summary" aria-label={words.outcome}>
        <Counts counts={counts} />
        <TaxCounts counts={counts.payments} />
        {state.sameFile !== null && (
          <Notice kind="warning">
            {words.sameFile(state.sameFile.appliedBy, state.sameFile.appliedOn)}
          </Notice>
        )}
        {state.outdated && <PreviewAgain state={state} why={words.previewOutdated} />}
        {state.guards.map((guard) => (
          <GuardNotice key={guard.guard} guard={guard} state={state} />
        ))}
        {decided && <PreviewAgain state={state} why={words.previewStale} />}
        <PeopleCounts counts={counts} />
        <Skipped counts={counts} />
        <div className="roster-bar">
          <ApplyButton state={state} counts={counts} />
          <Button onClick={onLayout}>{words.layoutTitle}</Button>
          <Downloads importId={state.importId} />
        </div>
      </section>
      <nav className="roster-parts" aria-label={words.partsLabel}>
        {(['rows', 'ended', 'layout'] as const).map((name) => (
          <Button
            key={name}
            type={part === name ? 'primary' : 'default'}
            {...(part === name ? { 'aria-current': 'page' as const } : {})}
            onClick={() => void navigate({ search: { part: name } })}
          >
            {name === 'layout' ? words.about : words.previewParts[name]}
            {name === 'ended' && ` ${counts.ended}`}
          </Button>
        ))}
      </nav>
      {part === 'rows' && maySee && <RowsPart state={state} onDecided={() => setDecided(true)} />}
      {part === 'ended' && maySee && <EndedPart importId={state.importId} />}
      {part === 'layout' && <KindAbout kindName={state.kind} />}
    </>
  )
}

/** Once somebody said whom lines mean, or other lists came or went, the file is compared anew. */
function PreviewAgain({ state, why }: { readonly state: ImportState; readonly why: string }) {
  const step = useStep()
  const { importId, layout, constants, profileName } = state
  if (layout === null) return null
  return (
    <Notice kind="warning">
      {why}
      <Button
        size="small"
        loading={step.pending}
        onClick={() =>
          void step.run(() =>
            rpc.rosters.preview({
              importId,
              layout,
              constants,
              profileName: profileName ?? '',
              differencesConfirmed: true,
            }),
          )
        }
      >
        {words.previewAgain}
      </Button>
      {step.error !== null && <p>{sentenceOf(step.error)}</p>}
    </Notice>
  )
}

/** How many lines of each outcome; pressing one shows only those. */
function Counts({ counts }: { readonly counts: RosterCounts }) {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const show = (outcome: RowOutcome | undefined) =>
    void navigate({ search: { part: 'rows', outcome } })
  return (
    <div className="roster-counts">
      <CountButton
        label={words.all}
        count={counts.rows}
        chosen={search.outcome === undefined}
        onChoose={() => show(undefined)}
      />
      {rowOutcomeSchema.options.map((outcome) => (
        <CountButton
          key={outcome}
          label={rowOutcomeLabels[outcome]}
          count={counts[outcome]}
          chosen={search.outcome === outcome}
          onChoose={() => show(outcome)}
        />
      ))}
    </div>
  )
}

type CountProps = {
  readonly label: string
  readonly count: number
  readonly chosen: boolean
  readonly onChoose: () => void
}

function CountButton({ label, count, chosen, onChoose }: CountProps) {
  return (
    <button
      type="button"
      className={chosen ? 'roster-count roster-count-chosen' : 'roster-count'}
      aria-pressed={chosen}
      onClick={onChoose}
    >
      <span>{label}</span>
      <strong className="money">{count}</strong>
    </button>
  )
}

function Skipped({ counts: { skipped } }: { readonly counts: RosterCounts }) {
  if (skipped.length === 0) return null
  return (
    <details className="roster-skipped">
      <summary>{words.skipped(skipped.length)}</summary>
      <ul className="roster-sentences">
        {skipped.map(({ rowNumber, text }) => (
          <li key={rowNumber}>
            {rowNumber}：{text}
          </li>
        ))}
      </ul>
    </details>
  )
}

function ApplyButton({
  state,
  counts,
}: {
  readonly state: ImportState
  readonly counts: RosterCounts
}) {
  const { operator } = useDesk()
  const { modal, message } = App.useApp()
  const { importId, previewDigest, kind: kindName } = state
  const kind = getRosterKind(kindName)
  const apply = useWrite({
    call: rpc.rosters.apply,
    onDone: async () => {
      void message.success(words.applied)
      await refreshRosters()
    },
    onRefused: () => void refreshRosters(),
  })
  const rows = appliedOutcomes.reduce((sum, outcome) => sum + counts[outcome], 0)
  const stopped = state.guards.some(({ confirmedBy }) => confirmedBy === null)
  // Whoever let it past is the second person, and the first one applies it.
  const own = state.guards.some(({ confirmedById }) => confirmedById === operator.accountId)
  const stands = state.sameFile !== null || state.outdated
  const may = hasRole(operator, kind.appliedBy) && !stopped && !own && !stands
  if (!hasRole(operator, ['clerk', 'reviewer'])) return null

  async function ask(): Promise<void> {
    if (previewDigest === null) return
    const agreed = await modal.confirm({
      title: words.applyTitle(kind.label, rows),
      width: 560,
      content: (
        <ul className="roster-sentences">
          {kind.does.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ),
      okText: words.applyYes,
      cancelText: words.applyNo,
      autoFocusButton: 'cancel',
      centered: true,
    })
    if (agreed) await apply.submit({ importId, previewDigest })
  }

  return (
    <>
      <Button
        type="primary"
        disabled={!may || rows === 0}
        loading={apply.pending}
        onClick={() => void ask()}
      >
        {words.apply}
      </Button>
      {own && <span>{words.releasedByYou}</span>}
      {rows === 0 && <span>{words.nothingToApply}</span>}
      {apply.error !== null && <Notice kind="error">{sentenceOf(apply.error)}</Notice>}
    </>
  )
}
