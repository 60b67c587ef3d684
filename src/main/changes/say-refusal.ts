/** Refusals of 信息变更 as the errors that the contract declares, each with its sentence. */
import { Bug } from '../../shared/kernel/assert.ts'
import { changeStateLabels } from '../../shared/changes/model.ts'
import type { ChangeState, PersonFields } from '../../shared/changes/model.ts'
import type { ChangeRefusal } from './record.ts'

type Plain = (options: { readonly message?: string }) => Error
type With<Data> = (options: { readonly message?: string; readonly data: Data }) => Error

/** Those that a call declares; a refusal that it does not is a bug. */
type ChangeErrors = Partial<{
  readonly PERSON_NOT_FOUND: Plain
  readonly CHANGE_NOT_FOUND: Plain
  readonly WRONG_STATE: With<{ state: ChangeState }>
  readonly OWN_CHANGE: Plain
  readonly PERSON_CHANGED: With<{ changedBy: string | null; now: PersonFields }>
  readonly RECORD_MOVED: With<{ changedBy: string | null; now: PersonFields }>
  readonly CASE_OPEN: With<{ changeId: number; changeNumber: string }>
  readonly DOCUMENT_REFUSED: With<{ refusal: string }>
  readonly BIRTH_DATE_DIFFERS: Plain
  readonly SEX_DIFFERS: Plain
  readonly VILLAGE_NOT_FOUND: Plain
  readonly NOTHING_CHANGED: Plain
  readonly NO_KEY_FIELD: Plain
  readonly REASON_NEEDED: Plain
  readonly PROOF_NEEDED: Plain
  readonly PROOF_DAY_FUTURE: Plain
  readonly NUMBER_HELD: With<{ personId: number; name: string; villageName: string }>
  readonly OWN_REGISTRATION: With<{ registrationNumber: string }>
}>

export function changeErrorFrom(refusal: ChangeRefusal, errors: ChangeErrors): Error {
  const error = findError(refusal, errors)
  if (error === undefined) throw new Bug(`a change refused with ${refusal.code}`)
  return error
}

function findError(refusal: ChangeRefusal, errors: ChangeErrors): Error | undefined {
  switch (refusal.code) {
    case 'WRONG_STATE': {
      const { state } = refusal
      const message = `这份信息变更${changeStateLabels[state]}，不能再这样办理，请刷新后查看。`
      return errors.WRONG_STATE?.({ message, data: { state } })
    }
    case 'PERSON_CHANGED': {
      const { changedBy, now } = refusal
      const message = `${changedBy ?? '别人'}刚改过这个人的档案，您填的没有保存，请看清现在的内容后再保存。`
      return errors.PERSON_CHANGED?.({ message, data: { changedBy, now } })
    }
    case 'RECORD_MOVED': {
      const { changedBy, now } = refusal
      const message = `登记变更以后，档案又被${changedBy ?? '别人'}改过，请退回经办人员按现在的档案重新登记。`
      return errors.RECORD_MOVED?.({ message, data: { changedBy, now } })
    }
    case 'CASE_OPEN': {
      const { changeId, changeNumber } = refusal
      const message = `这个人已有信息变更 ${changeNumber} 没有办完，请先办完那一份。`
      return errors.CASE_OPEN?.({ message, data: { changeId, changeNumber } })
    }
    case 'NUMBER_HELD': {
      const { idNumber, personId, name, villageName } = refusal
      const message = `号码 ${idNumber} 已是${villageName}${name}的，可能是同一个人建了两份档案，没有保存，请先核对是不是重复人员。`
      return errors.NUMBER_HELD?.({ message, data: { personId, name, villageName } })
    }
    case 'OWN_REGISTRATION': {
      const { registrationNumber } = refusal
      const message = `变更后要退回的登记 ${registrationNumber} 是您自己经办的，须由另一位审核人员审核。`
      return errors.OWN_REGISTRATION?.({ message, data: { registrationNumber } })
    }
    case 'DOCUMENT_REFUSED':
      return errors.DOCUMENT_REFUSED?.({
        message: refusal.text,
        data: { refusal: refusal.refusal },
      })
    case 'BIRTH_DATE_DIFFERS':
    case 'SEX_DIFFERS':
      return errors[refusal.code]?.({ message: refusal.text })
    case 'CHANGE_CHANGED':
      throw new Bug('answered with the change itself')
    default:
      return errors[refusal.code]?.({})
  }
}
