/** What a reviewer sent back is corrected here and waits for review again. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { ComponentProps } from 'react'
import { isMoveAllowed, registrationStateLabels } from '../../shared/intake/lifecycle.ts'
import type { Registration } from '../../shared/intake/model.ts'
import type { Person } from '../../shared/people/model.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { TwinsPanel } from '../duplicates/TwinsPanel.tsx'
import type { NotSame } from '../duplicates/twins.ts'
import { EnterMovesOn } from '../kit/EnterMovesOn.tsx'
import { focusFirstBad } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { isCtrlEnter, useKey } from '../kit/keys.ts'
import { useFirstFocus } from '../kit/use-first-focus.ts'
import { useDocumentCheck } from '../people/use-id-number.ts'
import type { IdNumberCheck } from '../people/use-id-number.ts'
import { useDesk } from '../shell/desk.ts'
import { readRouteId } from '../shell/route-id.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { codeOf, sentenceOf } from '../shell/trouble.ts'
import { useDraft } from '../shell/kept-form.ts'
import { useLeaveGuard } from '../shell/unsaved.ts'
import { useWrite } from '../shell/use-write.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { DecidingFields } from './DecidingFields.tsx'
import { QuotationPanel } from './QuotationPanel.tsx'
import { EvidencePanel } from '../evidence/EvidencePanel.tsx'
import { refreshEvidence, useEvidence } from '../evidence/use-evidence.ts'
import { EvidenceReasonField } from './EvidenceReasonField.tsx'
import { RegistrationFacts } from './RegistrationFacts.tsx'
import { StateNotice } from './RegistrationState.tsx'
import { PersonFields, ReachFields } from './PersonFields.tsx'
import {
  errorsOf,
  evidenceReasonOf,
  intakeFieldOrder,
  mendDraft,
  quoteInputOf,
} from './intake-draft.ts'
import type { IntakeDraft, IntakeErrors } from './intake-draft.ts'
import {
  bothAnswers,
  fieldErrorsFrom,
  findTrouble,
  numberErrorOf,
  personFactsOf,
  reasonErrorOf,
} from './register-input.ts'
import { keepRegistration, refreshRegistrations } from './refresh.ts'
import { useQuoteOf } from './use-quote.ts'
import { words } from './review-words.ts'
import { words as intakeWords } from './words.ts'
import './intake.css'

const route = getRouteApi('/registrations/$registrationId/mend')

export function ResubmitPage() {
  const registrationId = readRouteId(route.useParams().registrationId)
  const [round, setRound] = useState(0)
  const registration = useQuery(
    calls.intake.get.queryOptions({
      input: { registrationId: registrationId ?? 0 },
      enabled: registrationId !== null,
      staleTime: 0,
    }),
  )
  const packs = useQuery(calls.office.packs.queryOptions())
  const personId = registration.data?.personId
  const person = useQuery(
    calls.people.get.queryOptions({
      input: { personId: personId ?? 0 },
      enabled: personId !== undefined,
    }),
  )
  const error = registration.error ?? packs.error ?? person.error
  const pack = packs.data?.packs.find(
    ({ policy }) => policy === registration.data?.quotation.policy,
  )
  return (
    <Page title={pageTitles.mend}>
      {registrationId === null && <Notice kind="warning">{frameWords.notFound}</Notice>}
      {error !== null && <Notice kind="error">{sentenceOf(error)}</Notice>}
      {registration.data !== undefined && pack !== undefined && person.data !== undefined && (
        <Mendable
          key={`${registration.data.registrationId} ${round}`}
          {...{ pack }}
          person={person.data}
          registration={registration.data}
          onStartAgain={() => setRound(round + 1)}
        />
      )}
    </Page>
  )
}

type Props = {
  readonly registration: Registration
  readonly pack: PackSummary
  readonly person: Person
  /** Fills the form in anew from how the registration stands now. */
  readonly onStartAgain: () => void
}

function Mendable(props: Props) {
  const { state } = props.registration
  if (isMoveAllowed('resubmit', state)) return <MendForm {...props} />
  return <Notice kind="warning">{words.notSentBack(registrationStateLabels[state])}</Notice>
}

