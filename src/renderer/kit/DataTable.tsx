/** A plain table with the columns in line; arrows walk through its rows, Enter opens one. */
import type { KeyboardEvent, ReactNode } from 'react'

export type Column<Row> = {
  readonly key: string
  readonly title: string
  readonly render: (row: Row) => ReactNode
  readonly align?: 'left' | 'right'
  /** CSS width. */
  readonly width?: string
}

type Props<Row> = {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string | number
  readonly onOpen?: (row: Row) => void
  readonly empty: string
}

export function DataTable<Row>({ caption, columns, rows, keyOf, onOpen, empty }: Props<Row>) {
  return (
    // The scrolling box takes the focus, so that keys can scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="table-box" aria-label={caption} tabIndex={onOpen ? -1 : 0}>
      <table className="table">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" {...placeOf(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr
              key={keyOf(row)}
              {...(onOpen
                ? {
                    tabIndex: index === 0 ? 0 : -1,
                    className: 'table-row-opens',
                    onClick: () => onOpen(row),
                    onKeyDown: (event) => walk(event, () => onOpen(row)),
                  }
                : {})}
            >
              {columns.map((column) => (
                <td key={column.key} {...placeOf(column)}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="table-empty">{empty}</p>}
    </section>
  )
}

function placeOf(column: { readonly align?: 'left' | 'right'; readonly width?: string }) {
  return { 'data-side': column.align ?? 'left', style: { width: column.width } } as const
}

function walk(event: KeyboardEvent<HTMLTableRowElement>, open: () => void): void {
  if (event.target !== event.currentTarget) return
  const row = event.currentTarget
  if (event.key === 'Enter') open()
  else if (event.key === 'ArrowDown') focusRow(row.nextElementSibling)
  else if (event.key === 'ArrowUp') focusRow(row.previousElementSibling)
  else if (event.key === 'Home') focusRow(row.parentElement?.firstElementChild)
  else if (event.key === 'End') focusRow(row.parentElement?.lastElementChild)
  else return
  event.preventDefault()
}

function focusRow(row: Element | null | undefined): void {
  if (row instanceof HTMLElement) row.focus()
}
