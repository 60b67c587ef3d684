/** What the fields of the trial's form share. */
import type { PackSummary } from '../../shared/rules/model.ts'
import type { Facts, Question } from './trial-question.ts'

export type TrialForm = {
  readonly question: Question
  readonly pack: PackSummary
  /** What the engine finds wrong, by the path of the field: `facts.paidOn`. */
  readonly errors: ReadonlyMap<string, string>
  readonly change: (question: Question) => void
}

/** Null takes a fact out of the question. */
export function withFacts(
  form: TrialForm,
  part: { readonly [Key in keyof Facts]?: Facts[Key] },
): void {
  const { question } = form
  form.change({ ...question, facts: dropEmpty({ ...question.facts, ...part }) })
}

/** Without what is null or missing: the question stays as short as it was asked. */
export function dropEmpty<Fields extends object>(fields: Fields): Fields {
  // Only optional fields are ever null.
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  ) as Fields
}
