/** What is wrong in files, with the place of each, those of one kind together. */
import type { CandidateProblem } from '../../shared/rehearsal/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { groupProblems } from './group-problems.ts'
import { words } from './words.ts'

type Props = {
  /** How many there are and what is not possible until they are mended. */
  readonly head: string
  readonly problems: readonly CandidateProblem[]
}

export function ProblemList({ head, problems }: Props) {
  return (
    <Notice kind="warning">
      {head}
      <ul>
        {groupProblems(problems).map(
          ({ first: { file, line, column, text }, count, otherLines }) => (
            <li key={`${file}-${line}-${column}-${text}`}>
              {words.at(file, line, column)}
              {text}
              {count > 1 && <strong>{words.alike(count - 1, otherLines)}</strong>}
            </li>
          ),
        )}
      </ul>
    </Notice>
  )
}
