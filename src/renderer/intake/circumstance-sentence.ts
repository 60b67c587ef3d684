import { assertNever } from '../../shared/kernel/assert.ts'
import type { Circumstance } from '../../shared/rules/model.ts'
import { circumstanceDayLabels, circumstanceLabels, words } from './words.ts'

/** `新迁入户籍，迁入日期 2024-03-01，迁出地未缴费`. */
export function circumstanceSentence(circumstance: Circumstance): string {
  const label = circumstanceLabels[circumstance.kind]
  const dayLabel = circumstanceDayLabels[circumstance.kind] ?? ''
  switch (circumstance.kind) {
    case 'ordinary':
    case 'newborn':
    case 'back-payment':
      return label
    case 'moved-in':
      return `${label}，${dayLabel} ${circumstance.movedOn}，${words.paidAtOrigin}${
        circumstance.paidAtOrigin ? words.paidThere : words.notPaidThere
      }`
    case 'employment-ended':
      return `${label}，${dayLabel} ${circumstance.endedOn}`
    case 'transferred-in':
    case 'released':
    case 'discharged':
      return `${label}，${dayLabel} ${circumstance.on}`
    case 'university-student':
      return `${label}，${circumstance.freshman ? words.isFreshman : words.notFreshman}，在${
        circumstance.enrolsAt === 'school' ? words.atSchool : words.atHome
      }参保`
    default:
      return assertNever(circumstance)
  }
}
