/** What the main process and the core say to each other besides the windows' ports. */

/** Given to the core when it starts, as its one argument in JSON. */
export type CoreStart = {
  readonly dataFolder: string
  readonly rulesFolder: string
  readonly version: string
}

export type ToCore =
  /** Comes with one port: the other end is in a window. */
  | { readonly kind: 'serve' }
  /** Every session is locked: nobody sits at the counter. */
  | { readonly kind: 'lock' }
  /** What the keyring made of a question; null where there is none, or it cannot. */
  | { readonly kind: 'sealed'; readonly askId: number; readonly sealed: Uint8Array | null }
  | { readonly kind: 'unsealed'; readonly askId: number; readonly text: string | null }
  | { readonly kind: 'close' }

/** The keyring is the main process's: the core asks it before it opens the ledger. */
export type KeyringQuestion =
  | { readonly kind: 'seal'; readonly askId: number; readonly text: string }
  | { readonly kind: 'unseal'; readonly askId: number; readonly sealed: Uint8Array }

export type FromCore =
  | KeyringQuestion
  | { readonly kind: 'ready' }
  /** The ledger cannot be opened; the sentence is for whoever sits at the counter. */
  | { readonly kind: 'trouble'; readonly sentence: string }
