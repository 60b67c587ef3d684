/** The decision on the pay day; where it differs from the quotation, both stand side by side. */
import { Checkbox } from 'antd'
import type { SettlementPreview } from '../../shared/collections/contract.ts'
import { QuotationSheet } from '../intake/index.ts'
import { Notice } from '../kit/Notice.tsx'
import { findPayableFen, findWhyNotPayable, isOffered } from './payment-draft.ts'
import type { Payment } from './use-payment.ts'
import { words } from './words.ts'

export function DecisionsCompared({ payment }: { readonly payment: Payment }) {
  const { preview, deciding } = payment
  if (preview === null) {
    return (
      <section className="panel quotation" aria-label={words.decision} aria-busy={deciding}>
        <p className="faint">{deciding ? words.deciding : words.noDecision}</p>
      </section>
    )
  }
  const { decision, quotation, differences } = preview
  const both = differences.length > 0
  return (
    <div className="payment-decisions" aria-busy={deciding}>
      <Payability preview={preview} />
      {both && <Differences payment={payment} differences={differences} />}
      <div className={both ? 'compared compared-both' : 'compared'}>
        <section className="panel quotation" aria-label={words.decision}>
          <QuotationSheet
            quotation={decision}
            title={words.decision}
            note={words.decidedOn(decision.payDay)}
            final={findPayableFen(preview) !== null}
          />
          {!both && <p className="state">{words.same}</p>}
        </section>
        {both && (
          <section className="panel quotation" aria-label={words.quoted}>
            <QuotationSheet
              quotation={quotation}
              title={words.quoted}
              note={words.quotedOn(quotation.payDay)}
            />
          </section>
        )}
      </div>
    </div>
  )
}

function Payability({ preview }: { readonly preview: SettlementPreview }) {
  const payableFen = findPayableFen(preview)
  if (payableFen === 0) return <Notice kind="warning">{words.nothingPayable}</Notice>
  if (payableFen === null) {
    return (
      <Notice kind="error">
        <strong>{words.notPayable}</strong> {findWhyNotPayable(preview)} {words.notPayableNext}
      </Notice>
    )
  }
  return null
}

type DifferencesProps = { readonly payment: Payment; readonly differences: readonly string[] }

function Differences({ payment, differences }: DifferencesProps) {
  const { errors } = payment
  const offered = isOffered(payment.preview)
  return (
    <Notice kind="warning">
      <strong>{offered ? words.differs : words.differsOnly}</strong>
      <ul>
        {differences.map((difference) => (
          <li key={difference}>{difference}</li>
        ))}
      </ul>
      {/* Where nothing can be paid there is nothing to confirm either. */}
      {offered && (
        <Checkbox
          id="seen"
          checked={payment.seen}
          onChange={(event) => payment.acknowledge(event.target.checked)}
        >
          {words.seen}
        </Checkbox>
      )}
      {errors.seen !== undefined && (
        <div className="field-note field-note-error" role="alert">
          {errors.seen}
        </div>
      )}
    </Notice>
  )
}
