import { Input } from 'antd'
import { normalizeIdNumber } from '../../shared/kernel/id-number.ts'
import { Field, controlOf } from './Field.tsx'

type Props = {
  readonly id: string
  /** Whether the number has eighteen characters; others are as long as they are. */
  readonly eighteen?: boolean
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error: string | undefined
  /** Called with a sentence when the field is left with a number that is too short or too long. */
  readonly onShort: (sentence: string) => void
}

const fullLength = 18

/** An identity number: the digits stand apart, and how many there are is told while typing. */
export function IdNumberField(props: Props) {
  const { id, label, value, onChange, error, onShort, eighteen = true } = props
  const length = normalizeIdNumber(value).length
  return (
    <Field id={id} label={label} error={error} required>
      <Input
        {...controlOf(id, error)}
        className="id-number"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => {
          if (eighteen && length > 0 && length < fullLength) onShort(shortSentence(length))
        }}
        suffix={<span className="faint">{length === 0 ? '' : `${length} 位`}</span>}
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
      />
    </Field>
  )
}

function shortSentence(length: number): string {
  return length === 15
    ? '这是 15 位旧号码，请按二代身份证或户口簿录入 18 位号码。'
    : `身份证号应为 18 位，现在是 ${length} 位，请核对后重新录入。`
}
