/** A change that a reviewer sent back, corrected and handed in again. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import { useState } from 'react'
import { changeStateLabels, isChangeMoveAllowed } from '../../shared/changes/model.ts'
import type { PersonChange } from '../../shared/changes/model.ts'
import type { Person } from '../../shared/people/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { readRouteId } from '../shell/route-id.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useLeaveGuard } from '../shell/unsaved.ts'
import { useWrite } from '../shell/use-write.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { ChangeForm } from './ChangeForm.tsx'
import { draftOfCase } from './change-draft.ts'
import { refreshChanges } from './refresh.ts'
import { useChangeForm } from './use-change-form.ts'
import { words } from './words.ts'
import './changes.css'

const route = getRouteApi('/changes/$changeId/mend')

export function MendChangePage() {
  const changeId = readRouteId(route.useParams().changeId)
  const [round, setRound] = useState(0)
  const change = useQuery(
    calls.changes.get.queryOptions({
      input: { changeId: changeId ?? 0 },
      enabled: changeId !== null,
      staleTime: 0,
    }),
  )
  const personId = change.data?.personId
  const person = useQuery(
    calls.people.get.queryOptions({
      input: { personId: personId ?? 0 },
      enabled: personId !== undefined,
      staleTime: 0,
    }),
  )
  const error = change.error ?? person.error
  async function startAgain(): Promise<void> {
    await refreshChanges()
    setRound((before) => before + 1)
  }
  return (
    <Page title={pageTitles.mendChange}>
      {changeId === null && <Notice kind="warning">{frameWords.notFound}</Notice>}
      {error !== null && <Notice kind="error">{sentenceOf(error)}</Notice>}
      {change.data !== undefined && person.data !== undefined && (
        <Mendable
          key={`${change.data.changeId} ${round}`}
          change={change.data}
          person={person.data}
          onStartAgain={() => void startAgain()}
        />
      )}
    </Page>
  )
}

type Props = {
  readonly change: PersonChange
  readonly person: Person
  readonly onStartAgain: () => void
}

function Mendable(props: Props) {
  const { state } = props.change
  if (isChangeMoveAllowed('mend', state)) return <MendForm {...props} />
  return <Notice kind="warning">{words.isNow(changeStateLabels[state])}</Notice>
}

function MendForm({ onStartAgain, ...latest }: Props) {
  // Of what the form was filled in from, also where the page has learnt of newer ones since.
  const [{ change, person }] = useState(latest)
  const { changeId, version } = change
  const sentBack = change.steps.at(-1)
  const { message } = App.useApp()
  const navigate = useNavigate()
  const form = useChangeForm({
    person,
    of: `change ${changeId} ${version} ${person.version}`,
    start: () => draftOfCase(person, change),
  })
  const release = useLeaveGuard(form.dirty, 'change')
  const toChange = {
    to: '/changes/$changeId',
    params: { changeId: String(changeId) },
    replace: true,
  } as const
  const write = useWrite({
    call: rpc.changes.mend,
    onDone: async ({ changeNumber }) => {
      release()
      void message.success(words.submitted(changeNumber))
      await navigate(toChange)
      await refreshChanges()
    },
    onRefused: (error) => form.showRefusal(error),
  })

  function save(): void {
    const filledIn = form.read()
    if (filledIn === null) return
    void write.submit({ changeId, version, personVersion: person.version, ...filledIn })
  }
  function startAgain(): void {
    release()
    onStartAgain()
  }

  return (
    <>
      <Notice kind="warning">
        {sentBack === undefined ? '' : words.step(sentBack)}：{sentBack?.note}
      </Notice>
      <ChangeForm
        {...{ person, form, write }}
        first={['reason']}
        onSave={save}
        onCancel={() => void navigate(toChange)}
        onStartAgain={startAgain}
      />
    </>
  )
}
