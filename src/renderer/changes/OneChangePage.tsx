/** One 信息变更: old and new, proof, what follows, how it went, and what can be done with it. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { listFieldChanges } from '../../shared/changes/fields.ts'
import { changeStateLabels, isChangeMoveAllowed } from '../../shared/changes/model.ts'
import type { PersonChange } from '../../shared/changes/model.ts'
import { Fact } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { isCtrlP, useKey } from '../kit/keys.ts'
import { groupIdNumber } from '../kit/masked.ts'
import { hasRole, useDesk } from '../shell/desk.ts'
import { readRouteId } from '../shell/route-id.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { ChangeReviewBar } from './ChangeReviewBar.tsx'
import { ChangeStateTag } from './ChangeStateTag.tsx'
import { ConsequencesPart } from './ConsequencesPart.tsx'
import { WithdrawChangeDialog } from './WithdrawChangeDialog.tsx'
import { words } from './words.ts'
import './changes.css'

const route = getRouteApi('/changes/$changeId')

export function OneChangePage() {
  const changeId = readRouteId(route.useParams().changeId)
  const navigate = useNavigate()
  const change = useQuery(
    calls.changes.get.queryOptions({
      input: { changeId: changeId ?? 0 },
      enabled: changeId !== null,
      staleTime: 0,
    }),
  )
  return (
    <Page
      title={pageTitles.changeOne}
      aside={<Button onClick={() => void navigate({ to: '/changes' })}>{words.toList}</Button>}
    >
      {changeId === null && <Notice kind="warning">{frameWords.notFound}</Notice>}
      {change.error !== null && <Notice kind="error">{sentenceOf(change.error)}</Notice>}
      {change.data !== undefined && <OneChange key={change.data.changeId} change={change.data} />}
    </Page>
  )
}

function OneChange({ change }: { readonly change: PersonChange }) {
  const { operator } = useDesk()
  const waits = change.state === 'waiting'
  return (
    <>
      <div className="change">
        <section className="panel" aria-label={words.changed}>
          <h2 className="panel-title">
            {change.name}
            <ChangeStateTag state={change.state} />
            <span className="panel-title-side">{change.changeNumber}</span>
          </h2>
          <Compared change={change} />
          <h3 className="change-title">{words.reason}</h3>
          <p>{change.reason}</p>
          <h3 className="change-title">{words.proof}</h3>
          <p>{change.proof === null ? words.noProof : words.proofText(change.proof)}</p>
        </section>
        <section className="panel change-why" aria-label={words.steps}>
          <Fact label={words.idNumber}>
            <span className="money">{groupIdNumber(change.idNumber)}</span>
          </Fact>
          <Fact label={words.village}>{change.villageName}</Fact>
          {waits && <Follows changeId={change.changeId} />}
          <h3 className="change-title">{words.steps}</h3>
          <ol className="change-steps">
            {change.steps.map((step, index) => (
              // Steps are only ever added.
              <li key={String(index)}>
                {words.step(step)}
                {step.note !== null && <span className="change-note">{step.note}</span>}
              </li>
            ))}
          </ol>
          <Buttons change={change} />
        </section>
      </div>
      {waits && hasRole(operator, ['reviewer']) && <ChangeReviewBar change={change} />}
    </>
  )
}

function Compared({ change }: { readonly change: PersonChange }) {
  return (
    <table className="change-table" aria-label={words.changed}>
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          <th scope="col">{words.sheetBefore}</th>
          <th scope="col">{words.sheetAfter}</th>
        </tr>
      </thead>
      <tbody>
        {listFieldChanges(change.before, change.after).map(
          ({ name, label, key, before, after }) => (
            <tr key={name}>
              <th scope="row">
                {label}
                {key && <span className="tag">{words.key}</span>}
              </th>
              <td>{before}</td>
              <td>
                <strong>{after}</strong>
              </td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  )
}

function Follows({ changeId }: { readonly changeId: number }) {
  const { data, error } = useQuery(
    calls.changes.consequences.queryOptions({ input: { changeId }, staleTime: 0 }),
  )
  return (
    <>
      <h3 className="change-title">{words.followsApproval}</h3>
      {error !== null && <Notice kind="error">{sentenceOf(error)}</Notice>}
      {data !== undefined && <ConsequencesPart consequences={data} />}
    </>
  )
}

function Buttons({ change }: { readonly change: PersonChange }) {
  const { changeId, personId, state } = change
  const { operator } = useDesk()
  const navigate = useNavigate()
  const [withdrawing, setWithdrawing] = useState(false)
  const isClerk = hasRole(operator, ['clerk'])
  const mayPrint = hasRole(operator, ['clerk', 'reviewer'])
  const params = { changeId: String(changeId) }
  const toSheet = (): void => {
    if (mayPrint) void navigate({ to: '/changes/$changeId/sheet', params })
  }
  useKey(isCtrlP, toSheet)
  return (
    <div className="change-buttons">
      {mayPrint && (
        <Button id="sheet" onClick={toSheet} aria-keyshortcuts="Control+P">
          {words.print} <kbd aria-hidden="true">Ctrl P</kbd>
        </Button>
      )}
      {isClerk && isChangeMoveAllowed('mend', state) && (
        <Button
          type="primary"
          onClick={() => void navigate({ to: '/changes/$changeId/mend', params })}
        >
          {words.mend}
        </Button>
      )}
      {isClerk && isChangeMoveAllowed('withdraw', state) && (
        <Button onClick={() => setWithdrawing(true)}>{words.withdraw}</Button>
      )}
      {mayPrint && (
        <Button
          onClick={() =>
            void navigate({ to: '/people/$personId', params: { personId: String(personId) } })
          }
        >
          {words.toPerson}
        </Button>
      )}
      {withdrawing && (
        <WithdrawChangeDialog change={change} onClose={() => setWithdrawing(false)} />
      )}
      {state === 'withdrawn' && <span className="change-hint">{changeStateLabels[state]}</span>}
    </div>
  )
}
