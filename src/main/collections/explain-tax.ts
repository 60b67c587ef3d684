/** What was decided for somebody's money on tax lists, decided again as of its own action. */
import type { TaxExplanation } from '../../shared/collections/tax-explanation.ts'
import type { Reader } from '../ledger/index.ts'
import { replay } from '../intake/index.ts'
import type { PackSet } from '../rules/index.ts'
import { quoteRenewal, renewalSchema } from './renewal.ts'

/**
 * Every decision that was kept for a person's lines, also of lists that were undone since; null
 * where no list has money under the number. What settled a registration is explained with that.
 */
export async function explainTax(
  read: Reader,
  idNumber: string,
  packs: PackSet,
): Promise<TaxExplanation | null> {
  const person = await read
    .selectFrom('person')
    .select('person_id')
    .where('id_number', '=', idNumber)
    .where('to_action', 'is', null)
    .executeTakeFirst()
  const rows = [
    ...(await linesOf(read).where('t.payer', '=', idNumber).execute()),
    ...(person === undefined
      ? []
      : await linesOf(read).where('t.person_id', '=', person.person_id).execute()),
  ]
  if (rows.length === 0) return null
  const lines = [...new Map(rows.map((row) => [row.tax_payment_id, row])).values()].toSorted(
    (a, b) => a.tax_payment_id - b.tax_payment_id,
  )
  const decisions: TaxExplanation['decisions'] = []
  for (const line of lines) {
    if (line.content === null) continue
    const { asked, content: text, policy, pack_hash, overlay_hash, decided_by } = line
    const decision = await replay(read, packs, {
      stored: {
        kind: 'tax-list',
        text,
        policy: policy ?? '',
        pack_hash: pack_hash ?? '',
        overlay_hash,
        from_action: decided_by ?? 0,
        payDay: line.paid_on,
      },
      again:
        asked === null
          ? null
          : async (overlay) =>
              quoteRenewal(renewalSchema.parse(JSON.parse(asked)), { packs, overlay }),
    })
    decisions.push({
      ...decision,
      taxPaymentId: line.tax_payment_id,
      sender: line.sender,
      fileName: line.file_name,
      rowNumber: line.row_number,
      coverageYear: line.coverage_year,
      amountFen: line.amount_fen,
      status: line.status,
    })
  }
  return { idNumber, same: decisions.every(({ verdict }) => verdict === 'same'), decisions }
}

function linesOf(read: Reader) {
  return read
    .selectFrom('tax_payment as t')
    .innerJoin('roster_batch as b', (join) =>
      join.onRef('b.batch_id', '=', 't.batch_id').on('b.to_action', 'is', null),
    )
    .leftJoin('tax_decision as d', (join) =>
      join.onRef('d.tax_decision_id', '=', 't.tax_decision_id').on('d.to_action', 'is', null),
    )
    .where('t.to_action', 'is', null)
    .where('b.status', '<>', 'applying')
    .select(['t.tax_payment_id', 't.row_number', 't.coverage_year', 't.paid_on', 't.amount_fen'])
    .select(['t.status', 'b.sender', 'b.file_name'])
    .select(['d.content', 'd.asked', 'd.policy', 'd.pack_hash', 'd.overlay_hash'])
    .select('d.from_action as decided_by')
}
