/** A label, a control, and under it the sentence that says what is wrong. */
import type { ReactNode } from 'react'

type Props = {
  readonly id: string
  readonly label: string
  readonly error?: string | null | undefined
  readonly hint?: ReactNode
  readonly required?: boolean
  readonly stacked?: boolean
  readonly children: ReactNode
}

export function Field({ id, label, error, hint, required, stacked, children }: Props) {
  const note = error ?? hint
  return (
    <div className={stacked === true ? 'field field-stacked' : 'field'}>
      <label
        className={required === true ? 'field-label field-label-required' : 'field-label'}
        htmlFor={id}
      >
        {label}
      </label>
      <div className="field-control">
        {children}
        {note !== undefined && note !== null && note !== '' && (
          <div
            id={noteIdOf(id)}
            className={error ? 'field-note field-note-error' : 'field-note'}
            role={error ? 'alert' : undefined}
          >
            {note}
          </div>
        )}
      </div>
    </div>
  )
}

type ControlProps = {
  readonly id: string
  readonly status: '' | 'error'
  readonly 'aria-invalid': boolean
  readonly 'aria-describedby': string
}

/** What a control needs to belong to its field. */
export function controlOf(id: string, error: string | null | undefined): ControlProps {
  return {
    id,
    status: error ? 'error' : '',
    'aria-invalid': Boolean(error),
    'aria-describedby': noteIdOf(id),
  }
}

function noteIdOf(id: string): string {
  return `${id}-note`
}

/** Something that is known and cannot be changed here. */
export function Fact({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}) {
  return (
    <div className="field field-fact">
      <span className="field-label">{label}</span>
      <div className="field-control">{children}</div>
    </div>
  )
}

/** Puts the cursor into the first field of the order that has something wrong. */
export function focusFirstBad(
  order: readonly string[],
  errors: Readonly<Record<string, string | undefined>>,
): void {
  const first = order.find((id) => errors[id] !== undefined)
  if (first === undefined) return
  // After the error stands in the field, so that a screen reader reads both, and before the next
  // key: a cursor that moves any later lands in the middle of somebody's typing.
  queueMicrotask(() => document.getElementById(first)?.focus())
}
