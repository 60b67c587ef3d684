/** 收据: the final decision and the money that was booked on it. */
import { getDefined } from '../../shared/kernel/assert.ts'
import { formatYuan } from '../../shared/kernel/fen.ts'
import { yuanWords } from '../../shared/kernel/yuan-words.ts'
import { Item, Part, SheetTable } from './Cells.tsx'
import { DecisionRows, GroundRows } from './DecisionRows.tsx'
import { Signer } from './RegistrationSheet.tsx'
import { SheetFoot, SheetFrame } from './SheetFrame.tsx'
import { drawable } from './sheet-text.ts'
import type { PaperProps } from './SheetFrame.tsx'
import { words } from './words.ts'

export function ReceiptSheet(props: PaperProps) {
  const { content } = props
  const { person, decision } = content
  const payment = getDefined(content.payment, 'payment of a receipt')
  const own = payment.collectedHere === true
  return (
    <SheetFrame {...props}>
      <SheetTable foot={<SheetFoot {...props} />} label={words.receiptTab}>
        <tbody>
          <tr>
            <Item label={words.payer} span={3} strong>
              {drawable(person.name)}
            </Item>
            <Item label={person.documentLabel ?? words.idNumber} span={5} strong>
              {person.idNumber}
            </Item>
          </tr>
          <tr>
            <Item label={words.village} span={3}>
              {drawable(person.villageName)}
            </Item>
            <Item label={words.registrationNumber} span={5}>
              {content.registrationNumber}
            </Item>
          </tr>
          <tr>
            <Item label={words.tier} span={3}>
              {content.tierLabel}
            </Item>
            <Item label={words.channel} span={5}>
              {payment.channel}
            </Item>
          </tr>
          <tr className="sheet-amount">
            <Item label={words.amount} span={3} strong>
              ￥{formatYuan(payment.amountFen)}
            </Item>
            <Item label={words.amountWords} span={5} strong>
              {yuanWords(payment.amountFen)}
            </Item>
          </tr>
          <tr>
            <Item label={words.paidOn} span={3}>
              {payment.paidOn}
            </Item>
            <Item label={words.circumstance} span={5}>
              {content.circumstance}
            </Item>
          </tr>
        </tbody>
        <Part title={words.finalPart(decision.payDay)}>
          <DecisionRows content={content} />
          <GroundRows content={content} />
        </Part>
        <tbody className="sheet-together">
          <tr className="sheet-ink">
            <Item label={own ? words.collectedBy : words.bookedBy} span={4}>
              <Signer name={payment.bookedBy} on={payment.paidOn} />
            </Item>
            <Item label={own ? words.collectorSeal : words.officeSeal} labelSpan={3} span={3}>
              {content.officeName}
              {!own && <span className="sheet-line">{words.paidToTax(payment.channel)}</span>}
            </Item>
          </tr>
        </tbody>
      </SheetTable>
    </SheetFrame>
  )
}
