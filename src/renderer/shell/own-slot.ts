/**
 * One thing that is kept for whoever put it there, beside the page: reloading does not lose it, and it
 * ends with the tab or window. Only what holds no resident: a browser writes it to its disk.
 */

/** Goes up with every change of what is kept: what an older program left is passed over. */
const shape = 1

type Slot<Kept> = { readonly shape: number; readonly owner: number; readonly kept: Kept }

export function makeOwnSlot<Kept>(name: string) {
  const key = `canbao.own-${name}`

  function read(): Slot<Kept> | null {
    const text = sessionStorage.getItem(key)
    if (text === null) return null
    // Written below and nowhere else.
    const slot = JSON.parse(text) as Slot<Kept>
    return slot.shape === shape ? slot : null
  }

  return {
    /** `owner` is an account: nobody else gets to see it. */
    keep(owner: number, kept: Kept): void {
      sessionStorage.setItem(key, JSON.stringify({ shape, owner, kept } satisfies Slot<Kept>))
    },
    /** Null where nothing is kept, or somebody else's. */
    find(owner: number): Kept | null {
      const slot = read()
      return slot?.owner === owner ? slot.kept : null
    },
    drop(): void {
      sessionStorage.removeItem(key)
    },
  }
}
