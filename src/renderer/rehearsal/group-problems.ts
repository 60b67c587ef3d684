/** Problems of one kind together: a price that leaves every subsidy behind is one thing to mend. */
import type { CandidateProblem } from '../../shared/rehearsal/model.ts'

export type ProblemGroup = {
  readonly first: CandidateProblem
  /** With the first. */
  readonly count: number
  /** Where the others stand, `第 5 行`, each line once; empty where no line is known. */
  readonly otherLines: readonly number[]
}

/** In the order in which their first stands. What is in quotation marks, and numbers, may differ. */
export function groupProblems(problems: readonly CandidateProblem[]): readonly ProblemGroup[] {
  const groups = new Map<string, CandidateProblem[]>()
  for (const problem of problems) {
    const kind = problem.text.replaceAll(/“[^”]*”/gu, '“”').replaceAll(/\d+(?:\.\d+)?/gu, '#')
    const key = `${problem.file} ${kind}`
    groups.set(key, [...(groups.get(key) ?? []), problem])
  }
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const lines = others.map(({ line }) => line).filter((line) => line > 0 && line !== first.line)
    return [{ first, count: others.length + 1, otherLines: [...new Set(lines)] }]
  })
}
