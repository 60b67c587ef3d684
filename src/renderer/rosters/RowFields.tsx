/** Which sheet and which rows of it are read. */
import type { SheetInspection } from '../../shared/rosters/inspection.ts'
import { dateOrderSchema } from '../../shared/rosters/layout.ts'
import type { RosterLayout } from '../../shared/rosters/layout.ts'
import { Field } from '../kit/Field.tsx'
import { PickField } from '../kit/PickField.tsx'
import { WholeField } from '../kit/WholeField.tsx'
import { withHeader } from './layout-draft.ts'
import { words } from './words.ts'

type Props = {
  readonly layout: RosterLayout
  readonly sheet: SheetInspection
  readonly sheets: readonly SheetInspection[]
  readonly onSheet: (index: number) => void
  readonly onChange: (layout: RosterLayout) => void
}

const headerCounts = [0, 1, 2, 3] as const

export function RowFields({ layout, sheet, sheets, onSheet, onChange }: Props) {
  const { header, firstRow, lastRow } = layout
  return (
    <>
      {sheets.length > 1 && (
        <Field id="sheet" label={words.sheet}>
          <PickField
            id="sheet"
            options={sheets.map(({ index, name, visibility }) => ({
              value: index,
              label: visibility === 'visible' ? name : `${name}${words.hiddenSheet}`,
            }))}
            value={sheet.index}
            onChange={(index) => index !== null && onSheet(index)}
          />
        </Field>
      )}
      <div className="roster-rows">
        <Field id="headerCount" label={words.headerCount}>
          <PickField
            id="headerCount"
            typing={false}
            options={headerCounts.map((value) => ({
              value,
              label: value === 0 ? words.noHeader : `${value} 行`,
            }))}
            value={header?.count ?? 0}
            onChange={(count) =>
              onChange(
                withHeader(
                  layout,
                  count === null || count === 0 ? null : { row: header?.row ?? 1, count },
                  sheet,
                ),
              )
            }
          />
        </Field>
        {header !== null && (
          <WholeField
            id="headerRow"
            label={words.headerRow}
            value={header.row}
            onChange={(row) =>
              row !== null && row > 0 && onChange(withHeader(layout, { ...header, row }, sheet))
            }
          />
        )}
        <WholeField
          id="firstRow"
          label={words.firstRow}
          value={firstRow}
          onChange={(row) => row !== null && row > 0 && onChange({ ...layout, firstRow: row })}
        />
        <WholeField
          id="lastRow"
          label={words.lastRow}
          value={lastRow}
          onChange={(row) => onChange({ ...layout, lastRow: row })}
        />
      </div>
      <p className="field-note roster-rows-note">{words.lastRowHint}</p>
      <Field id="dateOrder" label={words.dateOrder}>
        <PickField
          id="dateOrder"
          typing={false}
          options={dateOrderSchema.options.map((value) => ({
            value,
            label: words.dateOrders[value],
          }))}
          value={layout.dateOrder}
          onChange={(dateOrder) => dateOrder !== null && onChange({ ...layout, dateOrder })}
        />
      </Field>
    </>
  )
}
