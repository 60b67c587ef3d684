/** Amounts and lengths that hardly any document has: a tick that they were looked at, and why. */
import { Checkbox, Input } from 'antd'
import type { AmendmentPreview, AmendmentSource } from '../../shared/amendments/model.ts'
import { Field, controlOf } from '../kit/Field.tsx'
import type { Oddity } from './oddity.ts'
import { words } from './words.ts'

/** Nothing else keeps it from being recorded. */
export function isOnlyUnusual(shown: AmendmentPreview | null): boolean {
  return shown !== null && shown.problems.length > 0 && shown.problems.every((each) => each.unusual)
}

/** What was entered by form, with the reason once it is ticked and written. */
export function explain(source: AmendmentSource | null, oddity: Oddity): AmendmentSource | null {
  const reason = oddity.reason.trim()
  if (source?.kind !== 'form' || !oddity.ticked || reason === '') return source
  return { ...source, amendment: { ...source.amendment, unusual: reason } }
}

type Props = { readonly oddity: Oddity; readonly change: (oddity: Oddity) => void }

export function OddityFields({ oddity, change }: Props) {
  return (
    <div className="amendment-oddity">
      <Checkbox
        checked={oddity.ticked}
        onChange={(event) => change({ ...oddity, ticked: event.target.checked })}
      >
        {words.unusualTick}
      </Checkbox>
      {oddity.ticked && (
        <Field
          id="unusual"
          label={words.unusualReason}
          hint={words.unusualReasonHint}
          error={undefined}
          required
          stacked
        >
          <Input
            {...controlOf('unusual', undefined)}
            value={oddity.reason}
            onChange={(event) => change({ ...oddity, reason: event.target.value })}
            autoComplete="off"
            maxLength={200}
          />
        </Field>
      )}
    </div>
  )
}
