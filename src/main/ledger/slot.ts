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

export function makeLedgerSlot(opened: Ledger | null): LedgerSlot {
  let ledger = opened
  let making: Promise<unknown> = Promise.resolve()
  return {
    find: () => ledger,
    get() {
      if (ledger === null) throw new Bug('no ledger is open')
      return ledger
    },
    fill(make) {
      const turn = async () => {
        if (ledger !== null) return false
        ledger = await make()
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
