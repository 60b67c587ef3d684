/** 参保受理: find, fill in, see the decision, save. One screen for the whole walk-in. */
import { useQuery } from '@tanstack/react-query'
import type { InputRef } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Registration } from '../../shared/intake/model.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { useTitle } from '../kit/Page.tsx'
import { isCtrlEnter, isPlain, useKey } from '../kit/keys.ts'
import { PersonSearch } from '../people/PersonSearch.tsx'
import { useIdNumberCheck } from '../people/use-id-number.ts'
import { hasRole, useDesk } from '../shell/desk.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useLeaveGuard } from '../shell/unsaved.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { IntakeForm } from './IntakeForm.tsx'
import { QuotationPanel } from './QuotationPanel.tsx'
import { LastSaved, SavedPanel } from './SavedPanel.tsx'
import { useCounter } from './use-counter.ts'
import { useQuote } from './use-quote.ts'
import type { Quote } from './use-quote.ts'
import './intake.css'

export function CounterPage() {
  const { office, operator } = useDesk()
  useTitle(hasRole(operator, ['clerk']) ? pageTitles.counter : pageTitles.quote)
  const packs = useQuery(calls.office.packs.queryOptions({ staleTime: Number.POSITIVE_INFINITY }))
  const adopted = useMemo(
    () => (packs.data?.packs ?? []).filter((pack) => office.policies.includes(pack.policy)),
    [packs.data, office.policies],
  )
  if (packs.error !== null) return <Notice kind="error">{sentenceOf(packs.error)}</Notice>
  if (packs.data === undefined) return <p>{frameWords.loading}</p>
  return <CounterScreen packs={adopted} />
}

function CounterScreen({ packs }: { readonly packs: readonly PackSummary[] }) {
  const { operator } = useDesk()
  const mayRegister = hasRole(operator, ['clerk'])
  const counter = useCounter(packs)
  const { registrant, draft, saved, savedShown } = counter
  const [text, setText] = useState('')
  const searchInput = useRef<InputRef>(null)
  const check = useIdNumberCheck(registrant.kind === 'new' ? draft.idNumber : '')
  const quote = useQuote({ draft, packs, registrant, check })
  const next = useCounterKeys({
    toSearch: () => {
      searchInput.current?.focus()
      searchInput.current?.select()
    },
    clear: async () => {
      const agreed = await counter.clear()
      if (agreed) setText('')
      return agreed
    },
    save: () => {
      if (mayRegister) counter.save(check)
    },
  })
  useLeaveGuard(counter.dirty)
  useFocusOnForm(registrant.kind === 'known' ? registrant.person.personId : registrant.kind)

  return (
    <div className="counter">
      <h1 className="unseen">{mayRegister ? pageTitles.counter : pageTitles.quote}</h1>
      <div className="counter-find">
        <PersonSearch
          inputRef={searchInput}
          text={text}
          onText={setText}
          onPick={(personId) => void counter.pick(personId)}
          onNew={mayRegister ? (typed) => void counter.takeNew(typed) : null}
        />
        {counter.pickTrouble !== null && (
          <Notice kind="error">{sentenceOf(counter.pickTrouble)}</Notice>
        )}
        {saved !== null && !savedShown && <LastSaved saved={saved} />}
      </div>
      {saved !== null && savedShown ? (
        <SavedPanel saved={saved} onNext={next} />
      ) : (
        <IntakeForm
          counter={counter}
          check={check}
          packs={packs}
          mayRegister={mayRegister}
          onClear={next}
        />
      )}
      <QuotationPanel
        quote={saved !== null && savedShown ? pinnedQuote(saved) : quote}
        forNobody={registrant.kind === 'nobody' && !savedShown}
      />
    </div>
  )
}

function pinnedQuote(saved: Registration): Quote {
  return { quotation: saved.quotation, stale: false, loading: false, error: null }
}

type CounterActs = {
  readonly toSearch: () => void
  readonly clear: () => Promise<boolean>
  readonly save: () => void
}

/** F2, F4 and Ctrl+Enter; the answer is what the button for the next person does. */
function useCounterKeys({ toSearch, clear, save }: CounterActs): () => void {
  async function clearAndSearch(): Promise<void> {
    if (await clear()) toSearch()
  }
  const next = () => void clearAndSearch()
  useKey((event) => isPlain(event, 'F2'), toSearch)
  useKey((event) => isPlain(event, 'F4'), next)
  useKey(isCtrlEnter, save)
  return next
}

/** Once somebody is chosen, the cursor stands in the first field that is still open. */
function useFocusOnForm(who: number | string): void {
  useEffect(() => {
    if (who === 'nobody') return
    const form = document.querySelector('.intake-form')
    const fields = [...(form?.querySelectorAll<HTMLInputElement>('input:not([disabled])') ?? [])]
    const empty = fields.find((field) => field.value === '' && field.type === 'text')
    ;(who === 'new' ? (empty ?? fields[0]) : fields[0])?.focus()
  }, [who])
}
