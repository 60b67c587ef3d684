/** The office's words for how somebody comes to be enrolled, on screens and on paper. */
import { assertNever } from '../kernel/assert.ts'
import type { Circumstance } from './model.ts'

export const circumstanceLabels: Readonly<Record<Circumstance['kind'], string>> = {
  ordinary: '普通参保',
  newborn: '新生儿',
  'moved-in': '户籍迁入',
  'transferred-in': '新调入',
  'employment-ended': '职工医保中断',
  released: '刑满释放',
  discharged: '退役（复员）',
  'university-student': '高校大学生',
  'back-payment': '补缴以前年度',
}

/** The label with the facts that belong to it: `户籍迁入（2024-02-01 迁入，原籍地未缴费）`. */
export function circumstanceSentence(circumstance: Circumstance): string {
  const label = circumstanceLabels[circumstance.kind]
  const facts = factsOf(circumstance)
  return facts === null ? label : `${label}（${facts}）`
}

function factsOf(circumstance: Circumstance): string | null {
  switch (circumstance.kind) {
    case 'ordinary':
    case 'newborn':
    case 'back-payment':
      return null
    case 'moved-in':
      return `${circumstance.movedOn} 迁入，原籍地${circumstance.paidAtOrigin ? '已' : '未'}缴费`
    case 'transferred-in':
      return `${circumstance.on} 调入`
    case 'employment-ended':
      return `${circumstance.endedOn} 中断`
    case 'released':
      return `${circumstance.on} 释放`
    case 'discharged':
      return `${circumstance.on} 退役`
    case 'university-student': {
      const where = circumstance.enrolsAt === 'school' ? '在学校参保' : '在户籍地参保'
      return circumstance.freshman ? `新生，${where}` : where
    }
    default:
      return assertNever(circumstance)
  }
}
