/** Over whom: the registrations of a year, or everybody on a chosen day. */
import { Input, Radio } from 'antd'
import type { Over } from '../../shared/rehearsal/model.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { DayField } from '../kit/DayField.tsx'
import { Field, controlOf } from '../kit/Field.tsx'
import { PickField } from '../kit/PickField.tsx'
import { useDesk } from '../shell/desk.ts'
import type { RehearsalDraft, RehearsalErrors } from './rehearsal-draft.ts'
import { words } from './words.ts'

type Props = {
  readonly draft: RehearsalDraft
  readonly errors: RehearsalErrors
  readonly packs: readonly PackSummary[]
  readonly change: (part: Partial<RehearsalDraft>) => void
}

export function OverFields({ draft, errors, packs, change }: Props) {
  return (
    <>
      <Field id="rehearsal-over" label={words.over}>
        <Radio.Group
          id="rehearsal-over"
          className="radio-row"
          value={draft.over}
          onChange={(event) => change({ over: event.target.value as Over['kind'] })}
          options={[
            { value: 'people', label: words.overs.people },
            { value: 'registrations', label: words.overs.registrations },
          ]}
        />
      </Field>
      {draft.over === 'registrations' ? (
        <YearField
          id="year"
          label={words.year}
          value={draft.year}
          error={errors.year}
          onChange={(year) => change({ year })}
        />
      ) : (
        <PeopleFields draft={draft} errors={errors} packs={packs} change={change} />
      )}
    </>
  )
}

function PeopleFields({ draft, errors, packs, change }: Props) {
  const { today } = useDesk()
  return (
    <>
      {packs.length > 1 && (
        <Field id="policy" label={words.policy} error={errors.policy} required>
          <PickField
            id="policy"
            value={draft.policy}
            onChange={(policy) => change({ policy })}
            options={packs.map(({ policy, title }) => ({ value: policy, label: title }))}
            error={errors.policy}
          />
        </Field>
      )}
      <div className="rehearsal-sides">
        <fieldset>
          <legend>{words.before}</legend>
          <YearField
            id="beforeYear"
            label={words.beforeYear}
            value={draft.beforeYear}
            error={errors.beforeYear}
            onChange={(beforeYear) => change({ beforeYear })}
          />
          <DayField
            id="beforeDay"
            label={words.beforeDay}
            value={draft.beforeDay}
            onChange={(beforeDay) => change({ beforeDay })}
            error={errors.beforeDay}
            today={today}
            required
          />
        </fieldset>
        <fieldset>
          <legend>{words.after}</legend>
          <YearField
            id="afterYear"
            label={words.afterYear}
            value={draft.afterYear}
            error={errors.afterYear}
            onChange={(afterYear) => change({ afterYear })}
          />
          <DayField
            id="afterDay"
            label={words.afterDay}
            value={draft.afterDay}
            onChange={(afterDay) => change({ afterDay })}
            error={errors.afterDay}
            today={today}
            required
          />
        </fieldset>
      </div>
    </>
  )
}

type YearProps = {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (typed: string) => void
}

function YearField({ id, label, value, error, onChange }: YearProps) {
  return (
    <Field id={id} label={label} error={error} required>
      <Input
        {...controlOf(id, error)}
        className="rehearsal-year"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
      />
    </Field>
  )
}
