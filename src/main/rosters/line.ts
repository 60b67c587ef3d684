/** A row of a list as the ledger would take it: pure, and the same for every format. */
import { readDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { speakYuan } from '../../shared/kernel/fen.ts'
import { readIdNumber } from '../../shared/kernel/id-number.ts'
import { normalizePersonName } from '../../shared/kernel/person-name.ts'
import type { Precision } from '../../shared/evidence/model.ts'
import type { FieldProblem, FieldSpec, FieldValue, RosterRow } from '../../shared/rosters/field.ts'
import type { RosterKind } from '../../shared/rosters/kinds.ts'
import type { Constants } from '../../shared/rosters/model.ts'
import type { VillageFinder } from './village-names.ts'

export type LineRules = {
  readonly kind: RosterKind
  readonly constants: Constants
  readonly findVillage: VillageFinder
  readonly today: Day
  /** As of which day the list speaks (名单截至日); null where nobody said. */
  readonly listDay: Day | null
  /** Numbers of invented people pass in a practice office only. */
  readonly practice: boolean
}

export type LineProblem = {
  readonly field: string
  readonly code: string
  readonly text: string
}

/** One person's line, read and checked by itself; whom it means is asked later. */
export type RosterLine = {
  readonly rowNumber: number
  readonly group: number
  readonly hidden: boolean
  readonly name: string | null
  /** Eighteen characters. */
  readonly idNumber: string | null
  /** The 18 characters that a 15-digit number most likely became: looked for, never stored. */
  readonly proposedNumber: string | null
  /** As precise as the list is: `2021-03`. */
  readonly birth: string | null
  readonly village: string | null
  readonly villageId: number | null
  readonly eventOn: Day | null
  readonly precision: Precision | null
  readonly endsOn: Day | null
  readonly term: string | null
  readonly level: string | null
  /** The other fields, by label. */
  readonly detail: Readonly<Record<string, string>>
  readonly phone: string | null
  readonly householdNumber: string | null
  readonly relation: string | null
  readonly paidFen: number | null
  readonly tier: number | null
  /** By field: what was read, or what the cell shows where it could not be. */
  readonly shown: readonly (readonly [string, string])[]
  readonly problems: readonly LineProblem[]
  readonly notes: readonly string[]
}

/** Fields that have a place of their own. */
const ownPlaces = new Set(['name', 'idNumber', 'village'])

export function readLine(row: RosterRow, rules: LineRules): RosterLine {
  const { kind, constants, findVillage } = rules
  const values = withConstants(row, rules)
  const problems: LineProblem[] = []
  const notes: string[] = []
  for (const problem of row.problems) sort(problem, { kind, constants, problems, notes })
  if (row.hidden) notes.push('这一行在来文里是隐藏的。')

  const numberOf = readNumber(values['idNumber'], { rules, problems, notes })
  const village = textOf(values['village'])
  const found = village === null ? null : findVillage(village)
  checkVillage(village, found !== null, { kind, problems, notes })

  const paidFen = values['amount']?.kind === 'fen' ? values['amount'].fen : null
  if (kind.changes === 'payments' && paidFen !== null && paidFen <= 0) {
    const text = '金额不是正数，不能记缴费；退费和红字冲销请向税务核对后另行办理。'
    problems.push({ field: 'amount', code: 'amount-not-positive', text })
  }

  const { eventField, endsField, termField, levelField } = kind.evidence
  const event = eventField === null ? null : dayOf(values[eventField])
  const ends = endsField === null ? null : dayOf(values[endsField])
  const endsOn = ends === null ? null : ends.to
  checkDays(
    { event, endsOn, eventField, endsField },
    { kind, today: rules.today, listDay: rules.listDay, problems },
  )
  return {
    rowNumber: row.rowNumber,
    group: row.group,
    hidden: row.hidden,
    name: nameOf(values['name']),
    ...numberOf,
    birth: birthOf(values['birthDate']),
    village,
    villageId: found?.villageId ?? null,
    eventOn: event?.from ?? null,
    precision: event?.precision ?? null,
    endsOn,
    term: termField === null ? null : textOf(values[termField]),
    level: levelField === null ? null : levelOf(kind, levelField, values[levelField]),
    detail: detailOf(kind, values),
    phone: textOf(values['phone']),
    householdNumber: textOf(values['householdNumber']),
    relation: textOf(values['relation']),
    paidFen,
    tier: values['tier']?.kind === 'count' ? values['tier'].count : null,
    shown: shownOf(kind, row, values),
    problems,
    notes,
  }
}

type Values = Readonly<Partial<Record<string, FieldValue>>>

/** What the clerk said of the whole file stands where a row itself says nothing. */
function withConstants(row: RosterRow, { kind, constants }: LineRules): Values {
  const given = Object.entries(constants)
  if (given.length === 0) return row.values
  const values: Partial<Record<string, FieldValue>> = { ...row.values }
  for (const [name, text] of given) {
    const spec = kind.fields.find(({ field }) => field === name)
    if (spec !== undefined) values[name] ??= constantValue(spec, text)
  }
  return values
}

function constantValue(spec: FieldSpec, text: string): FieldValue {
  const day = spec.kind === 'day' ? readDay(text) : null
  if (day !== null) return { kind: 'day', precision: 'day', day }
  if (spec.kind === 'level') {
    const level = spec.levels?.find((one) => one.label === text || one.level === text)
    if (level !== undefined) return { kind: 'level', level: level.level }
  }
  if (spec.kind === 'count' && /^\d{1,9}$/.test(text)) {
    return { kind: 'count', count: Number(text) }
  }
  return { kind: 'text', text }
}

/**
 * A day, an amount, a number or a level that cannot be read is never passed over in silence; a
 * telephone number that is wrong is only left out.
 */
const neverLeftOut = new Set(['idNumber', 'name', 'day', 'fen', 'level'])

function sort(
  problem: FieldProblem,
  to: {
    readonly kind: RosterKind
    readonly constants: Constants
    readonly problems: LineProblem[]
    readonly notes: string[]
  },
): void {
  const spec = to.kind.fields.find(({ field }) => field === problem.field)
  const given = to.constants[problem.field] !== undefined
  if (problem.code === 'missing' && given) return
  const isBad = spec === undefined || spec.required || neverLeftOut.has(spec.kind)
  if (isBad) to.problems.push(problem)
  else to.notes.push(`${spec.label}没有采用：${problem.text}`)
}

function readNumber(
  value: FieldValue | undefined,
  to: {
    readonly rules: LineRules
    readonly problems: LineProblem[]
    readonly notes: string[]
  },
): Pick<RosterLine, 'idNumber' | 'proposedNumber'> {
  if (value?.kind !== 'idNumber') return { idNumber: null, proposedNumber: null }
  if (value.form === 'fifteen') {
    to.notes.push(`来文写的是 15 位旧号码 ${value.number}，按换发后的号码查找，不改本机的号码。`)
    return { idNumber: null, proposedNumber: value.proposed }
  }
  if (value.form === 'other-document') {
    to.notes.push(`来文写的不是身份证号，按证件号码 ${value.number} 查找；没有档案的请在柜台建档。`)
    return { idNumber: value.number, proposedNumber: null }
  }
  if (value.form === 'card-of-twenty')
    to.notes.push('来文写的是 20 位残疾证号，取前 18 位身份证号。')
  const reading = readIdNumber(value.number, to.rules)
  if (reading.kind === 'refused') {
    to.problems.push({ field: 'idNumber', code: reading.refusal, text: reading.text })
    return { idNumber: null, proposedNumber: null }
  }
  return { idNumber: reading.idNumber.number, proposedNumber: null }
}

function checkVillage(
  village: string | null,
  known: boolean,
  to: { readonly kind: RosterKind; readonly problems: LineProblem[]; readonly notes: string[] },
): void {
  if (village === null || known) return
  const text = `本单位没有“${village}”这个村（社区），请核对名称，或先请管理人员添加。`
  const required = to.kind.fields.some(({ field, required: is }) => field === 'village' && is)
  if (required) to.problems.push({ field: 'village', code: 'village-unknown', text })
  else to.notes.push(text)
}

type ReadDay = { readonly precision: Precision; readonly from: Day; readonly to: Day }

function dayOf(value: FieldValue | undefined): ReadDay | null {
  if (value?.kind !== 'day') return null
  if (value.precision === 'day') return { precision: 'day', from: value.day, to: value.day }
  return { precision: value.precision, from: value.from, to: value.to }
}

function checkDays(
  days: {
    readonly event: ReadDay | null
    readonly endsOn: Day | null
    readonly eventField: string | null
    readonly endsField: string | null
  },
  to: {
    readonly kind: RosterKind
    readonly today: Day
    readonly listDay: Day | null
    readonly problems: LineProblem[]
  },
): void {
  const { event, endsOn, eventField, endsField } = days
  if (event !== null && to.kind.eventIsPast) {
    const what = to.kind.fields.find(({ field }) => field === eventField)?.label ?? '日期'
    if (event.from > to.today) {
      const text = `${what} ${event.from} 晚于今天 ${to.today}，请对照来文核对日期。`
      to.problems.push({ field: eventField ?? '', code: 'day-future', text })
    } else if (to.listDay !== null && event.from > to.listDay) {
      // Either of the two days is a slip, and a wrong day of death takes somebody's year away.
      const text = `${what} ${event.from} 晚于名单截至日 ${to.listDay}，名单不会写到截至日以后的事。请对照来文核对：日期写错的请来文单位更正，截至日填错的放弃这个文件、改好后重新上传。`
      to.problems.push({ field: eventField ?? '', code: 'day-after-list', text })
    }
  }
  if (event !== null && endsOn !== null && endsOn < event.from) {
    const text = `截止日期 ${endsOn} 早于开始日期 ${event.from}，请对照来文核对。`
    to.problems.push({ field: endsField ?? '', code: 'days-reversed', text })
  }
}

function birthOf(value: FieldValue | undefined): string | null {
  if (value?.kind !== 'day') return null
  if (value.precision === 'day') return value.day
  return value.precision === 'month' ? value.month : value.year
}

function nameOf(value: FieldValue | undefined): string | null {
  if (value?.kind === 'name') return normalizePersonName(value.name)
  return value?.kind === 'text' ? normalizePersonName(value.text) : null
}

function textOf(value: FieldValue | undefined): string | null {
  if (value === undefined) return null
  switch (value.kind) {
    case 'text':
      return value.text
    case 'phone':
      return value.phone
    case 'name':
      return value.name
    case 'count':
      return String(value.count)
    default:
      return null
  }
}

/** In the office's own word for it. */
function levelOf(kind: RosterKind, name: string, value: FieldValue | undefined): string | null {
  if (value?.kind !== 'level') return textOf(value)
  const spec = kind.fields.find(({ field }) => field === name)
  return spec?.levels?.find(({ level }) => level === value.level)?.label ?? value.level
}

function detailOf(kind: RosterKind, values: Values): Readonly<Record<string, string>> {
  const { eventField, endsField, termField, levelField } = kind.evidence
  const placed = new Set([eventField, endsField, termField, levelField])
  const detail: Record<string, string> = {}
  for (const { field, label } of kind.fields) {
    const value = values[field]
    if (value === undefined || placed.has(field) || ownPlaces.has(field)) continue
    detail[label] = speakValue(kind, field, value)
  }
  return detail
}

function shownOf(kind: RosterKind, row: RosterRow, values: Values) {
  const shown: (readonly [string, string])[] = []
  for (const { field } of kind.fields) {
    const value = values[field]
    const text = value === undefined ? row.raw[field] : speakValue(kind, field, value)
    if (text !== undefined && text !== '') shown.push([field, text])
  }
  return shown
}

/** As the screen and the record write it. */
function speakValue(kind: RosterKind, field: string, value: FieldValue): string {
  switch (value.kind) {
    case 'idNumber':
      return value.number
    case 'name':
      return value.name
    case 'day':
      if (value.precision === 'day') return value.day
      return value.precision === 'month' ? value.month : value.year
    case 'fen':
      return speakYuan(value.fen)
    case 'yesNo':
      return value.yes ? '是' : '否'
    case 'level':
      return levelOf(kind, field, value) ?? value.level
    case 'text':
      return value.text
    case 'count':
      return String(value.count)
    case 'phone':
      return value.phone
  }
}
