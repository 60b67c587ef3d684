/** A civil day, typed or picked. The calendar keeps its own date objects to itself. */
import { CalendarOutlined } from '@ant-design/icons'
import { Button, Calendar, Input, Popover } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { readDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { Field, controlOf } from './Field.tsx'
import { readTypedDay } from './typed-day.ts'

type Props = {
  readonly id: string
  readonly label: string
  readonly value: Day | null
  readonly onChange: (day: Day | null) => void
  readonly error?: string | undefined
  readonly required?: boolean
  /** Where the calendar opens while nothing is chosen: the office's today. */
  readonly today: Day
  readonly placeholder?: string
}

/** The office's own day: an example of another year would be read as advice. */
function exampleOf(today: Day): string {
  return `如 ${today.replaceAll('-', '')}`
}

export function DayField(props: Props) {
  const { id, label, value, onChange, error, required, today, placeholder } = props
  const [text, setText] = useState<string>(value ?? '')
  const [left, setLeft] = useState(true)
  const typed = readTypedDay(text)
  // The value was changed from outside: the text follows it. One that has not come back yet from
  // wherever it is kept is no change.
  const [seen, setSeen] = useState(value)
  if (value !== seen) {
    setSeen(value)
    if (typed !== value) setText(value ?? '')
  }
  // Asked for a day that stands there in part or never was, it says that, and not that none was typed.
  const unreadable = text.trim() !== '' && typed === null
  const wrong =
    unreadable && (left || error !== undefined)
      ? `没有这一天或没有写完，请键入 8 位数字，${exampleOf(today)}。`
      : error

  function type(next: string): void {
    setText(next)
    setLeft(false)
    const day = readTypedDay(next)
    if (day !== value) onChange(day)
  }

  function leave(): void {
    setLeft(true)
    if (typed !== null) setText(typed)
  }

  return (
    <Field id={id} label={label} error={wrong} required={required ?? false}>
      <Input
        {...controlOf(id, wrong)}
        className="day-field"
        value={text}
        onChange={(event) => type(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={leave}
        placeholder={placeholder ?? exampleOf(today)}
        inputMode="numeric"
        autoComplete="off"
        maxLength={16}
        suffix={<CalendarButton value={value ?? today} label={label} onPick={onChange} />}
      />
    </Field>
  )
}

type CalendarProps = {
  readonly value: Day
  readonly label: string
  readonly onPick: (day: Day) => void
}

/** For the mouse; by keyboard a day is typed faster than found. */
function CalendarButton({ value, label, onPick }: CalendarProps) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <div className="day-calendar">
          <Calendar
            fullscreen={false}
            value={dayjs(value)}
            onSelect={(picked, { source }) => {
              const day = readDay(picked.format('YYYY-MM-DD'))
              if (day !== null) onPick(day)
              if (source === 'date') setOpen(false)
            }}
          />
        </div>
      }
    >
      <Button
        type="text"
        size="small"
        tabIndex={-1}
        aria-label={`${label}：打开日历`}
        icon={<CalendarOutlined />}
      />
    </Popover>
  )
}
