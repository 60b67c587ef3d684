/** A whole number, typed; what is unfinished stands in the field and counts as none. */
import { Input } from 'antd'
import { useState } from 'react'
import { Field, controlOf } from './Field.tsx'

type Props = {
  readonly id: string
  readonly label: string
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly error?: string | undefined
  readonly hint?: string | undefined
  readonly required?: boolean
  readonly suffix?: string
  /** Reads what was typed; whole numbers where left out. */
  readonly read?: (text: string) => number | null
  readonly write?: (value: number) => string
}

const unreadable = '只填数字。'

export function WholeField(props: Props) {
  const { id, label, value, onChange, error, hint, required, suffix } = props
  const { read = readWhole, write = String } = props
  const shown = value === null ? '' : write(value)
  const [text, setText] = useState(shown)
  const typed = read(text)
  // The value was changed from outside: the text follows it.
  const [seen, setSeen] = useState(value)
  if (value !== seen) {
    setSeen(value)
    if (typed !== value) setText(shown)
  }
  const wrong = text.trim() !== '' && typed === null ? unreadable : error
  return (
    <Field id={id} label={label} error={wrong} hint={hint} required={required ?? false}>
      <Input
        {...controlOf(id, wrong)}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          const next = read(event.target.value)
          if (next !== value) onChange(next)
        }}
        onFocus={(event) => event.target.select()}
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        suffix={suffix}
      />
    </Field>
  )
}

function readWhole(text: string): number | null {
  const plain = text.normalize('NFKC').trim()
  return /^\d{1,10}$/u.test(plain) ? Number(plain) : null
}
