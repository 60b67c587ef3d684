/**
 * What stands in the address, as something to type into: changed at once, written to the address
 * when the typing pauses. The address itself follows too late for a field that is being typed into.
 */
import { useEffect, useRef, useState } from 'react'
import { useSettled } from './use-settled.ts'

const settleMilliseconds = 250

/** `go` writes to the address. A change of the address from outside replaces what was typed. */
export function useAddress<Search extends object>(
  search: Search,
  go: (search: Search) => void,
): readonly [Search, (search: Search) => void] {
  const address = JSON.stringify(search)
  const [draft, setDraft] = useState(search)
  const known = useRef(address)
  const settled = useSettled(JSON.stringify(draft), settleMilliseconds)
  const latest = useRef({ search, go, draft })
  useEffect(() => {
    latest.current = { search, go, draft }
  })
  useEffect(() => {
    if (address === known.current) return
    known.current = address
    setDraft(latest.current.search)
  }, [address])
  useEffect(() => {
    if (settled === known.current) return
    known.current = settled
    latest.current.go(latest.current.draft)
  }, [settled])
  return [draft, setDraft]
}
