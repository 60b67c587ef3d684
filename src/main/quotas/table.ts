/** A task table with its progress: pure. */
import type { TaskTable } from '../../shared/quotas/contract.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Office } from '../../shared/office/model.ts'
import type { PackSummary } from '../../shared/rules/model.ts'

export type TaskTableParts = {
  readonly pack: PackSummary
  readonly office: Office
  readonly completed: ReadonlyMap<string, number>
  readonly notes: ReadonlyMap<string, string>
  readonly asOf: Day
}

/** The table of a pack, null where its notice has none. */
export function findTaskTable(parts: TaskTableParts): TaskTable | null {
  const { pack, office, completed, notes, asOf } = parts
  const head = pack.taskTableHead
  if (head === null) return null
  const rows = pack.taskTable.map(({ name, target }, index) => ({
    position: index + 1,
    name,
    target,
    completed: completed.get(name) ?? 0,
    note: notes.get(name) ?? '',
  }))
  return {
    policy: pack.policy,
    title: head.title,
    officeName: office.name,
    practice: office.practice,
    coverageYear: pack.coverageYear,
    unitLine: head.unitLine,
    numbered: head.numbered,
    headings: head.headings,
    footnote: head.footnote,
    rows,
    total: {
      target: sum(rows.map(({ target }) => target)),
      completed: sum(rows.map(({ completed: count }) => count)),
    },
    statedTotal: head.statedTotal,
    clause: head.clause,
    documentNumber: pack.documentNumber,
    asOf,
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
