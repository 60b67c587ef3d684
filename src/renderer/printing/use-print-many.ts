/**
 * Many copies, one action each, one after the other. Stopping and losing the connection leave what
 * was counted counted; going on asks for the rest with the request ids they were given at first,
 * so that nothing is counted twice.
 */
import { useRef, useState } from 'react'
import type { SheetKind } from '../../shared/printing/model.ts'
import { rpc } from '../shell/rpc.ts'
import { codeOf } from '../shell/trouble.ts'

export type PrintAsked = { readonly kind: SheetKind; readonly registrationId: number }
type Numbered = PrintAsked & { readonly requestId: string }

export type PrintMany = {
  readonly total: number
  /** The copies that were counted so far, in order. */
  readonly printIds: readonly number[]
  readonly running: boolean
  readonly error: unknown
  readonly start: (asked: readonly PrintAsked[]) => Promise<readonly number[] | null>
  readonly goOn: () => Promise<readonly number[] | null>
  readonly stop: () => void
}

export function usePrintMany(): PrintMany {
  const [total, setTotal] = useState(0)
  const [printIds, setPrintIds] = useState<readonly number[]>([])
  const [running, setRunning] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const items = useRef<readonly Numbered[]>([])
  const done = useRef<number[]>([])
  const stopped = useRef(false)
  const busy = useRef(false)

  /** Every copy's id, null where it came to an end before the last. */
  async function goOn(): Promise<readonly number[] | null> {
    if (busy.current) return null
    busy.current = true
    stopped.current = false
    setRunning(true)
    setError(null)
    try {
      while (done.current.length < items.current.length) {
        const next = items.current[done.current.length]
        if (stopped.current || next === undefined) return null
        const printId = await findPrinted(next)
        if (printId === null) items.current = items.current.filter((each) => each !== next)
        else done.current.push(printId)
        setTotal(items.current.length)
        setPrintIds([...done.current])
      }
      return done.current
    } catch (caught) {
      setError(caught)
      return null
    } finally {
      busy.current = false
      setRunning(false)
    }
  }

  function start(asked: readonly PrintAsked[]): Promise<readonly number[] | null> {
    if (busy.current) return Promise.resolve(null)
    items.current = asked.map((each) => ({ ...each, requestId: crypto.randomUUID() }))
    done.current = []
    setTotal(asked.length)
    setPrintIds([])
    return goOn()
  }

  const stop = () => {
    stopped.current = true
  }
  return { total, printIds, running, error, start, goOn, stop }
}

/** Null where there is no such paper any more: it was withdrawn or changed since it was listed. */
async function findPrinted(asked: Numbered): Promise<number | null> {
  try {
    return (await rpc.printing.print(asked)).printId
  } catch (error) {
    if (gone.has(codeOf(error) ?? '')) return null
    throw error
  }
}

const gone = new Set(['REGISTRATION_NOT_FOUND', 'NOTHING_PAID', 'NOTHING_PAYABLE'])
