/** What an amendment would change, a moment behind the typing. */
import { useQuery } from '@tanstack/react-query'
import type { AmendmentPreview, AmendmentSource } from '../../shared/amendments/model.ts'
import { useSettled } from '../kit/use-settled.ts'
import { calls } from '../shell/rpc.ts'

const settleMilliseconds = 300

export type Preview = {
  readonly preview: AmendmentPreview | null
  /** What stands there is of the form as it was a moment ago. */
  readonly stale: boolean
  readonly error: unknown
}

/** Null asks nothing. */
export function usePreview(source: AmendmentSource | null): Preview {
  const wanted = JSON.stringify(source)
  const settled = useSettled(wanted, settleMilliseconds)
  // The text was made by the line above and by nobody else.
  const asked = JSON.parse(settled) as AmendmentSource | null
  const answer = useQuery(
    calls.amendments.preview.queryOptions({
      // The query is off while there is nothing to ask; the cast only fills its key.
      input: { source: asked as AmendmentSource },
      enabled: asked !== null,
      staleTime: 0,
    }),
  )
  return {
    preview: asked === null ? null : (answer.data ?? null),
    // One that is fetched anew may be confirmed as it stands: the digest of what was shown goes along.
    stale: settled !== wanted || (answer.isFetching && answer.data === undefined),
    error: answer.error,
  }
}
