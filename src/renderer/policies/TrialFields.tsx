/** The facts of a trial: of an enrolment, of a refund, of a task. */
import { readTypedYuan } from '../kit/typed-yuan.ts'
import { speakYuan } from '../../shared/kernel/fen.ts'
import { groundDayLabels, quotaLabels } from '../../shared/rules/fact-words.ts'
import { groundLabels } from '../../shared/rules/ground-words.ts'
import { Input } from 'antd'
import { DayField } from '../kit/DayField.tsx'
import { Field, controlOf } from '../kit/Field.tsx'
import { PickField } from '../kit/PickField.tsx'
import { WholeField } from '../kit/WholeField.tsx'
import { useDesk } from '../shell/desk.ts'
import { CategoryFields } from './CategoryFields.tsx'
import { TrialCircumstance } from './TrialCircumstance.tsx'
import { YesNo } from '../kit/YesNo.tsx'
import { dropEmpty, withFacts } from './trial-form.ts'
import type { TrialForm } from './trial-form.ts'
import type { Facts } from './trial-question.ts'
import { trialWords as words } from './trial-words.ts'

type Props = { readonly form: TrialForm }

export function EnrolmentFields({ form }: Props) {
  const { facts } = form.question
  const { asks } = form.pack
  // A pack that never reads them is not asked about them, unless a link has brought them along.
  const gaps =
    asks.gapsSince !== null ||
    [facts.missedYears, facts.repairedYears, facts.waitingSince].some((each) => each !== undefined)
  return (
    <>
      <NumberFact form={form} fact="coverageYear" label={words.coverageYear} required />
      <DayFact form={form} fact="paidOn" label={words.paidOn} required />
      <TrialCircumstance form={form} />
      <TierFact form={form} />
      <BirthDate form={form} />
      <CategoryFields form={form} />
      <DayFact
        form={form}
        fact="registeredOn"
        label={words.registeredOn}
        placeholder={words.sameAsPaid}
      />
      {(asks.coveredThisYear || facts.coveredThisYear !== undefined) && (
        <YesNo
          id="coveredThisYear"
          label={words.coveredThisYear}
          yes={words.covered}
          no={words.notCovered}
          value={facts.coveredThisYear === true}
          onChange={(covered) => withFacts(form, { coveredThisYear: covered ? true : null })}
        />
      )}
      {gaps && (
        <>
          <NumberFact
            form={form}
            fact="missedYears"
            label={words.missedYears}
            hint={words.missedHint}
          />
          <NumberFact
            form={form}
            fact="repairedYears"
            label={words.repairedYears}
            hint={words.repairedHint}
          />
          <DayFact
            form={form}
            fact="waitingSince"
            label={words.waitingSince}
            placeholder={words.waitingHint}
          />
        </>
      )}
    </>
  )
}

export function RefundFields({ form }: Props) {
  const { facts } = form.question
  const kind = facts.ground?.kind ?? 'death'
  const change = (ground: NonNullable<Facts['ground']>) =>
    withFacts(form, { ground: dropEmpty(ground) })
  const dayKey = kind === 'death' ? 'on' : kind === 'recognised-later' ? 'from' : 'joinedOn'
  const dayLabel = groundDayLabels[kind]
  const { today } = useDesk()
  return (
    <>
      <NumberFact form={form} fact="coverageYear" label={words.coverageYear} required />
      <DayFact form={form} fact="paidOn" label={words.paidOn} required />
      <WholeField
        id="paidFen"
        label={words.paidFen}
        value={facts.paidFen ?? null}
        onChange={(paidFen) => withFacts(form, { paidFen })}
        error={errorAt(form, 'paidFen')}
        required
        suffix={words.yuan}
        read={readTypedYuan}
        write={speakYuan}
      />
      <DayFact form={form} fact="appliedOn" label={words.appliedOn} required />
      <Field id="ground" label={words.ground} error={form.errors.get('facts.ground.kind')}>
        <PickField
          id="ground"
          options={Object.entries(groundLabels).map(([value, label]) => ({ value, label }))}
          value={kind}
          onChange={(picked) => {
            const next = groundNamed(picked)
            if (next !== undefined) change({ kind: next })
          }}
        />
      </Field>
      {dayLabel !== undefined && (
        <DayField
          id="groundDay"
          label={dayLabel}
          value={facts.ground?.[dayKey] ?? null}
          onChange={(day) => change({ ...facts.ground, kind, [dayKey]: day })}
          error={
            facts.ground?.[dayKey] === undefined
              ? undefined
              : form.errors.get(`facts.ground.${dayKey}`)
          }
          today={today}
        />
      )}
      {kind === 'recognised-later' && (
        <Field id="groundTerm" label={words.groundTerm}>
          <Input
            {...controlOf('groundTerm', undefined)}
            value={facts.ground?.term ?? ''}
            onChange={({ target }) =>
              change({ ...facts.ground, kind, term: target.value === '' ? null : target.value })
            }
          />
        </Field>
      )}
      <DayFact
        form={form}
        fact="benefitFrom"
        label={words.benefitFrom}
        placeholder={words.benefitHint}
      />
    </>
  )
}

