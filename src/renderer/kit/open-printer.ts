/** Printing what the page shows: the browser's own dialog, or the window's, which takes its place. */

export type PrintJob = {
  /** The program has counted these copies: the dialog makes no more of them. */
  readonly counted: boolean
}

let takenOver: ((job: PrintJob) => void) | null = null

/** Tells `afterprint` on the window once it has done, as a browser does. */
export function takeOverPrinting(by: (job: PrintJob) => void): () => void {
  takenOver = by
  return () => {
    if (takenOver === by) takenOver = null
  }
}

export function openPrinter(job: PrintJob): void {
  if (takenOver === null) window.print()
  else takenOver(job)
}
