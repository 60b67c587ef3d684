/** A plain table with the columns in line; arrows walk through its rows, Enter opens one. */
import { useEffect, useRef } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Scroller } from './Scroller.tsx'

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
  /** Rows that are shown but cannot be opened. */
  readonly isClosed?: (row: Row) => boolean
  /** Space marks the row with the cursor: for what is done with several at once. */
  readonly onMark?: (row: Row) => void
  /** The first row takes the cursor as soon as there are rows. */
  readonly autoFocus?: boolean
  readonly empty: string
}

export function DataTable<Row>(props: Props<Row>) {
  const { caption, columns, rows, keyOf, onOpen, isClosed, onMark, autoFocus, empty } = props
  const body = useRef<HTMLTableSectionElement>(null)
  useFocusOnFirst(body, autoFocus === true && rows.length > 0)
  return (
    // The scrolling box takes the focus, so that keys can scroll it.
    <Scroller className="table-box" label={caption} reached={onOpen === undefined}>
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
        <tbody ref={body}>
          {rows.map((row, index) => (
            <tr
              key={keyOf(row)}
              {...(onOpen
                ? rowKeys({
                    index,
                    closed: isClosed?.(row) === true,
                    open: () => onOpen(row),
                    ...(onMark ? { mark: () => onMark(row) } : {}),
                  })
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
    </Scroller>
  )
}

/** Arrows pass over a closed row like over any other; only opening it does nothing. */
function rowKeys(row: {
  readonly index: number
  readonly closed: boolean
  readonly open: () => void
  readonly mark?: () => void
}) {
  const open = row.closed ? () => undefined : row.open
  return {
    tabIndex: row.index === 0 ? 0 : -1,
    className: row.closed ? 'table-row-closed' : 'table-row-opens',
    'aria-disabled': row.closed,
    onClick: open,
    onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => walk(event, open, row.mark),
  }
}

/** Once, when rows have come: the cursor is not taken away from where it was moved to. */
function useFocusOnFirst(
  body: { readonly current: HTMLTableSectionElement | null },
  wanted: boolean,
): void {
  const done = useRef(false)
  useEffect(() => {
    if (!wanted || done.current) return
    done.current = true
    const first = body.current?.querySelector('tr')
    if (document.activeElement === document.body) first?.focus()
  }, [body, wanted])
}

function placeOf(column: { readonly align?: 'left' | 'right'; readonly width?: string }) {
  return { 'data-side': column.align ?? 'left', style: { width: column.width } } as const
}

function walk(
  event: KeyboardEvent<HTMLTableRowElement>,
  open: () => void,
  mark?: () => void,
): void {
  if (event.target !== event.currentTarget) return
  const row = event.currentTarget
  if (event.key === 'Enter') open()
  else if (event.key === ' ' && mark !== undefined) mark()
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
