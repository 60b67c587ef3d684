/** No office yet: found one, or open one for practice with a single click. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { PracticeAccount, PracticeOffice } from '../../shared/office/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { useTitle } from '../kit/Page.tsx'
import { findKeptForm } from '../shell/kept-form.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { queryClient } from '../shell/queries.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { FoundForm } from './FoundForm.tsx'
import { PracticeAccounts } from './PracticeAccounts.tsx'
import { words } from './words.ts'
import './office.css'

type Props = {
  readonly practiceAccounts: readonly PracticeAccount[] | null
  readonly onPractice: (accounts: readonly PracticeAccount[]) => void
  readonly onReady: () => void
}

export function FirstRunPage({ practiceAccounts, onPractice, onReady }: Props) {
  // A page that died over the form is opened again at it.
  const [founding, setFounding] = useState(() => findKeptForm('found', null) !== null)
  const packs = useQuery(calls.office.packs.queryOptions())
  if (practiceAccounts !== null) {
    return <PracticeAccounts accounts={practiceAccounts} onReady={onReady} />
  }
  if (founding && packs.data !== undefined) {
    return <FoundForm packs={packs.data.packs} onBack={() => setFounding(false)} />
  }
  const problems = packs.data?.problems ?? []
  return (
    <main className="first-run">
      {packs.error !== null && <Notice kind="error">{sentenceOf(packs.error)}</Notice>}
      {problems.length > 0 && (
        <Notice kind="warning">
          {words.packProblems}
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Choice onFound={() => setFounding(true)} onPractice={onPractice} />
    </main>
  )
}

type ChoiceProps = {
  readonly onFound: () => void
  readonly onPractice: (accounts: readonly PracticeAccount[]) => void
}

function Choice({ onFound, onPractice }: ChoiceProps) {
  useTitle(words.welcome)
  const practise = useWrite({
    call: rpc.office.practise,
    onDone: async ({ accounts }) => {
      onPractice(accounts)
      await queryClient.invalidateQueries({ queryKey: calls.office.key() })
    },
  })
  return (
    <>
      <h1>{words.welcome}</h1>
      <p>{words.welcomeText}</p>
      {practise.error !== null && <Notice kind="error">{sentenceOf(practise.error)}</Notice>}
      <div className="choices">
        <section className="choice">
          <h2>{words.found}</h2>
          <p>{words.foundText}</p>
          <Button
            type="primary"
            size="large"
            onClick={onFound}
            autoFocus
            disabled={practise.pending}
          >
            {words.found}
          </Button>
        </section>
        <section className="choice">
          <h2>{words.practise}</h2>
          <p>{words.practiseText}</p>
          {words.practiseOffices.map(({ office, name, place }) => (
            <div className="choice-office" key={office}>
              <Button
                size="large"
                disabled={practise.pending}
                onClick={() => void practise.submit({ office: office satisfies PracticeOffice })}
              >
                {name}
              </Button>
              <span>{place}</span>
            </div>
          ))}
          {practise.pending && <p role="status">{words.practisePending}</p>}
        </section>
      </div>
    </>
  )
}
