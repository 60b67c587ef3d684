/** One step of an import at a time: it is under way, or what went wrong stands below it. */
import { useState } from 'react'
import { queryClient } from '../shell/queries.ts'
import { calls } from '../shell/rpc.ts'

export type Step = {
  readonly pending: boolean
  readonly error: unknown
  readonly run: (work: () => Promise<unknown>) => Promise<void>
}

/** Whatever the step did, the state of every import is asked for anew. */
export function useStep(): Step {
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  return {
    pending,
    error,
    run: async (work) => {
      if (pending) return
      setPending(true)
      setError(null)
      try {
        await work()
      } catch (caught) {
        setError(caught)
      } finally {
        await refreshRosters()
        setPending(false)
      }
    },
  }
}

export async function refreshRosters(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: calls.rosters.key() })
}
