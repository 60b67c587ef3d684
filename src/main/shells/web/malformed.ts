/** JSON that is no call: the RPC library answers it in English, and we in the page's language. */
import { ORPCError } from '@orpc/server'
import { refusals } from './replies.ts'

/**
 * Wraps a call from its decoding on. A procedure lets nothing out but an ORPCError (`kernel/faults`),
 * so that anything else is the decoder's: the envelope that holds the input is not one of ours.
 */
export async function refuseMalformed<Result>({
  next,
}: {
  readonly next: () => Promise<Result>
}): Promise<Result> {
  try {
    return await next()
  } catch (error) {
    if (error instanceof ORPCError) throw error
    const { code, status, message } = refusals.malformed
    throw new ORPCError(code, { status, message, cause: error })
  }
}
