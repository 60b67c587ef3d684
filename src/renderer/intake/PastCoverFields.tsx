/** 以往参保: shown only as far as the pack asks for it. */
import { Input } from 'antd'
import { DayField } from '../kit/DayField.tsx'
import { Field, controlOf } from '../kit/Field.tsx'
import { useDesk } from '../shell/desk.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { YesNo } from '../kit/YesNo.tsx'
import { pastCoverOf } from './intake-draft.ts'
import type { PastCoverDraft } from './past-cover-draft.ts'
import type { DecidingForm } from './use-counter.ts'
import { words } from './words.ts'

type Props = { readonly counter: DecidingForm; readonly pack: PackSummary }

export function PastCoverFields({ counter, pack }: Props) {
  const { draft } = counter
  const { today } = useDesk()
  const read = pastCoverOf(draft, pack)
  const errors = { ...counter.errors, ...read.errors }
  const change = (part: Partial<PastCoverDraft>) =>
    counter.change({ pastCover: { ...draft.pastCover, ...part } })
  return (
    <>
      {read.asksCovered && (
        <YesNo
          id="coveredThisYear"
          label={words.coveredThisYear}
          yes={words.wasCovered}
          no={words.notCovered}
          value={draft.pastCover.coveredThisYear}
          onChange={(coveredThisYear) => change({ coveredThisYear })}
        />
      )}
      {read.mostMissed !== null && read.mostMissed > 0 && (
        <YearCount
          id="missedYears"
          label={words.missedYears}
          value={read.missedText}
          hint={draft.pastCover.missedYears === null ? read.proposal : null}
          error={errors.missedYears}
          required
          onChange={(missedYears) => change({ missedYears })}
        />
      )}
      {read.asksRepaired && (
        <YearCount
          id="repairedYears"
          label={words.repairedYears}
          value={draft.pastCover.repairedYears}
          hint={words.repairedYearsHint}
          error={errors.repairedYears}
          onChange={(repairedYears) => change({ repairedYears })}
        />
      )}
      {read.mostMissed !== null && (
        <DayField
          id="waitingSince"
          label={words.waitingSince}
          value={draft.pastCover.waitingSince}
          onChange={(waitingSince) => change({ waitingSince })}
          error={errors.waitingSince}
          today={today}
          placeholder={words.waitingSinceHint}
        />
      )}
    </>
  )
}

type YearCountProps = {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly hint: string | null
  readonly error: string | undefined
  readonly required?: boolean
  readonly onChange: (text: string) => void
}

function YearCount({ id, label, value, hint, error, required, onChange }: YearCountProps) {
  return (
    <Field id={id} label={label} error={error} hint={hint} required={required ?? false}>
      <Input
        {...controlOf(id, error)}
        className="year-count"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onFocus={(event) => event.target.select()}
        suffix="年"
        inputMode="numeric"
        autoComplete="off"
        maxLength={2}
      />
    </Field>
  )
}
