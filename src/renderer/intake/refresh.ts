/** After a write, whatever screen shows registrations or people asks again. */
import type { Registration } from '../../shared/intake/model.ts'
import { queryClient } from '../shell/queries.ts'
import { calls } from '../shell/rpc.ts'

export async function refreshRegistrations(): Promise<void> {
  await Promise.all(
    [calls.intake.key(), calls.people.key(), calls.quotas.key()].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  )
}

/** The answer of a write is the registration as it stands now. */
export function keepRegistration(registration: Registration): void {
  const { registrationId } = registration
  queryClient.setQueryData(calls.intake.get.queryKey({ input: { registrationId } }), registration)
}
