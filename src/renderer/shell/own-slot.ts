/** One thing that the page keeps for whoever put it there; it ends with the page. */
export function makeOwnSlot<Kept>() {
  let slot: { readonly owner: number; readonly kept: Kept } | null = null
  return {
    /** `owner` is an account: nobody else gets to see it. */
    keep(owner: number, kept: Kept): void {
      slot = { owner, kept }
    },
    /** Null where nothing is kept, or somebody else's. */
    find: (owner: number): Kept | null => (slot?.owner === owner ? slot.kept : null),
    drop(): void {
      slot = null
    },
  }
}
