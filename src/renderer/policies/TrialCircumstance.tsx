/** 参保情形 of a trial, each with the days and answers that belong to it. */
import { circumstanceLabels } from '../../shared/rules/circumstance-words.ts'
import type { Circumstance } from '../../shared/rules/model.ts'
import { circumstanceDayLabels } from '../intake/words.ts'
import { DayField } from '../kit/DayField.tsx'
import { Field } from '../kit/Field.tsx'
import { PickField } from '../kit/PickField.tsx'
import { YesNo } from '../kit/YesNo.tsx'
import { useDesk } from '../shell/desk.ts'
import { dropEmpty, withFacts } from './trial-form.ts'
import type { TrialForm } from './trial-form.ts'
import type { Facts } from './trial-question.ts'
import { trialWords as words } from './trial-words.ts'

type Kind = Circumstance['kind']
type Asked = NonNullable<Facts['circumstance']>

/** What a circumstance starts with: the answers that a form shows as given. */
const started: Readonly<Partial<Record<Kind, Omit<Asked, 'kind'>>>> = {
  'moved-in': { paidAtOrigin: false },
  'university-student': { freshman: false, enrolsAt: 'school' },
}

const dayKeys = {
  'moved-in': 'movedOn',
  'transferred-in': 'on',
  'employment-ended': 'endedOn',
  released: 'on',
  discharged: 'on',
} as const satisfies Partial<Record<Kind, keyof Asked>>

// The keys of a record are its names.
const kinds = Object.keys(circumstanceLabels) as Kind[]

export function TrialCircumstance({ form }: { readonly form: TrialForm }) {
  const { today } = useDesk()
  const asked: Asked = form.question.facts.circumstance ?? { kind: 'ordinary' }
  const { kind } = asked
  const change = (next: Asked) => withFacts(form, { circumstance: dropEmpty(next) })
  const dayKey = Object.entries(dayKeys).find(([name]) => name === kind)?.[1]
  return (
    <>
      <Field
        id="circumstance"
        label={words.circumstance}
        error={form.errors.get('facts.circumstance') ?? form.errors.get('facts.circumstance.kind')}
      >
        <PickField
          id="circumstance"
          options={kinds.map((value) => ({ value, label: circumstanceLabels[value] }))}
          value={kind}
          onChange={(picked) =>
            change({ ...started[picked ?? 'ordinary'], kind: picked ?? 'ordinary' })
          }
        />
      </Field>
      {dayKey !== undefined && (
        <DayField
          id="circumstanceDay"
          label={circumstanceDayLabels[kind] ?? words.circumstance}
          value={asked[dayKey] ?? null}
          onChange={(day) => change({ ...asked, [dayKey]: day })}
          error={form.errors.get(`facts.circumstance.${dayKey}`)}
          today={today}
        />
      )}
      {kind === 'moved-in' && (
        <YesNo
          id="paidAtOrigin"
          label={words.paidAtOrigin}
          yes={words.paidThere}
          no={words.notPaidThere}
          value={asked.paidAtOrigin === true}
          onChange={(paidAtOrigin) => change({ ...asked, paidAtOrigin })}
        />
      )}
      {kind === 'university-student' && (
        <>
          <YesNo
            id="freshman"
            label={words.freshman}
            yes={words.isFreshman}
            no={words.notFreshman}
            value={asked.freshman === true}
            onChange={(freshman) => change({ ...asked, freshman })}
          />
          <YesNo
            id="enrolsAt"
            label={words.enrolsAt}
            yes={words.atSchool}
            no={words.atHome}
            value={asked.enrolsAt === 'school'}
            onChange={(school) => change({ ...asked, enrolsAt: school ? 'school' : 'home' })}
          />
        </>
      )}
    </>
  )
}
