/** Why, and by which paper of the police: the latter only where key fields change. */
import { Checkbox, Input } from 'antd'
import { proofKindLabels, proofKinds } from '../../shared/changes/model.ts'
import { DayField } from '../kit/DayField.tsx'
import { Field, controlOf } from '../kit/Field.tsx'
import { PickField } from '../kit/PickField.tsx'
import { useDesk } from '../shell/desk.ts'
import type { ChangeDraft, ChangeErrors } from './change-draft.ts'
import { words } from './words.ts'

type Props = {
  readonly draft: ChangeDraft
  readonly errors: ChangeErrors
  readonly isKey: boolean
  readonly change: (part: Partial<ChangeDraft>) => void
}

export function ProofFields({ draft, errors, isKey, change }: Props) {
  const { today } = useDesk()
  return (
    <>
      <Field id="reason" label={words.reason} error={errors.reason} required>
        <Input
          {...controlOf('reason', errors.reason)}
          value={draft.reason}
          onChange={(event) => change({ reason: event.target.value })}
          placeholder={words.reasonHint}
          autoComplete="off"
          maxLength={220}
        />
      </Field>
      {isKey && (
        <>
          <Field id="proofKind" label={words.proofKind} error={errors.proofKind} required>
            <PickField
              id="proofKind"
              typing={false}
              options={proofKinds.map((value) => ({ value, label: proofKindLabels[value] }))}
              value={draft.proofKind}
              onChange={(proofKind) => change({ proofKind })}
              error={errors.proofKind}
            />
          </Field>
          <Field id="proofNumber" label={words.proofNumber} error={errors.proofNumber} required>
            <Input
              {...controlOf('proofNumber', errors.proofNumber)}
              value={draft.proofNumber}
              onChange={(event) => change({ proofNumber: event.target.value })}
              placeholder={words.proofNumberHint}
              autoComplete="off"
              maxLength={60}
            />
          </Field>
          <DayField
            id="proofDay"
            label={words.proofDay}
            value={draft.proofDay}
            onChange={(proofDay) => change({ proofDay })}
            error={errors.proofDay}
            required
            today={today}
          />
          <Field
            id="proofSeen"
            label={words.proofSeen}
            error={errors.proofSeen}
            hint={words.proofHelp}
            required
          >
            <Checkbox
              id="proofSeen"
              checked={draft.proofSeen}
              onChange={(event) => change({ proofSeen: event.target.checked })}
            >
              {words.seen}
            </Checkbox>
          </Field>
        </>
      )}
    </>
  )
}
