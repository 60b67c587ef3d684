/** The fields of an amendment: its document, its first day, window, prices, subsidies, channels. */
import { CloseOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import type { PackSummary } from '../../shared/rules/model.ts'
import { DayField } from '../kit/DayField.tsx'
import { Field, controlOf } from '../kit/Field.tsx'
import { PickField } from '../kit/PickField.tsx'
import { useFirstFocus } from '../kit/use-first-focus.ts'
import { useDesk } from '../shell/desk.ts'
import { amendmentFieldOrder, startAmendment, noSubsidy } from './amendment-draft.ts'
import type { AmendmentDraft, AmendmentErrors, SubsidyDraft } from './amendment-draft.ts'
import { explainAmount } from './explain-amount.ts'
import { words } from './words.ts'

export type FieldsProps = {
  readonly draft: AmendmentDraft
  readonly errors: AmendmentErrors
  readonly packs: readonly PackSummary[]
  readonly change: (part: Partial<AmendmentDraft>) => void
  /** A field of an amount is left. */
  readonly onLeave: () => void
}

export function AmendmentFields(props: FieldsProps) {
  const { draft, errors, packs, change } = props
  const { today } = useDesk()
  useFirstFocus(amendmentFieldOrder.filter((id) => id !== 'policy'))
  return (
    <>
      {packs.length > 1 && (
        <Field id="policy" label={words.policy} error={errors['policy']}>
          <PickField
            id="policy"
            options={packs.map(({ policy, title }) => ({ value: policy, label: title }))}
            value={draft.policy}
            onChange={(policy) =>
              change({
                policy: policy ?? '',
                tiers: startAmendment(packs.find((pack) => pack.policy === policy)).tiers,
              })
            }
          />
        </Field>
      )}
      <TextField
        {...props}
        name="documentNumber"
        label={words.documentNumber}
        hint={words.documentHint}
      />
      <TextField {...props} name="clause" label={words.clause} hint={words.clauseHint} required />
      <TextField {...props} name="basis" label={words.basis} hint={words.basisHint} required />
      <DayField
        id="from"
        label={words.holdsFrom}
        value={draft.from}
        onChange={(from) => change({ from })}
        error={errors['from']}
        required
        today={today}
      />
      <TextField
        {...props}
        name="coverageYears"
        label={words.coverageYears}
        hint={words.coverageYearsHint}
      />
      <DayField
        id="windowFrom"
        label={words.windowFrom}
        value={draft.windowFrom}
        onChange={(windowFrom) => change({ windowFrom })}
        error={errors['windowFrom']}
        today={today}
      />
      <DayField
        id="windowTo"
        label={words.windowTo}
        value={draft.windowTo}
        onChange={(windowTo) => change({ windowTo })}
        error={errors['windowTo']}
        today={today}
      />
      <TierRows {...props} />
      <SubsidyRows {...props} />
      <TextField {...props} name="channels" label={words.channels} hint={words.channelsHint} />
    </>
  )
}

type TextProps = FieldsProps & {
  readonly name: 'documentNumber' | 'clause' | 'basis' | 'coverageYears' | 'channels'
  readonly label: string
  readonly hint: string
  readonly required?: boolean
}

function TextField({ draft, errors, change, name, label, hint, required }: TextProps) {
  const error = errors[name]
  return (
    <Field id={name} label={label} error={error} hint={hint} required={required ?? false}>
      <Input
        {...controlOf(name, error)}
        value={draft[name]}
        onChange={(event) => change({ [name]: event.target.value })}
        autoComplete="off"
        maxLength={200}
      />
    </Field>
  )
}

function TierRows({ draft, errors, change, onLeave }: FieldsProps) {
  const { tiers } = draft
  const set = (index: number, part: Partial<(typeof tiers)[number]>) =>
    change({ tiers: tiers.map((row, at) => (at === index ? { ...row, ...part } : row)) })
  // The cursor goes where it is wrong.
  const wrong = Math.max(
    0,
    tiers.findIndex(({ yuan }) => explainAmount(yuan) !== null),
  )
  const next = Math.max(0, ...tiers.map(({ tier }) => tier)) + 1
  return (
    <Field id="tiers" label={words.prices} error={errors['tiers']}>
      <div className="amendment-rows">
        {tiers.map(({ tier, label, yuan }, index) => (
          <div key={tier} className="amendment-row">
            <Input
              aria-label={words.tierName(tier)}
              placeholder={words.tierName(tier)}
              value={label}
              onChange={(event) => set(index, { label: event.target.value })}
              autoComplete="off"
            />
            <Input
              {...(index === wrong ? controlOf('tiers', errors['tiers']) : {})}
              aria-label={words.tierYuan(tier)}
              placeholder={words.tierYuan(tier)}
              value={yuan}
              onChange={(event) => set(index, { yuan: event.target.value })}
              onBlur={onLeave}
              inputMode="decimal"
              autoComplete="off"
            />
          </div>
        ))}
        <Button
          size="small"
          onClick={() => change({ tiers: [...tiers, { tier: next, label: '', yuan: '' }] })}
        >
          {words.addTier}
        </Button>
      </div>
    </Field>
  )
}

/** Red at the amount itself. */
function statusOf(name: keyof SubsidyDraft, typed: string, errors: AmendmentErrors): '' | 'error' {
  if (name !== 'payable' && name !== 'subsidy') return ''
  return errors['subsidies'] !== undefined && explainAmount(typed) !== null ? 'error' : ''
}

const subsidyColumns = [
  ['term', words.subsidyTerm, '人员类别'],
  ['tier', words.subsidyTier, '档次'],
  ['payable', words.subsidyPayable, '个人缴/元'],
  ['subsidy', words.subsidyFen, '资助/元'],
  ['source', words.subsidySource, '资金来源'],
] as const

function SubsidyRows({ draft, errors, change, onLeave }: FieldsProps) {
  const { subsidies } = draft
  const set = (index: number, part: Partial<SubsidyDraft>) =>
    change({ subsidies: subsidies.map((row, at) => (at === index ? { ...row, ...part } : row)) })
  return (
    <Field id="subsidies" label={words.subsidies} error={errors['subsidies']}>
      <div className="amendment-rows">
        {subsidies.length > 0 && (
          <div className="amendment-row amendment-subsidy faint" aria-hidden="true">
            {subsidyColumns.map(([name, , head]) => (
              <span key={name}>{head}</span>
            ))}
          </div>
        )}
        {subsidies.map((row, index) => (
          // Rows have no name before they are written.
          <div key={index} className="amendment-row amendment-subsidy">
            {subsidyColumns.map(([name, label]) => (
              <Input
                key={name}
                {...(index === 0 && name === 'term' ? { id: 'subsidies' } : {})}
                aria-label={label(index + 1)}
                value={row[name]}
                status={statusOf(name, row[name], errors)}
                onChange={(event) => set(index, { [name]: event.target.value })}
                onBlur={onLeave}
                autoComplete="off"
              />
            ))}
            <Button
              type="text"
              aria-label={words.removeSubsidy(index + 1)}
              icon={<CloseOutlined />}
              onClick={() => change({ subsidies: subsidies.filter((_, at) => at !== index) })}
            />
          </div>
        ))}
        <Button size="small" onClick={() => change({ subsidies: [...subsidies, noSubsidy] })}>
          {words.addSubsidy}
        </Button>
      </div>
    </Field>
  )
}
