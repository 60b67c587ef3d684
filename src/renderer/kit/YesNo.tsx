/** Two answers side by side. */
import { Radio } from 'antd'
import { Field } from './Field.tsx'

type Props = {
  readonly id: string
  readonly label: string
  readonly yes: string
  readonly no: string
  readonly value: boolean
  readonly onChange: (value: boolean) => void
}

export function YesNo({ id, label, yes, no, value, onChange }: Props) {
  return (
    <Field id={id} label={label}>
      <Radio.Group
        name={id}
        className="radio-row"
        value={value ? 'yes' : 'no'}
        onChange={(event) => onChange(event.target.value === 'yes')}
      >
        <Radio value="no" {...(value ? {} : { id })}>
          {no}
        </Radio>
        <Radio value="yes" {...(value ? { id } : {})}>
          {yes}
        </Radio>
      </Radio.Group>
    </Field>
  )
}
