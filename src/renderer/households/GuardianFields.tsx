/** Who answers for a minor: a grown member of the household, or somebody else with their number. */
import { Input } from 'antd'
import { guardianRelations } from '../../shared/households/model.ts'
import type { Household } from '../../shared/households/model.ts'
import { Field, controlOf } from '../kit/Field.tsx'
import { PickField } from '../kit/PickField.tsx'
import { grownOf } from './guardian-draft.ts'
import type { GuardianChoice, GuardianDraft, GuardianErrors } from './guardian-draft.ts'
import { words } from './words.ts'

type Props = {
  readonly household: Household
  readonly draft: GuardianDraft
  readonly errors: GuardianErrors
  readonly onChange: (part: Partial<GuardianDraft>) => void
}

export function GuardianFields({ household, draft, errors, onChange }: Props) {
  const grown = grownOf(household).map(({ person, relation }) => ({
    value: person.personId as GuardianChoice,
    label: `${person.name}（${relation}）`,
  }))
  return (
    <>
      <Field id="guardianWho" label={words.guardianWho} error={errors.guardianWho} required>
        <PickField<GuardianChoice>
          id="guardianWho"
          options={[...grown, { value: 'other', label: words.guardianOther }]}
          value={draft.who}
          onChange={(who) => onChange({ who })}
          error={errors.guardianWho}
          placeholder={words.guardianPlaceholder}
        />
      </Field>
      <Field
        id="guardianRelation"
        label={words.guardianRelation}
        error={errors.guardianRelation}
        required
      >
        <PickField
          id="guardianRelation"
          options={guardianRelations.map((value) => ({ value, label: value }))}
          value={draft.relation}
          onChange={(relation) => onChange({ relation })}
          error={errors.guardianRelation}
        />
      </Field>
      {draft.who === 'other' && <OtherFields {...{ draft, errors, onChange }} />}
    </>
  )
}

function OtherFields({ draft, errors, onChange }: Omit<Props, 'household'>) {
  return (
    <>
      <Field id="guardianName" label={words.guardianName} error={errors.guardianName} required>
        <Input
          {...controlOf('guardianName', errors.guardianName)}
          value={draft.name}
          onChange={(event) => onChange({ name: event.target.value })}
          autoComplete="off"
          maxLength={50}
        />
      </Field>
      <Field
        id="guardianNumber"
        label={words.guardianNumber}
        error={errors.guardianNumber}
        required
      >
        <Input
          {...controlOf('guardianNumber', errors.guardianNumber)}
          value={draft.idNumber}
          onChange={(event) => onChange({ idNumber: event.target.value })}
          autoComplete="off"
          maxLength={40}
        />
      </Field>
      <Field id="guardianPhone" label={words.guardianPhone}>
        <Input
          {...controlOf('guardianPhone', undefined)}
          value={draft.phone}
          onChange={(event) => onChange({ phone: event.target.value })}
          inputMode="tel"
          autoComplete="off"
          maxLength={20}
        />
      </Field>
    </>
  )
}
