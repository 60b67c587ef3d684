/** A list to choose from: the mouse, the arrows, or typing characters, pinyin or initials. */
import { Select } from 'antd'
import { useState } from 'react'
import { controlOf } from './Field.tsx'
import { useMatcher } from './matcher.ts'

export type PickOption<Value extends string | number> = {
  readonly value: Value
  readonly label: string
}

type CommonProps<Value extends string | number> = {
  readonly id: string
  readonly options: readonly PickOption<Value>[]
  readonly error?: string | undefined
  readonly placeholder?: string
  readonly allowClear?: boolean
}

type OneProps<Value extends string | number> = CommonProps<Value> & {
  readonly value: Value | null
  readonly onChange: (value: Value | null) => void
  /** Short lists need no typing. */
  readonly typing?: boolean
}

export function PickField<Value extends string | number>(props: OneProps<Value>) {
  const matches = useMatcher()
  const { id, options, value, onChange, error, placeholder, allowClear, typing } = props
  return (
    <Select<Value>
      {...controlOf(id, error)}
      className="pick-field"
      options={[...options]}
      value={value}
      onChange={(picked: Value | undefined) => onChange(picked ?? null)}
      allowClear={allowClear ?? false}
      placeholder={placeholder}
      notFoundContent="没有符合的选项"
      {...(typing === false
        ? {}
        : {
            showSearch: {
              filterOption: (typed: string, option?: unknown) => matches(labelOf(option), typed),
            },
          })}
    />
  )
}

type ManyProps<Value extends string | number> = CommonProps<Value> & {
  readonly values: readonly Value[]
  readonly onChange: (values: readonly Value[]) => void
}

export function PickManyField<Value extends string | number>(props: ManyProps<Value>) {
  const matches = useMatcher()
  const { id, options, values, onChange, error, placeholder } = props
  const [open, setOpen] = useState(false)
  return (
    <Select<Value[]>
      {...controlOf(id, error)}
      className="pick-field"
      mode="multiple"
      options={[...options]}
      value={[...values]}
      onChange={onChange}
      open={open}
      onOpenChange={setOpen}
      // The list closes after a choice, so that the next Enter goes on to the next field.
      onSelect={() => setOpen(false)}
      placeholder={placeholder}
      notFoundContent="没有符合的选项"
      showSearch={{
        filterOption: (typed: string, option?: unknown) => matches(labelOf(option), typed),
        autoClearSearchValue: true,
      }}
    />
  )
}

function labelOf(option: unknown): string {
  if (typeof option !== 'object' || option === null || !('label' in option)) return ''
  return typeof option.label === 'string' ? option.label : ''
}
