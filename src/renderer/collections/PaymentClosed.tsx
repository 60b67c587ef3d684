/** Why this registration takes no payment, and where to look instead. */
import { Link } from '@tanstack/react-router'
import { Notice } from '../kit/Notice.tsx'
import { dataOf, sentenceOf } from '../shell/trouble.ts'
import { words } from './words.ts'

type Props = { readonly error: unknown; readonly registrationId: number }

export function PaymentClosed({ error, registrationId }: Props) {
  const { receiptNumber } = dataOf(error)
  return (
    <Notice kind="error">
      {sentenceOf(error)}
      {typeof receiptNumber === 'string' && <strong className="money"> {receiptNumber} </strong>}
      <Link to="/registrations/$registrationId" params={{ registrationId: String(registrationId) }}>
        {words.openRegistration}
      </Link>
    </Notice>
  )
}
