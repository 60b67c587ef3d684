/** A civil day. The picker keeps its own date objects to itself: in and out go `YYYY-MM-DD`. */
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { readDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { controlOf } from './Field.tsx'

type Props = {
  readonly id: string
  readonly value: Day | null
  readonly onChange: (day: Day | null) => void
  readonly error?: string | undefined
  /** Where the calendar opens while nothing is chosen: the office's today. */
  readonly today: Day
  readonly allowClear?: boolean
  readonly placeholder?: string
}

const shown = 'YYYY-MM-DD'
/** What people type: 20231120, 2023.11.20, 2023/11/20, 2023年11月20日. */
const typedFormats = [shown, 'YYYYMMDD', 'YYYY.M.D', 'YYYY/M/D', 'YYYY-M-D', 'YYYY年M月D日']

export function DayField({ id, value, onChange, error, today, allowClear, placeholder }: Props) {
  return (
    <DatePicker
      {...controlOf(id, error)}
      className="day-field"
      format={typedFormats}
      value={value === null ? null : dayjs(value)}
      onChange={(picked) => onChange(picked === null ? null : readDay(picked.format(shown)))}
      defaultPickerValue={dayjs(today)}
      allowClear={allowClear ?? false}
      showNow={false}
      placeholder={placeholder ?? '如 20231120'}
    />
  )
}
