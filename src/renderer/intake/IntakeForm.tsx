/** The form of the walk-in. A known person's own facts stand fixed; the rest is open. */
import { Button, Input } from 'antd'
import type { ReactNode } from 'react'
import { sexLabels } from '../../shared/people/model.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { EnterMovesOn } from '../kit/EnterMovesOn.tsx'
import { Fact, Field, controlOf } from '../kit/Field.tsx'
import { IdNumberField } from '../kit/IdNumberField.tsx'
import { Notice } from '../kit/Notice.tsx'
import { PickField } from '../kit/PickField.tsx'
import { useVillages } from '../office/use-villages.ts'
import type { IdNumberCheck } from '../people/use-id-number.ts'
import { DecidingFields } from './DecidingFields.tsx'
import { KnownFacts } from './KnownFacts.tsx'
import { RegisterTrouble } from './RegisterTrouble.tsx'
import { coverageYearOf } from './intake-draft.ts'
import type { Counter } from './use-counter.ts'
import { words } from './words.ts'

type Props = {
  readonly counter: Counter
  readonly check: IdNumberCheck
  readonly packs: readonly PackSummary[]
  readonly mayRegister: boolean
  readonly onClear: () => void
}

export function IntakeForm({ counter, check, packs, mayRegister, onClear }: Props) {
  const { registrant, register } = counter
  return (
    <section className="panel intake-form" aria-label={words.form}>
      <Head counter={counter} />
      <AlreadyIn counter={counter} packs={packs} />
      <EnterMovesOn className="intake-fields">
        {registrant.kind === 'known' && <KnownFacts person={registrant.person} />}
        {registrant.kind === 'new' && <NewPersonFields counter={counter} check={check} />}
        <DecidingFields counter={counter} packs={packs} />
        <RegisterTrouble
          error={register.error}
          onUseKnown={(personId) => void counter.pick(personId)}
        />
        {mayRegister && (
          <div className="intake-buttons">
            <Button
              type="primary"
              size="large"
              data-enter-stop
              disabled={registrant.kind === 'nobody'}
              loading={register.pending}
              onClick={() => counter.save(check)}
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

/** Said before the form is filled in; the ledger refuses it again when it is saved. */
function AlreadyIn({ counter, packs }: Pick<Props, 'counter' | 'packs'>): ReactNode {
  const { registrant, draft } = counter
  const pack = packs.find((candidate) => candidate.policy === draft.policy)
  if (registrant.kind !== 'known' || pack === undefined) return null
  const year = coverageYearOf(draft, pack)
  const enrolled = registrant.person.enrolments.some((line) => line.coverageYear === year)
  const registered = registrant.registered && year === pack.coverageYear
  if (!enrolled && !registered) return null
  return <Notice kind="warning">{words.alreadyIn(year)}</Notice>
}

type NewProps = { readonly counter: Counter; readonly check: IdNumberCheck }

function NewPersonFields({ counter, check }: NewProps) {
  const { draft, errors, change } = counter
  const villages = useVillages()
  return (
    <>
      <IdNumberField
        id="idNumber"
        label={words.idNumber}
        value={draft.idNumber}
        onChange={(idNumber) => change({ idNumber })}
        error={errors.idNumber ?? (check.kind === 'refused' ? check.text : undefined)}
        onShort={(idNumber) => counter.showErrors({ ...errors, idNumber })}
      />
      {check.kind === 'read' && check.known ? (
        <KnownNumber name={check.known.name} onUse={() => takeKnown(check.known?.personId)} />
      ) : null}
      <Field id="name" label={words.name} error={errors.name} required>
        <Input
          {...controlOf('name', errors.name)}
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
          autoComplete="off"
          maxLength={50}
        />
      </Field>
      <Fact label={words.sexAndBirth}>
        {check.kind === 'read' ? (
          <strong className="money">
            {sexLabels[check.sex]}　{check.birthDate}
          </strong>
        ) : (
          <span className="faint">{words.sexAndBirthUnknown}</span>
        )}
      </Fact>
      <Field id="village" label={words.village} error={errors.village} required>
        <PickField
          id="village"
          options={villages.options}
          value={draft.villageId}
          onChange={(villageId) => change({ villageId })}
          error={errors.village}
          placeholder={words.villagePlaceholder}
        />
      </Field>
      <Field id="phone" label={words.phone} error={errors.phone}>
        <Input
          {...controlOf('phone', errors.phone)}
          value={draft.phone}
          onChange={(event) => change({ phone: event.target.value })}
          placeholder={words.phoneHint}
          inputMode="tel"
          autoComplete="off"
          maxLength={20}
        />
      </Field>
    </>
  )

  function takeKnown(personId: number | undefined): void {
    if (personId !== undefined) void counter.pick(personId)
  }
}

function KnownNumber({ name, onUse }: { readonly name: string; readonly onUse: () => void }) {
  return (
    <Notice kind="warning">
      {words.hasRecord(name)}
      <Button size="small" data-enter-stop onClick={onUse}>
        {words.takeKnown(name)}
      </Button>
    </Notice>
  )
}
