/** 登记信息变更 of one person, opened from their page or from the newborns' list. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import { useState } from 'react'
import { fieldsOf } from '../../shared/changes/fields.ts'
import type { Person } from '../../shared/people/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { queryClient } from '../shell/queries.ts'
import { readRouteId } from '../shell/route-id.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useLeaveGuard } from '../shell/unsaved.ts'
import { useWrite } from '../shell/use-write.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { ChangeForm } from './ChangeForm.tsx'
import { draftForNumber, draftFrom } from './change-draft.ts'
import { refreshChanges } from './refresh.ts'
import { useChangeForm } from './use-change-form.ts'
import { words } from './words.ts'
import './changes.css'

const route = getRouteApi('/people/$personId/change')

export function ChangePage() {
  const personId = readRouteId(route.useParams().personId)
  const { for: wanted } = route.useSearch()
  const [round, setRound] = useState(0)
  const person = useQuery(
    calls.people.get.queryOptions({
      input: { personId: personId ?? 0 },
      enabled: personId !== null,
      staleTime: 0,
    }),
  )
  async function startAgain(): Promise<void> {
    await queryClient.invalidateQueries({ queryKey: calls.people.key() })
    setRound((before) => before + 1)
  }
  return (
    <Page title={pageTitles.change}>
      {personId === null && <Notice kind="warning">{frameWords.notFound}</Notice>}
      {person.error !== null && <Notice kind="error">{sentenceOf(person.error)}</Notice>}
      {person.data !== undefined && (
        <NewChange
          key={`${person.data.personId} ${round}`}
          person={person.data}
          forNumber={wanted === 'number'}
          onStartAgain={() => void startAgain()}
        />
      )}
    </Page>
  )
}

type Props = {
  readonly person: Person
  readonly forNumber: boolean
  readonly onStartAgain: () => void
}

function NewChange({ person: latest, forNumber, onStartAgain }: Props) {
  // Of what the form was filled in from, also where the page has learnt of a newer one since.
  const [person] = useState(latest)
  const { personId, version } = person
  const { message } = App.useApp()
  const navigate = useNavigate()
  const form = useChangeForm({
    person,
    of: `person ${personId} ${version} ${String(forNumber)}`,
    start: () => (forNumber ? draftForNumber(person) : draftFrom(fieldsOf(person))),
  })
  const release = useLeaveGuard(form.dirty, 'change')
  const write = useWrite({
    call: rpc.changes.take,
    onDone: async ({ changeId, changeNumber, state }) => {
      release()
      const said = state === 'applied' ? words.saved : words.submitted
      void message.success(said(changeNumber))
      await navigate({
        to: '/changes/$changeId',
        params: { changeId: String(changeId) },
        replace: true,
      })
      await refreshChanges()
    },
    onRefused: (error) => form.showRefusal(error),
  })

  function save(): void {
    const filledIn = form.read()
    if (filledIn !== null) void write.submit({ personId, version, ...filledIn })
  }
  function startAgain(): void {
    release()
    onStartAgain()
  }

  return (
    <ChangeForm
      {...{ person, form, write }}
      first={[forNumber ? 'idNumber' : 'name']}
      onSave={save}
      onCancel={() =>
        void navigate({ to: '/people/$personId', params: { personId: String(personId) } })
      }
      onStartAgain={startAgain}
    />
  )
}