function MendForm({ registration, pack, person, onStartAgain }: Props) {
  const { today } = useDesk()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [errors, setErrors] = useState<IntakeErrors>({})
  const { registrationId, personIsNew } = registration
  // Of what the form was filled in from, also where the page has learnt of a newer one since.
  const [version] = useState(registration.version)
  const { draft, setDraft, dirty, restored } = useDraft<IntakeDraft>({
    name: 'resubmit',
    of: `${registrationId} ${version}`,
    start: () => mendDraft(registration, person, today),
  })
  const check = useDocumentCheck(personIsNew ? draft : { ...draft, idNumber: '' })
  const said = useEvidence({ personId: registration.personId })
  const birthDate = check.kind === 'read' ? check.birthDate : registration.birthDate
  const toRegistration = {
    to: '/registrations/$registrationId',
    params: { registrationId: String(registrationId) },
    replace: true,
  } as const
  const release = useLeaveGuard(dirty, 'registration')
  const quote = useQuoteOf(quoteInputOf(draft, pack, birthDate))
  const resubmit = useWrite({
    call: rpc.intake.resubmit,
    onDone: async (changed) => {
      release()
      keepRegistration(changed)
      void message.success(words.resubmitted(changed.name))
      await navigate(toRegistration)
      await refreshRegistrations()
    },
    onRefused: (error) => {
      showErrors(fieldErrorsFrom(error))
      // A colleague was faster: what is typed stays until the clerk has seen how it stands now.
      if (codeOf(error) === 'REGISTRATION_CHANGED') void refreshRegistrations()
      if (codeOf(error) === 'EVIDENCE_STANDS') void refreshEvidence()
    },
  })

  // What was said of likely duplicates stands while the form is open.
  const [answered, setAnswered] = useState<NotSame | null>(null)

  function noteErrors(found: IntakeErrors): void {
    setErrors((before) => ({ ...before, ...found }))
  }

  function showErrors(found: IntakeErrors): void {
    setErrors(found)
    focusFirstBad(intakeFieldOrder, found)
  }

  function change(part: Partial<IntakeDraft>): void {
    setDraft((before) => ({ ...before, ...part }))
    setErrors({})
    resubmit.forget()
  }

  function save(notSame: NotSame | null = null): void {
    const answer = bothAnswers(answered, notSame)
    setAnswered(answer)
    const found = {
      ...errorsOf(draft, { kind: 'new' }, pack),
      ...numberErrorOf({ kind: 'new' }, draft, check),
      ...reasonErrorOf(draft, said),
    }
    showErrors(found)
    const input = quoteInputOf(draft, pack, birthDate)
    if (Object.keys(found).length > 0 || input === null) return
    const { policy: _, coverageYear: _year, birthDate: _birth, ...decided } = input
    const evidenceReason = evidenceReasonOf(draft)
    const person = personFactsOf(draft)
    void resubmit.submit({
      registrationId,
      version,
      person,
      evidenceReason,
      notSame: answer,
      ...decided,
    })
  }
  function startAgain(): void {
    release()
    onStartAgain()
  }
  useKey(isCtrlEnter, () => save())
  const form = { draft, errors, change, noteErrors }
  const trouble = findTrouble(resubmit.error)
  useFirstFocus(intakeFieldOrder)

  return (
    <>
      <StateNotice registration={registration} />
      <div className="registration">
        <section className="panel" aria-label={words.resubmitTitle}>
          <h2 className="panel-title">{registration.name}</h2>
          <EvidencePanel
            found={said}
            coverageYear={registration.coverageYear}
            name={draft.name}
            idNumber={registration.idNumber}
            next={intakeWords.evidenceNext}
          />
          {!personIsNew && <RegistrationFacts registration={registration} personOnly />}
          {restored && <Notice kind="warning">{frameWords.restored}</Notice>}
          <EnterMovesOn className="intake-fields mend-fields">
            <Whom {...{ personIsNew, form, check }} personId={registration.personId} />
            <DecidingFields counter={form} packs={[pack]} yearFixed />
            <EvidenceReasonField form={form} found={said} />
            {trouble !== null && <Notice kind="error">{sentenceOf(trouble)}</Notice>}
            <TwinsPanel
              error={resubmit.error}
              pending={resubmit.pending}
              onUseKnown={null}
              onNotSame={save}
            />
            {version !== registration.version && (
              <Button onClick={startAgain}>{words.resubmitAgain}</Button>
            )}
            <div className="intake-buttons">
              <Button
                type="primary"
                size="large"
                data-enter-stop
                loading={resubmit.pending}
                onClick={() => save()}
              >
                {words.resubmitSave} <kbd aria-hidden="true">Ctrl Enter</kbd>
              </Button>
              <Button size="large" onClick={() => void navigate(toRegistration)}>
                {words.cancel}
              </Button>
            </div>
          </EnterMovesOn>
        </section>
        <QuotationPanel quote={quote} forNobody={false} />
      </div>
    </>
  )
}

type WhomProps = {
  readonly personIsNew: boolean
  readonly form: ComponentProps<typeof PersonFields>['form']
  readonly check: IdNumberCheck
  readonly personId: number
}

/** All of a person whom this registration recorded; of somebody known before, village and phone. */
function Whom({ personIsNew, form, check, personId }: WhomProps) {
  if (personIsNew) return <PersonFields form={form} check={check} personId={personId} />
  return (
    <>
      <ReachFields form={form} />
      <p className="field-note mend-note">{words.personFixed}</p>
    </>
  )
}
