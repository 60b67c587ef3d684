/** Which registration a reviewer opens next. */
import { rpc } from '../shell/rpc.ts'

/**
 * The oldest waiting registration after the given one that the reviewer did not take; where there
 * is none, the oldest of all but the given one. Null where nothing is left.
 */
export async function findNextInQueue(afterId: number): Promise<number | null> {
  return (await findOpen(afterId, afterId)) ?? (await findOpen(null, afterId))
}

async function findOpen(start: number | null, notId: number): Promise<number | null> {
  let after = start
  for (;;) {
    const page = await rpc.intake.queue(after === null ? {} : { after })
    const open = page.registrations.find(
      ({ registrationId, takenByMe }) => !takenByMe && registrationId !== notId,
    )
    if (open !== undefined) return open.registrationId
    const last = page.registrations.at(-1)
    if (!page.more || last === undefined) return null
    after = last.registrationId
  }
}
