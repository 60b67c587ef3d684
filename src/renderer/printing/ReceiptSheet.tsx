/** 收据: the final decision and the money that was booked on it. */
import { getDefined } from '../../shared/kernel/assert.ts'
import { yuanWords } from '../../shared/kernel/yuan-words.ts'
import type { SheetContent } from '../../shared/printing/model.ts'
import { Item, Part, SheetTable } from './Cells.tsx'
import { DecisionRows, GroundRows } from './DecisionRows.tsx'
import { Signer } from './RegistrationSheet.tsx'
import { SheetFrame } from './SheetFrame.tsx'
import type { SheetCopy } from './SheetFrame.tsx'
import { amountText } from './sheet-text.ts'
import { words } from './words.ts'

type Props = { readonly content: SheetContent; readonly copy: SheetCopy | null }

export function ReceiptSheet({ content, copy }: Props) {
  const { person, decision } = content
  const payment = getDefined(content.payment, 'payment of a receipt')
  return (
    <SheetFrame content={content} copy={copy}>
      <SheetTable label={words.receiptTab}>
        <tbody>
          <tr>
            <Item label={words.payer} span={3} strong>
              {person.name}
            </Item>
            <Item label={words.idNumber} span={5} strong>
              {person.idNumber}
            </Item>
          </tr>
          <tr>
            <Item label={words.village} span={3}>
              {person.villageName}
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
              ￥{amountText(payment.amountFen)}
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
        <tbody>
          <tr className="sheet-ink">
            <Item label={words.collectedBy} span={4}>
              <Signer name={payment.bookedBy} on={payment.paidOn} />
            </Item>
            <Item label={words.seal} span={4}>
              {content.officeName}
            </Item>
          </tr>
        </tbody>
      </SheetTable>
    </SheetFrame>
  )
}
