/** The answer to the question in the form, a moment behind the typing. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { answerSchema } from '../../shared/rules/model.ts'
import type { Answer, NextChange } from '../../shared/rules/model.ts'
import type { Basis } from '../../shared/policies/model.ts'
import { tellField } from '../../shared/policies/question-words.ts'
import { useSettled } from '../kit/use-settled.ts'
import { calls } from '../shell/rpc.ts'

const settleMilliseconds = 180

export type Trial = {
  readonly answer: Answer | null
  /** As the command line writes it. */
  readonly line: string
  readonly nextChanges: readonly NextChange[]
  /** What stands there belongs to the form as it was a moment ago. */
  readonly stale: boolean
  readonly error: unknown
  /** What is wrong with the question, by field. */
  readonly errors: ReadonlyMap<string, string>
}

export function useTrial(question: string, basis: Basis): Trial {
  const settled = useSettled(question, settleMilliseconds)
  const asked = useQuery(
    calls.policies.decide.queryOptions({
      input: { question: settled, basis },
      placeholderData: keepPreviousData,
    }),
  )
  const line = asked.data?.answer ?? ''
  const answer = line === '' ? null : tellComplaints(answerSchema.parse(JSON.parse(line)))
  return {
    answer,
    line,
    nextChanges: asked.data?.nextChanges ?? [],
    stale: settled !== question || asked.isPlaceholderData,
    error: asked.error,
    errors: new Map(
      (answer?.outcome === 'invalid' ? answer.findings : []).map(({ path, text }) => [
        path ?? '',
        text,
      ]),
    ),
  }
}

/** Complaints name fields by their path; a form has names for them. */
function tellComplaints(answer: Answer): Answer {
  if (answer.outcome !== 'invalid') return answer
  return {
    ...answer,
    findings: answer.findings.map((finding) => {
      const { path = '', text } = finding
      return path === '' ? finding : { ...finding, text: text.replaceAll(path, tellField(path)) }
    }),
  }
}
