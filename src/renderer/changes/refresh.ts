/** After a write, whatever screen shows the person, the case or a registration asks again. */
import { queryClient } from '../shell/queries.ts'
import { calls } from '../shell/rpc.ts'

export async function refreshChanges(): Promise<void> {
  await Promise.all(
    [calls.changes.key(), calls.people.key(), calls.intake.key(), calls.quotas.key()].map(
      (queryKey) => queryClient.invalidateQueries({ queryKey }),
    ),
  )
}
