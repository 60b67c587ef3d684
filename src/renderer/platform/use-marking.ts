/** Which rows of the work list are marked, for what is done with several at once. */
import { useState } from 'react'
import type { PlatformLine } from '../../shared/platform/model.ts'

export type Marking = ReturnType<typeof useMarking>

/** What is marked of the rows in sight; whatever leaves the page is not marked any more. */
export function useMarking(rows: readonly PlatformLine[]) {
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set())
  const open = rows.filter(({ status }) => status !== 'entered')
  const marked = open.filter(({ registrationId }) => ids.has(registrationId))
  return {
    marked,
    isMarked: (row: PlatformLine) => marked.includes(row),
    toggle: (row: PlatformLine): void => {
      const next = new Set(ids)
      if (!next.delete(row.registrationId)) next.add(row.registrationId)
      setIds(next)
    },
    markAll: () => setIds(new Set(open.map(({ registrationId }) => registrationId))),
    clear: () => setIds(new Set()),
  }
}
