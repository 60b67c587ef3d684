/** 医保信息平台: how far one registration is there, what stands in the way, and what was recorded. */
import { useQuery } from '@tanstack/react-query'
import { obstacleActorLabels, obstacleCauseLabels } from '../../shared/platform/causes.ts'
import { obstacleOutcomeLabels, platformStatusLabels } from '../../shared/platform/model.ts'
import type { Obstacle, PlatformDetail, PlatformRecord } from '../../shared/platform/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { PlatformActions } from './PlatformActions.tsx'
import { StatusTag } from './StatusTag.tsx'
import { words } from './words.ts'
import './platform.css'

export function PlatformPart({ registrationId }: { readonly registrationId: number }) {
  const detail = useQuery(
    calls.platform.get.queryOptions({ input: { registrationId }, staleTime: 0 }),
  )
  return (
    <section className="panel platform" aria-label={words.part}>
      {detail.error !== null && <Notice kind="error">{sentenceOf(detail.error)}</Notice>}
      {detail.data !== undefined && <Standing detail={detail.data} />}
    </section>
  )
}

function Standing({ detail }: { readonly detail: PlatformDetail }) {
  const { record, obstacle, overdue, proposal, standing, noticeCopies } = detail
  return (
    <>
      <h2 className="panel-title">
        {words.part}
        <StatusTag status={detail.status} />
      </h2>
      <p>{record === null ? words.notEntered : recordText(record)}</p>
      {!standing && <Notice kind="plain">{words.withdrawn}</Notice>}
      {standing && proposal !== null && (
        <Notice kind="warning">
          {words.proposal(
            platformStatusLabels[proposal.status],
            proposal.happenedOn,
            proposal.message,
          )}
          {words.fromRoster(proposal.roster)}
        </Notice>
      )}
      {standing && obstacle !== null && (
        <Notice kind={overdue ? 'error' : 'warning'}>
          <strong>{words.standing(obstacleCauseLabels[obstacle.cause])}</strong>。
          {words.acts(obstacleActorLabels[obstacle.actor], obstacle.dueOn)}
          {overdue && words.lateText}
          <span className="platform-remedy">{obstacle.remedy}</span>
        </Notice>
      )}
      {standing && <PlatformActions detail={detail} />}
      {noticeCopies > 0 && <p className="platform-soft">{words.noticeCopies(noticeCopies)}</p>}
      <History detail={detail} />
    </>
  )
}

/** Nothing is shown twice: the last record stands above. */
function History({ detail: { records, obstacles } }: { readonly detail: PlatformDetail }) {
  return (
    <>
      {records.length > 1 && (
        <section className="history" aria-label={words.history}>
          <h3>{words.history}</h3>
          <ol>
            {records.map((record, index) => (
              <li key={records.length - index}>{recordText(record)}</li>
            ))}
          </ol>
        </section>
      )}
      {obstacles.length > 0 && (
        <section className="history" aria-label={words.obstacleHistory}>
          <h3>{words.obstacleHistory}</h3>
          <ol>
            {obstacles.flatMap(({ earlier, ...newest }) =>
              obstacleTexts([newest, ...earlier]).map(({ key, text, more }) => (
                <li key={`${newest.obstacleId} ${key}`}>
                  {text}
                  {more !== null && <span className="history-reason">{more}</span>}
                </li>
              )),
            )}
          </ol>
        </section>
      )}
    </>
  )
}

function obstacleTexts(versions: readonly Obstacle[]) {
  const lines: { readonly key: string; readonly text: string; readonly more: string | null }[] = []
  for (const [index, one] of versions.entries()) {
    const { outcome, filedBy, filedOn, cause, actor, dueOn, remedy } = one
    const key = String(versions.length - index)
    if (outcome !== null) {
      const { kind, note, concludedBy, concludedOn } = outcome
      const text = words.concluded(concludedBy, concludedOn, obstacleOutcomeLabels[kind])
      lines.push({ key, text, more: note })
      // The version that concluded it repeats what was filed before.
      continue
    }
    const text =
      words.filed(filedBy, filedOn, obstacleCauseLabels[cause]) +
      words.acts(obstacleActorLabels[actor], dueOn)
    lines.push({ key, text, more: remedy })
  }
  return lines
}

export function recordText(record: PlatformRecord): string {
  const { status, recordedBy, recordedOn, happenedOn, message, roster } = record
  const source = roster === null ? '' : words.fromRoster(roster)
  switch (status) {
    case 'entered':
      return words.entered(recordedBy, happenedOn) + source
    case 'failed':
      return words.failed(recordedBy, happenedOn, message ?? '') + source
    case 'waiting':
      return words.corrected(recordedBy, recordedOn, message ?? '')
  }
}
