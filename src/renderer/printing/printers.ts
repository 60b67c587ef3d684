/** Paper by way of the window: what its main process is asked, with the paper set for its printer. */
import { exactPaper } from '../../shared/desktop/model.ts'
import type { PaperAdjust, Printer } from '../../shared/desktop/model.ts'
import { setPaperAdjust } from '../kit/paper-adjust.ts'
import { getDesktop } from '../shell/desktop.ts'

export const printersKey = ['desktop', 'printers'] as const

export function listPrinters() {
  return getDesktop().printers()
}

export function keepAdjust(printer: string, adjust: PaperAdjust): Promise<unknown> {
  return getDesktop().adjustPrinter({ printer, adjust })
}

/** A PDF is exact: it may go to any printer. The path, null where nobody chose one. */
export async function savePage(): Promise<string | null> {
  // The title of the window is the paper's, with the program's name behind it.
  const fileName = document.title.split(' · ')[0] ?? document.title
  const { path } = await getDesktop().savePdf({ fileName: fileName.slice(0, 120) })
  return path
}

export async function printPage(printer: Printer, copies: number): Promise<void> {
  setPaperAdjust(printer.adjust)
  try {
    await drawn()
    await getDesktop().print({ printer: printer.name, copies })
  } finally {
    setPaperAdjust(exactPaper)
  }
}

/** Two frames later what was set stands on the page. */
function drawn(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
  })
}
