/** The rows of a task table on the screen; notes are fields, saved as they are left. */
import { Button, Input } from 'antd'
import type { KeyboardEvent } from 'react'
import type { TaskTable } from '../../shared/quotas/contract.ts'
import { isComposing } from '../kit/keys.ts'
import { hasRole, useDesk } from '../shell/desk.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { percentText } from './progress.ts'
import { useNote } from './use-note.ts'
import { words } from './words.ts'

type Row = TaskTable['rows'][number]

export function TaskRows({ table }: { readonly table: TaskTable }) {
  const { operator } = useDesk()
  const mayNote = hasRole(operator, ['clerk', 'reviewer', 'administrator'])
  const { numbered, headings, rows, total } = table
  return (
    <section className="table-box" aria-label={table.title}>
      <table className="table task-table">
        <caption className="unseen">{table.title}</caption>
        <thead>
          <tr>
            {numbered && <th scope="col">{words.position}</th>}
            <th scope="col">{headings.name}</th>
            <th scope="col" data-side="right">
              {headings.target}
            </th>
            <th scope="col" data-side="right">
              {words.completed}
            </th>
            <th scope="col">{words.note}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              {numbered && <td className="money">{row.position}</td>}
              <td>{row.name}</td>
              <td data-side="right" className="money">
                {row.target}
              </td>
              <td data-side="right" className="money">
                <Progress completed={row.completed} target={row.target} />
              </td>
              <td>{mayNote ? <NoteField policy={table.policy} row={row} /> : row.note}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={numbered ? 2 : 1}>
              {words.total}
            </th>
            <td data-side="right" className="money">
              {total.target}
            </td>
            <td data-side="right" className="money">
              <Progress completed={total.completed} target={total.target} />
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function Progress({ completed, target }: Pick<Row, 'completed' | 'target'>) {
  return words.completedText(completed, percentText(completed, target))
}

function NoteField({ policy, row }: { readonly policy: string; readonly row: Row }) {
  const note = useNote(policy, row)
  return (
    <>
      <Input
        aria-label={words.noteOf(row.name)}
        className="task-note"
        variant="filled"
        value={note.text}
        status={note.error === null ? '' : 'error'}
        onChange={(event) => note.type(event.target.value)}
        onBlur={note.leave}
        onKeyDown={moveDown}
        autoComplete="off"
        maxLength={60}
      />
      {note.error !== null && (
        <div className="task-note-trouble" ref={showWhole}>
          <div className="field-note field-note-error" role="alert">
            {sentenceOf(note.error)}
          </div>
          {note.newer !== null && (
            <div className="task-note-choice">
              <Button size="small" onClick={note.takeNewer}>
                {words.takeNewer}
              </Button>
              <Button size="small" onClick={note.keepMine}>
                {words.keepMine}
              </Button>
            </div>
          )}
        </div>
      )}
    </>
  )
}

/** The field was left already: without this the sentence may stand below the total row. */
function showWhole(trouble: HTMLElement | null): void {
  trouble?.scrollIntoView({ block: 'nearest' })
}

/** Enter and the arrows go from note to note; leaving one saves it. */
function moveDown(event: KeyboardEvent<HTMLInputElement>): void {
  if (isComposing(event.nativeEvent)) return
  const step =
    event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const field = event.currentTarget
  const fields = [...(field.closest('table')?.querySelectorAll('input') ?? [])]
  const next = fields[fields.indexOf(field) + step]
  if (next === undefined) field.blur()
  else next.focus()
}
