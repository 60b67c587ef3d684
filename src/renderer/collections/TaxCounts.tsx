/** How many lines of tax lists came to what, with how much money. */
import { taxBookingLabels } from '../../shared/collections/tax-lines.ts'
import type { TaxCount } from '../../shared/collections/tax-lines.ts'
import { Money } from '../kit/Money.tsx'
import { taxWords } from './tax-words.ts'
import './tax-lines.css'

export function TaxCounts({ counts }: { readonly counts: readonly TaxCount[] }) {
  if (counts.length === 0) return null
  const whole = counts.reduce(
    (sum, one) => ({
      lines: sum.lines + one.lines,
      amountFen: sum.amountFen + one.amountFen,
      appliedFen: sum.appliedFen + one.appliedFen,
      surplusFen: sum.surplusFen + one.surplusFen,
    }),
    { lines: 0, amountFen: 0, appliedFen: 0, surplusFen: 0 },
  )
  return (
    <table className="tax-counts" aria-label={taxWords.title}>
      <thead>
        <tr>
          <th scope="col">{taxWords.what}</th>
          <th scope="col">{taxWords.lines}</th>
          <th scope="col">{taxWords.total}</th>
          <th scope="col">{taxWords.applied}</th>
          <th scope="col">{taxWords.surplus}</th>
        </tr>
      </thead>
      <tbody>
        {counts.map((one) => (
          <CountRow key={one.booking} label={taxBookingLabels[one.booking]} count={one} />
        ))}
        {counts.length > 1 && <CountRow label={taxWords.totals} count={whole} />}
      </tbody>
    </table>
  )
}

function CountRow({
  label,
  count,
}: {
  readonly label: string
  readonly count: Omit<TaxCount, 'booking'>
}) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className="money">{count.lines}</td>
      <td>
        <Money fen={count.amountFen} />
      </td>
      <td>
        <Money fen={count.appliedFen} />
      </td>
      <td>
        <Money fen={count.surplusFen} />
      </td>
    </tr>
  )
}
