/** The fields that decide the price: identities, pack, tier, pay day, circumstance. */
import { Radio } from 'antd'
import { partsOf } from '../../shared/kernel/day.ts'
import { identityText } from '../../shared/people/identity-words.ts'
import type { RouteProposal } from '../../shared/intake/route-proposal.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { usualYear } from '../../shared/rules/usual-year.ts'
import { DayField } from '../kit/DayField.tsx'
import { Field } from '../kit/Field.tsx'
import { PickField, PickManyField } from '../kit/PickField.tsx'
import { useDesk } from '../shell/desk.ts'
import { CircumstanceFields } from './CircumstanceFields.tsx'
import { PastCoverFields } from './PastCoverFields.tsx'
import { ownYearOf, withTerms } from './intake-draft.ts'
import type { DecidingForm } from './use-counter.ts'
import { tierLabel, words } from './words.ts'

type Props = {
  readonly counter: DecidingForm
  readonly packs: readonly PackSummary[]
  /** The year that is paid for is settled already and not asked again. */
  readonly yearFixed?: boolean
  readonly proposal?: RouteProposal | null
}

export function DecidingFields({ counter, packs, yearFixed, proposal }: Props) {
  const { draft, errors, change } = counter
  const { today } = useDesk()
  const pack = packs.find((candidate) => candidate.policy === draft.policy)
  return (
    <>
      <IdentitiesField counter={counter} pack={pack} />
      <PolicyField counter={counter} packs={packs} />
      {pack?.laterYears === true && yearFixed !== true && (
        <YearField counter={counter} pack={pack} />
      )}
      <TierField counter={counter} pack={pack} />
      <DayField
        id="payDay"
        label={words.payDay}
        value={draft.payDay}
        onChange={(payDay) => change({ payDay })}
        error={errors.payDay}
        required
        today={today}
      />
      <CircumstanceFields
        counter={counter}
        pack={yearFixed === true ? undefined : pack}
        proposal={proposal ?? null}
      />
      {pack !== undefined && <PastCoverFields counter={counter} pack={pack} />}
    </>
  )
}

type TierProps = { readonly counter: DecidingForm; readonly pack: PackSummary | undefined }

/** Terms of the notice, and whatever else somebody holds. */
export function IdentitiesField({ counter, pack }: TierProps) {
  const { draft, errors, change } = counter
  const labels = new Map(draft.identities.map((one) => [one.term, identityText(one)]))
  const terms = new Set([...(pack?.terms ?? []), ...labels.keys()])
  return (
    <Field id="identities" label={words.identities} error={errors.identities}>
      <PickManyField
        id="identities"
        options={[...terms].map((term) => ({ value: term, label: labels.get(term) ?? term }))}
        values={draft.identities.map((one) => one.term)}
        onChange={(chosen) => change({ identities: withTerms(draft.identities, chosen) })}
        error={errors.identities}
        placeholder={words.identitiesPlaceholder}
      />
    </Field>
  )
}

/** Asked only where the office works by several notices. */
export function PolicyField({ counter, packs }: Pick<Props, 'counter' | 'packs'>) {
  const { draft, errors, change } = counter
  const { today } = useDesk()
  if (packs.length <= 1) return null
  return (
    <Field id="policy" label={words.policy} error={errors.policy}>
      <PickField
        id="policy"
        options={packs.map((one) => ({
          value: one.policy,
          label: words.packLine(usualYear(one, today), one.issuer),
        }))}
        value={draft.policy}
        onChange={(policy) => change({ policy: policy ?? '', tier: 1 })}
        error={errors.policy}
      />
    </Field>
  )
}

/** Between September and December people come for both: this year late, the next in time. */
export function YearField({
  counter,
  pack,
}: {
  readonly counter: DecidingForm
  readonly pack: PackSummary
}) {
  const { draft, change } = counter
  const { today } = useDesk()
  const { year } = partsOf(today)
  const years = [year, year + 1].filter((each) => each >= pack.coverageYear)
  const chosen = ownYearOf(draft, pack)
  return (
    <Field id="coverageYear" label={words.coverageYear}>
      <Radio.Group
        name="coverageYear"
        className="radio-row"
        value={chosen}
        onChange={(event) => change({ coverageYear: Number(event.target.value) })}
      >
        {years.map((each) => (
          <Radio key={each} value={each} {...(each === chosen ? { id: 'coverageYear' } : {})}>
            {words.yearOption(each)}
          </Radio>
        ))}
      </Radio.Group>
    </Field>
  )
}

export function TierField({ counter, pack }: TierProps) {
  const { draft, errors, change } = counter
  const tiers = pack?.tiers ?? []
  return (
    <Field id="tier" label={words.tier} error={errors.tier}>
      <Radio.Group
        name="tier"
        className="radio-row"
        value={draft.tier}
        onChange={(event) => change({ tier: Number(event.target.value) })}
      >
        {tiers.map((one) => (
          <Radio
            key={one.tier}
            value={one.tier}
            {...(one.tier === draft.tier ? { id: 'tier' } : {})}
          >
            {one.label === '' ? tierLabel(one.tier) : one.label}
          </Radio>
        ))}
      </Radio.Group>
    </Field>
  )
}
