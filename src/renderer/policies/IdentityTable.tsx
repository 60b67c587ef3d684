/** The identities of a clause: what they are called, who recognises them, what each tier costs. */
import type { DescribedValue } from '../../shared/rules/description.ts'
import { Money } from '../kit/Money.tsx'
import { Standing, StateTag } from './Standing.tsx'
import { Scroller } from '../kit/Scroller.tsx'
import { words } from './words.ts'

type Props = { readonly clause: string; readonly values: readonly DescribedValue[] }

export function IdentityTable({ clause, values }: Props) {
  return (
    <Scroller className="table-box" label={`${clause}：${words.identities}`}>
      <table className="table identities">
        <caption className="unseen">{words.identities}</caption>
        <thead>
          <tr>
            <th scope="col">{words.identity}</th>
            <th scope="col">{words.tier}</th>
            <th scope="col" data-side="right">
              {words.payable}
            </th>
            <th scope="col" data-side="right">
              {words.subsidy}
            </th>
            <th scope="col">{words.fund}</th>
            <th scope="col">{words.standing}</th>
          </tr>
        </thead>
        {values.map((value) => (
          <IdentityRows key={value.id} value={value} />
        ))}
      </table>
    </Scroller>
  )
}

/** A body of its own: the cells of the identity span its tiers. */
function IdentityRows({ value }: { readonly value: DescribedValue }) {
  const { pairs } = value
  const [first, ...rest] = pairs
  const span = Math.max(1, pairs.length)
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" rowSpan={span} className="identity">
          <Identity value={value} />
        </th>
        {first === undefined ? (
          <td colSpan={4} className="faint">
            {words.noAmount}
          </td>
        ) : (
          <PairCells pair={first} />
        )}
        <td rowSpan={span}>
          <Standing value={{ ...value, unit: null }} />
        </td>
      </tr>
      {rest.map((pair) => (
        <tr key={`${pair.tier}${pair.note ?? ''}`}>
          <PairCells pair={pair} />
        </tr>
      ))}
    </tbody>
  )
}

function Identity({ value: { title, lines, state } }: { readonly value: DescribedValue }) {
  return (
    <>
      {title}
      <StateTag state={state} />
      {lines.length > 0 && (
        <dl>
          {lines.map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}

function PairCells({ pair }: { readonly pair: DescribedValue['pairs'][number] }) {
  return (
    <>
      <td>{pair.tier}</td>
      <td data-side="right">
        <Money fen={pair.payableFen} />
      </td>
      <td data-side="right">
        <Money fen={pair.subsidyFen} />
      </td>
      <td>
        {pair.fund}
        {pair.note !== null && <span className="identity-note">{pair.note}</span>}
      </td>
    </>
  )
}
