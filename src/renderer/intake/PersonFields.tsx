/** The fields of a person: all of them for a record that is being made, some for one that stands. */
import { Button, Input } from 'antd'
import { documentKinds } from '../../shared/kernel/identity-document.ts'
import { sexLabels } from '../../shared/people/model.ts'
import { Fact, Field, controlOf } from '../kit/Field.tsx'
import { IdNumberField } from '../kit/IdNumberField.tsx'
import { Notice } from '../kit/Notice.tsx'
import { PickField } from '../kit/PickField.tsx'
import { useVillages } from '../office/use-villages.ts'
import type { IdNumberCheck } from '../people/use-id-number.ts'
import { BirthAndSexFields, DocumentTypeField, FifteenDigits } from './DocumentFields.tsx'
import type { Counter } from './use-counter.ts'
import { words } from './words.ts'

type Props = {
  readonly form: Pick<Counter, 'draft' | 'errors' | 'change' | 'noteErrors'>
  readonly check: IdNumberCheck
  /** Whose record this is: the own number is no news. */
  readonly personId?: number
  /** Left out where another person cannot be taken instead. */
  readonly onUseKnown?: (personId: number) => void
}

/** Number, name, village and phone of somebody whose record is being made. */
export function PersonFields({ form, check, personId, onUseKnown }: Props) {
  const { draft, errors, change } = form
  const found = check.kind === 'read' || check.kind === 'number-only' ? check : null
  const known = found?.known ?? null
  const kind = documentKinds[draft.documentType]
  const tells = documentKinds[found?.documentType ?? draft.documentType].eighteen
  return (
    <>
      <DocumentTypeField form={form} />
      <IdNumberField
        id="idNumber"
        label={kind.numberLabel}
        eighteen={kind.eighteen}
        value={draft.idNumber}
        onChange={(idNumber) => change({ idNumber, typedNumber: '' })}
        error={errors.idNumber ?? (check.kind === 'refused' ? check.text : undefined)}
        onShort={(idNumber) => form.noteErrors({ idNumber })}
      />
      <FifteenDigits form={form} />
      {found !== null && found.documentType !== draft.documentType && (
        <Notice kind="plain">{words.isOther(documentKinds[found.documentType].label)}</Notice>
      )}
      {known !== null && known.personId !== personId && (
        <KnownNumber
          name={known.name}
          {...(onUseKnown === undefined ? {} : { onUse: () => onUseKnown(known.personId) })}
        />
      )}
      {!tells && <BirthAndSexFields form={form} />}
      <Field id="name" label={words.name} error={errors.name} required>
        <Input
          {...controlOf('name', errors.name)}
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
          autoComplete="off"
          maxLength={50}
        />
      </Field>
      {tells && (
        <Fact label={words.sexAndBirth}>
          {check.kind === 'read' ? (
            <strong className="money">
              {sexLabels[check.sex]}　{check.birthDate}
            </strong>
          ) : (
            <span className="faint">{words.sexAndBirthUnknown}</span>
          )}
        </Fact>
      )}
      <ReachFields form={form} />
    </>
  )
}

/** Where somebody lives and is called: may be corrected of anybody. */
export function ReachFields({ form }: Pick<Props, 'form'>) {
  const { draft, errors, change } = form
  const villages = useVillages()
  return (
    <>
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
}

function KnownNumber({ name, onUse }: { readonly name: string; readonly onUse?: () => void }) {
  return (
    <Notice kind="warning">
      {words.hasRecord(name)}
      {onUse !== undefined && (
        <Button size="small" data-enter-stop onClick={onUse}>
          {words.takeKnown(name)}
        </Button>
      )}
    </Notice>
  )
}
