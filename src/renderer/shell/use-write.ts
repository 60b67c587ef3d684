/**
 * One write of one form. The request id is made once per intent: a double Enter and a retry after
 * a lost connection send the same id, so the ledger records once. A new id is taken only after
 * success, or when the form was changed after a refusal.
 */
import { useRef, useState } from 'react'
import { intentFor } from './intent.ts'
import type { Intent } from './intent.ts'
import { isRefusal } from './trouble.ts'

type WithRequestId = { readonly requestId: string }

export type Write<Input extends WithRequestId, Output> = {
  readonly call: (input: Input) => Promise<Output>
  readonly onDone?: (output: Output) => void | Promise<void>
  readonly onRefused?: (error: unknown) => void
  /** Where a refusal empties the form (a wrong password), the next attempt is a new intent. */
  readonly newIntentAfterRefusal?: boolean
}

export type WriteState<Input extends WithRequestId> = {
  readonly submit: (input: Omit<Input, 'requestId'>) => Promise<void>
  readonly pending: boolean
  /** What went wrong last; cleared by the next attempt and by `forget`. */
  readonly error: unknown
  readonly forget: () => void
}

export function useWrite<Input extends WithRequestId, Output>(
  write: Write<Input, Output>,
): WriteState<Input> {
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const busy = useRef(false)
  const intent = useRef<Intent | null>(null)

  async function submit(input: Omit<Input, 'requestId'>): Promise<void> {
    if (busy.current) return
    busy.current = true
    setPending(true)
    setError(null)
    const payload = JSON.stringify(input)
    const current = intentFor(intent.current, payload)
    intent.current = current
    try {
      // The input without its id, and the id: together what the call takes.
      const output = await write.call({ ...input, requestId: current.requestId } as Input)
      intent.current = null
      await write.onDone?.(output)
    } catch (caught) {
      if (isRefusal(caught)) {
        intent.current =
          write.newIntentAfterRefusal === true ? null : { ...current, refusedPayload: payload }
      }
      setError(caught)
      write.onRefused?.(caught)
    } finally {
      busy.current = false
      setPending(false)
    }
  }

  return { submit, pending, error, forget: () => setError(null) }
}
