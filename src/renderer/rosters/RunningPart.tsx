/** What the program is doing with a file beside the counter, and how to stop it. */
import { Button } from 'antd'
import { importPhaseLabels } from '../../shared/rosters/lifecycle.ts'
import type { ImportState } from '../../shared/rosters/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { hasRole, useDesk } from '../shell/desk.ts'
import { rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useStep } from './use-step.ts'
import { words } from './words.ts'

export function RunningPart({ state }: { readonly state: ImportState }) {
  const { operator } = useDesk()
  const step = useStep()
  const { importId, phase, progress, failure } = state
  const may = hasRole(operator, ['clerk', 'reviewer'])
  const stopped = progress === null && phase !== 'previewing'
  return (
    <section className="panel roster-running" aria-label={importPhaseLabels[phase]}>
      <h2 className="panel-title">{importPhaseLabels[phase]}</h2>
      {phase === 'applying' && <p>{words.applyingText}</p>}
      {failure !== null && <Notice kind="error">{failure}</Notice>}
      {stopped ? (
        <Notice kind="warning">{words.halfWritten}</Notice>
      ) : (
        <>
          <progress
            aria-label={words.progress}
            value={progress?.done ?? 0}
            max={Math.max(1, progress?.total ?? 1)}
          />
          <p className="money" role="status">
            {progress === null
              ? words.starting
              : words.done(progress.stage, progress.done, progress.total)}
            {progress !== null && progress.perSecond > 0 && `　${words.rate(progress.perSecond)}`}
            {progress?.secondsLeft != null && `　${words.left(progress.secondsLeft)}`}
          </p>
          <p className="faint">{words.goesOn}</p>
        </>
      )}
      {step.error !== null && <Notice kind="error">{sentenceOf(step.error)}</Notice>}
      {may && (
        <div className="dialog-buttons">
          {stopped ? (
            <Button
              type="primary"
              loading={step.pending}
              onClick={() => void step.run(() => rpc.rosters.resume({ importId }))}
            >
              {words.resume}
            </Button>
          ) : (
            phase !== 'undoing' && (
              <Button
                loading={step.pending}
                onClick={() => void step.run(() => rpc.rosters.cancel({ importId }))}
              >
                {words.cancel}
              </Button>
            )
          )}
        </div>
      )}
    </section>
  )
}
