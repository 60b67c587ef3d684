/** Cells of a form: a table of twelve columns, rows that no page break cuts. */
import type { ReactNode } from 'react'

const columnCount = 12

type SheetTableProps = {
  readonly label: string
  /** What stands under the form on every page. */
  readonly foot: ReactNode
  readonly children: ReactNode
}

export function SheetTable({ label, foot, children }: SheetTableProps) {
  return (
    <table className="sheet-table" aria-label={label}>
      <colgroup>
        {Array.from({ length: columnCount }, (_, index) => (
          <col key={index} style={{ width: `${100 / columnCount}%` }} />
        ))}
      </colgroup>
      {children}
      {/* A table's foot is repeated on each page that it comes to. */}
      <tfoot>
        <tr>
          <td className="sheet-foot-cell" colSpan={columnCount}>
            {foot}
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

type PartProps = {
  readonly title: string
  /** Not cut by a page break. */
  readonly together?: boolean
  /** Never alone on a page: what stands above it goes with it. */
  readonly withAbove?: boolean
  readonly children: ReactNode
}

/** Rows under one heading; the heading stays with the row that follows. */
export function Part({ title, together, withAbove, children }: PartProps) {
  const names = [
    ...(together === true ? ['sheet-together'] : []),
    ...(withAbove === true ? ['sheet-with-above'] : []),
  ]
  return (
    <tbody className={names.join(' ')}>
      <tr className="sheet-part">
        <th colSpan={columnCount} scope="rowgroup">
          {title}
        </th>
      </tr>
      {children}
    </tbody>
  )
}

type ItemProps = {
  readonly label: string
  /** Columns of the value; the label takes two unless it says otherwise. */
  readonly span: number
  readonly labelSpan?: number
  readonly children: ReactNode
  readonly strong?: boolean
}

/** A label and its value, side by side in one row. */
export function Item({ label, span, labelSpan, children, strong }: ItemProps) {
  return (
    <>
      <th colSpan={labelSpan ?? 2} scope="row">
        {label}
      </th>
      <td colSpan={span} className={strong === true ? 'sheet-strong' : undefined}>
        {children}
      </td>
    </>
  )
}

/** A cell over the whole width. */
export function WholeRow({ children }: { readonly children: ReactNode }) {
  return (
    <tr>
      <td colSpan={columnCount}>{children}</td>
    </tr>
  )
}

/** Lines of one cell. */
export function Lines({ lines }: { readonly lines: readonly string[] }) {
  return lines.map((line) => (
    <span className="sheet-line" key={line}>
      {line}
    </span>
  ))
}

/** A box to tick with a pen. */
export function TickBox({ children }: { readonly children: ReactNode }) {
  return (
    <span className="sheet-tick">
      <span className="sheet-box" aria-hidden="true">
        □
      </span>
      {children}
    </span>
  )
}

/** Room for ink, as wide as what is to be written there, else as wide as there is room. */
export function Blank({ millimetres }: { readonly millimetres?: number }) {
  return (
    <span
      className="sheet-blank"
      {...(millimetres === undefined ? {} : { style: { width: `${millimetres}mm` } })}
    />
  )
}
