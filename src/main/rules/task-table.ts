/** `task-table.csv`: one line a village or township, in the notice's order. */
export type TaskRow = { readonly name: string; readonly target: number }
export type TaskTableProblem = {
  readonly line: number
  readonly column: number
  readonly text: string
}

const header = '名称,任务数'

/** The rows, and what is wrong line by line. Lines count from 1. */
export function readTaskTable(text: string): {
  readonly rows: readonly TaskRow[]
  readonly problems: readonly TaskTableProblem[]
} {
  const rows: TaskRow[] = []
  const problems: TaskTableProblem[] = []
  const seen = new Map<string, number>()
  for (const [index, raw] of text.split('\n').entries()) {
    const line = index + 1
    const content = raw.trim()
    if (line === 1) {
      if (content !== header) problems.push({ line, column: 1, text: `第一行须是“${header}”。` })
      continue
    }
    if (content === '') continue
    const match = /^([^,]+),(\d{1,9})$/u.exec(content)
    const name = match?.[1]?.trim()
    if (match === null || name === undefined || name === '') {
      problems.push({ line, column: 1, text: `“${content}”不是“名称,人数”，人数只写数字。` })
      continue
    }
    const earlier = seen.get(name)
    if (earlier !== undefined) {
      problems.push({ line, column: 1, text: `“${name}”在第 ${earlier} 行已有，请删去一行。` })
      continue
    }
    seen.set(name, line)
    rows.push({ name, target: Number(match[2]) })
  }
  return { rows, problems }
}
