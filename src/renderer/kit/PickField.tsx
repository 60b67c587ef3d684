/** A list to choose from: the mouse, the arrows, or typing characters, pinyin or initials. */
import { Select } from 'antd'
import { useRef, useState } from 'react'
import { controlOf } from './Field.tsx'
import { useMatcher } from './matcher.ts'
import type { Matcher } from './matcher.ts'
import { rankOf } from './pick-order.ts'

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
  /** The key that leads there: Tab and Enter pass by. */
  readonly ownKey?: string
}

export function PickField<Value extends string | number>(props: OneProps<Value>) {
  const matches = useMatcher()
  const { id, options, value, onChange, error, placeholder, allowClear, typing, ownKey } = props
  const spoken = speakOptions(options)
  const valueOf = (picked: string | null | undefined): Value | null =>
    options[spoken.findIndex((option) => option.value === picked)]?.value ?? null
  return (
    <Select<string>
      {...controlOf(id, error)}
      className="pick-field"
      options={spoken}
      value={spoken.find((_, index) => options[index]?.value === value)?.value ?? null}
      onChange={(picked) => onChange(valueOf(picked))}
      allowClear={allowClear ?? false}
      {...(ownKey === undefined
        ? {}
        : {
            tabIndex: -1,
            suffixIcon: (
              <kbd className="pick-key" aria-hidden="true">
                {ownKey}
              </kbd>
            ),
          })}
      placeholder={placeholder}
      notFoundContent="没有符合的选项"
      {...(typing === false
        ? {}
        : {
            showSearch: {
              filterOption: (typed: string, option?: unknown) => matches(labelOf(option), typed),
              filterSort: sortBy(matches),
            },
          })}
    />
  )
}

/**
 * The list hands its values to screen readers as they are, beside the labels: so the labels are the
 * values, and nobody hears a program's own name for a state. A second of the same label is numbered.
 */
function speakOptions(
  options: readonly PickOption<string | number>[],
): { readonly value: string; readonly label: string }[] {
  return options.map(({ label }, index) => {
    const earlier = options.slice(0, index).filter((option) => option.label === label).length
    return { value: earlier === 0 ? label : `${label}（${earlier + 1}）`, label }
  })
}

type ManyProps<Value extends string | number> = CommonProps<Value> & {
  readonly values: readonly Value[]
  readonly onChange: (values: readonly Value[]) => void
}

export function PickManyField<Value extends string | number>(props: ManyProps<Value>) {
  const matches = useMatcher()
  // The list closes after a choice, so that the next Enter goes on to the next field.
  const { id, options, values, onChange, error, placeholder } = props
  const [open, setOpen] = useState(false)
  const [again, setAgain] = useState<string | null>(null)
  // Whether the last key or click took a line of the list; a cross or Backspace takes one away.
  const picking = useRef(false)

  function take(next: readonly Value[]): void {
    const gone = values.find((value) => !next.includes(value))
    const kept = picking.current && gone !== undefined
    const label = options.find(({ value }) => value === gone)?.label
    setAgain(kept ? `“${label ?? String(gone)}”已经选了；要去掉请点它旁边的叉。` : null)
    // Typed a second time it is meant a second time, and not taken back without a word.
    if (!kept) onChange(next)
    setOpen(false)
  }

  return (
    <div
      onKeyDownCapture={(event) => {
        picking.current = event.key === 'Enter'
      }}
      onMouseDownCapture={({ target }) => {
        picking.current = target instanceof Element && target.closest(lineSelector) !== null
      }}
    >
      <Select<Value[]>
        {...controlOf(id, error)}
        className="pick-field"
        mode="multiple"
        options={[...options]}
        value={[...values]}
        onChange={take}
        open={open}
        onOpenChange={setOpen}
        placeholder={placeholder}
        notFoundContent="没有符合的选项"
        showSearch={{
          filterOption: (typed: string, option?: unknown) => matches(labelOf(option), typed),
          filterSort: sortBy(matches),
          autoClearSearchValue: true,
        }}
      />
      {again !== null && (
        <div className="field-note" role="status">
          {again}
        </div>
      )}
    </div>
  )
}

const lineSelector = '.ant-select-item-option'

function sortBy(matches: Matcher) {
  return (a: unknown, b: unknown, { searchValue }: { readonly searchValue: string }) =>
    rankOf(labelOf(a), searchValue, matches) - rankOf(labelOf(b), searchValue, matches)
}

function labelOf(option: unknown): string {
  if (typeof option !== 'object' || option === null || !('label' in option)) return ''
  return typeof option.label === 'string' ? option.label : ''
}
