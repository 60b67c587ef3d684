/** The request id of one intent of one person, and when the next intent begins. */
export type Intent = { readonly requestId: string; readonly refusedPayload: string | null }

/**
 * The intent that an attempt belongs to. A double Enter and a retry after a lost connection belong
 * to the one before; a form that was changed after a refusal begins a new one.
 */
export function intentFor(last: Intent | null, payload: string): Intent {
  const changedAfterRefusal =
    last !== null && last.refusedPayload !== null && last.refusedPayload !== payload
  if (last === null || changedAfterRefusal) {
    return { requestId: crypto.randomUUID(), refusedPayload: null }
  }
  return last
}
