/** Why a registration was not saved, and what to do instead. */
import { Button } from 'antd'
import { Notice } from '../kit/Notice.tsx'
import { dataOf, sentenceOf } from '../shell/trouble.ts'
import { findTrouble } from './register-input.ts'
import { words } from './words.ts'

type Props = {
  readonly error: unknown
  readonly onUseKnown: (personId: number) => void
}

export function RegisterTrouble({ error, onUseKnown }: Props) {
  if (error === null || findTrouble(error) === null) return null
  const data = dataOf(error)
  const { personId, name, registrationNumber } = data
  const sentence = sentenceOf(error)
  return (
    <Notice kind="error">
      {sentence}
      {typeof registrationNumber === 'string' &&
        !sentence.includes(registrationNumber) &&
        words.alreadyNumber(registrationNumber)}
      {typeof personId === 'number' && typeof name === 'string' && (
        <Button size="small" data-enter-stop onClick={() => onUseKnown(personId)}>
          {words.takeKnown(name)}
        </Button>
      )}
    </Notice>
  )
}
