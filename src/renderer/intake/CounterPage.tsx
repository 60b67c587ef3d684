/** 参保受理: find, fill in, see the decision, save. One screen for the whole walk-in. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { InputRef } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Registration } from '../../shared/intake/model.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { useTitle } from '../kit/Page.tsx'
import { isCtrlEnter, isPlain, useKey } from '../kit/keys.ts'
import { useEvidence } from '../evidence/use-evidence.ts'
import type { EvidenceAbout } from '../evidence/use-evidence.ts'
import { PersonSearch } from '../people/PersonSearch.tsx'
import { useDocumentCheck } from '../people/use-id-number.ts'
import type { IdNumberCheck } from '../people/use-id-number.ts'
import { hasRole, useDesk } from '../shell/desk.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useLeaveGuard } from '../shell/unsaved.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { IntakeForm } from './IntakeForm.tsx'
import { QuotationPanel } from './QuotationPanel.tsx'
import { LastSaved, SavedPanel } from './SavedPanel.tsx'
import { findAlready } from './intake-draft.ts'
import type { Registrant } from './intake-draft.ts'
import { useCounter } from './use-counter.ts'
import { useRegistrationsNumbered } from './use-registrations-numbered.ts'
import { useKeptDraft } from './use-kept-draft.ts'
import { useRouteProposal } from './use-route-proposal.ts'
import { useQuote } from './use-quote.ts'
import type { Quote } from './use-quote.ts'
import './intake.css'

export function CounterPage() {
  const { office, operator } = useDesk()
  useTitle(hasRole(operator, ['clerk']) ? pageTitles.counter : pageTitles.quote)
  const packs = useQuery(calls.office.packs.queryOptions())
  const adopted = useMemo(
    () => (packs.data?.packs ?? []).filter((pack) => office.policies.includes(pack.policy)),
    [packs.data, office.policies],
  )
  // Asked again in vain, what stands here stays: there may be a half-filled form on it.
  if (packs.data !== undefined) return <CounterScreen packs={adopted} />
  if (packs.error !== null) return <Notice kind="error">{sentenceOf(packs.error)}</Notice>
  return <p>{frameWords.loading}</p>
}

function CounterScreen({ packs }: { readonly packs: readonly PackSummary[] }) {
  const { operator } = useDesk()
  const mayRegister = hasRole(operator, ['clerk'])
  const counter = useCounter(packs)
  const { registrant, draft, saved, savedShown } = counter
  const [text, setText] = useState('')
  const papers = useRegistrationsNumbered(text)
  const navigate = useNavigate()
  const searchInput = useRef<InputRef>(null)
  const check = useDocumentCheck(registrant.kind === 'new' ? draft : { ...draft, idNumber: '' })
  const found = useEvidence(mayRegister ? aboutOf(registrant, check) : null)
  const quote = useQuote({ draft, packs, registrant, check })
  const pack = packs.find(({ policy }) => policy === draft.policy)
  const already = findAlready(registrant, draft, pack)
  const proposal = useRouteProposal({ counter, check, pack })
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
      if (mayRegister && already === null) counter.save(check, found)
    },
  })
  const openPerson = (personId: number) =>
    void navigate({ to: '/people/$personId', params: { personId: String(personId) } })
  useKey(
    (event) => isPlain(event, 'F3') && event.target !== searchInput.current?.input,
    () => {
      if (registrant.kind === 'known') openPerson(registrant.person.personId)
    },
  )
  useLeaveGuard(counter.dirty, 'registration')
  const restored = useKeptDraft(counter)
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
          onOpen={openPerson}
          papers={papers}
          onPaper={(id) =>
            void navigate({
              to: '/registrations/$registrationId',
              params: { registrationId: String(id) },
            })
          }
          onNew={mayRegister ? (typed) => void counter.takeNew(typed) : null}
        />
        {counter.pickTrouble !== null && (
          <Notice kind="error">{sentenceOf(counter.pickTrouble)}</Notice>
        )}
        {restored && <Notice kind="warning">{frameWords.restored}</Notice>}
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
          already={already}
          found={found}
          onClear={next}
          proposal={proposal}
        />
      )}
      <QuotationPanel
        quote={saved !== null && savedShown ? pinnedQuote(saved) : quote}
        forNobody={registrant.kind === 'nobody' && !savedShown}
        closed={already !== null && !savedShown}
      />
    </div>
  )
}

/** Whom lists are asked about: a person of the ledger, or a number once it is whole. */
function aboutOf(registrant: Registrant, check: IdNumberCheck): EvidenceAbout {
  if (registrant.kind === 'known') return { personId: registrant.person.personId }
  if (registrant.kind === 'nobody') return null
  return check.kind === 'read' || check.kind === 'number-only' ? { idNumber: check.idNumber } : null
}

function pinnedQuote(saved: Registration): Quote {
  return { quotation: saved.quotation, hint: null, stale: false, loading: false, error: null }
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
    const empty = fields.find(
      (field) => field.value === '' && field.type === 'text' && field.tabIndex >= 0,
    )
    ;(who === 'new' ? (empty ?? fields.find(({ tabIndex }) => tabIndex >= 0)) : fields[0])?.focus()
  }, [who])
}