export function QuotaFields({ form }: Props) {
  return quotaFacts.map((fact) => (
    <NumberFact
      key={fact}
      form={form}
      fact={fact}
      label={quotaLabels[fact]}
      suffix={words.persons}
      required
    />
  ))
}

const quotaFacts = [
  'registered',
  'fullySubsidised',
  'universityStudents',
  'employedInsured',
  'inService',
  'imprisoned',
] as const satisfies readonly (keyof typeof quotaLabels)[]

function groundNamed(name: string | null): keyof typeof groundLabels | undefined {
  return typedKeys(groundLabels).find((kind) => kind === name)
}

function typedKeys<Name extends string>(labels: Readonly<Record<Name, string>>): readonly Name[] {
  // The keys of a record are its names.
  return Object.keys(labels) as Name[]
}

/** What nobody has filled in yet is not wrong yet: the star says that it is needed. */
function errorAt(form: TrialForm, fact: NumberName | DayName | 'paidFen'): string | undefined {
  return form.question.facts[fact] === undefined ? undefined : form.errors.get(`facts.${fact}`)
}

type NumberName = 'coverageYear' | 'missedYears' | 'repairedYears' | (typeof quotaFacts)[number]

type NumberProps = Props & {
  readonly fact: NumberName
  readonly label: string
  readonly hint?: string
  readonly suffix?: string
  readonly required?: boolean
}

function NumberFact({ form, fact, ...rest }: NumberProps) {
  return (
    <WholeField
      id={fact}
      value={form.question.facts[fact] ?? null}
      onChange={(value) => withFacts(form, { [fact]: value })}
      error={errorAt(form, fact)}
      {...rest}
    />
  )
}

type DayName = 'paidOn' | 'registeredOn' | 'waitingSince' | 'appliedOn' | 'benefitFrom'

type DayProps = Props & {
  readonly fact: DayName
  readonly label: string
  readonly placeholder?: string
  readonly required?: boolean
}

function DayFact({ form, fact, ...rest }: DayProps) {
  const { today } = useDesk()
  return (
    <DayField
      id={fact}
      value={form.question.facts[fact] ?? null}
      onChange={(day) => withFacts(form, { [fact]: day })}
      error={errorAt(form, fact)}
      today={today}
      {...rest}
    />
  )
}

function BirthDate({ form }: Props) {
  const { today } = useDesk()
  const { person } = form.question.facts
  return (
    <DayField
      id="birthDate"
      label={words.birthDate}
      value={person?.birthDate ?? null}
      onChange={(birthDate) => withFacts(form, { person: dropEmpty({ ...person, birthDate }) })}
      error={form.errors.get('facts.person.birthDate')}
      today={today}
    />
  )
}

/** The pack's tiers, and one that it does not have, because that too can be asked. */
function TierFact({ form }: Props) {
  const { tier } = form.question.facts
  const own = form.pack.tiers.map((each) => ({ value: each.tier, label: each.label }))
  const asked = [1, 2, tier ?? 1].filter((each) => own.every(({ value }) => value !== each))
  const others = [...new Set(asked)].map((value) => ({ value, label: `第 ${value} 档` }))
  return (
    <Field id="tier" label={words.tier} error={form.errors.get('facts.tier')}>
      <PickField
        id="tier"
        typing={false}
        options={[...own, ...others]}
        value={tier ?? 1}
        onChange={(picked) => withFacts(form, { tier: picked })}
      />
    </Field>
  )
}
