/** What the main process and the core say to each other besides the windows' ports. */

/** Given to the core when it starts, as its one argument in JSON. */
export type CoreStart = {
  readonly dataFolder: string
  readonly rulesFolder: string
  readonly version: string
}

export type ToCore =
  /** Comes with one port: the other end is in a window. */
  { readonly kind: 'serve' } | { readonly kind: 'close' }

export type FromCore =
  | { readonly kind: 'ready' }
  /** The ledger cannot be opened; the sentence is for whoever sits at the counter. */
  | { readonly kind: 'trouble'; readonly sentence: string }
