/** The examples of a pack with their results, as 政策 shows them. */
import type { CaseReport } from '../../shared/policies/model.ts'
import { runCasesIn } from '../rules/index.ts'
import type { PackPlaces, PackSet } from '../rules/index.ts'

export function reportCases(places: PackPlaces, packs: PackSet, policy: string): CaseReport {
  const { cases, problems } = runCasesIn(places, packs, policy)
  return {
    cases: cases.map(({ note, question, answer, comparisons }, index) => ({
      position: index + 1,
      note,
      question: JSON.stringify(question),
      answer,
      comparisons: comparisons.map(({ value, ...rest }) => ({ ...rest, value: value ?? null })),
      passes: comparisons.every(({ holds }) => holds),
    })),
    problems: problems.map(({ line, text }) => (line === 0 ? text : `第 ${line} 行：${text}`)),
  }
}
