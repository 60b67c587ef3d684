/** What a reviewer sent back is corrected here and waits for review again. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import { isMoveAllowed, registrationStateLabels } from '../../shared/intake/lifecycle.ts'
import type { Registration } from '../../shared/intake/model.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { EnterMovesOn } from '../kit/EnterMovesOn.tsx'
import { focusFirstBad } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { isCtrlEnter, useKey } from '../kit/keys.ts'
import { useDesk } from '../shell/desk.ts'
import { readRouteId } from '../shell/route-id.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { codeOf, sentenceOf } from '../shell/trouble.ts'
import { useLeaveGuard } from '../shell/unsaved.ts'
import { useWrite } from '../shell/use-write.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { DecidingFields } from './DecidingFields.tsx'
import { QuotationPanel } from './QuotationPanel.tsx'
import { RegistrationFacts } from './RegistrationFacts.tsx'
import { StateNotice } from './RegistrationState.tsx'
import { errorsOf, intakeFieldOrder, mendDraft, quoteInputOf } from './intake-draft.ts'
import type { IntakeDraft, IntakeErrors } from './intake-draft.ts'
import { keepRegistration, refreshRegistrations } from './refresh.ts'
import { useQuoteOf } from './use-quote.ts'
import { words } from './review-words.ts'
import './intake.css'

const route = getRouteApi('/registrations/$registrationId/mend')

export function ResubmitPage() {
  const registrationId = readRouteId(route.useParams().registrationId)
  const registration = useQuery(
    calls.intake.get.queryOptions({
      input: { registrationId: registrationId ?? 0 },
      enabled: registrationId !== null,
      staleTime: 0,
    }),
  )
  const packs = useQuery(calls.office.packs.queryOptions({ staleTime: Number.POSITIVE_INFINITY }))
  const error = registration.error ?? packs.error
  const pack = packs.data?.packs.find(
    ({ policy }) => policy === registration.data?.quotation.policy,
  )
  return (
    <Page title={pageTitles.mend}>
      {registrationId === null && <Notice kind="warning">{frameWords.notFound}</Notice>}
      {error !== null && <Notice kind="error">{sentenceOf(error)}</Notice>}
      {registration.data !== undefined && pack !== undefined && (
        <Mendable
          key={registration.data.registrationId}
          {...{ pack }}
          registration={registration.data}
        />
      )}
    </Page>
  )
}

type Props = { readonly registration: Registration; readonly pack: PackSummary }

function Mendable({ registration, pack }: Props) {
  const { state } = registration
  if (isMoveAllowed('resubmit', state)) return <MendForm registration={registration} pack={pack} />
  return <Notice kind="warning">{words.notSentBack(registrationStateLabels[state])}</Notice>
}

function MendForm({ registration, pack }: Props) {
  const { today } = useDesk()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [start] = useState(() => mendDraft(registration, today))
  const [draft, setDraft] = useState<IntakeDraft>(start)
  const [errors, setErrors] = useState<IntakeErrors>({})
  const { registrationId } = registration
  const toRegistration = {
    to: '/registrations/$registrationId',
    params: { registrationId: String(registrationId) },
    replace: true,
  } as const
  const release = useLeaveGuard(JSON.stringify(draft) !== JSON.stringify(start))
  const quote = useQuoteOf(quoteInputOf(draft, pack, registration.birthDate))
  const resubmit = useWrite({
    call: rpc.intake.resubmit,
    onDone: async (changed) => {
      release()
      keepRegistration(changed)
      void message.success(words.resubmitted(changed.name))
      await navigate(toRegistration)
      await refreshRegistrations()
    },
    onRefused: (error) => showErrors(fieldErrorsFrom(error)),
  })

  function showErrors(found: IntakeErrors): void {
    setErrors(found)
    focusFirstBad(intakeFieldOrder, found)
  }

  function change(part: Partial<IntakeDraft>): void {
    setDraft((before) => ({ ...before, ...part }))
    setErrors({})
    resubmit.forget()
  }

  function save(): void {
    const found = errorsOf(draft, { kind: 'nobody' })
    showErrors(found)
    const input = quoteInputOf(draft, pack, registration.birthDate)
    if (Object.keys(found).length > 0 || input === null) return
    const { payDay, tier, circumstance, identities } = input
    void resubmit.submit({ registrationId, payDay, tier, circumstance, identities })
  }
  useKey(isCtrlEnter, save)

  return (
    <>
      <StateNotice registration={registration} />
      <div className="registration">
        <section className="panel" aria-label={words.resubmitTitle}>
          <h2 className="panel-title">{registration.name}</h2>
          <RegistrationFacts registration={registration} personOnly />
          <EnterMovesOn className="intake-fields mend-fields">
            <DecidingFields counter={{ draft, errors, change }} packs={[pack]} yearFixed />
            {resubmit.error !== null && <Notice kind="error">{sentenceOf(resubmit.error)}</Notice>}
            <div className="intake-buttons">
              <Button
                type="primary"
                size="large"
                data-enter-stop
                loading={resubmit.pending}
                onClick={save}
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

/** Where a refusal belongs to one field, the cursor goes there. */
function fieldErrorsFrom(error: unknown): IntakeErrors {
  switch (codeOf(error)) {
    case 'IDENTITY_REFUSED':
      return { identities: sentenceOf(error) }
    case 'PAY_DAY_PAST':
      return { payDay: sentenceOf(error) }
    default:
      return {}
  }
}
