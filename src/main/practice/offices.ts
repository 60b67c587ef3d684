/** The two offices that can be opened for practice. Their figures come from their packs. */
import { getDay } from '../../shared/kernel/day.ts'
import type { PracticeOffice } from '../../shared/office/model.ts'

export type PracticeOfficeKind = {
  readonly name: string
  /** The region that the office serves; a township has nine digits. */
  readonly regionCode: string
  /** Packs that it works by. The first one's task table names and weighs its villages. */
  readonly policies: readonly [string, ...string[]]
}

/** Every practice office lives on this day: inside both notices' windows, seven weeks before the end. */
export const practiceDate = getDay('2023-11-20')

/** People of an office that is opened with one click: enough to search in, made in an instant. */
export const usualPeople = 3000

export const practiceOffices: Readonly<Record<PracticeOffice, PracticeOfficeKind>> = {
  pulv: {
    name: '蒲吕街道医疗保障服务站（练习）',
    regionCode: '500151004',
    policies: ['tongliang-2024'],
  },
  dongming: {
    name: '东明县医疗保障局（练习）',
    regionCode: '371728',
    policies: ['dongming-2024'],
  },
}
