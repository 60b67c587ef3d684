/** 参保情形, with the days and answers that a circumstance needs. */
import { circumstanceLabels } from '../../shared/rules/circumstance-words.ts'
import type { RouteProposal } from '../../shared/intake/route-proposal.ts'
import type { Circumstance, PackSummary } from '../../shared/rules/model.ts'
import { DayField } from '../kit/DayField.tsx'
import { Field } from '../kit/Field.tsx'
import { PickField } from '../kit/PickField.tsx'
import { YesNo } from '../kit/YesNo.tsx'
import { useDesk } from '../shell/desk.ts'
import { ownYearOf } from './intake-draft.ts'
import type { CircumstanceDraft } from './intake-draft.ts'
import type { DecidingForm } from './use-counter.ts'
import { circumstanceDayLabels, words } from './words.ts'

type Props = {
  readonly counter: DecidingForm
  /** Undefined where the year of a back-payment is not to be asked. */
  readonly pack: PackSummary | undefined
  /** What is not to be chosen here. */
  readonly without?: readonly Circumstance['kind'][]
  /** What is proposed, with what it rests on. */
  readonly proposal?: RouteProposal | null
}

const kinds: readonly Circumstance['kind'][] = [
  'ordinary',
  'newborn',
  'moved-in',
  'university-student',
  'employment-ended',
  'transferred-in',
  'released',
  'discharged',
  'back-payment',
]

const backYearCount = 3

export function CircumstanceFields({ counter, pack, without = [], proposal = null }: Props) {
  const { draft, errors } = counter
  const { today } = useDesk()
  const { circumstance } = draft
  const change = (part: Partial<CircumstanceDraft>) =>
    counter.change({ circumstance: { ...circumstance, ...part } })
  const dayLabel = circumstanceDayLabels[circumstance.kind]
  return (
    <>
      <Field
        id="circumstance"
        label={words.circumstance}
        error={errors.circumstance}
        hint={
          proposal === null
            ? null
            : words.proposed(
                proposal.circumstance.kind === circumstance.kind
                  ? null
                  : circumstanceLabels[proposal.circumstance.kind],
                proposal.why,
              )
        }
      >
        <PickField
          id="circumstance"
          options={kinds
            .filter((kind) => !without.includes(kind))
            .map((kind) => ({ value: kind, label: circumstanceLabels[kind] }))}
          value={circumstance.kind}
          onChange={(kind) => change({ kind: kind ?? 'ordinary', on: null })}
          error={errors.circumstance}
        />
      </Field>
      {dayLabel !== undefined && (
        <DayField
          id="circumstanceDay"
          label={dayLabel}
          value={circumstance.on}
          onChange={(on) => change({ on })}
          error={errors.circumstanceDay}
          required
          today={today}
        />
      )}
      {circumstance.kind === 'moved-in' && (
        <YesNo
          id="paidAtOrigin"
          label={words.paidAtOrigin}
          yes={words.paidThere}
          no={words.notPaidThere}
          value={circumstance.paidAtOrigin}
          onChange={(paidAtOrigin) => change({ paidAtOrigin })}
        />
      )}
      {circumstance.kind === 'university-student' && (
        <>
          <YesNo
            id="freshman"
            label={words.freshman}
            yes={words.isFreshman}
            no={words.notFreshman}
            value={circumstance.freshman}
            onChange={(freshman) => change({ freshman })}
          />
          <YesNo
            id="enrolsAt"
            label={words.enrolsAt}
            yes={words.atSchool}
            no={words.atHome}
            value={circumstance.enrolsAt === 'school'}
            onChange={(atSchool) => change({ enrolsAt: atSchool ? 'school' : 'home' })}
          />
        </>
      )}
      {circumstance.kind === 'back-payment' && pack !== undefined && (
        <Field id="backYear" label={words.backYear}>
          <PickField
            id="backYear"
            typing={false}
            options={Array.from({ length: backYearCount }, (_, index) => {
              const year = ownYearOf(draft, pack) - 1 - index
              return { value: year, label: `${year} 年度` }
            })}
            value={circumstance.backYear ?? ownYearOf(draft, pack) - 1}
            onChange={(backYear) => change({ backYear })}
          />
        </Field>
      )}
    </>
  )
}
