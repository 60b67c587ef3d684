/** Brings back what was half filled in when the page died, and keeps what is half filled in now. */
import { useEffect, useState } from 'react'
import { useDesk } from '../shell/desk.ts'
import { dropDraft, findKeptDraft, keepDraft } from './kept-draft.ts'
import type { Counter } from './use-counter.ts'

/** True from the moment something was brought back until it is saved or cleared. */
export function useKeptDraft(counter: Counter): boolean {
  const { accountId } = useDesk().operator
  const { registrant, draft, dirty } = counter
  const [kept] = useState(() => findKeptDraft(accountId))
  const [restored, setRestored] = useState(false)

  useEffect(() => {
    if (kept === null) return
    let gone = false
    async function restore(): Promise<void> {
      if (kept === null) return
      if (kept.registrant.kind === 'known') await counter.pick(kept.registrant.personId)
      else await counter.takeNew({ idNumber: '', name: '' })
      if (gone) return
      counter.change(kept.draft)
      setRestored(true)
    }
    void restore()
    return () => {
      gone = true
    }
    // Once, as the page opens: what is kept belongs to the page before.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  useEffect(() => {
    if (dirty) keepDraft(accountId, registrant, draft)
  }, [accountId, registrant, draft, dirty])

  useEffect(() => {
    if (!dirty) return
    // Saved, cleared or left on purpose: a page that dies runs nothing.
    return () => {
      dropDraft()
      setRestored(false)
    }
  }, [dirty])

  return restored && dirty
}
