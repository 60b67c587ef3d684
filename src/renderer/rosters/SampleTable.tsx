/** The first rows of the sender's sheet, with what each column is taken for above it. */
import type { FieldSpec } from '../../shared/rosters/field.ts'
import type { SheetInspection } from '../../shared/rosters/inspection.ts'
import type { RosterLayout } from '../../shared/rosters/layout.ts'
import { Scroller } from '../kit/Scroller.tsx'
import { letterOf } from './layout-draft.ts'
import { words } from './words.ts'

type Props = {
  readonly sheet: SheetInspection
  readonly layout: RosterLayout
  readonly fields: readonly FieldSpec[]
  readonly sender: string
}

const shownRows = 24
const shownColumns = 60

export function SampleTable({ sheet, layout, fields, sender }: Props) {
  const letters = Array.from({ length: Math.min(sheet.lastColumn, shownColumns) }, (_, index) =>
    letterOf(index),
  )
  const { header, firstRow } = layout
  const roleOf = (rowNumber: number) => {
    if (header !== null && rowNumber >= header.row && rowNumber < header.row + header.count) {
      return 'roster-sample-header'
    }
    return rowNumber < firstRow ? 'roster-sample-before' : ''
  }
  return (
    <section className="panel roster-sample" aria-label={words.sampleTitle}>
      <h2 className="panel-title">
        {words.sampleTitle}
        <span className="panel-title-side">{sender}</span>
      </h2>
      <Scroller label={words.sampleTitle} className="roster-sample-box">
        <table className="table">
          <caption className="unseen">{words.sampleTitle}</caption>
          <thead>
            <tr>
              <th scope="col">{words.rowNumber}</th>
              {letters.map((letter) => (
                <th key={letter} scope="col">
                  {letter}
                  {takenFor(letter, layout, fields).map((label) => (
                    <span key={label} className="tag">
                      {label}
                    </span>
                  ))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.sample.slice(0, shownRows).map(({ rowNumber, cells }) => (
              <tr key={rowNumber} className={roleOf(rowNumber)}>
                <th scope="row" className="money">
                  {rowNumber}
                </th>
                {letters.map((letter, index) => (
                  <td key={letter}>{cells[index] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  )
}

function takenFor(letter: string, layout: RosterLayout, fields: readonly FieldSpec[]): string[] {
  return layout.columns
    .filter((column) => column.letter === letter)
    .map(({ field }) => fields.find((spec) => spec.field === field)?.label ?? field)
}
