/** What was decided, and why, on paper: the same rows on sheet and receipt. */
import type { SheetContent } from '../../shared/printing/model.ts'
import { Item, Lines } from './Cells.tsx'
import { amountText, benefitText } from './sheet-text.ts'
import { words } from './words.ts'

type Props = { readonly content: SheetContent }

export function DecisionRows({ content }: Props) {
  const { decision } = content
  return (
    <>
      <tr>
        <Item label={words.standard} span={4}>
          {amountText(decision.standardFen, decision)}
        </Item>
        <Item label={words.category} span={4}>
          {decision.category ?? words.ordinary}
        </Item>
      </tr>
      <tr>
        <Item label={words.subsidies} span={4}>
          {decision.subsidies.length === 0 ? (
            words.none
          ) : (
            <Lines
              lines={decision.subsidies.map(
                ({ source, fen }) => `${source} ${amountText(fen, decision)}`,
              )}
            />
          )}
        </Item>
        <Item label={words.payable} span={4} strong>
          {amountText(decision.payableFen, decision)}
        </Item>
      </tr>
      <tr>
        <Item label={words.benefit} span={10} strong>
          {benefitText(decision)}
          {decision.benefitIfApproved === true && words.benefitIfApproved}
          {decision.benefit?.retroactiveFrom !== undefined &&
            words.retroactive(decision.benefit.retroactiveFrom)}
        </Item>
      </tr>
    </>
  )
}

/** Clause and sentence of every rule that took part, each on a row of its own. */
export function GroundRows({ content }: Props) {
  const { grounds } = content.decision
  return (
    <>
      {grounds.map(({ clause, text }, index) => (
        <tr key={`${clause}-${text}`}>
          {/* Each row has its own heading: a page break may come between any two. */}
          <th scope="row">{words.ground(index + 1)}</th>
          <td colSpan={3} className="sheet-clause">
            {clause}
          </td>
          <td colSpan={8}>{text}</td>
        </tr>
      ))}
      <tr>
        <Item label={words.document} span={10}>
          <span className="sheet-line">{content.pack.title}</span>
          <span className="sheet-line">
            {words.documentLine(content.pack.issuer, content.pack.documentNumber)}；
            {words.version(content.pack.version)}
          </span>
          {(content.pack.localDocuments ?? []).length > 0 && (
            <span className="sheet-line">
              {words.localDocuments(content.pack.localDocuments ?? [])}
            </span>
          )}
        </Item>
      </tr>
    </>
  )
}
