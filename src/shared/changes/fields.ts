/** What of a person can be changed, which of it needs a proof, and what differs. */
import { documentKinds } from '../kernel/identity-document.ts'
import { sexLabels } from '../people/model.ts'
import type { Person } from '../people/model.ts'
import type { PersonFields } from './model.ts'

export type FieldName = Exclude<keyof PersonFields, 'villageId'>

type Field = {
  readonly name: FieldName
  readonly label: string
  /** 关键信息: changed on a proof only, and by two people. */
  readonly key: boolean
  readonly textOf: (fields: PersonFields) => string
}

const none = '无'

/** In the order of the form and of the sheet. */
export const changeFields: readonly Field[] = [
  { name: 'name', label: '姓名', key: true, textOf: ({ name }) => name },
  {
    name: 'documentType',
    label: '证件类型',
    key: true,
    textOf: ({ documentType }) => documentKinds[documentType].label,
  },
  { name: 'idNumber', label: '证件号码', key: true, textOf: ({ idNumber }) => idNumber },
  { name: 'birthDate', label: '出生日期', key: true, textOf: ({ birthDate }) => birthDate },
  { name: 'sex', label: '性别', key: true, textOf: ({ sex }) => sexLabels[sex] },
  { name: 'villageName', label: '村（社区）', key: false, textOf: (of) => of.villageName },
  { name: 'villageGroup', label: '村民小组', key: false, textOf: (of) => of.villageGroup ?? none },
  { name: 'phone', label: '电话', key: false, textOf: ({ phone }) => phone ?? none },
  {
    name: 'registeredAddress',
    label: '户籍地址',
    key: false,
    textOf: (of) => of.registeredAddress ?? none,
  },
  {
    name: 'residenceAddress',
    label: '居住地址',
    key: false,
    textOf: (of) => of.residenceAddress ?? none,
  },
  {
    name: 'worksAway',
    label: '外出务工',
    key: false,
    textOf: ({ worksAway }) => (worksAway === null ? '未问' : worksAway ? '外出' : '没有外出'),
  },
  { name: 'worksAwayAt', label: '外出地', key: false, textOf: (of) => of.worksAwayAt ?? none },
]

/** The person's own fields, as a change compares and stores them. */
export function fieldsOf(person: Person): PersonFields {
  return {
    name: person.name,
    documentType: person.documentType,
    idNumber: person.idNumber,
    birthDate: person.birthDate,
    sex: person.sex,
    villageId: person.village.villageId,
    villageName: person.village.name,
    phone: person.phone,
    villageGroup: person.villageGroup,
    registeredAddress: person.registeredAddress,
    residenceAddress: person.residenceAddress,
    worksAway: person.worksAway,
    worksAwayAt: person.worksAwayAt,
  }
}

/** One field, as it is and as it is to be, in words. */
export type FieldChange = {
  readonly name: FieldName
  readonly label: string
  readonly key: boolean
  readonly before: string
  readonly after: string
}

/** The fields that differ, in the order of the form; empty where none does. */
export function listFieldChanges(before: PersonFields, after: PersonFields): FieldChange[] {
  return changeFields.flatMap(({ name, label, key, textOf }) =>
    isSame(name, before, after)
      ? []
      : [{ name, label, key, before: textOf(before), after: textOf(after) }],
  )
}

/** Villages are told apart by their id: two may be called alike. */
function isSame(name: FieldName, before: PersonFields, after: PersonFields): boolean {
  if (name === 'villageName') return before.villageId === after.villageId
  return before[name] === after[name]
}

/**
 * The person with what a change says of them: fields that it leaves alone stay as they are now,
 * whatever they were when it was taken down.
 */
export function applyChange(
  now: PersonFields,
  { before, after }: { readonly before: PersonFields; readonly after: PersonFields },
): PersonFields {
  const names = listFieldChanges(before, after).map(({ name }) => name)
  const changed = Object.fromEntries(names.map((name) => [name, after[name]]))
  const village = names.includes('villageName') ? { villageId: after.villageId } : {}
  return { ...now, ...changed, ...village }
}

/** Of the fields that a change touches, those that are no longer as it was taken down. */
export function listMoved(
  now: PersonFields,
  { before, after }: { readonly before: PersonFields; readonly after: PersonFields },
): FieldChange[] {
  const touched = new Set(listFieldChanges(before, after).map(({ name }) => name))
  return listFieldChanges(before, now).filter(({ name }) => touched.has(name))
}
