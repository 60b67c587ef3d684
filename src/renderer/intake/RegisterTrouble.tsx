/** Why a registration was not saved, and what to do instead. */
import { Button } from 'antd'
import { Notice } from '../kit/Notice.tsx'
import { codeOf, dataOf, sentenceOf } from '../shell/trouble.ts'
import { words } from './words.ts'

type Props = {
  readonly error: unknown
  readonly onUseKnown: (personId: number) => void
}

export function RegisterTrouble({ error, onUseKnown }: Props) {
  if (error === null) return null
  const data = dataOf(error)
  const { personId, name, registrationNumber, quotation } = data
  const sentence = sentenceOf(error)
  return (
    <Notice kind="error">
      {sentence}
      {typeof registrationNumber === 'string' &&
        !sentence.includes(registrationNumber) &&
        words.alreadyNumber(registrationNumber)}
      {codeOf(error) === 'NOT_REGISTRABLE' && refusalOf(quotation)}
      {typeof personId === 'number' && typeof name === 'string' && (
        <Button size="small" data-enter-stop onClick={() => onUseKnown(personId)}>
          {words.takeKnown(name)}
        </Button>
      )}
    </Notice>
  )
}

function refusalOf(quotation: unknown): string {
  if (typeof quotation !== 'object' || quotation === null || !('refusal' in quotation)) return ''
  return typeof quotation.refusal === 'string' ? quotation.refusal : ''
}
