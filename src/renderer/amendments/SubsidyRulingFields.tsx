/** The fields of a ruling on subsidies: who else is meant, what is granted, what of the table stands. */
import { Input } from 'antd'
import { grantingLabels } from '../../shared/rules/granting.ts'
import type { Granting } from '../../shared/rules/granting.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { Field, controlOf } from '../kit/Field.tsx'
import type { AmendmentErrors } from './amendment-draft.ts'
import { explainAmount } from './explain-amount.ts'
import { RulingChoice } from './RulingChoice.tsx'
import type { RulingAmount, SubsidyRulingDraft } from './subsidy-ruling.ts'
import { subsidyWords as words } from './ruling-words.ts'
import type { RulingShape } from './ruling-words.ts'

type Props = {
  readonly draft: SubsidyRulingDraft
  readonly errors: AmendmentErrors
  readonly change: (part: Partial<SubsidyRulingDraft>) => void
  /** A field of an amount is left. */
  readonly onLeave: () => void
  readonly shape: RulingShape
  readonly pack: Pick<PackSummary, 'tiers'>
}

export function SubsidyRulingFields(props: Props) {
  switch (props.shape) {
    case 'others':
      return <OthersFields {...props} />
    case 'granted':
      return <GrantedFields {...props} />
    case 'granting':
      return <GrantingField {...props} />
    default:
      return null
  }
}

function OthersFields({ draft, errors, change }: Props) {
  return (
    <>
      <RulingChoice
        id="ruling-others"
        label={words.others}
        value={draft.others}
        error={errors['ruling-others']}
        options={words.othersOptions}
        onChange={(others) => change({ others })}
      />
      {draft.others === 'named' && (
        <Typed
          id="ruling-terms"
          label={words.terms}
          hint={words.termsHint}
          value={draft.terms}
          error={errors['ruling-terms']}
          onChange={(terms) => change({ terms })}
          required
        />
      )}
    </>
  )
}

function GrantedFields({ draft, errors, change, onLeave, pack }: Props) {
  const set = (tier: number, part: Partial<RulingAmount>) =>
    change({ amounts: draft.amounts.map((row) => (row.tier === tier ? { ...row, ...part } : row)) })
  const labelOf = (tier: number) =>
    pack.tiers.find((each) => each.tier === tier)?.label ?? words.tier(tier)
  return (
    <>
      <RulingChoice
        id="ruling-granted"
        label={words.granted}
        value={draft.granted}
        error={errors['ruling-granted']}
        options={words.grantedOptions}
        onChange={(granted) => change({ granted })}
      />
      {draft.granted === 'amounts' && (
        <>
          <Field
            id="ruling-amounts"
            label={words.amounts}
            error={errors['ruling-amounts']}
            required
          >
            <div className="amendment-rows">
              {draft.amounts.map(({ tier, payable, subsidy }, index) => (
                <div key={tier} className="amendment-row">
                  <Input
                    {...(index === 0 ? controlOf('ruling-amounts', errors['ruling-amounts']) : {})}
                    aria-label={words.payable(labelOf(tier))}
                    placeholder={words.payable(labelOf(tier))}
                    value={payable}
                    status={statusOf(payable, errors)}
                    onChange={(event) => set(tier, { payable: event.target.value })}
                    onBlur={onLeave}
                    inputMode="decimal"
                    autoComplete="off"
                  />
                  <Input
                    aria-label={words.subsidy(labelOf(tier))}
                    placeholder={words.subsidy(labelOf(tier))}
                    value={subsidy}
                    status={statusOf(subsidy, errors)}
                    onChange={(event) => set(tier, { subsidy: event.target.value })}
                    onBlur={onLeave}
                    inputMode="decimal"
                    autoComplete="off"
                  />
                </div>
              ))}
            </div>
          </Field>
          <Typed
            id="ruling-source"
            label={words.source}
            hint={words.sourceHint}
            value={draft.source}
            error={undefined}
            onChange={(source) => change({ source })}
          />
        </>
      )}
    </>
  )
}

/** Red at the amount itself, and not at the first of them. */
function statusOf(typed: string, errors: AmendmentErrors): '' | 'error' {
  return errors['ruling-amounts'] !== undefined && explainAmount(typed) !== null ? 'error' : ''
}

// As the table of labels has them, in its order.
const grantingOptions = Object.entries(grantingLabels) as readonly (readonly [Granting, string])[]

function GrantingField({ draft, errors, change }: Props) {
  return (
    <RulingChoice
      id="ruling-granting"
      label={words.granting}
      value={draft.granting}
      error={errors['ruling-granting']}
      options={grantingOptions}
      onChange={(granting) => change({ granting })}
    />
  )
}

type TypedProps = {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (value: string) => void
  readonly required?: boolean
}

function Typed({ id, label, hint, value, error, onChange, required = false }: TypedProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} required={required}>
      <Input
        {...controlOf(id, error)}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        maxLength={200}
      />
    </Field>
  )
}
