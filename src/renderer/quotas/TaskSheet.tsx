/** 任务分配表 in the layout of the notice's annex; the headings stand on every page. */
import type { TaskTable } from '../../shared/quotas/contract.ts'
import { PageStyle } from '../kit/PageStyle.tsx'
import { Watermark } from '../kit/Watermark.tsx'
import { percentText } from './progress.ts'
import { words } from './words.ts'

export function TaskSheet({ table }: { readonly table: TaskTable }) {
  const { numbered, rows } = table
  return (
    <article className="sheet task-sheet" aria-label={words.paperLabel}>
      <PageStyle head={table.title} />
      {table.practice && <Watermark text={words.practiceMark} />}
      <h2 className="sheet-title">{table.title}</h2>
      {table.practice && <p className="sheet-notice">{words.practiceLine}</p>}
      <div className="sheet-head">
        <span>{words.officeLine(table.officeName, table.coverageYear)}</span>
        <span>
          {words.asOf(table.asOf)}
          {table.unitLine !== null && `　${table.unitLine}`}
        </span>
      </div>
      <table className={numbered ? 'sheet-table task-numbered' : 'sheet-table'}>
        <TaskHead table={table} />
        <tbody>
          {rows.slice(0, -keptWithTotal).map((row) => (
            <VillageRow key={row.name} row={row} numbered={numbered} />
          ))}
        </tbody>
        <tbody className="sheet-together">
          {rows.slice(-keptWithTotal).map((row) => (
            <VillageRow key={row.name} row={row} numbered={numbered} />
          ))}
          <TotalRow table={table} />
          <EndRow table={table} />
        </tbody>
      </table>
    </article>
  )
}

/** Signatures never stand on a page without the total and the rows before it. */
const keptWithTotal = 2

type Row = TaskTable['rows'][number]

function VillageRow({ row, numbered }: { readonly row: Row; readonly numbered: boolean }) {
  return (
    <tr>
      {numbered && <td className="task-position">{row.position}</td>}
      <td>{row.name}</td>
      <td className="task-number">{row.target}</td>
      <td className="task-number">
        {words.completedText(row.completed, percentText(row.completed, row.target))}
      </td>
      <td>{row.note}</td>
    </tr>
  )
}

function TotalRow({ table: { numbered, total } }: { readonly table: TaskTable }) {
  return (
    <tr className="task-total">
      <th colSpan={numbered ? 2 : 1} scope="row">
        {words.total}
      </th>
      <td className="task-number">{total.target}</td>
      <td className="task-number">
        {words.completedText(total.completed, percentText(total.completed, total.target))}
      </td>
      <td />
    </tr>
  )
}

function EndRow({ table: { numbered, footnote } }: { readonly table: TaskTable }) {
  return (
    <tr>
      <td className="task-end" colSpan={numbered ? 5 : 4}>
        {footnote !== null && <p>{footnote}</p>}
        <p className="task-signatures">
          <span>{words.preparedBy}：</span>
          <span>{words.reviewedBy}：</span>
          <span>
            {words.date}：{words.blankDay}
          </span>
        </p>
      </td>
    </tr>
  )
}

function TaskHead({ table }: { readonly table: TaskTable }) {
  const { headings, numbered } = table
  return (
    <>
      <colgroup>
        {numbered && <col style={{ width: '9%' }} />}
        <col style={{ width: '24%' }} />
        <col style={{ width: '25%' }} />
        <col style={{ width: '20%' }} />
        <col />
      </colgroup>
      <thead>
        <tr>
          {numbered && <th scope="col">{words.position}</th>}
          <th scope="col">{headings.name}</th>
          <th scope="col">{headings.target}</th>
          <th scope="col">{words.completed}</th>
          <th scope="col">{words.note}</th>
        </tr>
      </thead>
    </>
  )
}
