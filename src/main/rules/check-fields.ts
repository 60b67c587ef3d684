/** Reads single fields of a question and remembers what is wrong, by path. Never throws. */
import type { Finding } from '../../shared/rules/model.ts'
import { readDayNumber } from './days.ts'

export type Fields = Readonly<Record<string, unknown>>
/** An object of the question and where it stands, `facts.person`. */
export type Place = { readonly fields: Fields; readonly path: string }
/** The complaints so far; empty where all is well. */
export type Complaints = Finding[]

const noFields: Fields = {}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function complain(complaints: Complaints, path: string, text: string): void {
  complaints.push({ code: 'bad-input', path, text })
}

/** Null and a missing field are the same. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined
}

/** The object under a key; an empty one where it is missing or wrong, with a complaint. */
export function readObject(place: Place, key: string, complaints: Complaints): Place {
  const path = join(place, key)
  const value = place.fields[key]
  if (isFields(value)) return { fields: value, path }
  complain(complaints, path, isAbsent(value) ? `缺少“${path}”。` : `“${path}”须是一组字段。`)
  return { fields: noFields, path }
}

/** The day number under a key. On a complaint 0, which nobody will look at. */
export function readDayField(place: Place, key: string, complaints: Complaints): number {
  const value = place.fields[key]
  const day = readDayNumber(value)
  if (day !== null) return day
  const path = join(place, key)
  const text = isAbsent(value)
    ? `缺少“${path}”，请填写日期，如 2023-11-20。`
    : `“${path}”不是存在的日期，请按 2023-11-20 的样式填写。`
  complain(complaints, path, text)
  return 0
}

/** The day number under a key, null where it is left out. */
export function readOptionalDay(place: Place, key: string, complaints: Complaints): number | null {
  return isAbsent(place.fields[key]) ? null : readDayField(place, key, complaints)
}

/** The whole number under a key, not below `least`. */
export function readWhole(
  place: Place,
  field: { readonly key: string; readonly least: number; readonly most?: number },
  complaints: Complaints,
): number {
  const { key, least, most = Number.MAX_SAFE_INTEGER } = field
  const value = place.fields[key]
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most) {
    return value
  }
  const path = join(place, key)
  const bound = field.most === undefined ? `不小于 ${least} ` : ` ${least} 至 ${most} `
  const text = isAbsent(value) ? `缺少“${path}”。` : `“${path}”须是${bound}的整数。`
  complain(complaints, path, text)
  return least
}

export function readFlag(place: Place, key: string, complaints: Complaints): boolean {
  const value = place.fields[key]
  if (typeof value === 'boolean') return value
  const path = join(place, key)
  complain(
    complaints,
    path,
    isAbsent(value) ? `缺少“${path}”，请填是或否。` : `“${path}”须是是或否。`,
  )
  return false
}

/** One of the named options; null with a complaint where it is none of them. */
export function readOption<T extends string>(
  place: Place,
  field: { readonly key: string; readonly options: readonly T[] },
  complaints: Complaints,
): T | null {
  const value = place.fields[field.key]
  const option = field.options.find((each) => each === value)
  if (option !== undefined) return option
  const path = join(place, field.key)
  const options = field.options.join('、')
  const text = isAbsent(value) ? `缺少“${path}”` : `“${path}”的值不认识`
  complain(complaints, path, `${text}，可用的有 ${options}。`)
  return null
}

function join(place: Place, key: string): string {
  return place.path === '' ? key : `${place.path}.${key}`
}
