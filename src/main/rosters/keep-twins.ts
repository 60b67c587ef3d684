/** What a clerk said of lines that were taken for somebody else, remembered of the people they brought. */
import { keepVerdicts } from '../duplicates/index.ts'
import type { Writing } from '../ledger/index.ts'
import type { StagedLine } from './staged-lines.ts'

/** `brought` is who was recorded by which line. */
export async function keepTwins(
  writing: Writing,
  lines: readonly StagedLine[],
  brought: ReadonlyMap<number, number>,
): Promise<void> {
  const personByKey = new Map<string, number>()
  for (const line of lines) {
    const personId = brought.get(line.line)
    if (personId !== undefined) personByKey.set(line.match_key, personId)
  }
  if (personByKey.size === 0) return
  const said = await writing.read
    .selectFrom('match_decision')
    .select(['match_key', 'person_id', 'reason', 'decided_by'])
    .where('match_key', 'in', [...personByKey.keys()])
    .where('same', '=', 0)
    .where('to_action', 'is', null)
    .execute()
  await keepVerdicts(
    writing,
    said.flatMap((row) => {
      const oneId = personByKey.get(row.match_key)
      if (oneId === undefined || oneId === row.person_id) return []
      return [{ oneId, otherId: row.person_id, reason: row.reason, accountId: row.decided_by }]
    }),
  )
}
