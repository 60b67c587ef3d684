/** After a write, whatever screen shows the platform's state asks again. */
import { queryClient } from '../shell/queries.ts'
import { calls } from '../shell/rpc.ts'

export async function refreshPlatform(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: calls.platform.key() })
}
