/** The examples that stand beside a pack, tried against it: for whoever writes or reviews one. */
import type { PackSet } from './pack.ts'
import type { PackProblem } from './problem.ts'
import { expectFields } from './lint-cases.ts'
import { runCases } from './run-cases.ts'
import type { CaseFile } from './run-cases.ts'
import { tellDifference } from './tell-difference.ts'

/** How many examples there are, and which of them the pack answers otherwise. */
export function checkCases(
  packs: PackSet,
  place: { readonly folder: string; readonly policy: string },
): { readonly count: number; readonly problems: readonly PackProblem[] } {
  const run = runCases(packs, place)
  return { count: run.cases.length, problems: tellWrongCases(run) }
}

/** What keeps the examples from being read, and which of them the pack answers otherwise. */
export function tellWrongCases({ cases, yaml, problems }: CaseFile): readonly PackProblem[] {
  if (yaml === null) return problems
  const wrong = cases.flatMap(({ note, comparisons }, index) =>
    comparisons
      .filter(({ holds, key }) => !holds && expectFields.includes(key))
      .map(({ key, wanted, value }) => {
        const text = `例子“${note}”：${tellDifference({ key, wanted, value })}；请核对是例子算错，还是规则写错。`
        return yaml.place({ path: ['cases', index, 'expect', key], text })
      }),
  )
  return [...problems, ...wrong]
}
