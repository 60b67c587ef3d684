/** When a paper may be printed: not before its type face has come. */
import { useEffect, useState } from 'react'
import { pageStyleText } from './PageStyle.tsx'
import { openPrinter } from './open-printer.ts'
import type { PrintJob } from './open-printer.ts'

/** The face of papers; names with rare characters find them here on screens too. */
const paperFace = "'Source Han Serif CN VF'"

/**
 * True once every character of the text can be drawn. Characters at the margins of a page are
 * only asked for while printing, which waits for nothing: they are fetched here too.
 */
export function usePaperReady(text: string | null): boolean {
  const [ready, setReady] = useState<string | null>(null)
  useEffect(() => {
    if (text === null) return
    let gone = false
    async function load(wanted: string): Promise<void> {
      await Promise.all(
        ['400', '700'].map((weight) =>
          document.fonts.load(`${weight} 12pt ${paperFace}`, wanted + pageStyleText),
        ),
      )
      await document.fonts.ready
      if (!gone) setReady(wanted)
    }
    void load(text)
    return () => {
      gone = true
    }
  }, [text])
  return text !== null && ready === text
}

const asked = new Set<string>()

/** Remembers that the print button was pressed for the paper whose page opens next. */
export function askToPrint(paper: string): void {
  asked.add(paper)
}

/**
 * Opens the printer's dialog once, where its button was pressed and the paper is ready. Answers
 * whether what the printer would get now is the print that was asked for: once its dialog has
 * closed, another print from the browser's own menu is not.
 */
export function usePrintOnce(
  paper: string | null,
  ready: boolean,
  { counted }: PrintJob = { counted: true },
): boolean {
  const [current, setCurrent] = useState<string | null>(null)
  if (paper !== null && paper !== current && asked.has(paper)) setCurrent(paper)
  useEffect(() => {
    if (paper === null || !ready) return
    // A frame later the paper has been drawn.
    const frame = requestAnimationFrame(() => {
      if (!asked.delete(paper)) return
      window.addEventListener('afterprint', () => setCurrent(null), { once: true })
      openPrinter({ counted })
    })
    return () => cancelAnimationFrame(frame)
  }, [paper, ready, counted])
  return paper !== null && current === paper
}
