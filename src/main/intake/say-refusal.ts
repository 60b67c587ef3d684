/** A refusal of one registration in the words that the counter is told, for where it is one of many. */
import { intakeContract } from '../../shared/intake/contract.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import type { RegisterRefusal } from './register.ts'
import { sayEvidence } from './say-evidence.ts'

export function sayRefusal(refusal: RegisterRefusal): string {
  switch (refusal.code) {
    case 'ID_NUMBER_REFUSED':
      return refusal.text
    case 'ALREADY_REGISTERED':
      return `此人该待遇年度已经登记，登记号 ${refusal.registrationNumber}，不能重复登记。`
    case 'EVIDENCE_STANDS':
      return sayEvidence(refusal.evidence)
    case 'NOT_REGISTRABLE':
      return refusal.quotation.refusal ?? plain(refusal.code)
    default:
      return plain(refusal.code)
  }
}

/** The contract's own sentence. */
function plain(code: RegisterRefusal['code']): string {
  const { errorMap } = intakeContract.register['~orpc']
  return getDefined(errorMap[code]?.message, 'sentence of a refusal')
}
