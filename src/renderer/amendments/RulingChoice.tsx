import { Radio } from 'antd'
import { Field } from '../kit/Field.tsx'

type Props<Value extends string> = {
  readonly id: string
  readonly label: string
  readonly value: Value | null
  readonly error: string | undefined
  readonly options: readonly (readonly [Value, string])[]
  readonly onChange: (value: Value) => void
}

/** None is chosen before somebody does: whoever writes only the basis has ruled nothing. */
export function RulingChoice<Value extends string>(props: Props<Value>) {
  const { id, label, value, error, options, onChange } = props
  const first = value ?? options[0]?.[0]
  return (
    <Field id={id} label={label} error={error} required>
      <Radio.Group
        name={id}
        className="ruling-choices"
        value={value}
        onChange={(event) => onChange(event.target.value as Value)}
      >
        {options.map(([each, text]) => (
          <Radio key={each} value={each} {...(each === first ? { id } : {})}>
            {text}
          </Radio>
        ))}
      </Radio.Group>
    </Field>
  )
}
