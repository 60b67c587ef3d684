/** The place of the one ledger in a running program: empty until an office is founded. */
import { Bug } from '../../shared/kernel/assert.ts'
import type { Ledger } from './open.ts'

export type LedgerSlot = {
  find(): Ledger | null
  /** The ledger, where access was checked before: without an office nobody can be signed in. */
  get(): Ledger
  /**
   * Makes the ledger with `make` where the slot is empty. Answers false where there already is
   * one; two makers at once do not meet.
   */
  fill(make: () => Promise<Ledger>): Promise<boolean>
  close(): Promise<void>
}

/**
 * Opens what `open` finds, at once and again whenever the slot is asked while empty: a command
 * beside this program may have founded the office meanwhile.
 */
export function makeLedgerSlot(open: () => Ledger | null): LedgerSlot {
  let ledger = open()
  let making: Promise<unknown> = Promise.resolve()
  let isMaking = false
  const find = () => {
    if (ledger === null && !isMaking) ledger = open()
    return ledger
  }
  return {
    find,
    get() {
      const found = find()
      if (found === null) throw new Bug('no ledger is open')
      return found
    },
    fill(make) {
      const turn = async () => {
        if (find() !== null) return false
        isMaking = true
        try {
          ledger = await make()
        } finally {
          isMaking = false
        }
        return true
      }
      const made = making.then(turn, turn)
      making = made.catch(() => undefined)
      return made
    },
    async close() {
      await making
      await ledger?.close()
      ledger = null
    },
  }
}
