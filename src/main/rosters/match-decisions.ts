/** Whether a line means a person, as a clerk decided it: remembered for every later file. */
import type { ActingOperator } from '../kernel/call-context.ts'
import type { Writing } from '../ledger/index.ts'

export async function keepDecision(
  writing: Writing,
  decision: {
    readonly matchKey: string
    readonly personId: number
    readonly same: boolean
    readonly reason: string
    readonly operator: ActingOperator
  },
): Promise<void> {
  const content = {
    same: decision.same ? 1 : 0,
    reason: decision.reason,
    decided_by: decision.operator.accountId,
    decided_on: writing.recordedOn,
  }
  const earlier = await writing.read
    .selectFrom('match_decision')
    .selectAll()
    .where('match_key', '=', decision.matchKey)
    .where('to_action', 'is', null)
    .execute()
  // Somebody is one person: a line that means this one no longer means another.
  for (const other of earlier) {
    const isOther = other.person_id !== decision.personId && other.same === 1
    if (decision.same && isOther) writing.close('match_decision', other.row_id)
  }
  const current = earlier.find((one) => one.person_id === decision.personId)
  if (current !== undefined) {
    writing.replace('match_decision', current, content)
    return
  }
  writing.open('match_decision', {
    match_decision_id: await writing.nextId('match_decision', 'match_decision_id'),
    match_key: decision.matchKey,
    person_id: decision.personId,
    ...content,
  })
}
