/** 办理经过: who did what on which day, as far as the registration has come. */
import type { Registration } from '../../shared/intake/model.ts'
import { words } from './review-words.ts'

type Line = { readonly text: string; readonly reason: string | null }

export function RegistrationHistory({ registration }: { readonly registration: Registration }) {
  return (
    <section className="history" aria-label={words.history}>
      <h3>{words.history}</h3>
      <ol>
        {linesOf(registration).map(({ text, reason }) => (
          <li key={text} className="money">
            {text}
            {reason !== null && (
              <span className="history-reason">
                {words.reason}：{reason}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function linesOf({
  registeredOn,
  takenBy,
  review,
  settlement,
  state,
}: Registration): readonly Line[] {
  const lines: Line[] = [{ text: words.registered(takenBy, registeredOn), reason: null }]
  if (review !== null) {
    const { verdict, decidedBy, decidedOn, reason } = review
    const text =
      verdict === 'approved'
        ? words.reviewApproved(decidedBy, decidedOn)
        : words.reviewSentBack(decidedBy, decidedOn)
    lines.push({ text, reason })
  }
  if (settlement !== null) {
    const { payment, settledOn } = settlement
    const text =
      payment === null
        ? words.settledFree(settledOn)
        : words.paid(payment.bookedBy, payment.paidOn, payment.channel)
    lines.push({ text, reason: null })
  }
  if (state === 'awaiting-review') lines.push({ text: words.waiting, reason: null })
  return lines
}
