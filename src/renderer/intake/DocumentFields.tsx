/** By which document somebody new is known, and what its number leaves open. */
import { Button } from 'antd'
import {
  documentKinds,
  documentTypes,
  proposeEighteenDigits,
} from '../../shared/kernel/identity-document.ts'
import { sexLabels } from '../../shared/people/model.ts'
import { DayField } from '../kit/DayField.tsx'
import { Field } from '../kit/Field.tsx'
import { isPlain, useKey } from '../kit/keys.ts'
import { groupIdNumber } from '../kit/masked.ts'
import { Notice } from '../kit/Notice.tsx'
import { PickField } from '../kit/PickField.tsx'
import { useDesk } from '../shell/desk.ts'
import type { Counter } from './use-counter.ts'
import { words } from './words.ts'

type Props = { readonly form: Pick<Counter, 'draft' | 'errors' | 'change'> }

/** Mostly an identity card: Tab and Enter pass by, and a key of its own leads here. */
export function DocumentTypeField({ form }: Props) {
  const { draft, change } = form
  useKey(
    (event) => isPlain(event, 'F7'),
    () => document.getElementById('documentType')?.focus(),
  )
  return (
    <Field id="documentType" label={words.documentType}>
      <PickField
        id="documentType"
        ownKey="F7"
        typing={false}
        options={documentTypes.map((value) => ({ value, label: documentKinds[value].label }))}
        value={draft.documentType}
        onChange={(documentType) => {
          change({ documentType: documentType ?? 'id-card' })
          document.getElementById('idNumber')?.focus()
        }}
      />
    </Field>
  )
}

/** Fifteen digits and what they became: the clerk compares it with the card and takes it over. */
export function FifteenDigits({ form }: Props) {
  const { draft, change } = form
  const proposed = documentKinds[draft.documentType].eighteen
    ? proposeEighteenDigits(draft.idNumber)
    : null
  function take(): void {
    if (proposed === null) return
    change({ idNumber: proposed, typedNumber: draft.idNumber })
    document.getElementById('idNumber')?.focus()
  }
  useKey((event) => proposed !== null && isPlain(event, 'F8'), take)
  // While eighteen are being typed, fifteen stand there for a moment.
  if (proposed === null || form.errors.idNumber === undefined) return null
  return (
    <Notice kind="warning">
      {words.fifteen(groupIdNumber(proposed))}
      <Button size="small" data-enter-stop onClick={take}>
        {words.takeEighteen} <kbd aria-hidden="true">{words.takesOverKey}</kbd>
      </Button>
    </Notice>
  )
}

/** What a passport or a birth certificate says on its face. */
export function BirthAndSexFields({ form }: Props) {
  const { draft, errors, change } = form
  const { today } = useDesk()
  return (
    <>
      <DayField
        id="birthDate"
        label={words.birthDate}
        value={draft.birthDate}
        onChange={(birthDate) => change({ birthDate })}
        error={errors.birthDate}
        required
        today={today}
      />
      <Field id="sex" label={words.sex} error={errors.sex} required>
        <PickField
          id="sex"
          typing={false}
          options={[
            { value: 'male', label: sexLabels.male },
            { value: 'female', label: sexLabels.female },
          ]}
          value={draft.sex}
          onChange={(sex) => change({ sex })}
          error={errors.sex}
        />
      </Field>
    </>
  )
}
