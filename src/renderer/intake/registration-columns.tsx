/** What every list of registrations shows of one, in this order. */
import type { RegistrationLine } from '../../shared/intake/model.ts'
import type { Column } from '../kit/DataTable.tsx'
import { Money } from '../kit/Money.tsx'
import { maskIdNumber } from '../kit/masked.ts'
import { TierLabel } from './use-tier-label.ts'
import { words } from './words.ts'

type Widths = { readonly number: string; readonly name: string; readonly idNumber: string }

/** Number, whatever stands beside it, who and from which village; the money; the day. */
export function registrationColumns<Line extends RegistrationLine>(
  widths: Widths,
  beside: readonly Column<Line>[] = [],
): readonly Column<Line>[] {
  return [
    {
      key: 'number',
      title: words.number,
      width: widths.number,
      render: (row) => <span className="money">{row.registrationNumber}</span>,
    },
    ...beside,
    { key: 'name', title: words.name, width: widths.name, render: (row) => row.name },
    {
      key: 'idNumber',
      title: words.idNumber,
      width: widths.idNumber,
      render: (row) => <span className="money">{maskIdNumber(row.idNumber)}</span>,
    },
    { key: 'village', title: words.village, render: (row) => row.villageName },
    {
      key: 'year',
      title: words.year,
      width: '72px',
      render: (row) => <span className="money">{row.coverageYear}</span>,
    },
    { key: 'tier', title: words.tier, width: '80px', render: (row) => <TierLabel {...row} /> },
    {
      key: 'payable',
      title: words.payableColumn,
      align: 'right',
      width: '120px',
      render: (row) => (row.payableFen === null ? '—' : <Money fen={row.payableFen} />),
    },
    {
      key: 'registeredOn',
      title: words.registeredOn,
      width: '116px',
      render: (row) => <span className="money">{row.registeredOn}</span>,
    },
  ]
}
