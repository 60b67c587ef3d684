/** Something wrong in a folder of packs, for the person who wrote it. */
export type PackProblem = {
  /** Under the folder of packs: `dongming-2024/pack.yaml`. */
  readonly file: string
  /** From 1; 0 where the whole file is meant. */
  readonly line: number
  readonly column: number
  /** What is wrong and how to mend it, one or two Chinese sentences. */
  readonly text: string
}

/** A complaint about a value of the document, by its path. */
export type DocumentProblem = {
  readonly path: readonly PropertyKey[]
  readonly text: string
  /** The same to whoever writes it in a file, where that takes other words. */
  readonly inFile?: string
}
