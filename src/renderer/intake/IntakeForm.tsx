/** The form of the walk-in. A known person's own facts stand fixed; the rest is open. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { PackSummary } from '../../shared/rules/model.ts'
import { TwinsPanel } from '../duplicates/TwinsPanel.tsx'
import { EnterMovesOn } from '../kit/EnterMovesOn.tsx'
import { Notice } from '../kit/Notice.tsx'
import type { IdNumberCheck } from '../people/use-id-number.ts'
import { DecidingFields } from './DecidingFields.tsx'
import { EvidencePanel } from '../evidence/EvidencePanel.tsx'
import type { EvidenceFound } from '../evidence/use-evidence.ts'
import { EvidenceReasonField } from './EvidenceReasonField.tsx'
import { KnownFacts } from './KnownFacts.tsx'
import { PersonFields } from './PersonFields.tsx'
import { RegisterTrouble } from './RegisterTrouble.tsx'
import { coverageYearOf } from './intake-draft.ts'
import type { Already } from './intake-draft.ts'
import type { Counter } from './use-counter.ts'
import { words } from './words.ts'

type Props = {
  readonly counter: Counter
  readonly check: IdNumberCheck
  readonly packs: readonly PackSummary[]
  readonly mayRegister: boolean
  /** In for the year already: nothing can be saved. */
  readonly already: Already | null
  /** What lists say of whoever stands at the counter. */
  readonly found: EvidenceFound
  readonly onClear: () => void
}

export function IntakeForm(props: Props) {
  const { counter, check, packs, mayRegister, already, found, onClear } = props
  const { registrant, register } = counter
  return (
    <section className="panel intake-form" aria-label={words.form}>
      <Head counter={counter} />
      <AlreadyIn already={already} />
      <Said {...props} />
      <EnterMovesOn className="intake-fields">
        {registrant.kind === 'known' && <KnownFacts person={registrant.person} />}
        {registrant.kind === 'new' && (
          <PersonFields
            form={counter}
            check={check}
            onUseKnown={(personId) => void counter.pick(personId)}
          />
        )}
        <DecidingFields counter={counter} packs={packs} />
        {mayRegister && <EvidenceReasonField form={counter} found={found} />}
        <RegisterTrouble
          error={register.error}
          onUseKnown={(personId) => void counter.pick(personId)}
        />
        <TwinsPanel
          error={register.error}
          pending={register.pending}
          onUseKnown={(personId) => void counter.pick(personId)}
          onNotSame={(notSame) => counter.save(check, found, notSame)}
        />
        {mayRegister && (
          <div className="intake-buttons">
            <Button
              type="primary"
              size="large"
              data-enter-stop
              disabled={registrant.kind === 'nobody' || already !== null}
              loading={register.pending}
              onClick={() => counter.save(check, found)}
            >
              {words.save} <kbd aria-hidden="true">Ctrl Enter</kbd>
            </Button>
            <Button size="large" onClick={onClear} disabled={registrant.kind === 'nobody'}>
              {words.clear} <kbd aria-hidden="true">F4</kbd>
            </Button>
          </div>
        )}
      </EnterMovesOn>
    </section>
  )
}

function Head({ counter }: { readonly counter: Counter }): ReactNode {
  const { registrant, draft } = counter
  if (registrant.kind === 'nobody') {
    return (
      <Notice kind="plain">
        {words.nobodyTitle}。{words.nobodyText}
      </Notice>
    )
  }
  return (
    <h2 className="panel-title">
      {registrant.kind === 'known' ? registrant.person.name : draft.name}
      <span className="tag">
        {registrant.kind === 'known' ? words.knownPerson : words.newPerson}
      </span>
    </h2>
  )
}

/** What lists say, before anything is typed for nothing. */
function Said({ counter, check, packs, mayRegister, already, found }: Props) {
  const { registrant, draft } = counter
  const pack = packs.find(({ policy }) => policy === draft.policy)
  const known = registrant.kind === 'known' ? registrant.person : null
  return (
    <EvidencePanel
      found={found}
      coverageYear={pack === undefined ? null : coverageYearOf(draft, pack)}
      name={known?.name ?? draft.name.trim()}
      idNumber={known?.idNumber ?? ('idNumber' in check ? check.idNumber : '')}
      {...(mayRegister && already === null ? { next: words.evidenceNext } : {})}
    />
  )
}

/** Said before the form is filled in; the ledger refuses it again when it is saved. */
function AlreadyIn({ already }: Pick<Props, 'already'>): ReactNode {
  if (already === null) return null
  const { year, registration } = already
  return (
    <Notice kind="warning">
      {words.alreadyIn(year)}
      {registration !== null && (
        <Link
          to="/registrations/$registrationId"
          params={{ registrationId: String(registration.registrationId) }}
        >
          {words.openRegistration(registration.registrationNumber)}
        </Link>
      )}
    </Notice>
  )
}
