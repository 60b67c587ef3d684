/** After a write, whatever screen shows pairs or people asks again. */
import { queryClient } from '../shell/queries.ts'
import { calls } from '../shell/rpc.ts'

export async function refreshDuplicates(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: calls.duplicates.key() }),
    queryClient.invalidateQueries({ queryKey: calls.people.key() }),
  ])
}
