/** Workbooks and lists: the only place that knows their formats. */
import type { TaskTable } from '../../shared/quotas/contract.ts'
export { safeCellText } from './safe-text.ts'

/** A task table as .xlsx. The writer is read in at first use: no start waits for it. */
export async function writeTaskWorkbook(table: TaskTable): Promise<Uint8Array> {
  const writer = await import('./task-workbook.ts')
  return writer.writeTaskWorkbook(table)
}
