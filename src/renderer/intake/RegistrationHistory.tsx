/** 办理经过: who did what on which day, as far as the registration has come. */
import type { ListMoney, Registration } from '../../shared/intake/model.ts'
import { taxListChannel } from '../../shared/collections/tax-lines.ts'
import { speakYuan } from '../../shared/kernel/fen.ts'
import { words } from './review-words.ts'

type Line = {
  readonly text: string
  readonly reason: string | null
  /** What spoke against it, in front of the reason for doing it all the same. */
  readonly against?: readonly string[]
}

export function RegistrationHistory({ registration }: { readonly registration: Registration }) {
  return (
    <section className="history" aria-label={words.history}>
      <h3>{words.history}</h3>
      <ol>
        {linesOf(registration).map(({ text, reason, against = [] }, index) => (
          // The same person may approve twice on one day.
          <li key={`${index} ${text}`} className="money">
            {text}
            {against.map((said) => (
              <span key={said} className="history-reason">
                {words.evidenceSaid}：{said}
              </span>
            ))}
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
  submissions,
  withdrawal,
  reviews,
  assessment,
  settlement,
  listMoney,
  state,
}: Registration): readonly Line[] {
  const lines: Line[] = submittedAfter(0, submissions)
  for (const [index, { verdict, decidedBy, decidedOn, reason }] of reviews.entries()) {
    const text =
      verdict === 'approved'
        ? words.reviewApproved(decidedBy, decidedOn)
        : words.reviewSentBack(decidedBy, decidedOn)
    lines.push({ text, reason }, ...submittedAfter(index + 1, submissions))
  }
  if (assessment !== null) {
    const { assessedBy, assessedOn, amountFen, ground } = assessment
    lines.push({
      text: words.assessed(assessedBy, assessedOn, speakYuan(amountFen)),
      reason: ground,
    })
  }
  lines.push(...listMoney.filter(({ afterSettlement }) => !afterSettlement).map(listMoneyLine))
  // A list's own line says more of its money than the settlement does.
  if (settlement !== null && settlement.payment?.channel !== taxListChannel) {
    const { payment, settledOn } = settlement
    const text =
      payment === null
        ? words.settledFree(settledOn)
        : words.paid(payment.bookedBy, payment.paidOn, payment.channel)
    lines.push({ text, reason: null })
  }
  lines.push(...listMoney.filter(({ afterSettlement }) => afterSettlement).map(listMoneyLine))
  if (withdrawal !== null) {
    const { withdrawnBy, withdrawnOn, reason } = withdrawal
    lines.push({ text: words.withdrawnBy(withdrawnBy, withdrawnOn), reason })
  }
  if (state === 'awaiting-review') lines.push({ text: words.waiting, reason: null })
  if (state === 'awaiting-amount') lines.push({ text: words.waitingAmount, reason: null })
  return lines
}

/** What a tax list brought, with its name and row, and what became of it. */
function listMoneyLine(money: ListMoney): Line {
  const { what, settles, sender, fileName, rowNumber, reason } = money
  const said = {
    on: money.happenedOn,
    who: money.by,
    list: words.listNamed(sender, fileName, rowNumber),
    yuan: speakYuan(money.amountFen),
    paidOn: money.paidOn,
  }
  switch (what) {
    case 'booked':
      return { text: settles ? words.listBooked(said) : words.listSurplus(said), reason }
    case 'accepted':
      return { text: words.listAccepted(said), reason }
    case 'kept':
      return { text: words.listKept(said), reason }
    case 'reversed':
      return { text: words.listReversed(said), reason }
  }
}

/** Handed in between two words of a reviewer: the first time by whoever registered. */
function submittedAfter(reviews: number, submissions: Registration['submissions']): Line[] {
  return submissions.flatMap<Line>((submission, index) => {
    const { submittedBy, submittedOn, afterReviews, reason, against } = submission
    if (afterReviews !== reviews) return []
    const speak = index === 0 ? words.registered : words.resubmittedBy
    return [{ text: speak(submittedBy, submittedOn), reason, against }]
  })
}
