/** When a paper may be printed: not before its type face has come. */
import { useEffect, useState } from 'react'
import { pageStyleText } from './PageStyle.tsx'

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

/** Opens the printer's dialog once, where its button was pressed and the paper is ready. */
export function usePrintOnce(paper: string | null, ready: boolean): void {
  useEffect(() => {
    if (paper === null || !ready) return
    // A frame later the paper has been drawn.
    const frame = requestAnimationFrame(() => {
      if (asked.delete(paper)) window.print()
    })
    return () => cancelAnimationFrame(frame)
  }, [paper, ready])
}
