/**
 * What the window's main process does for its page, beside the core: nothing of the office is
 * decided here. Only the page in the window has this port; a browser has none.
 */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { desktopNewsSchema, mostCopies, paperAdjustSchema, printerSchema } from './model.ts'

export const desktopContract = {
  /** What the page should know at once, as long as the port is open. */
  news: oc.output(eventIterator(desktopNewsSchema)),
  /** The machine's printers, and the one that was used last; null for a PDF. */
  printers: oc.output(
    z.object({ printers: z.array(printerSchema), lastUsed: z.string().nullable() }),
  ),
  /** Remembers what a printer needs. */
  adjustPrinter: oc.input(z.object({ printer: z.string(), adjust: paperAdjustSchema })),
  /** The page as an A4 PDF where the person says; the path, null where they thought better of it. */
  savePdf: oc
    .input(z.object({ fileName: z.string().min(1).max(120) }))
    .output(z.object({ path: z.string().nullable() }))
    .errors({
      PDF_FAILED: { status: 507, message: '文件没有保存成功，请换一个文件夹或文件名再试。' },
    }),
  /** The page on A4 paper, without the system's own dialog. */
  print: oc
    .input(z.object({ printer: z.string(), copies: z.int().min(1).max(mostCopies) }))
    .errors({
      PRINT_FAILED: {
        status: 502,
        message: '打印机没有接受，请检查它是否开机、联机，或先存为 PDF 再打印。',
      },
    }),
}
export type DesktopContract = typeof desktopContract
