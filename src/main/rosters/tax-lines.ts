/** Staged lines of a list of payments as collections takes them. */
import { getDefined } from '../../shared/kernel/assert.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { TaxLine } from '../collections/index.ts'
import { detailsFrom } from '../evidence/index.ts'
import type { SideFile } from '../ledger/index.ts'
import type { StagedLine } from './staged-lines.ts'

const yearLabel = '待遇年度'
const channelLabel = '缴费渠道'

/** `ordinalOf` counts equal payments of one payer within the file, from 1. */
export function taxLinesFrom(
  lines: readonly StagedLine[],
  of: {
    /** Where a line itself names none. */
    readonly coverageYear: number
    readonly ordinalOf: (line: StagedLine) => number
  },
): readonly TaxLine[] {
  return lines.map((line) => {
    const details = new Map(detailsFrom(line.detail).map(({ label, text }) => [label, text]))
    const own = Number(details.get(yearLabel))
    return {
      line: line.line,
      rowNumber: line.row_number,
      personId: line.outcome === 'ambiguous' ? null : line.person_id,
      idNumber: line.id_number,
      name: line.name,
      payer: payerOf(line),
      coverageYear: own >= 2000 && own <= 2199 ? own : of.coverageYear,
      tier: line.tier === null || line.tier < 1 ? null : line.tier,
      paidOn: getDay(getDefined(line.event_on ?? undefined, 'pay day of a payment')),
      isExactDay: line.event_precision === 'day',
      amountFen: getDefined(line.paid_fen ?? undefined, 'amount of a payment'),
      voucher: line.term,
      channel: details.get(channelLabel) ?? null,
      ordinal: of.ordinalOf(line),
    }
  })
}

/** By the number; a list without one, by all that it says of the person. */
export function payerOf(line: StagedLine): string {
  const { id_number: idNumber, name, birth_date: birth, village } = line
  return idNumber ?? JSON.stringify([name, birth, village])
}

/** Ordinals as the preview counted them, of the lines after one. */
export function readOrdinals(
  side: SideFile,
  { after, limit }: { readonly after: number; readonly limit: number },
): (line: StagedLine) => number {
  const rows = side.all(
    'select line, ordinal from tax_line where line > ? order by line limit ?',
    after,
    limit,
  )
  const ordinals = new Map(rows.map((row) => [Number(row['line']), Number(row['ordinal'])]))
  return ({ line }) => getDefined(ordinals.get(line), 'line of a preview of payments')
}
